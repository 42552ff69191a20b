"""When, as MUC-4 writes it: "21 JAN 89", "15 JAN 89 - 21 JAN 89", "- 21 JAN 89" (on or before).

In: time values of one account and the day its report came out. Out: slot 2. MUC-4 task documentation, part 1,
section 7.3: a day of the week without a date, and no date at all, give "on or before" the best known day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import regex

from rashomon.records import TO_THE_DAY, TimeRange

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WEEKDAY = regex.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", regex.IGNORECASE)
_MOMENT = timedelta(microseconds=1)


def date_fill(times: Sequence[TimeRange], published: date) -> str:
    """Return slot 2 from the times told: the finest of them, the first told of equals."""
    known = [time for time in times if time.start or time.end]
    if not known:
        return before(published)
    return _fill(min(known, key=_coarseness), published)


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
        by_weekday = time.basis != "stated" and _WEEKDAY.search(time.words) is not None
        return before(published) if by_weekday and first <= published else day(first)
    if (
        time.precision in TO_THE_DAY
        and time.end
        and last - first <= timedelta(days=1)
        and time.end - time.start < timedelta(days=1)
    ):
        return day(first)  # a night is of the day it began on
    return f"{day(first)} - {day(last)}"
