"""Days told by a count and a day: "a year ago today", "a week ago Sunday", "three Sundays ago", "a week from Friday".

In go the groups of a match and its context, out comes a day, or the week or month that such words name. Raises
ValueError or OverflowError beyond the calendar.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from rashomon.records import Basis, TimeRange
from rashomon.values.times import anchors, ranges
from rashomon.values.times.context import Context
from rashomon.values.times.counts import Count, count_of
from rashomon.values.times.days import DEICTIC, weekday_near
from rashomon.values.times.matching import TimeMatch
from rashomon.values.times.ranges import DAY

_BASIS: Basis = "relative to publication"
_DAYS = {"day": 1, "week": 7, "fortnight": 7}


def read_ago_on(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a day, week or month so many units before one that is told from the publication.

    A day of the week is weeks before the last such day; years before, it can be either of two, and the year is given.
    """
    count = count_of(match)
    if count.whole is None:
        return ranges.unresolved()
    if match["weekday"] and count.unit not in _DAYS:
        moved = anchors.moved(context.published, -count.whole, count.unit)
        return _told(moved) if moved else None
    near = weekday_near(match["weekday"], "this past", context) if match["weekday"] else _day(match, context)
    day = _before(near, count)
    if day is None:
        return None
    whole = match["whole"].lower()
    if whole == "week":
        return ranges.week_range(day, _BASIS)
    return ranges.month_range(day.year, day.month, _BASIS) if whole else ranges.day_range(day, _BASIS)


def read_weekdays_ago(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a day of the week by how many of them have passed since, that of publication not counted."""
    whole = count_of(match).whole
    if not whole:
        return None
    last = weekday_near(match["weekday"], "last", context)
    return ranges.day_range(last - 7 * (whole - 1) * DAY, _BASIS)


def read_from_day(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a day so many days or weeks after a coming one."""
    count = count_of(match)
    if count.whole is None:
        return ranges.unresolved()
    near = weekday_near(match["weekday"], "this coming", context) if match["weekday"] else _day(match, context)
    return ranges.day_range(near + _DAYS[count.unit] * count.whole * DAY, _BASIS)


def _day(match: TimeMatch, context: Context) -> date:
    return context.published + DEICTIC.get(match["deictic"].lower(), 0) * DAY


def _before(day: date, count: Count) -> date | None:
    """Return the day so many units before another; None for units that no calendar day is counted by.

    Where a month has no such day ("a month ago today" on the 31st), it is the last of it.
    """
    units = count.whole or 0
    if count.unit in _DAYS:
        return day - _DAYS[count.unit] * units * DAY
    if count.unit not in {"month", "year"}:
        return None
    year, month = ranges.months_before(day, units * (12 if count.unit == "year" else 1))
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _told(moved: TimeRange) -> TimeRange:
    return TimeRange("", moved.start, moved.end, moved.precision, _BASIS, moved.timex)
