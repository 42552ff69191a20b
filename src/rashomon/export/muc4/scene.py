"""One account with its report and what the other slots need of it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.export.muc4.notation import NOTHING
from rashomon.records import Account, Place, Report, Statement


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
    def text(self) -> str:
        """The text of the report."""
        return self.report.text
