"""Comparing two times.

In go two ranges, out comes whether they are the same, can both be true, or cannot, and why, in words. The order of the
two never matters, not even to the words.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from rashomon.records import TimeRange
from rashomon.values.times.show import show_time
from rashomon.values.verdicts import Verdict

#: How far local time can be from GMT, either way.
_ZONE = timedelta(hours=14)


def compare_times(a: TimeRange, b: TimeRange) -> Verdict:
    """Compare two times: the same, compatible (narrower, wider, overlapping, or of no known day), or in conflict.

    An open side reaches without end. A time of the clock in GMT is compared with a local one by what local times it can
    be. The same verdict comes whichever of the two is given first.
    """
    first, second = sorted((a, b), key=_order)
    for value in (first, second):
        if not _bounded(value):
            return Verdict("compatible", f'"{value.words}" names no day that is known')
    relation = covers(first, second)
    one, other = show_time(first), show_time(second)
    if relation == "same":
        return Verdict("same", f"both are {one}" if one == other else f"{one} and {other} are the same time")
    if relation == "different":
        return Verdict("conflict", f"{one} is over before {other} begins")
    if _in_gmt(first) != _in_gmt(second):
        return Verdict("compatible", f"{one} and {other} can be the same time, one of them local")
    for narrow, wide in ((first, second), (second, first)):
        if _within(narrow, wide):
            return Verdict("compatible", f"{show_time(narrow)} lies within {show_time(wide)}")
    return Verdict("compatible", f"{one} and {other} overlap")


def covers(a: TimeRange, b: TimeRange) -> Literal["same", "compatible", "different", "unknown"]:
    """Compare two times: equal ranges are the same, overlapping ones compatible, the others different.

    An open side reaches without end; a time without bounds can be compared with none. A time of the clock in GMT is
    compared with a local one by what local times it can be.
    """
    if not _bounded(a) or not _bounded(b):
        return "unknown"
    mixed = _in_gmt(a) != _in_gmt(b)
    if not mixed and (a.start, a.end) == (b.start, b.end):
        return "same"
    slack = _ZONE if mixed and "day" not in (a.precision, b.precision) else timedelta(0)
    return "compatible" if _before(a.start, b.end, slack) and _before(b.start, a.end, slack) else "different"


def _bounded(value: TimeRange) -> bool:
    return value.start is not None or value.end is not None


def _order(value: TimeRange) -> tuple[datetime, datetime, str, str, str, str]:
    """Return a key that two times share only where they are told alike."""
    ends = value.start or datetime.min, value.end or datetime.max
    return *ends, value.timex, value.words, value.precision, value.basis


def _within(narrow: TimeRange, wide: TimeRange) -> bool:
    starts = wide.start is None or (narrow.start is not None and narrow.start >= wide.start)
    ends = wide.end is None or (narrow.end is not None and narrow.end <= wide.end)
    return starts and ends


def _before(start: datetime | None, end: datetime | None, slack: timedelta) -> bool:
    return start is None or end is None or start < end + slack


def _in_gmt(value: TimeRange) -> bool:
    return value.timex.endswith("Z")
