"""What ``rashomon show`` shows of each kind of record: lines for a person, and the same as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.brief.clean import visible
from rashomon.brief.wording import one_line
from rashomon.cli.output import shorten
from rashomon.cli.words import field_label, in_words, kind_label, sides, speaker
from rashomon.encoding import to_builtins
from rashomon.export import account_row, incident_row, statement_row
from rashomon.jobs.clustering import Clusters
from rashomon.jobs.decided import withdrawals
from rashomon.jobs.dossiers import gather
from rashomon.jobs.showing import unresolved_times
from rashomon.records import Account, Correction, Issue, Report, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Characters of an id that a line shows.
SHOWN = 8
#: Characters of a statement's words that its line shows; its own view shows them all.
QUOTED = 80


@dataclass(frozen=True, slots=True)
class View:
    """One record, as lines of text and as plain data."""

    lines: Sequence[str]
    data: Any


def view_report(ledger: Ledger, clusters: Clusters, report_id: str) -> View:
    """Show a report: where it is from, and its text with each statement under its paragraph."""
    report = ledger.report(report_id)
    files, recorded = ledger.files([report_id])[report_id], ledger.recorded([report_id])[report_id].isoformat()
    statements = list(ledger.statements(report_ids=[report_id]))
    head = _head("report", report_id, [*_report_facts(report), ("files", ", ".join(files)), ("recorded", recorded)])
    rows = [_statement_data(ledger, clusters, report, statement) for statement in statements]
    untold = list(unresolved_times(ledger, [report_id]))
    data = {**to_builtins(report), "files": files, "recorded": recorded, "statements": rows}
    data["unresolved"] = [to_builtins(issue) for issue in untold]
    return View([*head, "", *_annotated(report.text, statements), *_untold(untold)], data)


def view_account(ledger: Ledger, clusters: Clusters, account_id: str) -> View:
    """Show an account: what it tells of, and its statements."""
    (account,) = ledger.accounts(ids=[account_id])
    report, statements = ledger.report(account.report_id), list(ledger.statements(account_ids=[account_id]))
    facts = [
        ("kind", kind_label(account.kind)),
        ("form", account.form),
        ("told as", account.stance),
        ("incident", clusters.incident_of(account_id)),
        ("about", account.about),
        ("words", account.words),
        ("report", report.id),
        *_report_facts(report),
    ]
    row = account_row(account, report, clusters.incident_of(account_id), ledger.recorded([account_id])[account_id])
    rows = [_statement_data(ledger, clusters, report, statement) for statement in statements]
    lines = [*_head("account", account_id, facts), "", *map(_statement_line, statements)]
    return View(lines, {**row, "statements": rows})


def view_statement(ledger: Ledger, clusters: Clusters, statement_id: str) -> View:
    """Show a statement whole."""
    statement = next(one for one in ledger.statements(withdrawn=True) if one.id == statement_id)
    report = ledger.report(statement.report_id)
    said = in_words(statement.said) if statement.said else ""
    facts = [
        ("field", field_label(statement.field)),
        ("value", in_words(statement.value)),
        ("speaker", speaker(statement)),
        ("stance", statement.stance),
        ("hedge", statement.hedge),
        ("words", statement.words),
        ("at", f"{statement.span.start}-{statement.span.end}"),
        ("said", said),
        ("speech", statement.speech),
        ("found by", f"{statement.found_by}, score {statement.score:.2f}"),
        ("speaker found by", statement.speaker_found_by),
        ("withdrawn", _withdrawal(ledger, statement_id)),
        ("account", statement.account_id),
        ("incident", clusters.incident_of(statement.account_id)),
        ("report", report.id),
        *_report_facts(report),
    ]
    return View(_head("statement", statement_id, facts), _statement_data(ledger, clusters, report, statement))


def view_link(ledger: Ledger, clusters: Clusters, link_id: str) -> View:
    """Show a decision about two accounts, with the words of both."""
    link = next(one for one in ledger.links(undone=True) if one.id == link_id)
    ends = {account.id: account for account in ledger.accounts(ids=[link.left, link.right])}
    reports = {report.id: report for report in ledger.reports(ids={end.report_id for end in ends.values()})}
    facts = [
        ("decision", link.decision),
        ("score", f"{link.score:.2f}"),
        ("reasons", "; ".join(link.reasons)),
        ("decided by", link.decided_by),
        ("recorded", ledger.recorded([link_id])[link_id].isoformat()),
        ("undone", "; ".join(map(_taken_back, ledger.corrections(subjects=[link_id])))),
    ]
    told = [_account_line(ends[end], reports[ends[end].report_id]) for end in (link.left, link.right)]
    return View([*_head("link", link_id, facts), "", *told], to_builtins(link))


def view_correction(ledger: Ledger, clusters: Clusters, correction_id: str) -> View:
    """Show what a person took back, and whether that was taken back too."""
    correction = next(one for one in ledger.corrections() if one.id == correction_id)
    facts = [
        ("takes back", f"{correction.of} {correction.subject}"),
        ("because", correction.because),
        ("decided by", correction.decided_by),
        ("decided", correction.decided_at.isoformat()),
        ("undone", "; ".join(map(_taken_back, ledger.corrections(subjects=[correction_id])))),
    ]
    return View(_head("correction", correction_id, facts), to_builtins(correction))


def view_incident(ledger: Ledger, clusters: Clusters, incident_id: str) -> View:
    """Show an incident: its accounts, what they come to field by field, and what was kept apart from it."""
    dossier = gather(ledger, clusters.incidents[incident_id])
    facts = [("kind", kind_label(dossier.incident.kind)), ("reports", str(len(dossier.reports)))]
    told = [_account_line(account, dossier.reports[account.report_id]) for account in dossier.accounts]
    fields = [f"  {field_label(c.field)} ({c.state}): {sides(c)}" for c in dossier.comparisons]
    apart = [f"  link {link.id[:SHOWN]}: {visible('; '.join(link.reasons))}" for link in dossier.alike]
    lines = [*_head("incident", incident_id, facts), "", "Told in", *told, "", "What they say", *fields]
    untold = _untold(list(unresolved_times(ledger, list(dossier.reports))))
    return View([*lines, *(["", "Kept apart", *apart] if apart else []), *untold], incident_row(dossier))


VIEWS: Mapping[str, Callable[[Ledger, Clusters, str], View]] = {
    "report": view_report,
    "account": view_account,
    "statement": view_statement,
    "link": view_link,
    "incident": view_incident,
    "correction": view_correction,
}


def _withdrawal(ledger: Ledger, statement_id: str) -> str:
    """Tell who withdrew a statement and why, "" where it stands."""
    return "; ".join(map(_taken_back, withdrawals(ledger, statement_id)))


def _taken_back(correction: Correction) -> str:
    return f"by {correction.decided_by} on {correction.decided_at:%Y-%m-%d}, because {correction.because}"


def _untold(issues: Sequence[Issue]) -> list[str]:
    """Tell of times that nothing in their report resolves, none where there are none."""
    told = [f"  report {issue.report_id[:SHOWN]}, {issue.place}: {visible(issue.message)}." for issue in issues]
    return ["", "Times that are not known", *told] if told else []


def _head(kind: str, identity: str, facts: Sequence[tuple[str, str]]) -> list[str]:
    shown = [(label, visible(one_line(text))) for label, text in facts if text]
    width = max((len(label) for label, _ in shown), default=0)
    return [f"{kind} {identity}", *(f"  {label:<{width}}  {text}" for label, text in shown)]


def _report_facts(report: Report) -> list[tuple[str, str]]:
    return [
        ("title", report.title),
        ("publisher", report.publisher),
        ("published", str(report.published_at or report.published)),
        ("url", report.url),
    ]


def _statement_line(statement: Statement) -> str:
    s = statement
    told = f"{field_label(s.field)}: {in_words(s.value)} — {speaker(s)} {s.stance}"
    return f"    {s.id[:SHOWN]}  {told} “{shorten(visible(one_line(s.words)), QUOTED)}”"


def _account_line(account: Account, report: Report) -> str:
    where = ", ".join(part for part in (report.publisher, str(report.published)) if part)
    return f"  account {account.id[:SHOWN]}  {visible(where)}: “{visible(one_line(account.words))}”"


def _annotated(text: str, statements: Sequence[Statement]) -> Iterator[str]:
    """Yield the lines of a text, under each the statements whose words begin in it."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line) + 1
        yield visible(line)
        yield from (_statement_line(s) for s in statements if start <= s.span.start < end)
        start = end


def _statement_data(ledger: Ledger, clusters: Clusters, report: Report, statement: Statement) -> Any:
    recorded = ledger.recorded([statement.id])[statement.id]
    return statement_row(statement, report, clusters.incident_of(statement.account_id), recorded)
