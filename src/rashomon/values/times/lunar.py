"""Ramadan and the feasts of the Muslim year, and which of them is the nearest.

In go the groups of a match and its context, out comes a range a day wider on both sides than the tables of hijridate
(those of Umm al-Qura): where the moon is looked for, a month begins a day later or earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from rashomon.records import Precision
from rashomon.values.times import ranges
from rashomon.values.times.context import Context, year_number
from rashomon.values.times.expressions import Timex
from rashomon.values.times.matching import TimeMatch

_DAY = timedelta(days=1)
#: Name -> month and day of the Muslim year, and how many days it lasts.
_FEASTS: Mapping[str, tuple[int, int, int]] = {
    "ramadan": (9, 1, 30),
    "fitr": (10, 1, 3),
    "adha": (12, 10, 4),
    "ashura": (1, 10, 1),
}


def read_muslim_holiday(match: TimeMatch, context: Context) -> Timex | None:
    """Read a feast: of the year printed, else the last that has begun, or the next where the tense says so.

    Without bounds outside the years of the tables, 1925 to 2076. Ramadan has no TIMEX3.
    """
    month, day, length = _FEASTS[next(name for name in _FEASTS if match["holiday"].lower().endswith(name))]
    first = _first(match, context, month, day)
    if first is None:
        return Timex("", "", ranges.unresolved())
    last = first + (length - 1) * _DAY
    precision: Precision = "month" if length > 7 else "week"
    timex = "" if length > 7 else first.isoformat()
    time = ranges.between(first - _DAY, last + _DAY, precision, "inferred", timex)
    return Timex("DATE" if timex else "", timex, time)


def _first(match: TimeMatch, context: Context, month: int, day: int) -> date | None:
    year = year_number(match["year"]) if match["year"] else context.published.year
    days = list(_days(year, month, day))
    if match["year"]:
        return next((one for one in days if one.year == year), None)
    if context.tense == "future":
        return next((one for one in days if one >= context.published), None)
    return next((one for one in reversed(days) if one <= context.published), None)


def _days(year: int, month: int, day: int) -> Iterator[date]:
    """Yield a day of the Muslim years round a year, in order: those in the tables."""
    from hijridate import Hijri

    about = round((year - 622) * 33 / 32)
    for muslim in range(about - 2, about + 4):
        try:
            yield Hijri(muslim, month, day).to_gregorian()
        except (OverflowError, ValueError):
            continue
