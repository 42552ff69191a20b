"""What a person looks for in a ledger, as SELECTs that leave the counting and sorting to the database.

Words are matched wherever they stand, capitals of ASCII letters aside; there is no index of words, so that every row is
looked at. As in :mod:`rashomon.ledger.queries`, ``as_of`` leaves out what was recorded later.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Table, distinct, func, or_, select

from rashomon.ledger import tables
from rashomon.ledger.queries import Query
from rashomon.ledger.rows import fold, stamp


def reports(words: Collection[str], *, limit: int, as_of: datetime | None) -> Query:
    """Reports that hold every word in text, title or publisher, the latest first."""
    t = tables.reports.c
    found = [
        or_(*(column.icontains(word, autoescape=True) for column in (t.text, t.title, t.publisher))) for word in words
    ]
    return (
        select(tables.reports)
        .where(*found, *_until(tables.reports, as_of))
        .order_by(t.published.desc(), t.id)
        .limit(limit)
    )


def speakers(words: Collection[str], *, limit: int, as_of: datetime | None) -> Query:
    """Names of speakers that hold every word, with the number of their statements and reports, the most first."""
    t = tables.statements.c
    found = [t.speaker_folded.contains(fold(word), autoescape=True) for word in words]
    number = func.count().label("statements")
    return (
        select(t.speaker_canonical.label("name"), number, func.count(distinct(t.report_id)).label("reports"))
        .where(t.speaker_canonical != "", *found, *_until(tables.statements, as_of))
        .group_by(t.speaker_canonical)
        .order_by(number.desc(), t.speaker_canonical)
        .limit(limit)
    )


def scored(low: float, high: float, *, limit: int, as_of: datetime | None) -> Query:
    """Statements with a score from ``low`` on and below ``high``, the lowest first, withdrawn ones too."""
    t = tables.statements.c
    wanted = select(tables.statements).where(t.score >= low, t.score < high, *_until(tables.statements, as_of))
    return wanted.order_by(t.score, t.id).limit(limit)


def _until(table: Table, as_of: datetime | None) -> list[ColumnElement[bool]]:
    return [] if as_of is None else [table.c.recorded_at <= stamp(as_of)]
