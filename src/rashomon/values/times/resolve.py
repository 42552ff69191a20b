"""From a match of a time rule to a range: one small function per kind of expression, in one dict.

In go the groups of a match, the publication date and the tense at the words; out comes a range without its words, or
None where the words hold no time at all (a name, a day that does not exist). A time that cannot be resolved is a range
without bounds; the publication date never stands in for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rashomon.records import TimeRange
from rashomon.rules import Match
from rashomon.values.times import days, ranges, units
from rashomon.values.times.context import Context
from rashomon.values.times.day_parts import clock_only, part_only


def resolve(match: Match, context: Context) -> TimeRange | None:
    """Resolve a match of a rule of ``times_en.yaml``; None when it holds no time."""
    try:
        return _READERS[match.rule.gives["read"]](match, context)
    except (ValueError, OverflowError):  # a day that is in no calendar: 31 June, or one before the year 1
        return None


_READERS: Mapping[str, Callable[[Match, Context], TimeRange | None]] = {
    "weekday": days.read_weekday,
    "date": days.read_date,
    "date_range": days.read_date_range,
    "numeric": days.read_numeric,
    "deictic": days.read_deictic,
    "overnight": days.read_overnight,
    "night_between": days.read_night_between,
    "month": units.read_month,
    "month_range": units.read_month_range,
    "year": units.read_year,
    "decade": units.read_decade,
    "season": units.read_season,
    "unit": units.read_unit,
    "weekend": units.read_weekend,
    "ago": units.read_ago,
    "window": units.read_window,
    "part": lambda match, context: part_only(match),
    "clock": lambda match, context: clock_only(match),
    "unresolved": lambda match, context: ranges.unresolved(),
    "nothing": lambda match, context: None,
}
