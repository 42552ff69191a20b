"""Comparing two times.

In go two ranges, out comes whether they are the same, can both be true, cannot, or whether that cannot be told.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from rashomon.records import TimeRange

#: How far local time can be from GMT, either way.
_ZONE = timedelta(hours=14)


def covers(a: TimeRange, b: TimeRange) -> Literal["same", "compatible", "different", "unknown"]:
    """Compare two times: equal ranges are the same, overlapping ones compatible, the others different.

    An open side reaches without end; a time without bounds can be compared with none. A time of the clock in GMT is
    compared with a local one by what local times it can be.
    """
    if (a.start is None and a.end is None) or (b.start is None and b.end is None):
        return "unknown"
    mixed = _in_gmt(a) != _in_gmt(b)
    if not mixed and (a.start, a.end) == (b.start, b.end):
        return "same"
    slack = _ZONE if mixed and "day" not in (a.precision, b.precision) else timedelta(0)
    return "compatible" if _before(a.start, b.end, slack) and _before(b.start, a.end, slack) else "different"


def _before(start: datetime | None, end: datetime | None, slack: timedelta) -> bool:
    return start is None or end is None or start < end + slack


def _in_gmt(value: TimeRange) -> bool:
    return value.timex.endswith("Z")
