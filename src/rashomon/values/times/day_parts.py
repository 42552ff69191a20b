"""Narrowing a day to a part of it or to a time of the clock: "early on Friday morning", "at 2:30 a.m.".

In go the range of a day and the groups of the rule that matched, out comes the narrower range. Naive local times; a
time in GMT is kept as printed and its TIMEX3 value ends in Z.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from rashomon.records import Precision, TimeRange
from rashomon.values.numbers import read_number
from rashomon.values.times.anchors import last_start
from rashomon.values.times.context import Context
from rashomon.values.times.elsewhere import in_gmt
from rashomon.values.times.expressions import Timex, timex_of
from rashomon.values.times.matching import TimeMatch
from rashomon.values.times.ranges import untold

#: What is said of a day -> first and last hour (over 24: on the next day) and TIMEX3 code.
_PARTS: dict[str, tuple[int, int, str]] = {
    "early": (0, 8, "TMO"),
    "late": (18, 24, "TEV"),
    "early hours": (0, 6, "TMO"),
    "dawn": (4, 7, "TMO"),
    "morning": (6, 12, "TMO"),
    "early morning": (0, 8, "TMO"),
    "late morning": (9, 12, "TMO"),
    "afternoon": (12, 18, "TAF"),
    "early afternoon": (12, 15, "TAF"),
    "late afternoon": (15, 18, "TAF"),
    "dusk": (17, 21, "TEV"),
    "mid morning": (9, 11, "TMO"),
    "mid afternoon": (14, 16, "TAF"),
    "evening": (18, 24, "TEV"),
    "early evening": (18, 21, "TEV"),
    "late evening": (21, 24, "TEV"),
    "night": (18, 30, "TNI"),
}
_SAME_PART = {
    "small hours": "early hours", "wee hours": "early hours", "predawn hours": "early hours",
    "pre-dawn hours": "early hours", "predawn": "early hours", "pre-dawn": "early hours", "before dawn": "early hours",
    "daybreak": "dawn", "sunrise": "dawn", "first light": "dawn",
    "sunset": "dusk", "sundown": "dusk", "nightfall": "dusk",
    "late hours": "late evening", "overnight": "night", "tonight": "night",
}  # fmt: skip
_LABELS = {(first, last): name for name, (first, last, _) in _PARTS.items()}  # of two names the later
#: A clock time with its minutes: "8:30", "8.30", "0830".
_CLOCK_MINUTES = re.compile(r"^(?P<hour>\d\d?)[:.]?(?P<minute>\d\d)\b")
_SPOKEN = re.compile(r"(?:a\s+)?(?P<to>half\s+past|quarter\s+(?:past|to))\s+(?P<hour>\w+)", re.IGNORECASE)
_SPOKEN_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def narrow(day: TimeRange, match: TimeMatch) -> Timex:
    """Narrow a day to the part or the clock time that a match names, if it names one.

    A day that is only "early" or "late" has the TIMEX3 of the day.
    """
    if day.start is None or day.precision != "day" or "/" in day.timex:
        return timex_of(day)
    if match["time"] or match["named"]:
        at = _at_clock(day, day.start, match)
        return Timex("TIME", at.timex, in_gmt(at, match["elsewhere"], day.start.date()))
    part = part_of(match)
    if part is None:
        return timex_of(day)
    first, last, code = _PARTS[part]
    start = day.start - timedelta(days=1) if match["into"] and part == "night" else day.start
    timex = f"{start.date().isoformat()}{code}"
    narrowed = replace(day, start=start + first * _HOUR, end=start + last * _HOUR, precision="part of day", timex=timex)
    return timex_of(narrowed) if match["part"] else Timex("DATE", day.timex, narrowed)


def part_only(match: TimeMatch, context: Context) -> Timex:
    """Return the time for a part of an unnamed day: no bounds."""
    part = part_of(match)
    return _on_a_day(untold(_PARTS[part][2] if part else "", "part of day"), context)


def clock_only(match: TimeMatch, context: Context) -> Timex | None:
    """Return the time for a clock time of an unnamed day: no bounds; None when there is no such time."""
    minutes, printed = _minutes(match)
    if minutes > 24 * 60:
        return None
    exact = not match["near"] and not match["named"] and _to_the_minute(match["time"])
    time = untold(printed, "minute" if exact else "hour")
    return replace(_on_a_day(time, context), time=in_gmt(time, match["elsewhere"], context.published))


def first_hour(match: TimeMatch, context: Context) -> Timex | None:
    """Return the time for the first of two hours of an unnamed day, whose half of the day is printed with the second.

    It lies before the second: "from 11:30 to 1 p.m." begins in the morning.
    """
    first, last = (_clock_minutes(match[name]) for name in ("time", "until"))
    noon = 12 * 60
    afternoon = match["half"].lower().startswith("p") != (first % noon > last % noon)
    minutes = first % noon + noon * afternoon
    exact = _to_the_minute(match["time"])
    time = untold(f"T{minutes // 60:02}:{minutes % 60:02}", "minute" if exact else "hour")
    return _on_a_day(time, context)


def _on_a_day(time: TimeRange, context: Context) -> Timex:
    """The TIMEX3 is of the day told last, or of publication; the time itself stays without a day, as it was told."""
    day = last_start(context.earlier, "day") or context.published
    return Timex("TIME", f"{day.isoformat()}{time.timex}" if time.timex else "", time)


def part_of(match: TimeMatch) -> str | None:
    """Name the part of the day a match tells of: a key of the table of parts, or None."""
    said = " ".join(match["part"].lower().replace("‑", "-").split())
    said = said.removesuffix(" hours") if said.removesuffix(" hours") in _SAME_PART else said
    part = _SAME_PART.get(said, said)
    staged = f"{match['stage'].lower()} {part}".strip()
    return next((name for name in (staged, part) if name in _PARTS), None)


def part_label(value: TimeRange) -> str:
    """Name the part of the day a range covers: "early morning"; "" when it is none of those known."""
    if value.start is None or value.end is None:
        return ""
    first = value.start.hour
    return _LABELS.get((first, first + (value.end - value.start) // _HOUR), "")


def _at_clock(day: TimeRange, midnight: datetime, match: TimeMatch) -> TimeRange:
    minutes, printed = _minutes(match)
    moment, near = midnight + minutes * _MINUTE, match["near"].lower()
    precision: Precision = "hour"
    if near.endswith("after"):
        start, end = moment, moment + _HOUR
    elif near.endswith("before"):
        start, end = moment - _HOUR, moment
    elif near or match["named"]:
        start, end = moment - _HOUR / 2, moment + _HOUR / 2
    elif _to_the_minute(match["time"]):
        start, end, precision = moment, moment + _MINUTE, "minute"
    else:
        start, end = moment, moment + _HOUR
    return replace(day, start=start, end=end, precision=precision, timex=f"{midnight.date().isoformat()}{printed}")


def _to_the_minute(words: str) -> bool:
    return (_CLOCK_MINUTES.search(words) or _SPOKEN.fullmatch(words)) is not None


def _minutes(match: TimeMatch) -> tuple[int, str]:
    """Return the minutes after midnight and the TIMEX3 time. Raises ValueError for no time of the clock."""
    zone = "Z" if match["zone"] else ""
    named = match["named"].lower()
    if named:
        hour = 24 if named == "midnight" else 12
        if named == "midnight" and match["near"].lower().endswith("after"):
            hour = 0
        return hour * 60, f"T{hour:02}:00{zone}"
    words = match["time"]
    if spoken := _SPOKEN.fullmatch(words):
        hour, minute = read_number(spoken["hour"].lower()) or 0, _SPOKEN_MINUTES[" ".join(spoken["to"].lower().split())]
        hour, minute = (hour, minute) if minute > 0 else ((hour - 1) or 12, 60 + minute)
    else:
        hour, minute = divmod(_clock_minutes(words), 60)
    if hour > 24:
        raise ValueError(words)
    hour = _hour_of_day(hour, match)
    return hour * 60 + minute, f"T{hour:02}:{minute:02}{zone}"


def _clock_minutes(words: str) -> int:
    """Return the minutes that figures or a number word give: "8:30", "0830", "8". Raises ValueError for "8:75"."""
    if parts := _CLOCK_MINUTES.search(words):
        if int(parts["minute"]) > 59:
            raise ValueError(words)
        return int(parts["hour"]) * 60 + int(parts["minute"])
    return 60 * (int(words) if words.isdigit() else read_number(words.lower()) or 0)


def _hour_of_day(hour: int, match: TimeMatch) -> int:
    half, part = match["half"].lower(), part_of(match) or ""
    if hour > 12:
        return hour
    if half:
        return hour % 12 + (12 if half.startswith("p") else 0)
    written_in_full = match["time"].startswith("0") or hour in (0, 12)
    later = part.endswith(("afternoon", "evening")) or (part == "night" and hour >= 6)
    return hour + 12 if later and not written_in_full else hour
