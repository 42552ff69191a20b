"""From a match of a time rule to what it is: one small function per kind of expression, in one dict.

In go the groups of a match and its context; out comes a TIMEX3 with the time it gives, or None where the words hold no
time at all (a name, a day that does not exist). A time that cannot be resolved is a range without bounds; the
publication date never stands in for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rashomon.records import TimeRange
from rashomon.values.times import days, far, holidays, lasting, lunar, quarters, ranges, relative, units
from rashomon.values.times.context import Context
from rashomon.values.times.day_parts import clock_only, first_hour, part_only
from rashomon.values.times.expressions import Timex, timex_of
from rashomon.values.times.matching import TimeMatch


def resolve(match: TimeMatch, context: Context) -> Timex | None:
    """Resolve a match of a rule of times; None when it holds no time."""
    try:
        found = _READERS[match.rule.gives["read"]](match, context)
    except (ValueError, OverflowError):  # a day that is in no calendar: 31 June, or one before the year 1
        return None
    return timex_of(found) if isinstance(found, TimeRange) else found


_READERS: Mapping[str, Callable[[TimeMatch, Context], Timex | TimeRange | None]] = {
    "weekday": days.read_weekday,
    "date": days.read_date,
    "day_of_month": days.read_day_of_month,
    "date_range": days.read_date_range,
    "iso": days.read_iso,
    "numeric": days.read_numeric,
    "deictic": days.read_deictic,
    "overnight": days.read_overnight,
    "night_between": days.read_night_between,
    "month": units.read_month,
    "week_of_month": units.read_week_of_month,
    "week_of_day": units.read_week_of_day,
    "year": units.read_year,
    "decade": units.read_decade,
    "century": units.read_century,
    "season": units.read_season,
    "unit": units.read_unit,
    "weekend": units.read_weekend,
    "quarter": quarters.read_quarter,
    "half_year": quarters.read_half_year,
    "that_quarter": quarters.read_that_quarter,
    "ago": relative.read_ago,
    "ago_on": far.read_ago_on,
    "weekdays_ago": far.read_weekdays_ago,
    "from_day": far.read_from_day,
    "from_now": relative.read_from_now,
    "offset": relative.read_offset,
    "lasting_offset": relative.read_lasting_offset,
    "before_last": relative.read_before_last,
    "part_from_words": relative.read_part_from_words,
    "relative_day": relative.read_relative_day,
    "window": relative.read_window,
    "duration": lasting.read_duration,
    "each": lasting.read_each,
    "reference": lasting.read_reference,
    "recent": lasting.read_recent,
    "holiday": holidays.read_holiday,
    "muslim_holiday": lunar.read_muslim_holiday,
    "part": part_only,
    "clock": clock_only,
    "first_hour": first_hour,
    "unresolved": lambda match, context: Timex("", "", ranges.unresolved()),
    "nothing": lambda match, context: None,
}
