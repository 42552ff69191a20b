"""Verify a ledger, from the file up: the file, its version, its triggers, and each row by itself and with its report.

In: a connection inside a transaction that reads. Out: an issue for each defect, streamed: which row, what is wrong,
what to do. It holds one report at a time, changes nothing, and goes on for as long as the file can be read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from msgspec import MsgspecError
from sqlalchemy import Connection, Select, Table, bindparam, select, text
from sqlalchemy.exc import DatabaseError

from rashomon.ledger import rows, tables
from rashomon.ledger.dialects import Dialect
from rashomon.ledger.migrations import HEAD, VERSION_TABLE
from rashomon.ledger.rows import Row
from rashomon.ledger.soundness import (
    Defect,
    account_defects,
    correction_defects,
    link_defects,
    name_decision_defects,
    report_defects,
    statement_defects,
)
from rashomon.records import Issue, Report

T = TypeVar("T")

REMEDY = "Something changed the file outside Rashomon. Restore it from a copy, or read the reports into a new ledger."
#: Rows fetched at a time.
CHUNK = 500


def check(connection: Connection, dialect: Dialect, path: Path) -> Iterator[Issue]:
    """Yield an issue for each defect of the ledger behind ``connection``, the file at ``path``."""
    try:
        yield from _file(connection, dialect, path)
        yield from _references(connection, path)
        yield from _reports(connection, path)
        yield from _links_and_issues(connection, path)
    except DatabaseError as error:
        message = f"The ledger cannot be read to its end: {error.orig}."
        yield Issue("file-damaged", message, REMEDY, file=str(path))


def _file(connection: Connection, dialect: Dialect, path: Path) -> Iterator[Issue]:
    for finding in dialect.damage(connection):
        yield Issue("file-damaged", f"The database finds its file damaged: {finding}.", REMEDY, file=str(path))
    version = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    if version != HEAD:
        message = f"The ledger says it has version {version}, not {HEAD}."
        yield Issue("version-differs", message, REMEDY, file=str(path), place=VERSION_TABLE)
    there = dialect.triggers(connection)
    for name, table in tables.APPEND_ONLY.items():
        for trigger in dialect.guard(name, [column.name for column in table.primary_key]):
            if trigger not in there:
                message = f"The trigger {trigger}, which keeps {name} append-only, is gone."
                yield Issue("trigger-missing", message, REMEDY, file=str(path), place=f"{name} {trigger}")
    for kind, number in dialect.unindexed(connection).items():
        message = f"{number} of the {kind} are missing from the index of words, so that no search finds them."
        yield Issue("index-behind", message, REMEDY, file=str(path), place=kind)


def _references(connection: Connection, path: Path) -> Iterator[Issue]:
    """Yield rows that name a row of another table which is not there; those within one report are checked with it."""
    links, reports, accounts = tables.links, tables.reports, tables.accounts
    for table, column, other in (
        (tables.readings, "report_id", reports),
        (accounts, "report_id", reports),
        (tables.statements, "report_id", reports),
        (links, "left", accounts),
        (links, "right", accounts),
        (tables.blocks, "account_id", accounts),
        (tables.profiles, "account_id", accounts),
        (tables.corrections, "statement_id", tables.statements),
        (tables.corrections, "link_id", links),
        (tables.corrections, "correction_id", tables.corrections),
    ):
        key, named = next(iter(table.primary_key)), table.c[column]
        absent = named.is_not(None) & named.not_in(select(other.alias().c.id))
        query = select(key.label("key"), named.label("named")).where(absent).order_by(key)
        for row in _stream(connection, query):
            defect = Defect("reference-missing", f"has the {column} {row['named']}, which is not in the ledger")
            yield _issue(path, table, row["key"], defect)


def _reports(connection: Connection, path: Path) -> Iterator[Issue]:
    """Yield defects of each report, and of its accounts and statements where the report can be read."""
    for row in _stream(connection, select(tables.reports).order_by(tables.reports.c.id)):
        readable, found = _examine(row, rows.report_of, rows.report_row, report_defects)
        yield from (_issue(path, tables.reports, row["id"], defect) for defect in found)
        for report in readable:
            yield from _parts(connection, path, report)


def _parts(connection: Connection, path: Path, report: Report) -> Iterator[Issue]:
    """Yield defects of a report's accounts and statements."""
    accounts, statements = (
        connection.execute(query, {"report": report.id}).mappings().all() for query in (_ACCOUNTS, _STATEMENTS)
    )
    ids = {row["id"] for row in accounts}
    for row in accounts:
        _, found = _examine(row, rows.account_of, rows.account_row, lambda a: account_defects(a, report, ids))
        yield from (_issue(path, tables.accounts, row["id"], defect, report.id) for defect in found)
    for row in statements:
        _, found = _examine(row, rows.statement_of, rows.statement_row, lambda s: statement_defects(s, report, ids))
        yield from (_issue(path, tables.statements, row["id"], defect, report.id) for defect in found)


def _links_and_issues(connection: Connection, path: Path) -> Iterator[Issue]:
    for row in _stream(connection, select(tables.links).order_by(tables.links.c.id)):
        _, found = _examine(row, rows.link_of, rows.link_row, link_defects)
        yield from (_issue(path, tables.links, row["id"], defect) for defect in found)
    for row in _stream(connection, select(tables.corrections).order_by(tables.corrections.c.id)):
        _, found = _examine(row, rows.correction_of, rows.correction_row, correction_defects)
        yield from (_issue(path, tables.corrections, row["id"], defect) for defect in found)
    for row in _stream(connection, select(tables.name_decisions).order_by(tables.name_decisions.c.id)):
        _, found = _examine(row, rows.name_decision_of, rows.name_decision_row, name_decision_defects)
        yield from (_issue(path, tables.name_decisions, row["id"], defect) for defect in found)
    for row in _stream(connection, select(tables.issues).order_by(tables.issues.c.id)):
        _, found = _examine(row, rows.issue_of, rows.issue_row, lambda _: ())
        yield from (_issue(path, tables.issues, row["id"], defect, row["report_id"]) for defect in found)


def _examine(
    row: Row, decode: Callable[[Row], T], encode: Callable[[T], Row], defects: Callable[[T], Iterable[Defect]]
) -> tuple[tuple[T, ...], list[Defect]]:
    """Return the record, or nothing when it cannot be read, and all that is wrong with it and its columns."""
    try:
        rows.moment_of(row["recorded_at"])
        record = decode(row)
        expected, found = encode(record), list(defects(record))
    except (KeyError, ValueError, TypeError, AttributeError, MsgspecError) as error:
        return (), [Defect("unreadable", f"cannot be decoded: {error}")]
    if differing := sorted(column for column, value in expected.items() if row[column] != value):
        found.append(Defect("columns-differ", f"does not agree with itself in {', '.join(differing)}"))
    return (record,), found


def _issue(path: Path, table: Table, identity: str, defect: Defect, report_id: str = "") -> Issue:
    name = table.name.removesuffix("s")
    message = f"The {name} {identity} {defect.message}."
    return Issue(defect.code, message, REMEDY, file=str(path), place=f"{table.name} {identity}", report_id=report_id)


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Row]:
    yield from connection.execute(query, execution_options={"yield_per": CHUNK}).mappings()


def _of_report(table: Table) -> Select[Any]:
    return select(table).where(table.c.report_id == bindparam("report")).order_by(table.c.id)


_ACCOUNTS, _STATEMENTS = _of_report(tables.accounts), _of_report(tables.statements)
