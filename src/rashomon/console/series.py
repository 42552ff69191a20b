"""Counts of many incidents that reports tell ("over 66 attacks since October"), beside what the ledger holds itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.brief.voices import told_order
from rashomon.console.index import INDEXES, Entry, Index
from rashomon.console.page import Page, Visit
from rashomon.console.render import render
from rashomon.console.words import who_says
from rashomon.jobs.dossiers import TOLD
from rashomon.records import Account, Report, Statement, TimeRange

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Count:
    """One report's count of many incidents, by whom, and the incident it is told beside.

    ``held`` is how many incidents the ledger itself holds from the beginning that the count names to the day of the
    report, of whatever kind and place; None where no beginning is told.
    """

    account: Account
    report: Report
    who: tuple[str, ...]
    statements: tuple[Statement, ...]
    beside: Entry | None
    held: int | None


def series(ledger: Ledger, visit: Visit) -> Page:
    """Render the counts, the latest first."""
    index = INDEXES.of(ledger, visit.as_of)
    accounts = list(ledger.accounts(form="series", as_of=visit.as_of))
    told: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in ledger.statements(account_ids=[a.id for a in accounts], as_of=visit.as_of):
        if statement.score >= TOLD:
            told[statement.account_id].append(statement)
    reports = {r.id: r for r in ledger.reports(ids={a.report_id for a in accounts}, as_of=visit.as_of)}
    counts = [_count(a, reports, sorted(told[a.id], key=told_order), index) for a in accounts if told[a.id]]
    latest = sorted(counts, key=lambda one: (one.report.published, one.account.id), reverse=True)
    return render(visit, "series", title="Series", at="series", counts=latest)


def _count(account: Account, reports: dict[str, Report], told: Sequence[Statement], index: Index) -> Count:
    report = reports[account.report_id]
    since = next((s.value.start for s in told if isinstance(s.value, TimeRange) and s.value.start), None)
    held = None
    if since is not None:
        held = sum(since.date() <= entry.day <= report.published for entry in index.entries)
    who = tuple(dict.fromkeys(who_says(s, reports) for s in told))
    return Count(account, report, who, tuple(told), index.by_id.get(index.clusters.own.get(account.about, "")), held)
