"""Rows that people coded to the records that linking takes: an account, its statements, its report.

In: what a row gives of one incident. Out: records as a reading makes them. The report's text is made of the values
themselves, so that every statement has its words in it, and linking sees no more than was coded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from rashomon.linking import Profile, profile
from rashomon.records import Account, Name, Precision, Report, Span, Statement, TimeRange, Value

#: A span of so many days or less is told to the day.
FEW_DAYS = 3
_CODER = Name("", "", "publisher")
_BETWEEN = ". "


def coded_account(
    name: str, kind: str, published: date, values: Iterable[tuple[str, Value]], *, report_id: str = ""
) -> tuple[Account, Profile]:
    """Return the account and the profile of a row: ``values`` are (field, value) with the words of each value.

    ``report_id`` is the report that the row was coded from, where others may have been too; else it has its own.
    """
    told = list(values)
    text = _BETWEEN.join(value.words for _, value in told)
    report = Report(id=report_id or name, text=text, published=published)
    account = Account(name, report.id, kind, "incident", "asserts", Span(0, len(text)), text)
    statements, at = [], 0
    for number, (field, value) in enumerate(told):
        span = Span(at, at + len(value.words))
        statements.append(_statement(f"{name}/{number}", account, field, value, span, published))
        at = span.end + len(_BETWEEN)
    return account, profile(account, statements, report)


def coded_days(first: date, last: date) -> TimeRange:
    """Return the time of an incident told from one day to another, both included."""
    start, end = datetime.combine(first, time.min), datetime.combine(last, time.min) + timedelta(days=1)
    days = (last - first).days
    words = first.isoformat() if not days else f"{first.isoformat()} to {last.isoformat()}"
    precision: Precision = "day" if days < FEW_DAYS else "week" if days < 8 else "month"
    return TimeRange(words, start, end, precision, "stated", first.isoformat() if not days else "")


def _statement(id_: str, account: Account, field: str, value: Value, span: Span, published: date) -> Statement:
    return Statement(
        id=id_,
        report_id=account.report_id,
        account_id=account.id,
        field=field,
        value=value,
        speaker=_CODER,
        stance="asserts",
        words=value.words,
        span=span,
        published=published,
        found_by="coded",
        score=1.0,
    )
