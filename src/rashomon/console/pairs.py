"""The pairs of incidents that a person may want to decide about, and what persons have decided.

In: a ledger. Out: pairs that the machine is unsure of, those of most doubt first, each with the words of both sides;
and the log of decisions, the latest first. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.console.index import Entry, Index
from rashomon.console.marking import Segment, excerpts
from rashomon.console.words import in_words
from rashomon.linking.clusters import deciding_links
from rashomon.records import Account, Link, Report, Stance, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

_MACHINE = "rashomon/"
#: The fields by which a person tells one incident from another, in the order in which they are compared.
_ORDER = ("kind", "time", "place", "target", "weapon", "munitions", "perpetrator", "killed", "injured")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: the account, its report, its incident, and what it tells, field by field."""

    account: Account
    report: Report
    entry: Entry
    statements: tuple[Statement, ...]
    segments: tuple[Segment, ...]

    @property
    def facts(self) -> list[tuple[str, Stance, str]]:
        """The fields by which incidents are told apart, each value once: field, stance and value in words."""
        told = ((s.field, s.stance, in_words(s.value)) for s in self.statements if s.field in _ORDER)
        return list(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings to decide about, and what the machine made of them."""

    left: Side
    right: Side
    link: Link


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the log: what a person decided about what, when and why; ``counts`` is False once it was overruled."""

    action: str
    by: str
    at: datetime
    because: str
    counts: bool
    fate: str
    about: tuple[Entry, ...]
    subject: str


def undecided(ledger: Ledger, index: Index, limit: int, as_of: datetime | None = None) -> tuple[list[Pair], int]:
    """Return the pairs most worth a look, one for each two incidents, at most ``limit``; and how many there are."""
    best: dict[tuple[str, str], Link] = {}
    settled: set[tuple[str, str]] = set()
    for link in deciding_links(ledger.links(as_of=as_of)).values():
        one, other = sorted((index.clusters.own.get(link.left, ""), index.clusters.own.get(link.right, "")))
        if not one or one == other:
            continue
        if not link.decided_by.startswith(_MACHINE):
            settled.add((one, other))
        elif link.decision == "unsure" and ((one, other) not in best or link.score > best[one, other].score):
            best[one, other] = link
    asked = sorted((k for k in best if k not in settled), key=lambda k: (abs(best[k].score - 0.5), k))
    pairs = [_pair(ledger, index, best[key], as_of) for key in asked[:limit]]
    return [pair for pair in pairs if pair], len(asked)


def decided(ledger: Ledger, index: Index, as_of: datetime | None = None) -> list[Decided]:
    """Return what persons decided, the latest first."""
    links = [link for link in ledger.links(as_of=as_of) if not link.decided_by.startswith(_MACHINE)]
    last = {(link.left, link.right): link.id for link in links}
    at = ledger.recorded([link.id for link in links])
    return [_line(link, at[link.id], last[link.left, link.right] == link.id, index) for link in reversed(links)]


def _line(link: Link, at: datetime, counts: bool, index: Index) -> Decided:
    incidents = dict.fromkeys(index.clusters.own.get(account, "") for account in (link.left, link.right))
    about = tuple(index.by_id[one] for one in incidents if one in index.by_id)
    because, fate = "; ".join(link.reasons), "" if counts else "decided anew"
    return Decided(link.decision, link.decided_by, at, because, counts, fate, about, link.id)


def _pair(ledger: Ledger, index: Index, link: Link, as_of: datetime | None) -> Pair | None:
    accounts = {a.id: a for a in ledger.accounts(ids=[link.left, link.right], as_of=as_of)}
    reports = {r.id: r for r in ledger.reports(ids={a.report_id for a in accounts.values()}, as_of=as_of)}
    statements = list(ledger.statements(account_ids=list(accounts), as_of=as_of))
    sides = [_side(accounts[one], reports, index, statements) for one in (link.left, link.right)]
    return Pair(sides[0], sides[1], link) if all(side.statements for side in sides) else None


def _by_field(statement: Statement) -> tuple[int, str]:
    return _ORDER.index(statement.field) if statement.field in _ORDER else len(_ORDER), statement.id


def _side(account: Account, reports: Mapping[str, Report], index: Index, statements: Iterable[Statement]) -> Side:
    own = tuple(sorted((s for s in statements if s.account_id == account.id), key=_by_field))
    report = reports[account.report_id]
    segments = tuple(excerpts(report.text, own, limit=1500))
    return Side(account, report, index.by_id[index.clusters.own[account.id]], own, segments)
