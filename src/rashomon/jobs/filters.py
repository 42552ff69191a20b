"""What may be asked of the incidents in a ledger, and the moment they are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Filters:
    """Which incidents are wanted; every filter given must hold.

    ``ids`` are beginnings of ids of incidents or of their accounts. ``since`` and ``until`` are inclusive days.
    ``near`` is a name, compared without regard to case; ``within_km`` also takes what lies that far from it. ``actor``
    is part of a name. ``as_of`` is the moment whose ledger is asked, with its time zone; None is now.
    """

    ids: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    near: str = ""
    within_km: float | None = None
    actor: str = ""
    as_of: datetime | None = None

    @property
    def given(self) -> bool:
        """Whether any filter is given; a moment is none."""
        return any((self.ids, self.since, self.until, self.near, self.actor))
