"""Quarters, halves and periods of a business year.

In go the groups of a match and its context, out comes what it is. Quarters are taken as those of the calendar, also
where a company counts its own.
"""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.records import Basis, TimeRange
from rashomon.values.times import anchors, ranges
from rashomon.values.times.context import SHIFTS, Context, month_number, year_number
from rashomon.values.times.expressions import Timex, timex_of
from rashomon.values.times.matching import TimeMatch
from rashomon.values.times.ordinals import ordinal_number
from rashomon.values.times.ranges import DAY

#: What a quarter brought is told within so many days of its end.
_TOLD_WITHIN = timedelta(days=62)


def read_quarter(match: TimeMatch, context: Context) -> Timex | None:
    """Read a quarter by its number: of the year printed, else the last one begun, or the next one to end."""
    quarter = ordinal_number(match["ordinal"])
    if match["year"]:
        return timex_of(ranges.quarter_range(year_number(match["year"]), quarter, "inferred"))
    basis: Basis = "relative to publication"
    if match["which"]:
        return timex_of(ranges.quarter_range(_year(match, context), quarter, basis))
    year = context.published.year
    whole = ranges.quarter_range(year, quarter, basis)
    if context.tense == "future":
        year += _over(whole, context) and not _just_over(whole, context)
    elif _ahead(whole, context):
        year -= 1
    if match["former"]:
        return timex_of(ranges.quarter_range(year - 1, quarter, anchors.BASIS))
    return timex_of(ranges.quarter_range(year, quarter, basis))


def read_half_year(match: TimeMatch, context: Context) -> Timex | None:
    """Read the first or second half of a year."""
    half = 1 if match["ordinal"].lower() in ("first", "1st") else 2
    year = year_number(match["year"]) if match["year"] else _year(match, context)
    first, last = (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
    basis: Basis = "inferred" if match["year"] else "relative to publication"
    return timex_of(ranges.between(first, last, "season", basis, f"{year:04}-H{half}"))


def read_that_quarter(match: TimeMatch, context: Context) -> Timex | None:
    """Read the quarter told of before, or the same one of another year; without bounds where none was told of."""
    if match["ended"]:
        month = month_number(match["ended"])
        year = context.published.year - (month > context.published.month)
        return timex_of(ranges.quarter_range(year, (month + 2) // 3, "relative to publication"))
    last = anchors.last_quarter(context.earlier, context.published)
    shift = -1 if "year" in match["former"].lower() else 0
    if last is None:
        year = year_number(match["year"]) if match["year"] else context.published.year + shift
        printed = match["year"] or match["unit"].lower() != "quarter"
        return Timex("DATE", f"{year:04}" if printed else f"{year:04}-QX", ranges.untold())
    year, quarter = year_number(match["year"]) if match["year"] else last[0] + shift, last[1]
    if match["former"] and not shift and match["unit"].lower() == "quarter":
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return timex_of(ranges.quarter_range(year, quarter, anchors.BASIS))


def _year(match: TimeMatch, context: Context) -> int:
    return context.published.year + SHIFTS.get(match["which"].lower(), 0)


def _over(whole: TimeRange, context: Context) -> bool:
    return whole.end is not None and whole.end <= ranges.midnight(context.published)


def _just_over(whole: TimeRange, context: Context) -> bool:
    """Tell whether a quarter ended so lately that its figures may be still to come."""
    return whole.end is not None and context.published - whole.end.date() <= _TOLD_WITHIN


def _ahead(whole: TimeRange, context: Context) -> bool:
    return whole.start is not None and whole.start >= ranges.midnight(context.published + DAY)
