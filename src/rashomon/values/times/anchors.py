"""The time that another one is told from: "the following day", "a year earlier", "in the quarter".

In go the expressions told earlier in the text, out comes the last of them that fits, moved by some units. Nothing is
taken from the publication date here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from rashomon.records import TO_THE_DAY, Basis, Precision, TimeRange
from rashomon.values.times import ranges
from rashomon.values.times.expressions import TimeExpression
from rashomon.values.times.ranges import DAY

BASIS: Basis = "relative to another time"
_WITHIN: dict[str, frozenset[Precision]] = {
    "day": TO_THE_DAY,
    "week": TO_THE_DAY | {"week"},
    "month": TO_THE_DAY | {"week", "month"},
    "quarter": TO_THE_DAY | {"week", "month", "season"},
    "year": TO_THE_DAY | {"week", "month", "season", "year"},
}


def last_start(earlier: Sequence[TimeExpression], unit: str) -> date | None:
    """Return the first day of the last calendar time that is exact to a unit or finer, or None."""
    fitting = _WITHIN.get(unit, _WITHIN["year"])
    for one in reversed(earlier):
        time = one.time
        if one.type in ("DATE", "TIME") and time and time.start and time.end and time.precision in fitting:
            return time.start.date()
    return None


def last_quarter(earlier: Sequence[TimeExpression], published: date) -> tuple[int, int] | None:
    """Return year and number of the quarter that a text is about, of those told of for themselves, or None.

    That is the latest that is over, else the last one told of. What is told of as compared with another is passed over.
    """
    told = [one for one in earlier if one.value[5:6] == "Q" and one.value[6:].isdigit()]
    own = [one for one in told if one.time is not None and one.time.basis != BASIS]
    over = [one for one in own if one.time and one.time.end and one.time.end.date() <= published]
    chosen = max(over, key=lambda one: one.value) if over else own[-1] if own else None
    return (int(chosen.value[:4]), int(chosen.value[6:])) if chosen else None


def moved(day: date, count: int, unit: str) -> TimeRange | None:
    """Return the unit that lies a count of units after the one a day is in. Raises ValueError beyond the calendar."""
    if unit == "day":
        return ranges.day_range(day + count * DAY, BASIS)
    if unit == "night":
        return ranges.night_range(day + count * DAY, BASIS)
    if unit == "week":
        return ranges.week_range(day + 7 * count * DAY, BASIS)
    if unit == "month":
        return ranges.month_range(*ranges.months_before(day, -count), BASIS)
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + count
        return ranges.quarter_range(quarters // 4, quarters % 4 + 1, BASIS)
    if unit == "year":
        return ranges.year_range(day.year + count, BASIS)
    if unit == "decade":
        return ranges.decade_range((day.year // 10 + count) * 10, BASIS)
    return None


def clock_moved(earlier: Sequence[TimeExpression], minutes: int) -> TimeRange | None:
    """Return the time some minutes after the last time of the clock, where the words just before gave one."""
    last = earlier[-1].time if earlier else None
    if last is None or last.start is None or last.precision not in ("minute", "hour"):
        return None
    start: datetime = last.start + minutes * ranges.MINUTE
    end = start + 60 * ranges.MINUTE
    return TimeRange("", start, end, "hour", BASIS, f"{start:%Y-%m-%dT%H:%M}")
