"""What can be asked of the ledger, as SELECTs: nothing here runs one.

What linking asks of blocks and profiles is :mod:`rashomon.ledger.block_queries`.

Every order is by content, never by when a row came in, but for links, which tell the order of decisions. ``as_of``
leaves out what was recorded later, ``after`` what stands before a row or is it; a filter that is None is no filter, and
one that is empty finds nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Literal, TypedDict, Unpack

from sqlalchemy import ColumnElement, Table, bindparam, func, or_, select, tuple_

from rashomon.ledger import tables
from rashomon.ledger.conditions import (
    After,
    Ids,
    Query,
    is_after,
    is_among,
    narrowed,
    recorded_by,
    taken_back,
    withdrawn_by,
)
from rashomon.ledger.dialects import Dialect
from rashomon.ledger.rows import CORRECTED, fold

#: Which links: all, those that persons decided, or those and all about pairs that anybody was ever unsure of.
Among = Literal["all", "people", "doubted"]
#: How the names of linkers begin.
MACHINE = "rashomon/"
#: The tables whose rows have an id that a person may type.
IDENTIFIED: tuple[Table, ...] = (
    tables.reports,
    tables.accounts,
    tables.statements,
    tables.links,
    tables.corrections,
    tables.name_decisions,
)
#: Whether a report is there: asked of every report that is read, so made once. Its parameter is ``report_id``.
HAS_REPORT: Query = select(tables.reports.c.id).where(tables.reports.c.id == bindparam("report_id"))


class StatementFilters(TypedDict, total=False):
    """What statements are asked for by.

    ``speaker`` is part of the speaker's name, canonical or as printed, in any case; ``since`` and ``until`` are
    publication dates, both included; ``after`` is publication date, report, start, end, field and id of the statement
    to go on after. Those that a person has withdrawn as misread are left out, unless ``withdrawn``.
    """

    ids: Ids
    account_ids: Ids
    report_ids: Ids
    fields: Ids
    speaker: str | None
    stance: str | None
    since: date | None
    until: date | None
    withdrawn: bool
    as_of: datetime | None
    after: After


def reports(
    dialect: Dialect,
    *,
    ids: Ids,
    as_of: datetime | None,
    after: After = None,
    holding: ColumnElement[bool] | None = None,
) -> Query:
    """Reports by publication date, then id."""
    t = tables.reports.c
    order = (t.published, t.id)
    conditions = [is_among(dialect, t.id, ids), *recorded_by(tables.reports, as_of), is_after(order, after), holding]
    return narrowed(select(tables.reports), conditions).order_by(*order)


def accounts(
    dialect: Dialect, *, ids: Ids, report_ids: Ids, form: str | None, as_of: datetime | None, after: After = None
) -> Query:
    """Accounts by their report's publication date and id, then by where they stand in it."""
    t, r = tables.accounts.c, tables.reports.c
    conditions = [
        is_among(dialect, t.id, ids),
        is_among(dialect, t.report_id, report_ids),
        None if form is None else t.form == form,
        *recorded_by(tables.accounts, as_of),
        is_after((r.published, r.id, t.span_start, t.span_end, t.id), after),
        None if after is None else r.published >= after[0],  # what an index can be used for
    ]
    joined = select(tables.accounts).join(tables.reports, t.report_id == r.id)
    return narrowed(joined, conditions).order_by(r.published, r.id, t.span_start, t.span_end, t.id)


def statements(
    dialect: Dialect, *, holding: ColumnElement[bool] | None = None, **asked: Unpack[StatementFilters]
) -> Query:
    """Statements by publication date, report, place in the report, field and id."""
    t, as_of, speaker = tables.statements.c, asked.get("as_of"), asked.get("speaker")
    order = (t.published, t.report_id, t.span_start, t.span_end, t.field, t.id)
    conditions = [
        is_among(dialect, t.id, asked.get("ids")),
        is_among(dialect, t.account_id, asked.get("account_ids")),
        is_among(dialect, t.report_id, asked.get("report_ids")),
        is_among(dialect, t.field, asked.get("fields")),
        None if speaker is None else t.speaker_folded.contains(fold(speaker), autoescape=True),
        None if (stance := asked.get("stance")) is None else t.stance == stance,
        None if (since := asked.get("since")) is None else t.published >= since.isoformat(),
        None if (until := asked.get("until")) is None else t.published <= until.isoformat(),
        None if asked.get("withdrawn") else ~withdrawn_by(as_of),
        *recorded_by(tables.statements, as_of),
        is_after(order, asked.get("after")),
        holding,
    ]
    return narrowed(select(tables.statements), conditions).order_by(*order)


