"""The pairs of incidents that a person may want to decide about, and the log, with what a page tells of each.

In: a ledger. Out: the pairs of :mod:`rashomon.jobs.reviewing` and the log of :mod:`rashomon.jobs.decided`, with the
incidents they are about. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.console.index import Entry, Index
from rashomon.console.words import in_words
from rashomon.jobs import reviewing
from rashomon.jobs.decided import Entry as Logged
from rashomon.jobs.decided import log
from rashomon.jobs.reviewing import TELLING, Passage, Telling, Verdict
from rashomon.records import Link, Stance, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; ``field`` and ``verdict`` say how marked words go with the other side, "" for none."""

    text: str
    field: str = ""
    verdict: Verdict | str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: where it is told, the incident, the fields that tell incidents apart, and the words."""

    telling: Telling
    entry: Entry
    facts: tuple[tuple[str, Stance, str], ...]
    passages: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings to decide about, and what the machine made of them."""

    left: Side
    right: Side
    link: Link
    reports: int
    others: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log, the incidents it is about as they stand now, and a pair of accounts that it decided about."""

    logged: Logged
    about: tuple[Entry, ...]
    pair: tuple[str, str] | None


def undecided(ledger: Ledger, index: Index, limit: int, as_of: datetime | None = None) -> list[Pair]:
    """Return the pairs most worth a look, the most worth first, at most ``limit``."""
    found = reviewing.review(ledger, limit=limit, as_of=as_of, clusters=index.clusters)
    accounts = {side.account.id for pair in found for side in (pair.left, pair.right)}
    statements = list(ledger.statements(account_ids=accounts, as_of=as_of))
    return [
        Pair(_side(p.left, index, statements), _side(p.right, index, statements), p.link, p.reports, p.others)
        for p in found
        if {p.left.incident_id, p.right.incident_id} <= index.by_id.keys()
    ]


def log_lines(ledger: Ledger, index: Index, as_of: datetime | None = None) -> list[Line]:
    """Return what persons decided, the latest first."""
    links = {link.id: (link.left, link.right) for link in ledger.links(undone=True, among="people", as_of=as_of)}
    ordered = reversed(log(ledger, as_of=as_of))
    return [Line(one, tuple(_about(one, index)), links.get(one.ids[0])) for one in ordered]


def _about(logged: Logged, index: Index) -> Iterator[Entry]:
    incidents = dict.fromkeys(index.clusters.own.get(account, "") for account in logged.about)
    yield from (index.by_id[one] for one in incidents if one in index.by_id)


def _side(telling: Telling, index: Index, statements: Iterable[Statement]) -> Side:
    own = [s for s in statements if s.account_id == telling.account.id and s.field in TELLING]
    ordered = sorted(own, key=lambda s: (TELLING.index(s.field), s.span, s.id))
    facts = tuple(dict.fromkeys((s.field, s.stance, in_words(s.value)) for s in ordered))
    passages = tuple(tuple(_pieces(passage)) for passage in telling.passages)
    return Side(telling, index.by_id[telling.incident_id], facts, passages)


def _pieces(passage: Passage) -> Sequence[Piece]:
    """Cut a passage at its marks, which do not overlap."""
    found, at = [], 0
    for one in sorted(passage.marks):
        start, end = one.span.start - passage.span.start, one.span.end - passage.span.start
        found += [Piece(passage.text[at:start]), Piece(passage.text[start:end], one.field, one.verdict)]
        at = end
    return [piece for piece in (*found, Piece(passage.text[at:])) if piece.text]
