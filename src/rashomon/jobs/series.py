"""Counts of incidents beside the ledger's own count under the same scope, and what the difference comes to.

In: a ledger. Out: a series for each count that a report tells, with the incidents in its scope, those that may be, and
those that miss it by one limit. A count is never an incident, and nothing says which of the two is right: a ledger
holds what was read into it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from rashomon.jobs.clustering import Clusters, cluster_ledger
from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import TOLD, dated_incidents
from rashomon.jobs.scoping import Outline, Reason, Scope, Verdict, lay, near_by, scope_of
from rashomon.records import HAPPENED, Account, Name, Quantity, Report, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Harm that a count may sum up besides the incidents.
HARMED = ("killed", "injured", "missing")
#: Fields that tell where an incident was and whom it was on.
OUTLINED = ("place", "target", "victim", *HARMED)


@dataclass(frozen=True, slots=True)
class Counted:
    """An incident of the ledger laid to the scope of a count; ``day`` is the one it is listed under."""

    incident_id: str
    day: date
    stated: bool
    verdict: Verdict
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """What the incidents in scope come to in one field: the least and the most that is told; ``told`` in so many."""

    field: str
    low: int
    high: int | None
    told: int


@dataclass(frozen=True, slots=True)
class Series:
    """One count that a report tells, and the ledger beside it.

    ``counts`` are the statements with a number: how many incidents, and how many were killed or hurt in them all.
    ``inside`` are the incidents in scope, ``unclear`` those that may be, ``near`` those that just miss it by one limit;
    ``outside`` is how many are outside, those included. ``own`` are the ledger's bounds of who was killed, injured or
    missing in the incidents inside, where the count tells that too.
    """

    account: Account
    report: Report
    speaker: Name
    via: tuple[Name, ...]
    statements: tuple[Statement, ...]
    scope: Scope
    inside: tuple[Counted, ...]
    unclear: tuple[Counted, ...]
    near: tuple[Counted, ...]
    outside: int
    own: tuple[Sum, ...]

    @property
    def counts(self) -> tuple[Statement, ...]:
        """The statements with a number, that of incidents first."""
        told = [s for s in self.statements if isinstance(s.value, Quantity)]
        return tuple(sorted(told, key=lambda s: (s.field != "incident_count", s.span, s.field, s.id)))

    @property
    def count(self) -> Quantity | None:
        """How many incidents are counted; None where only the harm of them all is, or the count was withdrawn."""
        return next(
            (s.value for s in self.counts if s.field == "incident_count" and isinstance(s.value, Quantity)), None
        )

    @property
    def missing(self) -> int:
        """How many counted incidents are not in the ledger at the least: even if all that may be in scope are."""
        low = self.count.low if self.count else None
        return max(0, (low or 0) - len(self.inside) - len(self.unclear))

    @property
    def surplus(self) -> int:
        """How many incidents of the ledger are more than the count allows at the most."""
        high = self.count.high if self.count else None
        return max(0, len(self.inside) - high) if high is not None else 0


def series(ledger: Ledger, *, as_of: datetime | None = None, account_ids: Sequence[str] | None = None) -> list[Series]:
    """Return every count of incidents that a report tells as one that took place, by day of publication, then id.

    ``account_ids`` keeps only the counts of these accounts.
    """
    accounts = list(ledger.accounts(ids=account_ids, form="series", as_of=as_of))
    told = _statements(ledger, accounts, as_of)
    accounts = [a for a in accounts if a.stance in HAPPENED and told[a.id]]
    reports = {r.id: r for r in ledger.reports(ids={a.report_id for a in accounts}, as_of=as_of)}
    outlines = _outlines(ledger, as_of) if accounts else {}
    found = [_series(a, told[a.id], reports[a.report_id], outlines) for a in accounts]
    return sorted(found, key=lambda one: (one.report.published, one.report.id, one.account.span, one.account.id))


@dataclass(frozen=True, slots=True)
class _Listed:
    """An incident with the day it is listed under, and what a scope is laid to."""

    day: date
    stated: bool
    outline: Outline


def _statements(ledger: Ledger, accounts: Sequence[Account], as_of: datetime | None) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in ledger.statements(account_ids=[account.id for account in accounts], as_of=as_of):
        if statement.score >= TOLD:
            found[statement.account_id].append(statement)
    return found


def _outlines(ledger: Ledger, as_of: datetime | None) -> Mapping[str, _Listed]:
    clusters = cluster_ledger(ledger, as_of=as_of)
    published = _first_published(ledger, clusters)
    found = {}
    for dated in dated_incidents(ledger, Filters(as_of=as_of), clusters=clusters):
        identity = dated.incident.id
        outline = Outline(dated.incident.kind, dated.day if dated.stated else None, published[identity])
        found[identity] = _Listed(dated.day, dated.stated, outline)
    for statement in ledger.statements(fields=OUTLINED, as_of=as_of):
        incident = clusters.own.get(statement.account_id)
        if incident in found and statement.stance in HAPPENED and statement.score >= TOLD:
            found[incident].outline.note(statement)
    return found


def _first_published(ledger: Ledger, clusters: Clusters) -> Mapping[str, date]:
    days = {report.id: report.published for report in ledger.reports(ids=set(clusters.reports.values()))}
    return {
        identity: min(days[clusters.reports[account]] for account in incident.accounts)
        for identity, incident in clusters.incidents.items()
    }


def _series(
    account: Account, statements: Sequence[Statement], report: Report, outlines: Mapping[str, _Listed]
) -> Series:
    scope = scope_of(account, statements, report)
    laid, near = list[Counted](), list[Counted]()
    for identity, listed in sorted(outlines.items(), key=lambda item: (item[1].day, item[0])):
        one = Counted(identity, listed.day, listed.stated, *lay(scope, listed.outline))
        laid.append(one)
        if near_by(scope, listed.outline, one.reasons):
            near.append(one)
    inside = [outlines[one.incident_id].outline for one in laid if one.verdict == "in"]
    first = min(statements, key=lambda s: (s.field != "incident_count", s.span, s.id))
    return Series(
        account=account,
        report=report,
        speaker=first.speaker,
        via=first.via,
        statements=tuple(statements),
        scope=scope,
        inside=tuple(one for one in laid if one.verdict == "in"),
        unclear=tuple(one for one in laid if one.verdict == "unclear"),
        near=tuple(near),
        outside=sum(one.verdict == "outside" for one in laid),
        own=tuple(_sum(name, inside) for name in HARMED if any(_counted(s, name) for s in statements)),
    )


def _counted(statement: Statement, name: str) -> bool:
    return statement.field == name and isinstance(statement.value, Quantity)


def _sum(name: str, inside: Sequence[Outline]) -> Sum:
    """Add up the least and the most that any report tells of each incident; an open bound leaves the sum open."""
    told = [outline.numbers[name] for outline in inside if outline.numbers.get(name)]
    lows = [min(number.low or 0 for number in numbers) for numbers in told]
    highs = [None if any(n.high is None for n in numbers) else max(n.high or 0 for n in numbers) for numbers in told]
    high = None if None in highs else sum(number or 0 for number in highs)
    return Sum(name, sum(lows), high, len(told))
