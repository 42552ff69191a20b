"""Days and nights: days of the week, dates, yesterday and tomorrow.

In go the groups of a match and its context, out comes a range of a day or less. Raises ValueError or OverflowError
for a day that is in no calendar, which :mod:`rashomon.values.times.resolve` answers.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from rashomon.records import Basis, TimeRange
from rashomon.values.times import ranges
from rashomon.values.times.context import (
    SHIFTS,
    Context,
    century_of,
    day_number,
    month_number,
    year_before,
    year_number,
    year_of,
)
from rashomon.values.times.day_parts import narrow
from rashomon.values.times.expressions import Timex, timex_of
from rashomon.values.times.matching import TimeMatch
from rashomon.values.times.ranges import DAY

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: A date in numbers of which only one order lies so many days before or after the publication is taken for that one:
#: a header has the day of filing, an announcement one of the days to come.
_RECENT, _SOON = 31, 7
DEICTIC = {"yesterday": -1, "last": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}


def read_weekday(match: TimeMatch, context: Context) -> Timex | None:
    """Read a day of the week, with what narrows it."""
    day = weekday_near(match["weekday"], match["which"].lower(), context)
    if match["week"]:
        monday = context.published - context.published.weekday() * DAY
        shift = SHIFTS.get(match["week"].lower(), 0)
        day = monday + (7 * shift + weekday_number(match["weekday"])) * DAY
    return narrow(ranges.day_range(day, "relative to publication"), match)


def weekday_near(name: str, which: str, context: Context) -> date:
    """Return a day of the week near publication: "last", "next", "this", "this past", "this coming", else by tense."""
    index, published = weekday_number(name), context.published
    if which == "next":
        return published + ((index - published.weekday() - 1) % 7 + 1) * DAY
    if which == "last":
        return published - ((published.weekday() - index - 1) % 7 + 1) * DAY
    past = which.endswith("past")
    ahead = which == "this" or context.tense == "future" or (not which and context.until)
    coming = which.endswith("coming") or (ahead and not past)
    if which == "this" and context.tense == "past":
        coming = False
    if coming:
        return published + (index - published.weekday()) % 7 * DAY
    return published - (published.weekday() - index) % 7 * DAY


def weekday_number(words: str) -> int:
    """Read a day of the week by its first letters: 0 for Monday."""
    return _WEEKDAYS.index(words[:3].lower())


def read_date(match: TimeMatch, context: Context) -> Timex | None:
    """Read a day of a month."""
    month, day = month_number(match["month"]), day_number(match["day"])
    before = year_before(month, match)
    if match["year"]:
        return narrow(ranges.day_range(date(year_number(match["year"]) - before, month, day), "stated"), match)
    if not (year := year_of(month, day, match, context)):
        return Timex("DATE", f"XXXX-{month:02}-{day:02}", ranges.untold())
    year -= before
    return narrow(ranges.day_range(date(year, month, day), "relative to publication"), match)


def read_day_of_month(match: TimeMatch, context: Context) -> Timex | None:
    """Read a day of this month, the last or the next."""
    year, month = ranges.months_before(context.published, -SHIFTS.get(match["which"].lower(), 0))
    return timex_of(ranges.day_range(date(year, month, day_number(match["day"])), "relative to publication"))


def read_date_range(match: TimeMatch, context: Context) -> Timex | None:
    """Read two days of one month."""
    month, first, last = month_number(match["month"]), day_number(match["day"]), day_number(match["last"])
    year = year_number(match["year"]) if match["year"] else year_of(month, first, match, context)
    start, end = date(year, month, first), date(year, month, last)
    if start >= end:
        return None
    basis: Basis = "stated" if match["year"] else "relative to publication"
    return timex_of(ranges.between(start, end, "day", basis, f"{start.isoformat()}/{end.isoformat()}"))


def read_iso(match: TimeMatch, context: Context) -> Timex | None:
    """Read a date of ISO 8601, with its time where it is printed."""
    words = match["iso"].replace("/", "-")
    moment = datetime.fromisoformat(words)
    if len(words) <= len("2020-12-20"):
        return timex_of(ranges.day_range(moment.date(), "stated"))
    zone = "Z" if words.endswith("Z") or match["zone"] else ""
    start = moment.replace(tzinfo=None, second=0, microsecond=0)
    timex = f"{start:%Y-%m-%dT%H:%M}{zone}"
    return timex_of(TimeRange("", start, start + timedelta(minutes=1), "minute", "stated", timex))


def read_numeric(match: TimeMatch, context: Context) -> Timex | None:
    """Read a date in numbers; without bounds where day and month cannot be told apart."""
    first, second, year = (int(number) for number in re.split(r"[./-]", match["numeric"]))
    if year < 100:
        year += century_of(year)
    if first > 12:
        return timex_of(ranges.day_range(date(year, second, first), "stated"))
    if second > 12 or first == second:
        return timex_of(ranges.day_range(date(year, first, second), "stated"))
    orders = (date(year, first, second), date(year, second, first))
    near = [day for day in orders if -_RECENT <= (day - context.published).days <= _SOON]
    return timex_of(ranges.day_range(near[0], "inferred") if len(near) == 1 else ranges.untold())


def read_deictic(match: TimeMatch, context: Context) -> Timex | None:
    """Read yesterday, today, tomorrow and their parts."""
    said = " ".join(match["deictic"].lower().removeprefix("the").split())
    shift = DEICTIC.get(said, DEICTIC.get(said.split()[0], 0))
    return narrow(ranges.day_range(context.published + shift * DAY, "relative to publication"), match)


def read_overnight(match: TimeMatch, context: Context) -> Timex | None:
    """Read "overnight": the night before publication, or the coming one."""
    return _night(context.published if context.tense == "future" else context.published - DAY)


def read_night_between(match: TimeMatch, context: Context) -> Timex | None:
    """Read the night that begins on the first of two days of the week."""
    return _night(weekday_near(match["weekday"], "", context))


def _night(day: date) -> Timex:
    return timex_of(ranges.night_range(day, "relative to publication"))
