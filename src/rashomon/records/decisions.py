"""What was decided about accounts, statements and names, by the machine or by a person. Never a merge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Decision = Literal["same", "different", "unsure"]
Subject = Literal["statement", "link", "correction"]
NameVerdict = Literal["same", "different", "undo"]


@dataclass(frozen=True, slots=True)
class Link:
    """A decision about two accounts, ``left`` < ``right``, with its reasons in words. Never a merge, never deleted.

    ``decided_at`` is when a person decided, with its time zone; the machine's decisions know no time, and have None.
    """

    id: str
    left: str
    right: str
    decision: Decision
    score: float
    reasons: tuple[str, ...]
    decided_by: str
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person takes back, and from when on: a statement that was misread, or an earlier decision.

    ``subject`` is the id of a statement, a link or another correction, as ``of`` says. What it takes back stays in the
    ledger; ``decided_at`` has a time zone.
    """

    id: str
    of: Subject
    subject: str
    because: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class NameDecision:
    """A person's decision whether two canonical names, ``one`` < ``other``, have one bearer; the last one counts.

    "undo" takes back what persons decided about the two before. ``decided_at`` has a time zone.
    """

    id: str
    one: str
    other: str
    decision: NameVerdict
    because: str
    decided_by: str
    decided_at: datetime