def links(
    dialect: Dialect,
    *,
    ids: Ids,
    account_ids: Ids,
    undone: bool,
    as_of: datetime | None,
    after: After = None,
    among: Among = "all",
) -> Query:
    """Links in the order they were recorded, then by id; those with either end among ``account_ids``."""
    t = tables.links.c
    either = None
    if account_ids is not None:
        either = or_(dialect.among(t.left, account_ids), dialect.among(t.right, account_ids))
    order = (t.recorded_at, t.id)
    standing = None if undone else ~taken_back(tables.corrections.c.link_id == t.id, as_of)
    conditions = [
        is_among(dialect, t.id, ids),
        either,
        standing,
        *recorded_by(tables.links, as_of),
        is_after(order, after),
    ]
    conditions.append(_decided(among))
    return narrowed(select(tables.links), conditions).order_by(*order)


def _decided(among: Among) -> ColumnElement[bool] | None:
    t, other = tables.links.c, tables.links.alias("doubted")
    if among == "all":
        return None
    by_person = ~t.decided_by.startswith(MACHINE, autoescape=True)
    if among == "people":
        return by_person
    doubted = select(other.c.left, other.c.right).where(other.c.decision == "unsure")
    return or_(by_person, tuple_(t.left, t.right).in_(doubted))


def corrections(dialect: Dialect, *, subjects: Ids, as_of: datetime | None) -> Query:
    """Corrections in the order they were recorded, then by id; those that take back one of ``subjects``."""
    t = tables.corrections.c
    about = None
    if subjects is not None:
        about = or_(*(dialect.among(t[column], subjects) for column in CORRECTED.values()))
    conditions = [about, *recorded_by(tables.corrections, as_of)]
    return narrowed(select(tables.corrections), conditions).order_by(t.recorded_at, t.id)


def name_decisions(*, as_of: datetime | None) -> Query:
    """Decisions about names in the order they were recorded, then by id."""
    t = tables.name_decisions
    return narrowed(select(t), [*recorded_by(t, as_of)]).order_by(t.c.recorded_at, t.c.id)


def issues(dialect: Dialect, *, report_ids: Ids = None, as_of: datetime | None) -> Query:
    """Issues, of some reports where they are given, by file, place in it, code and id."""
    t = tables.issues.c
    wanted = [is_among(dialect, t.report_id, report_ids), *recorded_by(tables.issues, as_of)]
    return narrowed(select(tables.issues), wanted).order_by(t.file, t.place, t.code, t.id)


def files(dialect: Dialect, report_ids: Ids) -> Query:
    """Report and file pairs, each once, by report, then file."""
    t = tables.readings.c
    pairs = select(t.report_id, t.file).distinct()
    return narrowed(pairs, [is_among(dialect, t.report_id, report_ids)]).order_by(t.report_id, t.file)


def with_prefix(table: Table, prefix: str) -> Query:
    """Ids of a table that begin with ``prefix``, which is hexadecimal: "g" sorts after every digit."""
    return select(table.c.id).where(table.c.id >= prefix, table.c.id < f"{prefix}g").order_by(table.c.id)


def readers() -> Query:
    """Readers and the number of readings of each, by name."""
    t = tables.readings.c
    return select(t.reader, func.count().label("number")).group_by(t.reader).order_by(t.reader)


def finders() -> Query:
    """What found statements, and the number of statements of each, by name."""
    t = tables.statements.c
    return select(t.found_by, func.count().label("number")).group_by(t.found_by).order_by(t.found_by)


def recorded(dialect: Dialect, table: Table, ids: Collection[str]) -> Query:
    """Ids of a table and when each was recorded."""
    return select(table.c.id, table.c.recorded_at).where(dialect.among(table.c.id, ids))
