"""The log of what persons decided: who, when, about what, why, and what was undone. It is read, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from rashomon.errors import UsageError
from rashomon.records import Correction, Link, Subject

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: How the machine's names begin; no person may sign so.
MACHINE = "rashomon/"
Action = Literal["same", "different", "unsure", "withdrawn", "undone"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: what a person decided at one moment, about what, why, and who took it back, if anybody.

    ``ids`` are those of the rows it made: links, or a correction; ``about`` those of the accounts, of the statement, or
    of the rows that were undone.
    """

    at: datetime
    by: str
    action: Action
    because: str
    ids: tuple[str, ...]
    about: tuple[str, ...]
    undone: Correction | None = None


def check_signed(because: str, by: str) -> None:
    """Raise UsageError where a decision has no reason, or no name of a person to sign it."""
    if not because.strip():
        raise UsageError("A decision needs a reason that others can check. Say why, in a sentence.")
    if not by.strip() or by.strip().startswith(MACHINE):
        raise UsageError(f"{by!r} is no name to sign with: it is empty, or the machine's. Give your own.")


def log(ledger: Ledger, *, as_of: datetime | None = None) -> list[Entry]:
    """Return all that persons decided, first decided first, with what was undone marked as such."""
    corrections = list(ledger.corrections(as_of=as_of))
    undone = {correction.subject: correction for correction in corrections}
    links = list(ledger.links(undone=True, among="people", as_of=as_of))
    recorded = ledger.recorded([link.id for link in links if link.decided_at is None])
    dated = [(link.decided_at or recorded[link.id], link) for link in links]
    entries = [*_link_entries(dated, undone), *_correction_entries(corrections, undone)]
    return sorted(entries, key=lambda entry: (entry.at, entry.ids))


def standing(ledger: Ledger, *, as_of: datetime | None = None) -> list[Link]:
    """Return the decisions by persons that stand, in the order they were made."""
    return list(ledger.links(among="people", as_of=as_of))


def withdrawals(ledger: Ledger, statement_id: str) -> list[Correction]:
    """Return the withdrawals of a statement that stand."""
    made = list(ledger.corrections(subjects=[statement_id]))
    undone = {one.subject for one in ledger.corrections(subjects=[one.id for one in made])}
    return [one for one in made if one.id not in undone]


def withdrawn_ids(ledger: Ledger, *, as_of: datetime | None = None) -> frozenset[str]:
    """Return the ids of the statements that persons have withdrawn as misread."""
    made = list(ledger.corrections(as_of=as_of))
    undone = {one.subject for one in made if one.of == "correction"}
    return frozenset(one.subject for one in made if one.of == "statement" and one.id not in undone)


def act_of(link: Link) -> tuple[object, ...]:
    """Return what the links of one decision share."""
    return str(link.decided_at), link.decided_by, link.decision, link.reasons


def _link_entries(dated: Iterable[tuple[datetime, Link]], undone: dict[str, Correction]) -> Iterator[Entry]:
    ordered = sorted(dated, key=lambda pair: (pair[0], pair[1].decided_by, act_of(pair[1]), pair[1].id))
    for (at, _), group in groupby(ordered, key=lambda pair: (pair[0], act_of(pair[1]))):
        links = [link for _, link in group]
        first, ends = links[0], {end for link in links for end in (link.left, link.right)}
        why = "; ".join(first.reasons)
        ids = tuple(link.id for link in links)
        yield Entry(at, first.decided_by, first.decision, why, ids, tuple(sorted(ends)), undone.get(first.id))


def _correction_entries(corrections: Iterable[Correction], undone: dict[str, Correction]) -> Iterator[Entry]:
    def act(one: Correction) -> tuple[datetime, str, str, Subject]:
        return one.decided_at, one.decided_by, one.because, one.of

    for (at, by, because, of), group in groupby(sorted(corrections, key=lambda one: (act(one), one.id)), key=act):
        made = list(group)
        ids, about = tuple(one.id for one in made), tuple(sorted(one.subject for one in made))
        action: Action = "withdrawn" if of == "statement" else "undone"
        yield Entry(at, by, action, because, ids, about, undone.get(made[0].id))
