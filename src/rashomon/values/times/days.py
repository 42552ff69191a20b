"""Days and nights: days of the week, dates, yesterday and tomorrow.

In go the groups of a match and its context, out comes a range of a day or less. Raises ValueError or OverflowError
for a day that is in no calendar, which :mod:`rashomon.values.times.resolve` answers.
"""

from __future__ import annotations

from datetime import date

from rashomon.records import Basis, TimeRange
from rashomon.rules import Match
from rashomon.values.times import ranges
from rashomon.values.times.context import SHIFTS, Context, day_number, month_number, year_of
from rashomon.values.times.day_parts import narrow
from rashomon.values.times.ranges import DAY

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DEICTIC = {"yesterday": -1, "last": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}


def read_weekday(match: Match, context: Context) -> TimeRange | None:
    """Read a day of the week, with what narrows it."""
    day = _weekday_near(match["weekday"], match["which"].lower(), context)
    if match["week"]:
        monday = context.published - context.published.weekday() * DAY
        shift = SHIFTS.get(match["week"].lower(), 0)
        day = monday + (7 * shift + _WEEKDAYS.index(match["weekday"].lower())) * DAY
    return narrow(ranges.day_range(day, "relative to publication"), match)


def _weekday_near(name: str, which: str, context: Context) -> date:
    index, published = _WEEKDAYS.index(name.lower()), context.published
    if which == "next":
        return published + ((index - published.weekday() - 1) % 7 + 1) * DAY
    if which == "last":
        return published - ((published.weekday() - index - 1) % 7 + 1) * DAY
    coming = context.tense == "future" or which.endswith("coming") or (which == "this" and context.tense is None)
    if coming and not which.endswith("past"):
        return published + (index - published.weekday()) % 7 * DAY
    return published - (published.weekday() - index) % 7 * DAY


def read_date(match: Match, context: Context) -> TimeRange | None:
    """Read a day of a month."""
    month, day = month_number(match["month"]), day_number(match["day"])
    if match["year"]:
        return narrow(ranges.day_range(date(int(match["year"]), month, day), "stated"), match)
    year = year_of(month, day, match, context)
    return narrow(ranges.day_range(date(year, month, day), "relative to publication"), match)


def read_date_range(match: Match, context: Context) -> TimeRange | None:
    """Read two days of one month."""
    month, first, last = month_number(match["month"]), day_number(match["day"]), day_number(match["last"])
    year = int(match["year"]) if match["year"] else year_of(month, first, match, context)
    start, end = date(year, month, first), date(year, month, last)
    if start >= end:
        return None
    basis: Basis = "stated" if match["year"] else "relative to publication"
    return ranges.between(start, end, "day", basis, f"{start.isoformat()}/{end.isoformat()}")


def read_numeric(match: Match, context: Context) -> TimeRange | None:
    """Read a date in numbers; without bounds where day and month cannot be told apart."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12:
        return ranges.day_range(date(year, second, first), "stated")
    if second > 12 or first == second:
        return ranges.day_range(date(year, first, second), "stated")
    return ranges.unresolved()


def read_deictic(match: Match, context: Context) -> TimeRange | None:
    """Read yesterday, today, tomorrow and their parts."""
    said = " ".join(match["deictic"].lower().removeprefix("the").split())
    shift = _DEICTIC.get(said, _DEICTIC.get(said.split()[0], 0))
    return narrow(ranges.day_range(context.published + shift * DAY, "relative to publication"), match)


def read_overnight(match: Match, context: Context) -> TimeRange | None:
    """Read "overnight": the night before publication, or the coming one."""
    return _night(context.published if context.tense == "future" else context.published - DAY)


def read_night_between(match: Match, context: Context) -> TimeRange | None:
    """Read the night that begins on the first of two days of the week."""
    return _night(_weekday_near(match["weekday"], "", context))


def _night(day: date) -> TimeRange:
    start, end = ranges.midnight(day).replace(hour=18), ranges.midnight(day + DAY).replace(hour=6)
    return TimeRange("", start, end, "part of day", "relative to publication", f"{day.isoformat()}TNI")
