"""The words of a publication date to a date.

In: words as a header, a row or a first line has them. Out: the day, and the moment with its zone where a time of day is
stated too; or an issue. Day, month and year must all be stated; an order that can be taken two ways is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from rashomon.records import Issue

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:(?:\s*T\s*|,?\s+(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|UT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_SHAPES = tuple(
    re.compile(_WEEKDAY + shape + _CLOCK, re.IGNORECASE | re.ASCII)
    for shape in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second_number>\d{{1,2}})(?P=mark){_YEAR}",
    )
)
_LONGEST = 80
_ISO = "Write it as YYYY-MM-DD."


@dataclass(frozen=True, slots=True)
class Published:
    """The day as the publisher counts it; the moment, with its zone if stated, where a time of day is stated."""

    day: date
    at: datetime | None = None


def read_date(words: str) -> Published | Issue:
    """Read a full date: ISO 8601, RFC 2822, or day, month by name and year in either usual order."""
    words = words.strip()
    found = next((m for shape in _SHAPES if (m := shape.fullmatch(words[: _LONGEST + 1]))), None)
    if found is None:
        return Issue("unclear-date", f"{words[:_LONGEST]!r} is not a date with day, month and year.", _ISO)
    parts = found.groupdict()
    if parts.get("first") and _two_ways(parts):
        return Issue("ambiguous-date", f"In {words!r} day and month could be either way round.", _ISO)
    try:
        day = date(int(parts["year"]), _month(parts), _day(parts))
        return Published(day, _moment(day, parts))
    except ValueError:
        return Issue("unclear-date", f"There is no such day or time as {words!r}.", _ISO)


def check_range(day: date, today: date) -> Issue | None:
    """Return an issue for a date before 1900 ("old-date") or more than two days ahead ("future-date")."""
    if day.year < 1900:
        return Issue("old-date", f"{day} is before 1900.", "Correct the date of publication.")
    if day > today + timedelta(days=2):
        return Issue("future-date", f"{day} lies ahead of today.", "Check the date of publication; it was kept.")
    return None


def _two_ways(parts: dict[str, str]) -> bool:
    first, second = int(parts["first"]), int(parts["second_number"])
    return first <= 12 and second <= 12 and first != second


def _month(parts: dict[str, str]) -> int:
    if name := parts.get("name"):
        return _MONTHS.index(name[:3].lower()) + 1
    if first := parts.get("first"):
        return int(parts["second_number"]) if int(first) > 12 else int(first)
    return int(parts["month"])


def _day(parts: dict[str, str]) -> int:
    if first := parts.get("first"):
        return int(first) if int(first) > 12 else int(parts["second_number"])
    return int(parts["day"])


def _moment(day: date, parts: dict[str, str]) -> datetime | None:
    if not parts["hour"]:
        return None
    hour = int(parts["hour"])
    if half := (parts["half"] or "").lower():
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    clock = time(hour, int(parts["minute"]), int(parts["second"] or 0))
    return datetime.combine(day, clock, _zone(parts["zone"] or ""))


def _zone(words: str) -> timezone | None:
    if not words or words == "-0000":  # RFC 2822: a time whose zone is not known
        return None
    if words[0] not in "+-":
        return UTC
    digits = words[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if words[0] == "-" else offset)
