"""One account with its report and what the other slots need of it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.export.muc4.notation import NOTHING
from rashomon.export.muc4.words import places_of, role_of, string
from rashomon.records import Account, Place, Report, Span, Statement


@dataclass(frozen=True, slots=True)
class Scene:
    """An account, its report and statements; ``incident`` and ``stage`` are the fills of slots 4 and 5.

    ``country`` is where it took place, as an ISO 3166-1 alpha-2 code or ""; ``places`` are
    all places told, and ``category`` is slot 8 where nobody is named. ``coded`` says that the encoder read it.
    """

    report: Report
    account: Account
    statements: tuple[Statement, ...]
    incident: str
    stage: str
    country: str
    places: tuple[Place, ...] = ()
    category: str = NOTHING
    coded: bool = False

    @property
    def hit(self) -> list[Span]:
        """Where the text names whom and what the incident hit, and who did it, as the encoder found them."""
        words = [string(s) for s in self.statements if role_of(s) not in {"", "Weapon"}]
        return places_of(words, self.text)

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.report.text
