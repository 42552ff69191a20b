"""When, as MUC-4 writes it: "21 JAN 89", "15 JAN 89 - 21 JAN 89", "- 21 JAN 89" (on or before).

In: the statements on times of one account and the day its report came out. Out: slot 2. MUC-4 task documentation, part
1, section 7.3: a day of the week without a date, a span that is not easily calculated ("last week"), and no date at
all, give "on or before" the best known day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import regex

from rashomon.export.muc4.words import mention_span
from rashomon.extract.incident_facts import choose_day
from rashomon.extract.lines import WIRE_DATELINE
from rashomon.records import TO_THE_DAY, Report, Statement, TimeRange

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WEEKDAY = regex.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", regex.IGNORECASE)
_DIGIT = regex.compile(r"\d")
_MONTH = regex.compile(rf"\b(?:{'|'.join(_MONTHS)})", regex.IGNORECASE)
_SPAN = regex.compile(r"\b(?:days|weeks?|months?|years?|decades?)\b", regex.IGNORECASE)
#: What stands before the day in a dateline: "SAN SALVADOR, ", "MANAGUA (NICARAGUA), ".
_FILED = regex.compile(r"(?:\p{Lu}[\p{L}.’'-]*\s?){1,5}(?:\([^()]{2,40}\))?,\s")
#: A span of more days is no date of an incident; as long as a month with some days about it. Set by hand.
_LONGEST = timedelta(days=45)
_MOMENT = timedelta(microseconds=1)


def date_fill(times: Sequence[TimeRange], published: date) -> str:
    """Return slot 2 from the times told: the finest of them, the first told of equals."""
    known = [time for time in times if time.start or time.end]
    if not known:
        return before(published)
    return _fill(min(known, key=_coarseness), published)


def times_told(statements: Iterable[Statement], report: Report, *, to_come: bool = False) -> list[TimeRange]:
    """Return the times that may be the incident's: one to the day, where such is told.

    Not the day in the report's dateline, no span without dates of its own, and, but for what is ``to_come``, none after
    the report.
    """
    told = [s for s in statements if isinstance(s.value, TimeRange) and not _in_dateline(s, report)]
    may_be = [s for s in told if not _too_wide(s.value) and (to_come or not _after(s.value, report.published))]
    day = choose_day(may_be)
    return [day.value] if day is not None else [s.value for s in may_be if isinstance(s.value, TimeRange)]


def _in_dateline(statement: Statement, report: Report) -> bool:
    line, start = WIRE_DATELINE.match(report.text), mention_span(statement, report.text).start
    return line is not None and start < line.end() and _FILED.fullmatch(report.text, 0, start) is not None


def _too_wide(time: object) -> bool:
    """Tell a span of many days, or one of some that is only counted: "last week", "in recent days"."""
    if not isinstance(time, TimeRange) or time.start is None or time.end is None:
        return False
    wide = time.end - time.start
    counted = _SPAN.search(time.words) is not None and _DIGIT.search(time.words) is None
    return wide > _LONGEST or (counted and wide > timedelta(days=1))


def _after(time: object, published: date) -> bool:
    return isinstance(time, TimeRange) and time.start is not None and time.start.date() > published


def day(value: date) -> str:
    """Return a day as DD MMM YY."""
    return f"{value.day:02} {_MONTHS[value.month - 1]} {value.year % 100:02}"


def before(value: date) -> str:
    """Return "on or before" a day."""
    return f"- {day(value)}"


def _coarseness(time: TimeRange) -> timedelta:
    return time.end - time.start if time.start and time.end else timedelta.max


def _fill(time: TimeRange, published: date) -> str:
    last = (time.end - _MOMENT).date() if time.end else published
    if time.start is None:
        return before(last)
    first = time.start.date()
    if last <= first:
        dated = time.basis == "stated" or (_DIGIT.search(time.words) and _MONTH.search(time.words))
        by_weekday = not dated and _WEEKDAY.search(time.words) is not None
        return before(published) if by_weekday and first <= published else day(first)
    if (
        time.precision in TO_THE_DAY
        and time.end
        and last - first <= timedelta(days=1)
        and time.end - time.start < timedelta(days=1)
    ):
        return day(first)  # a night is of the day it began on
    return f"{day(first)} - {day(last)}"
