"""Dossiers: all the ledger holds on one incident, gathered for a brief or an export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.compare import compare
from rashomon.jobs.decided import withdrawn_ids
from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import TOLD, incidents
from rashomon.jobs.matching import Vicinity
from rashomon.jobs.naming import one_name
from rashomon.jobs.once import told_once
from rashomon.jobs.profiles import chunks
from rashomon.lineage import trace
from rashomon.records import Account, Dossier, Incident, Link, NameDecision, Report, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


#: Incidents that are asked for together: few questions to the ledger, and few reports in memory. Chosen by timing.
AT_ONCE = 64


def dossiers(ledger: Ledger, filters: Filters, vicinity: Vicinity | None = None) -> Iterator[Dossier]:
    """Yield the dossiers of the incidents that pass the filters, by date, then id; see :func:`gather_all`."""
    return gather_all(ledger, incidents(ledger, filters, vicinity), as_of=filters.as_of)


def gather(ledger: Ledger, incident: Incident, *, as_of: datetime | None = None) -> Dossier:
    """Gather the dossier of one incident as the ledger stands, or as it stood at a moment."""
    return next(gather_all(ledger, [incident], as_of=as_of))


def gather_all(ledger: Ledger, wanted: Iterable[Incident], *, as_of: datetime | None = None) -> Iterator[Dossier]:
    """Yield the dossiers of incidents in their order; what the next ``AT_ONCE`` of them need is in memory at a time."""
    for some in chunks(wanted, AT_ONCE):
        held = _hold(ledger, some, as_of)
        yield from (_dossier(incident, held) for incident in some)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the ledger holds on some incidents: rows by report, in the ledger's order, and decisions."""

    reports: Mapping[str, Report]
    accounts: Mapping[str, Sequence[Account]]
    statements: Mapping[str, Sequence[Statement]]
    misread: frozenset[str]
    apart: Mapping[str, Sequence[Link]]
    others: Mapping[str, Report]
    names: Sequence[NameDecision]
    of: Mapping[str, str]


def _hold(ledger: Ledger, wanted: Iterable[Incident], as_of: datetime | None) -> _Held:
    own = {account for incident in wanted for account in incident.accounts}
    of = {account.id: account.report_id for account in ledger.accounts(ids=own, as_of=as_of)}
    reports = {report.id: report for report in ledger.reports(ids=set(of.values()), as_of=as_of)}
    accounts, statements = defaultdict(list), defaultdict(list)
    for account in ledger.accounts(report_ids=reports.keys(), as_of=as_of):
        accounts[account.report_id].append(account)
    for statement in ledger.statements(report_ids=reports.keys(), as_of=as_of, withdrawn=True):
        statements[statement.report_id].append(statement)
    apart = _kept_apart(ledger, own, as_of)
    others = _reports_of(ledger, {end for links in apart.values() for link in links for end in (link.left, link.right)})
    misread, names = withdrawn_ids(ledger, as_of=as_of), tuple(ledger.name_decisions(as_of=as_of))
    return _Held(reports, accounts, statements, misread, apart, others, names, of)


def _dossier(incident: Incident, held: _Held) -> Dossier:
    own = frozenset(incident.accounts)
    telling = {held.of[account] for account in own if account in held.of}
    reports = {i: report for i, report in held.reports.items() if i in telling}
    accounts = tuple(account for i in reports for account in held.accounts[i] if account.id in own)
    beside = [account for i in reports for account in held.accounts[i] if account.about in own]
    statements, withdrawn = _by_account([one for i in reports for one in held.statements[i]], held.misread)
    mine = tuple(statement for account in accounts for statement in statements[account.id])
    around = tuple(statement for account in beside for statement in statements[account.id])
    origins = trace(reports, (*mine, *around, *statements[""]), mine).origins
    links = {link.id: link for account in own for link in held.apart.get(account, ())}
    alike = tuple(link for _, link in sorted(links.items()) if not own.issuperset((link.left, link.right)))
    bearers = one_name(mine, held.names)
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
        others={a: held.others[a] for link in alike for a in (link.left, link.right) if a not in own},
        withdrawn=_bearing_on(withdrawn, {"", *own, *(account.id for account in beside)}),
        bearers=bearers,
    )


def _by_account(
    told: Iterable[Statement], misread: frozenset[str]
) -> tuple[defaultdict[str, list[Statement]], list[Statement]]:
    """Return the statements that are told by account, and those that a person withdrew."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    withdrawn: list[Statement] = []
    for statement in told:
        if statement.id in misread:
            withdrawn.append(statement)
        elif statement.score >= TOLD:
            found[statement.account_id].append(statement)
    return defaultdict(list, {account: told_once(told) for account, told in found.items()}), withdrawn


def _bearing_on(statements: list[Statement], accounts: set[str]) -> tuple[Statement, ...]:
    return tuple(statement for statement in statements if statement.account_id in accounts)


def _kept_apart(ledger: Ledger, own: Collection[str], as_of: datetime | None) -> dict[str, list[Link]]:
    """Return the links of "different" by the accounts that they have an end in."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in ledger.links(account_ids=own, as_of=as_of):
        if link.decision == "different":
            for end in {link.left, link.right}.intersection(own):
                found[end].append(link)
    return found


def _reports_of(ledger: Ledger, account_ids: set[str]) -> dict[str, Report]:
    """Return the report of each account."""
    if not account_ids:
        return {}
    of = {account.id: account.report_id for account in ledger.accounts(ids=account_ids)}
    reports = {report.id: report for report in ledger.reports(ids=set(of.values()))}
    return {account: reports[report] for account, report in of.items()}
