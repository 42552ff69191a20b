"""Write what a ledger holds as rows, streamed in an order that doesn't depend on when anything was read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

from rashomon.errors import UsageError
from rashomon.export import (
    EXPORTS,
    account_row,
    cell,
    incident_row,
    muc4_row,
    plover_rows,
    statement_row,
    template_text,
)
from rashomon.jobs.clustering import Clusters, cluster_ledger
from rashomon.jobs.dossiers import dossiers
from rashomon.jobs.filters import Filters
from rashomon.jobs.profiles import chunks
from rashomon.records import Account, Report, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

Row = dict[str, Any]
R = TypeVar("R", Account, Statement)
CHUNK = 500
FORMS = ("jsonl", "csv", "text")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are wanted; every filter given must hold, None is no filter.

    ``incident_id`` and ``report_id`` are whole ids, ``since`` and ``until`` inclusive days of publication.
    """

    incident_id: str | None = None
    report_id: str | None = None
    fields: Collection[str] | None = None
    speaker: str | None = None
    stance: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: datetime | None = None


class InContext(NamedTuple):
    """A statement with its report, the id of the incident it bears on ("" for none), and when it was recorded."""

    statement: Statement
    report: Report
    incident_id: str
    recorded: datetime


def export(ledger: Ledger, what: str, out: TextIO, *, as_of: datetime | None = None, form: str = "jsonl") -> int:
    """Write rows of the kind ``what``, a key of ``export.EXPORTS``; return how many.

    ``form`` is "jsonl" for JSON Lines, "csv" for a table with the same columns, or "text" for the classic templates of
    ``muc4``. Raises UsageError for an unknown kind, and for another form than the kind has.
    """
    if what not in _ROWS:
        raise UsageError(f"There is no export {what!r}. Choose one of {', '.join(_ROWS)}.")
    if form not in FORMS or (form == "text" and what != "muc4"):
        raise UsageError(f"{what} can't be written as {form!r}: only muc4 has text. Leave --format out.")
    if form == "csv":
        csv.writer(out, lineterminator="\n").writerow(EXPORTS[what])
    write = {"jsonl": _as_line, "csv": _as_cells, "text": _as_text}[form]
    lines = (write(row) for row in _ROWS[what](ledger, as_of))
    return sum(1 for line in lines if out.write(line))


def statements(ledger: Ledger, wanted: Wanted, *, clusters: Clusters | None = None) -> Iterator[InContext]:
    """Yield statements by publication date, report and place in it, each with what its row says beside it."""
    clusters = clusters or cluster_ledger(ledger, as_of=wanted.as_of)
    found = ledger.statements(
        account_ids=_accounts_of(clusters, wanted.incident_id),
        report_ids=None if wanted.report_id is None else [wanted.report_id],
        fields=wanted.fields,
        speaker=wanted.speaker,
        stance=wanted.stance,
        since=wanted.since,
        until=wanted.until,
        as_of=wanted.as_of,
    )
    for chunk in chunks(found, CHUNK):
        reports, recorded = _context(ledger, chunk)
        for s in chunk:
            yield InContext(s, reports[s.report_id], clusters.incident_of(s.account_id), recorded[s.id])


def _all_statements(ledger: Ledger, as_of: datetime | None) -> Iterator[Row]:
    return (statement_row(*told) for told in statements(ledger, Wanted(as_of=as_of)))


def _all_accounts(ledger: Ledger, as_of: datetime | None) -> Iterator[Row]:
    clusters = cluster_ledger(ledger, as_of=as_of)
    for chunk in chunks(ledger.accounts(as_of=as_of), CHUNK):
        reports, recorded = _context(ledger, chunk)
        for a in chunk:
            yield account_row(a, reports[a.report_id], clusters.incident_of(a.id), recorded[a.id])


def _all_incidents(ledger: Ledger, as_of: datetime | None) -> Iterator[Row]:
    return map(incident_row, dossiers(ledger, Filters(as_of=as_of)))


def _all_events(ledger: Ledger, as_of: datetime | None) -> Iterator[Row]:
    return (row for dossier in dossiers(ledger, Filters(as_of=as_of)) for row in plover_rows(dossier))


def _all_templates(ledger: Ledger, as_of: datetime | None) -> Iterator[Row]:
    for chunk in chunks(ledger.reports(as_of=as_of), CHUNK):
        ids = [report.id for report in chunk]
        accounts = _by_report(ledger.accounts(report_ids=ids, as_of=as_of))
        told = _by_report(ledger.statements(report_ids=ids, as_of=as_of))
        for report in chunk:
            yield muc4_row(report, accounts.get(report.id, ()), told.get(report.id, ()), coded=True)


_ROWS: Mapping[str, Callable[[Ledger, datetime | None], Iterator[Row]]] = {
    "statements": _all_statements,
    "accounts": _all_accounts,
    "incidents": _all_incidents,
    "muc4": _all_templates,
    "plover": _all_events,
}


def _as_line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _as_cells(row: Row) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(cell, row.values()))
    return line.getvalue()


def _as_text(row: Row) -> str:
    return "".join(template_text(one) for one in row["templates"])


def _by_report(records: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for record in records:
        found.setdefault(record.report_id, []).append(record)
    return found


def _context(ledger: Ledger, records: list[Statement] | list[Account]) -> tuple[dict[str, Report], dict[str, datetime]]:
    """Return the reports of a chunk of records, and when each record was recorded."""
    reports = {report.id: report for report in ledger.reports(ids={record.report_id for record in records})}
    return reports, ledger.recorded([record.id for record in records])


def _accounts_of(clusters: Clusters, incident_id: str | None) -> list[str] | None:
    if incident_id is None:
        return None
    members = (*clusters.own.items(), *clusters.beside.items())
    return [account for account, incident in members if incident == incident_id]
