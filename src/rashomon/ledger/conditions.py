"""Conditions of the ledger's SELECTs: recorded by a moment, withdrawn, among some, after a row.

In: columns and what is asked of them. Out: conditions; None is no condition. Nothing here runs a query.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, exists, tuple_

from rashomon.ledger import tables
from rashomon.ledger.dialects import Dialect
from rashomon.ledger.rows import stamp

Ids = Collection[str] | None
#: The columns of the order, as they stand in the row to go on after; None begins at the beginning.
After = Sequence[str | int] | None
Query = Select[Any]


def recorded_by(table: FromClause, as_of: datetime | None) -> list[ColumnElement[bool]]:
    """Return the condition that a row was recorded by a moment, none without one."""
    return [] if as_of is None else [table.c.recorded_at <= stamp(as_of)]


def withdrawn_by(as_of: datetime | None) -> ColumnElement[bool]:
    """Tell whether a person has withdrawn a statement, now or by a moment."""
    return taken_back(tables.corrections.c.statement_id == tables.statements.c.id, as_of)


def taken_back(named: ColumnElement[bool], as_of: datetime | None) -> ColumnElement[bool]:
    """Tell whether a correction names a row and was not itself taken back, now or at a moment."""
    undoing = tables.corrections.alias("undoing")
    upheld = ~exists().where(undoing.c.correction_id == tables.corrections.c.id, *_by(undoing.c.recorded_at, as_of))
    return exists().where(named, upheld, *_by(tables.corrections.c.recorded_at, as_of))


def _by(recorded_at: Any, as_of: datetime | None) -> list[ColumnElement[bool]]:
    return [] if as_of is None else [recorded_at <= stamp(as_of)]


def is_among(dialect: Dialect, column: Any, wanted: Ids) -> ColumnElement[bool] | None:
    """Tell whether a column has one of some values."""
    return None if wanted is None else dialect.among(column, wanted)


def is_after(order: Sequence[Column[Any]], after: After) -> ColumnElement[bool] | None:
    """Tell whether a row stands behind another in an order."""
    return None if after is None else tuple_(*order) > tuple_(*after)


def narrowed(query: Query, conditions: Iterable[ColumnElement[bool] | None]) -> Query:
    """Return a query with the conditions there are."""
    return query.where(*(condition for condition in conditions if condition is not None))
