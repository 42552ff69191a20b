"""Times for reading.

In go a range, out comes its text: "Sunday 20 December 2020", "since 17 October 2023". A time without bounds is shown
in the words it was printed in; nothing is shown finer than it is known.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from rashomon.records import TimeRange
from rashomon.values.times.day_parts import part_label

_CLOCK = re.compile(r"^(?P<day>[^/T]+)T(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?P<zone>Z?)$")
_HOURS = re.compile(
    r"^(?P<day>[^/T]+)T(?P<first>\d\d:\d\d)(?P<zone>Z?)/(?P<other>[^/T]+)T(?P<last>\d\d:\d\d)(?P=zone)$"
)
_UNIT = re.compile(r"^(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<part>T[A-Z]{2})?)?)?$")
_PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}
_STAGES = {1: "early ", 11: "mid-", 21: "late "}
_YEAR_STAGES = {1: "early ", 5: "mid-", 9: "late "}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DAY = timedelta(days=1)


def show_time(value: TimeRange) -> str:
    """Show a time in English."""
    start, end = value.start, value.end
    if start is None or end is None:
        return _open(value)
    if value.precision in ("minute", "hour") and (clock := _CLOCK.match(value.timex)):
        day = datetime.fromisoformat(clock["day"])
        about = "around " if value.precision == "hour" else ""
        zone = " GMT" if clock["zone"] else ""
        return f"{_weekday(day)}, {about}{clock['hour']}:{clock['minute'] or '00'}{zone}"
    if value.precision in ("minute", "hour") and (hours := _HOURS.match(value.timex)):
        return _hours(hours)
    if value.precision == "part of day" and (part := part_label(value)):
        return f"{_weekday(start)}, {part}"
    return _calendar(value, start, end - _DAY if end - start >= _DAY else start)


def _hours(hours: re.Match[str]) -> str:
    """Show a span of hours: its last day only where that is another."""
    first, last = (datetime.fromisoformat(hours[name]) for name in ("day", "other"))
    beyond = "" if first == last else f"{_weekday(last)}, "
    return f"{_weekday(first)}, {hours['first']} to {beyond}{hours['last']}{' GMT' if hours['zone'] else ''}"


def _open(value: TimeRange) -> str:
    """Show a time open on one side by the unit its TIMEX3 value names, so that no day shows where a month was told."""
    bound = value.start or value.end
    unit = _UNIT.match(value.timex)
    if bound is None:
        return value.words
    if unit is None:
        return f"{'since' if value.start else 'until'} {_moment(bound)}"
    first, last, text = _unit(unit)
    if value.start:
        return f"{'since' if bound < last else 'after'} {_staged(text, value.timex, bound)}"
    if bound <= first:
        return f"before {text}"
    return f"until {_staged(text, value.timex, bound, ends=True)}"


def _unit(unit: re.Match[str]) -> tuple[datetime, datetime, str]:
    """Return the bounds of a calendar unit and its text."""
    year, month, day = int(unit["year"]), int(unit["month"] or 1), int(unit["day"] or 1)
    first = datetime(year, month, day)
    if unit["day"]:
        part = f", {_PARTS[unit['part']]}" if unit["part"] else ""
        return first, _later(first, 2 if part else 1), f"{_day(first)}{part}"
    if unit["month"]:
        return first, _later(first, calendar.monthrange(year, month)[1]), f"{first:%B} {year}"
    return first, _later(datetime(year, 12, 31), 1), str(year)


def _later(day: datetime, days: int) -> datetime:
    return day + min(days * _DAY, datetime.max - day)


def _staged(text: str, timex: str, bound: datetime, *, ends: bool = False) -> str:
    """Put "mid-" or "late" before a month or year that a bound divides."""
    if len(timex) == len("2020-12"):
        thirds = {11: "early ", 21: "mid-"} if ends else {11: "mid-", 21: "late "}
        return thirds.get(bound.day, "") + text
    if len(timex) == len("2020"):
        thirds = {5: "early ", 9: "mid-"} if ends else {5: "mid-", 9: "late "}
        return thirds.get(bound.month, "") + text
    return text


def _moment(moment: datetime) -> str:
    clock = "" if moment.hour == moment.minute == 0 else f", {moment:%H:%M}"
    return f"{_day(moment)}{clock}"


def _calendar(value: TimeRange, first: datetime, last: datetime) -> str:
    whole_months = first.day == 1 and (last + _DAY).day == 1
    months = (last.year - first.year) * 12 + last.month - first.month
    code = value.timex[-2:]
    if value.precision == "season" and code in _SEASONS:
        return f"{_SEASONS[code]} {first.year}"
    if value.precision == "season" and months == 3 and whole_months:
        return f"{_YEAR_STAGES.get(first.month, '')}{first.year}"
    if value.precision == "year" and whole_months and months == 11:
        return str(first.year)
    if value.precision == "year" and whole_months and months == 119:
        return f"{first.year}s"
    if value.precision == "month" and months == 0 and first.day in _STAGES and "/" not in value.timex:
        return _month(first, last, whole=whole_months)
    return _days(first, last)


def _month(first: datetime, last: datetime, *, whole: bool) -> str:
    thirds = (first.day, last.day) in ((1, 10), (11, 20)) or (first.day == 21 and (last + _DAY).day == 1)
    if whole or thirds:
        return f"{'' if whole else _STAGES[first.day]}{first:%B} {first.year}"
    return _days(first, last)


def _days(first: datetime, last: datetime) -> str:
    if first.date() == last.date():
        return _weekday(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _weekday(day: date) -> str:
    return f"{day:%A} {_day(day)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
