"""Times told by another clock than that of the place: "2300 GMT", "8 p.m. EDT", "6 p.m. Moscow time".

In: a time and a zone. Out: the time in GMT, whose TIMEX3 value then ends in Z, and the time by the clock of a place
where its zone is known, which may be on another day. What is told by no clock stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from rashomon.records import Basis, TimeRange
from rashomon.values.zones import offset_at, offset_named

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(Z?)")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(Z?)")


def in_gmt(time: TimeRange, zone: str, on: date) -> TimeRange:
    """Return a time told by the clock of a named zone in GMT; the same where ``zone`` is "" or names none.

    A time of no day stays without one; ``on`` is the day by which summer time is told then.
    """
    offset = offset_named(zone, time.start or datetime(on.year, on.month, on.day, 12)) if zone else None
    if offset is None:
        return time
    if clock := _CLOCK.fullmatch(time.timex):
        return replace(time, timex=f"{_shifted(clock, -offset)}Z")
    return moved_by(-offset, time, "Z")


def by_clock_of(zone: str, time: TimeRange) -> TimeRange:
    """Return a time in GMT by the clock of a zone of the tz database; any other time, or one of no day, as it is."""
    moments = _MOMENT.findall(time.timex)
    start = time.start or time.end
    if not zone or start is None or not moments or not all(mark for *_, mark in moments):
        return time
    offset = offset_at(zone, start)
    try:
        return time if offset is None else replace(moved_by(offset, time), basis=_basis(time))
    except OverflowError:  # beyond the calendar
        return time


def clock_of(zone: str, time: TimeRange, on: date) -> TimeRange:
    """Return a time in GMT and of no day by the clock of a zone, as it goes on a day; any other time as it is."""
    clock = _CLOCK.fullmatch(time.timex)
    offset = offset_at(zone, datetime(on.year, on.month, on.day, 12)) if zone and clock else None
    if clock is None or not clock[3] or offset is None:
        return time
    return replace(time, timex=_shifted(clock, offset))


def moved_by(by: timedelta, time: TimeRange, mark: str = "") -> TimeRange:
    """Return a time moved by a length; ``mark`` stands behind the times of the clock in its TIMEX3 value."""

    def moment(found: re.Match[str]) -> str:
        at = datetime.fromisoformat(found[1]) + timedelta(hours=int(found[2]), minutes=int(found[3])) + by
        return f"{at:%Y-%m-%dT%H:%M}{mark}"

    start, end = (None if side is None else side + by for side in (time.start, time.end))
    return replace(time, start=start, end=end, timex=_MOMENT.sub(moment, time.timex))


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _shifted(clock: re.Match[str], by: timedelta) -> str:
    minutes = (int(clock[1]) * 60 + int(clock[2]) + by // timedelta(minutes=1)) % (24 * 60)
    return f"T{minutes // 60:02}:{minutes % 60:02}"


def _basis(time: TimeRange) -> Basis:
    return "inferred" if time.basis == "stated" else time.basis
