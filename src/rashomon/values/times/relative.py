"""Times told from the publication or from another time: "two days ago", "the following day", "the past two weeks".

In go the groups of a match and its context, out comes what it is. A count that is loose ("several weeks ago", "nearly a
year ago") gives a time without bounds, though its TIMEX3 may have a value. Raises ValueError or OverflowError beyond
the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from rashomon.records import Basis, Precision, TimeRange
from rashomon.values.times import anchors, ranges
from rashomon.values.times.context import Context, month_number
from rashomon.values.times.counts import Count, count_of, singular
from rashomon.values.times.day_parts import narrow, part_only
from rashomon.values.times.days import weekday_number
from rashomon.values.times.expressions import Timex, timex_of
from rashomon.values.times.matching import TimeMatch
from rashomon.values.times.ranges import DAY

_WINDOW: Mapping[str, tuple[int, Precision]] = {
    "day": (1, "day"), "night": (1, "day"), "week": (7, "week"), "month": (30, "month"), "year": (365, "year"),
}  # fmt: skip
_TO_PUBLICATION: Basis = "relative to publication"
_LATER = frozenset({"later", "afterwards", "afterward", "after"})
_MINUTES = {"minute": 1, "hour": 60}
_PAST, _FUTURE = "PAST_REF", "FUTURE_REF"


def read_ago(match: TimeMatch, context: Context) -> Timex | None:
    """Read a count of units before publication; without bounds where the count is loose."""
    count = count_of(match)
    if count.number is None:
        return Timex("DATE", _PAST, ranges.unresolved())
    if (
        count.unit == "year"
        and count.whole == 1
        and (quarter := anchors.last_quarter(context.earlier, context.published))
    ):
        return timex_of(ranges.quarter_range(quarter[0] - 1, quarter[1], anchors.BASIS))
    return _from_publication(count, context, -1)


def read_from_now(match: TimeMatch, context: Context) -> Timex | None:
    """Read a count of units after publication."""
    count = count_of(match)
    return Timex("DATE", _FUTURE, ranges.unresolved()) if count.number is None else _from_publication(count, context, 1)


def _from_publication(count: Count, context: Context, sign: int) -> Timex | None:
    count = count.in_years.in_months
    units = sign * round(count.number or 0)
    if count.unit in _MINUTES or count.unit == "second":
        return _clock_from_publication(count, context, sign)
    if count.unit == "century":
        moved: TimeRange | None = ranges.century_range(context.published.year // 100 + units, _TO_PUBLICATION)
    else:
        moved = anchors.moved(context.published, units, "week" if count.unit == "fortnight" else count.unit)
    if moved is None:
        return Timex("DATE", _PAST, ranges.unresolved())
    exact = count.whole is not None and count.unit not in ("decade", "century")
    kind = timex_of(moved).type
    return Timex(kind, moved.timex, replace(moved, basis=_TO_PUBLICATION) if exact else ranges.unresolved())


def _clock_from_publication(count: Count, context: Context, sign: int) -> Timex:
    """Hours ago: of the TIMEX3 the time where the publication has one, else its day; never a time of a happening."""
    if context.moment is None or count.number is None:
        return Timex("DATE", context.published.isoformat(), ranges.unresolved())
    seconds = {"second": 1, "minute": 60, "hour": 3600}[count.unit]
    moment = context.moment + sign * timedelta(seconds=float(count.number * seconds))
    return Timex("TIME", f"{moment:%Y-%m-%dT%H:%M}", ranges.unresolved())


def read_offset(match: TimeMatch, context: Context) -> Timex | None:
    """Read a count of units before or after the time told before; without bounds where none was told."""
    count, sign = count_of(match), 1 if match["way"].lower() in _LATER else -1
    if count.number is None:
        return Timex("DATE", _FUTURE if sign > 0 else _PAST, ranges.unresolved())
    if (
        count.unit == "year"
        and sign < 0
        and count.whole == 1
        and (last := anchors.last_quarter(context.earlier, context.published))
    ):
        return timex_of(ranges.quarter_range(last[0] - 1, last[1], anchors.BASIS))
    if count.unit in _MINUTES:
        clock = anchors.clock_moved(context.earlier, sign * round(count.number * _MINUTES[count.unit]))
        return timex_of(clock) if clock and not count.loose else Timex("DURATION", count.duration, ranges.untold())
    start = anchors.last_start(context.earlier, count.unit)
    moved = anchors.moved(start, sign * round(count.number), count.unit) if start else None
    if moved is None or _is_too_late(moved, context):
        return Timex("DATE", "", ranges.untold())
    return Timex("DATE", moved.timex, moved if count.whole is not None else ranges.unresolved())


def read_lasting_offset(match: TimeMatch, context: Context) -> Timex | None:
    """Read a count of units before or after what the words behind it tell of: a duration, and a time without bounds."""
    return Timex("DURATION", count_of(match).duration, ranges.untold())


def read_part_from_words(match: TimeMatch, context: Context) -> Timex | None:
    """Read a part of the day before or after what the words behind it tell of: no TIMEX3, and no bounds."""
    return Timex("", "", ranges.untold("", "part of day"))


def read_relative_day(match: TimeMatch, context: Context) -> Timex | None:
    """Read a day, a part of one or a longer unit told from the time told before."""
    way = match["way"].lower()
    shift = 1 if way.endswith(("following", "next")) else -1 if way.endswith(("previous", "preceding", "before")) else 0
    if match["weekday"]:
        return _weekday_from(match, shift, context)
    if match["month"]:
        return _month_from(match["month"], shift, context)
    unit = singular(match["unit"] or "day")
    start = anchors.last_start(context.earlier, unit)
    if start is None:
        return part_only(match, context) if match["part"] else Timex("DATE", "", ranges.untold())
    moved = _weekend(start, shift) if unit == "weekend" else anchors.moved(start, shift, unit)
    if moved and _is_too_late(moved, context):
        return Timex("DATE", "", ranges.untold())
    return narrow(moved, match) if moved else None


def _is_too_late(time: TimeRange, context: Context) -> bool:
    """Tell a time that is told as past and would be after the publication: it is told from another time than the last.

    "A year later they met" in a report of 3 May 2023, whose last time is "1 May", is not in 2024.
    """
    return time.start is not None and time.start.date() > context.published and context.tense == "past"


def _weekend(day: date, shift: int) -> TimeRange:
    saturday = day + ((5 - day.weekday()) % 7 + (7 if shift > 0 else -7 if shift < 0 else 0)) * DAY
    return ranges.weekend_range(saturday, anchors.BASIS)


def _weekday_from(match: TimeMatch, shift: int, context: Context) -> Timex:
    """Read a day of the week told from the day told before; "that Sunday" is that day or the first one after it."""
    start = anchors.last_start(context.earlier, "day") or (context.published if shift < 0 else None)
    if start is None:
        return Timex("DATE", "", ranges.untold())
    index = weekday_number(match["weekday"])
    back, ahead = (start.weekday() - index - 1) % 7 + 1, (index - start.weekday() - (shift != 0)) % 7 + (shift != 0)
    return narrow(ranges.day_range(start + (ahead if shift >= 0 else -back) * DAY, anchors.BASIS), match)


def read_before_last(match: TimeMatch, context: Context) -> Timex | None:
    """Read the day of the week, week, month or year before the last, or after the next."""
    published, sign = context.published, -1 if match["which"].lower().startswith("before") else 1
    if match["weekday"]:
        index = weekday_number(match["weekday"])
        near = -((published.weekday() - index - 1) % 7 + 1) if sign < 0 else (index - published.weekday() - 1) % 7 + 1
        return narrow(ranges.day_range(published + (near + 7 * sign) * DAY, _TO_PUBLICATION), match)
    if match["unit"].lower() == "weekend":
        # From Sunday on, the last weekend is the one that is ending; the one before it lies a week back.
        monday = published - published.weekday() * DAY
        return timex_of(replace(_weekend(monday + (7 if sign > 0 else -14) * DAY, 0), basis=_TO_PUBLICATION))
    moved = anchors.moved(published, 2 * sign, match["unit"].lower())
    return timex_of(replace(moved, basis=_TO_PUBLICATION)) if moved else None


def _month_from(name: str, shift: int, context: Context) -> Timex:
    start, month = anchors.last_start(context.earlier, "month"), month_number(name)
    if start is None:
        return Timex("DATE", "", ranges.untold())
    year = start.year + (month <= start.month if shift > 0 else -(month >= start.month))
    return timex_of(ranges.month_range(year, month, anchors.BASIS))


def read_window(match: TimeMatch, context: Context) -> Timex | None:
    """Read a stretch up to publication, or from it on. "The past year" is the TIMEX3 of a year."""
    bare = not match["number"]
    ahead = match["which"].lower() in ("coming", "next")
    count, published = count_of(match), context.published
    if bare and count.number is None:
        return Timex("DATE", _FUTURE if ahead else _PAST, ranges.unresolved())
    time = _window(count, published, ahead=ahead)
    if bare and count.unit in ("year", "decade", "century", "month", "week"):
        named = _from_publication(count, context, 1 if ahead else -1)
        return Timex("DATE", named.value if named else "", time)
    return Timex("DURATION", count.duration, time)


def _window(count: Count, published: date, *, ahead: bool) -> TimeRange:
    number, unit = count.number, count.unit
    if unit == "hour" and number is not None:
        unit, number = "day", -(-number // 24) + 0 * number
    if number is None or count.loose or unit not in _WINDOW:
        return ranges.unresolved()
    days, precision = _WINDOW[unit]
    length = round(days * number) * DAY
    first, last = (published, published + length) if ahead else (published - length, published)
    return ranges.between(first, last, precision, _TO_PUBLICATION, f"{first.isoformat()}/{last.isoformat()}")
