"""What a person looks for in a ledger, as SELECTs over the index of words (:mod:`rashomon.ledger.indexing`).

They are in SQLite's language; a ledger in another database is copied into one of these first, see
:mod:`rashomon.ledger.scanning`. As in :mod:`rashomon.ledger.queries`, ``as_of`` leaves out what was recorded later, and
so it leaves out what persons withdrew by then.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, TableClause, distinct, false, func, literal, literal_column, select, table

from rashomon.ledger import tables
from rashomon.ledger.conditions import Query, recorded_by, withdrawn_by
from rashomon.ledger.indexing import BEGIN, END, INDEXES
from rashomon.ledger.looked import Looked
from rashomon.ledger.terms import expression

#: What a word counts in the text, the title and the publisher of a report. Chosen by hand.
WEIGHTS = (1.0, 4.0, 2.0)
#: Words shown of the text of a report that was found.
AROUND = 32


def reports(looked: Looked, limit: int) -> Query:
    """Numbers of the reports that are wanted, at most ``limit``: by fit, or the latest first."""
    t = tables.reports
    query = select(_number(t)).select_from(t).where(*_between(looked, t), *recorded_by(t, looked.as_of)).limit(limit)
    if looked.speaker.strip() or looked.place.strip():
        query = query.where(t.c.id.in_(select(tables.statements.c.report_id).where(*_told(looked))))
    return _ordered(query, t, looked, WEIGHTS)


def statements(looked: Looked, limit: int) -> Query:
    """Numbers of the statements that are wanted and that stand, at most ``limit``: by fit, or the latest first."""
    t = tables.statements
    query = select(_number(t)).select_from(t).where(*_standing(looked))
    return _ordered(query.limit(limit), t, looked, ())


def shown_reports(words: str, numbers: Collection[int]) -> Query:
    """Reports by their numbers, with the marked ``found`` in title and text where words were looked for."""
    t = tables.reports
    if matched := expression(words):
        index: ColumnElement[str] = literal_column("reports_words")
        cut = func.snippet(index, 0, BEGIN, END, "…", AROUND)
        title = func.highlight(index, 1, BEGIN, END)
        query = _indexed(select(t, _number(t), cut.label("snippet"), title.label("marked")), t)
        return query.where(_match(t, matched), literal_column("reports_words.rowid").in_(numbers))
    beginning = func.substr(t.c.text, 1, 200)
    plain = select(t, _number(t), beginning.label("snippet"), t.c.title.label("marked"))
    return plain.where(literal_column("reports.rowid").in_(numbers))


def shown_statements(words: str, numbers: Collection[int]) -> Query:
    """Statements by their numbers, with what was found marked in their words."""
    t = tables.statements
    if matched := expression(words):
        index: ColumnElement[str] = literal_column("statements_words")
        marked = func.highlight(index, 0, BEGIN, END)
        query = _indexed(select(t, _number(t), marked.label("marked")), t)
        return query.where(_match(t, matched), literal_column("statements_words.rowid").in_(numbers))
    return select(t, _number(t), t.c.words.label("marked")).where(literal_column("statements.rowid").in_(numbers))


def speakers(looked: Looked, limit: int) -> Query:
    """Names of speakers that hold the words, with the number of their statements and reports, the most first."""
    return _names(looked, tables.statements.c.speaker_canonical, "speaker", limit)


def places(looked: Looked, limit: int) -> Query:
    """Names of places that hold the words, with the number of their statements and reports, the most first."""
    t = tables.statements.c
    name = func.json_extract(t.value, "$.name")
    return _names(looked, name, "place", limit).where(t.value_type == "Place")


def telling(looked: Looked) -> Query:
    """Accounts with a statement that is wanted and stands."""
    t = tables.statements
    held = [holding(t, looked.words)] if looked.words.strip() else []
    return select(t.c.account_id).distinct().where(t.c.account_id.is_not(None), *held, *_standing(looked))


def holding(kind: Table, words: str) -> ColumnElement[bool]:
    """Return the condition that a row holds the words; none does where there is no word."""
    matched = expression(words)
    if matched is None:
        return false()
    numbers: Query = select(literal_column("rowid")).select_from(table(INDEXES[kind.name])).where(_match(kind, matched))
    return literal_column(f"+{kind.name}.rowid").in_(numbers)  # "+": go by the order of the list, and look each row up


def scored(low: float, high: float, *, limit: int, as_of: datetime | None) -> Query:
    """Statements with a score from ``low`` on and below ``high``, the lowest first, withdrawn ones too."""
    t = tables.statements.c
    wanted = select(tables.statements).where(t.score >= low, t.score < high, *recorded_by(tables.statements, as_of))
    return wanted.order_by(t.score, t.id).limit(limit)


def _ordered(query: Query, kind: Table, looked: Looked, weights: Collection[float]) -> Query:
    """Keep what holds the words, and sort: best first by BM25 (Robertson et al., 1994), of equals the latest first."""
    latest = (kind.c.published.desc(), kind.c.id)
    if not looked.words.strip():
        return query.order_by(*latest)
    matched = expression(looked.words)
    if matched is None:
        return query.where(false())
    found = _indexed(query, kind).where(_match(kind, matched))
    fit = func.bm25(literal_column(INDEXES[kind.name]), *map(literal, weights))
    return found.order_by(fit, *latest) if looked.best else found.order_by(*latest)


def _names(looked: Looked, name: ColumnElement[Any], column: str, limit: int) -> Query:
    t = tables.statements
    number = func.count().label("statements")
    query = select(name.label("name"), number, func.count(distinct(t.c.report_id)).label("reports"))
    query = query.where(name != "", *_standing(looked))
    if looked.words.strip():
        matched = expression(looked.words, column)
        query = query.where(_held(t, matched))
    return query.group_by(name).order_by(number.desc(), name).limit(limit)


def _standing(looked: Looked) -> list[ColumnElement[bool]]:
    """Return the conditions on a statement but for its words: when, by whom, of which place, and that it stands."""
    t = tables.statements
    return [*_between(looked, t), *recorded_by(t, looked.as_of), ~withdrawn_by(looked.as_of), *_said(looked)]


def _told(looked: Looked) -> list[ColumnElement[bool]]:
    """Return the conditions on a statement that makes its report wanted."""
    return [*_said(looked), *recorded_by(tables.statements, looked.as_of), ~withdrawn_by(looked.as_of)]


def _said(looked: Looked) -> list[ColumnElement[bool]]:
    """Return what a statement must be said by, and the places its account must tell, where that is asked for."""
    t = tables.statements
    found: list[ColumnElement[bool]] = []
    if looked.speaker.strip():
        found.append(_held(t, expression(looked.speaker, "speaker")))
    if looked.place.strip():
        other = t.alias("placed")
        within = _held(t, expression(looked.place, "place"), "placed")
        found.append(t.c.account_id.in_(select(other.c.account_id).where(within, *recorded_by(other, looked.as_of))))
    return found


def _held(kind: Table, matched: str | None, alias: str = "") -> ColumnElement[bool]:
    """Return the condition that a row of a table, or of its alias, is among those of the index."""
    if matched is None:
        return false()
    numbers: Query = select(literal_column("rowid")).select_from(table(INDEXES[kind.name]))
    return literal_column(f"{alias or kind.name}.rowid").in_(numbers.where(_match(kind, matched)))


def _between(looked: Looked, kind: Table) -> list[ColumnElement[bool]]:
    """Return the conditions on the day of publication, both included."""
    published = kind.c.published
    first = [] if looked.since is None else [published >= looked.since.isoformat()]
    return first if looked.until is None else [*first, published <= looked.until.isoformat()]


def _number(kind: Table) -> ColumnElement[int]:
    return literal_column(f"{kind.name}.rowid").label("number")


def _indexed(query: Query, kind: Table) -> Query:
    """Join the index to its table."""
    index: TableClause = table(INDEXES[kind.name])
    same = literal_column(f"{kind.name}.rowid") == literal_column(f"{index.name}.rowid")
    return query.join_from(index, kind, same)


def _match(kind: Table, matched: str) -> ColumnElement[bool]:
    name = INDEXES[kind.name]
    return literal_column(name).op("MATCH", is_comparison=True)(matched)
