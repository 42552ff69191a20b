"""Dossiers: all the ledger holds on one incident, gathered for a brief or an export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.compare import compare
from rashomon.jobs.decided import withdrawn_ids
from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import TOLD, incidents
from rashomon.jobs.matching import Vicinity
from rashomon.jobs.naming import one_name
from rashomon.lineage import trace
from rashomon.records import Dossier, Incident, Link, Report, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


def dossiers(ledger: Ledger, filters: Filters, vicinity: Vicinity | None = None) -> Iterator[Dossier]:
    """Yield the dossiers of the incidents that pass the filters, by date, then id, one in memory at a time."""
    for incident in incidents(ledger, filters, vicinity):
        yield gather(ledger, incident, as_of=filters.as_of)


def gather(ledger: Ledger, incident: Incident, *, as_of: datetime | None = None) -> Dossier:
    """Gather the dossier of one incident as the ledger stands, or as it stood at a moment."""
    own = frozenset(incident.accounts)
    accounts = tuple(ledger.accounts(ids=own, as_of=as_of))
    reports = {report.id: report for report in ledger.reports(ids={a.report_id for a in accounts}, as_of=as_of)}
    beside = [
        account for account in ledger.accounts(report_ids=frozenset(reports), as_of=as_of) if account.about in own
    ]
    statements, withdrawn = _by_account(ledger, frozenset(reports), as_of)
    mine = tuple(statement for account in accounts for statement in statements[account.id])
    around = tuple(statement for account in beside for statement in statements[account.id])
    origins = trace(reports, (*mine, *around, *statements[""]), mine).origins
    alike = _kept_apart(ledger, own, as_of)
    bearers = one_name(mine, ledger.name_decisions(as_of=as_of))
    return Dossier(
        incident=incident,
        accounts=accounts,
        statements=mine,
        comparisons=compare(incident.id, mine, reports, origins=origins, bearers=bearers),
        reports=reports,
        said=tuple((a, tuple(statements[a.id])) for a in beside if a.form == "said"),
        series=tuple((a, tuple(statements[a.id])) for a in beside if a.form == "series"),
        cites=tuple(statements[""]),
        alike=alike,
        others=_reports_of(ledger, {a for link in alike for a in (link.left, link.right)} - own),
        withdrawn=_bearing_on(withdrawn, {"", *own, *(account.id for account in beside)}),
        bearers=bearers,
    )


def _by_account(
    ledger: Ledger, report_ids: frozenset[str], as_of: datetime | None
) -> tuple[defaultdict[str, list[Statement]], list[Statement]]:
    """Return the statements that are told by account, and those that a person withdrew."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    withdrawn: list[Statement] = []
    misread = withdrawn_ids(ledger, as_of=as_of)
    for statement in ledger.statements(report_ids=report_ids, as_of=as_of, withdrawn=True):
        if statement.id in misread:
            withdrawn.append(statement)
        elif statement.score >= TOLD:
            found[statement.account_id].append(statement)
    return found, withdrawn


def _bearing_on(statements: list[Statement], accounts: set[str]) -> tuple[Statement, ...]:
    return tuple(statement for statement in statements if statement.account_id in accounts)


def _kept_apart(ledger: Ledger, own: frozenset[str], as_of: datetime | None) -> tuple[Link, ...]:
    links = ledger.links(account_ids=own, as_of=as_of)
    apart = [link for link in links if link.decision == "different" and not own.issuperset((link.left, link.right))]
    return tuple(sorted(apart, key=lambda link: link.id))


def _reports_of(ledger: Ledger, account_ids: set[str]) -> dict[str, Report]:
    """Return the report of each account."""
    if not account_ids:
        return {}
    of = {account.id: account.report_id for account in ledger.accounts(ids=account_ids)}
    reports = {report.id: report for report in ledger.reports(ids=set(of.values()))}
    return {account: reports[report] for account, report in of.items()}
