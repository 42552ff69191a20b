"""Building time ranges from calendar units: days, months, weeks, years and stretches of days.

In go dates, out come ranges without words, which :mod:`rashomon.values.times.find` adds. Ends are exclusive.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from rashomon.records import Basis, Precision, TimeRange

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
#: The thirds of a month, as first and last day, and of a year, as first and last month.
_MONTH_STAGES = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_YEAR_STAGES = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DECADE_STAGES = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
_STAGES = {
    "start": "early", "beginning": "early", "first": "early", "opening": "early",
    "middle": "mid",
    "end": "late", "last": "late", "final": "late", "closing": "late",
}  # fmt: skip
#: Season -> its first month, and its TIMEX3 code.
SEASONS = {"spring": (3, "SP"), "summer": (6, "SU"), "autumn": (9, "FA"), "fall": (9, "FA"), "winter": (12, "WI")}


def unresolved(timex: str = "", precision: Precision = "open") -> TimeRange:
    """Return a time without bounds."""
    return TimeRange("", None, None, precision, "inferred", timex)


def untold(timex: str = "", precision: Precision = "open") -> TimeRange:
    """Return a time without bounds that is told from another one, which the text does not give."""
    return TimeRange("", None, None, precision, "relative to another time", timex)


def is_untold(time: TimeRange) -> bool:
    """Tell a time that has no bounds for want of another one, from one that is loose by its own words ("recently")."""
    return time.start is None and time.end is None and time.basis == "relative to another time"


def between(first: date, last: date, precision: Precision, basis: Basis, timex: str) -> TimeRange:
    """Return the range from the first day to the last, both included."""
    return TimeRange("", midnight(first), midnight(last + DAY), precision, basis, timex)


def midnight(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time())


def day_range(day: date, basis: Basis) -> TimeRange:
    """Return one day."""
    return between(day, day, "day", basis, day.isoformat())


def night_range(day: date, basis: Basis) -> TimeRange:
    """Return the night that begins on a day: from six in the evening to six in the morning."""
    start, end = midnight(day).replace(hour=18), midnight(day + DAY).replace(hour=6)
    return TimeRange("", start, end, "part of day", basis, f"{day.isoformat()}TNI")


def week_range(day: date, basis: Basis) -> TimeRange:
    """Return the week, from Monday on, that a day is in."""
    monday = day - day.weekday() * DAY
    return between(monday, monday + 6 * DAY, "week", basis, week_code(day))


def week_code(day: date) -> str:
    """Return the TIMEX3 value of a day's week."""
    iso = day.isocalendar()
    return f"{iso.year:04}-W{iso.week:02}"


def weekend_range(saturday: date, basis: Basis) -> TimeRange:
    """Return a weekend by its Saturday."""
    return between(saturday, saturday + DAY, "day", basis, f"{week_code(saturday)}-WE")


def month_range(year: int, month: int, basis: Basis, stage: str = "") -> TimeRange:
    """Return a month, or its early, middle or late third."""
    first, last = date(year, month, 1), last_day(year, month)
    days = _MONTH_STAGES.get(_STAGES.get(stage, stage))
    if days:
        first, last = first.replace(day=days[0]), min(last, first + (days[1] - 1) * DAY)
    return between(first, last, "month", basis, f"{year:04}-{month:02}")


def year_range(year: int, basis: Basis, stage: str = "") -> TimeRange:
    """Return a year, or its early, middle or late third."""
    months = _YEAR_STAGES.get(_STAGES.get(stage, stage))
    first, last = months or (1, 12)
    precision: Precision = "season" if months else "year"
    return between(date(year, first, 1), last_day(year, last), precision, basis, f"{year:04}")


def quarter_range(year: int, quarter: int, basis: Basis) -> TimeRange:
    """Return a quarter of a year, 1 to 4."""
    last = 3 * quarter
    return between(date(year, last - 2, 1), last_day(year, last), "season", basis, f"{year:04}-Q{quarter}")


def decade_range(first: int, basis: Basis, stage: str = "") -> TimeRange:
    """Return a decade by its first year, or its early, middle or late third."""
    years = _DECADE_STAGES.get(_STAGES.get(stage, stage), (0, 9))
    start, end = date(first + years[0], 1, 1), last_day(first + years[1], 12)
    return between(start, end, "year", basis, f"{first // 10:03}")


def century_range(hundreds: int, basis: Basis) -> TimeRange:
    """Return a century by the first two digits of its years."""
    start = date(max(1, 100 * hundreds), 1, 1)
    return between(start, last_day(100 * hundreds + 99, 12), "year", basis, f"{hundreds:02}")


def season_range(year: int, name: str, basis: Basis) -> TimeRange:
    """Return a season of three months by its name; winter begins in December of its year."""
    month, code = SEASONS[name]
    last = last_day(year, month + 2) if month < 12 else last_day(year + 1, 2)
    return between(date(year, month, 1), last, "season", basis, f"{year:04}-{code}")


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def months_before(day: date, count: int) -> tuple[int, int]:
    """Return the year and month that lie some months before a day's."""
    months = day.year * 12 + day.month - 1 - count
    return months // 12, months % 12 + 1
