"""Put records into the ledger: insert what is new, pass over what is there.

In: a connection inside a transaction that writes. Out: how many rows were new. What is unsound is never stored: of a
reading it is left out, with an issue stored in its place; a link is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.sql.dml import Delete, Insert

from rashomon.errors import UsageError
from rashomon.ledger import rows, tables
from rashomon.ledger.dialects import Dialect
from rashomon.ledger.soundness import (
    correction_defects,
    link_defects,
    name_decision_defects,
    report_defects,
    sound_part,
)
from rashomon.records import Correction, Issue, Link, NameDecision, Reading

#: Rows handed to the database at a time, so that a long stream of links is never held whole.
BATCH = 1000


def add_reading(
    connection: Connection,
    dialect: Dialect,
    reading: Reading,
    *,
    file: str,
    reader: str,
    recorded: datetime,
    blocks: Mapping[str, Iterable[str]],
) -> tuple[bool, bool]:
    """Store all of a reading; tell whether its report is new, and whether nothing of it had to be left out.

    Where a report that is known tells more, what linking saw of its accounts is forgotten. Raises UsageError when the
    report's id is wrong.
    """
    for defect in report_defects(reading.report):
        raise UsageError(f"The report {reading.report.id} {defect.message}. Make its id with encoding.report_id.")
    sound, issues = sound_part(reading)
    read = {"report_id": sound.report.id, "file": file, "reader": reader}
    known = {account.id for account in sound.accounts}

    def add(table: Table, content: Iterable[dict[str, Any]]) -> int:
        return _insert(connection, dialect, table, content, recorded)

    new = add(tables.reports, [rows.report_row(sound.report)])
    add(tables.readings, [read])
    add(tables.accounts, map(rows.account_row, sound.accounts))
    add(tables.statements, map(rows.statement_row, sound.statements))
    add(tables.issues, map(rows.issue_row, (*sound.issues, *issues)))
    add_blocks(connection, dialect, {key: blocks[key] for key in blocks if key in known}, recorded=recorded)
    if not new and (sound.accounts or sound.statements):
        connection.execute(_forget(), {"report": sound.report.id})
    return new == 1, not issues


def add_profiles(connection: Connection, dialect: Dialect, profiles: Mapping[str, str], *, made_by: str) -> None:
    """Store what linking sees of accounts; what is there already stays."""
    content = [{"account_id": key, "made_by": made_by, "content": text} for key, text in profiles.items()]
    if content:
        connection.execute(_add_new(dialect, tables.profiles), content)


def add_blocks(
    connection: Connection, dialect: Dialect, blocks: Mapping[str, Iterable[str]], *, recorded: datetime
) -> int:
    """Store the blocks of accounts; return how many are new."""
    keys = ({"account_id": key, "block": block} for key in blocks for block in blocks[key])
    return _insert(connection, dialect, tables.blocks, keys, recorded)


def add_links(connection: Connection, dialect: Dialect, links: Iterable[Link], *, recorded: datetime) -> int:
    """Store decisions; return how many are new. Raises UsageError for an unsound one."""
    return _insert(connection, dialect, tables.links, map(_sound_link, links), recorded)


def add_corrections(
    connection: Connection, dialect: Dialect, corrections: Iterable[Correction], *, recorded: datetime
) -> int:
    """Store corrections; return how many are new. Raises UsageError for an unsound one."""
    return _insert(connection, dialect, tables.corrections, map(_sound_correction, corrections), recorded)


def add_name_decisions(
    connection: Connection, dialect: Dialect, decisions: Iterable[NameDecision], *, recorded: datetime
) -> int:
    """Store decisions about names; return how many are new. Raises UsageError for an unsound one."""
    return _insert(connection, dialect, tables.name_decisions, map(_sound_name_decision, decisions), recorded)


def add_issues(connection: Connection, dialect: Dialect, issues: Iterable[Issue], *, recorded: datetime) -> int:
    """Store issues; return how many are new."""
    return _insert(connection, dialect, tables.issues, map(rows.issue_row, issues), recorded)


def _sound_link(link: Link) -> dict[str, Any]:
    row = rows.link_row(link)
    for defect in link_defects(rows.link_of(row)):
        raise UsageError(
            f"The link {link.id} {defect.message}. Make links with the smaller id first, by encoding.link_id."
        )
    return row


def _sound_correction(correction: Correction) -> dict[str, Any]:
    for defect in correction_defects(correction):
        raise UsageError(f"The correction {correction.id} {defect.message}. Make its id with encoding.correction_id.")
    return rows.correction_row(correction)


def _sound_name_decision(decision: NameDecision) -> dict[str, Any]:
    for defect in name_decision_defects(decision):
        raise UsageError(f"The decision {decision.id} {defect.message}. Make its id with encoding.name_decision_id.")
    return rows.name_decision_row(decision)


def _insert(
    connection: Connection, dialect: Dialect, table: Table, content: Iterable[dict[str, Any]], recorded: datetime
) -> int:
    at, added, stream = rows.stamp(recorded), 0, iter(content)
    while batch := [{**row, "recorded_at": at} for row in islice(stream, BATCH)]:
        added += connection.execute(_add_new(dialect, table), batch).rowcount
    return added


@cache
def _forget() -> Delete:
    """Return how the profiles of a report's accounts are taken away; they are no records."""
    accounts = select(tables.accounts.c.id).where(tables.accounts.c.report_id == bindparam("report"))
    return delete(tables.profiles).where(tables.profiles.c.account_id.in_(accounts))


@cache
def _add_new(dialect: Dialect, table: Table) -> Insert:
    """Return the insert of a table, made once: SQLAlchemy knows by the object what it has compiled."""
    return dialect.add_new(table)
