"""Weeks, weekends, months, seasons, years and decades, and counts of them from the publication date.

In go the groups of a match and its context, out comes a range. A count that is loose ("several weeks ago", "nearly a
year ago") gives a range without bounds. Raises ValueError or OverflowError beyond the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rashomon.records import Basis, Precision, TimeRange
from rashomon.rules import Match
from rashomon.values.numbers import read_number
from rashomon.values.times import ranges
from rashomon.values.times.context import SHIFTS, Context, month_number, year_of
from rashomon.values.times.ranges import DAY

_WINDOW: Mapping[str, tuple[int, Precision]] = {
    "day": (1, "day"), "night": (1, "day"), "week": (7, "week"), "month": (30, "month"), "year": (365, "year"),
}  # fmt: skip


def read_month(match: Match, context: Context) -> TimeRange | None:
    """Read a month, or a third of it."""
    month, stage = month_number(match["month"]), match["stage"].lower()
    if match["year"]:
        return ranges.month_range(int(match["year"]), month, "inferred", stage)
    year = year_of(month, None, match, context)
    return ranges.month_range(year, month, "relative to publication", stage)


def read_month_range(match: Match, context: Context) -> TimeRange | None:
    """Read a span of months."""
    first, last = month_number(match["month"]), month_number(match["last"])
    year = int(match["year"]) if match["year"] else year_of(last, None, match, context)
    begin = year - 1 if first > last else year
    timex = f"{begin:04}-{first:02}/{year:04}-{last:02}"
    basis: Basis = "inferred" if match["year"] else "relative to publication"
    return ranges.between(date(begin, first, 1), ranges.last_day(year, last), "month", basis, timex)


def read_year(match: Match, context: Context) -> TimeRange | None:
    """Read a year, or a third of it."""
    return ranges.year_range(int(match["year"]), "inferred", match["stage"].lower())


def read_decade(match: Match, context: Context) -> TimeRange | None:
    """Read a decade."""
    first = int(match["decade"])
    return ranges.between(date(first, 1, 1), ranges.last_day(first + 9, 12), "year", "inferred", match["decade"][:3])


def read_season(match: Match, context: Context) -> TimeRange | None:
    """Read a season."""
    name = match["season"].lower()
    if match["year"]:
        return ranges.season_range(int(match["year"]), name, "inferred")
    published, which = context.published, match["which"].lower()
    years = range(published.year - 2, published.year + 3)
    seasons = [ranges.season_range(year, name, "relative to publication") for year in years]
    now = ranges.midnight(published)
    if which == "last":
        return [season for season in seasons if season.end and season.end <= now][-1]
    ahead = [season for season in seasons if season.start and season.end and season.end > now]
    return ahead[0] if which == "this" else next(season for season in ahead if season.start and season.start > now)


def read_unit(match: Match, context: Context) -> TimeRange | None:
    """Read last, this or the next week, month or year."""
    unit, stage, published = match["unit"].lower(), match["stage"].lower(), context.published
    shift = SHIFTS.get(match["which"].lower(), 0)
    if unit == "week":
        whole = ranges.week_range(published + 7 * shift * DAY, "relative to publication")
    elif unit == "month":
        year, month = ranges.months_before(published, -shift)
        whole = ranges.month_range(year, month, "relative to publication", stage)
    else:
        whole = ranges.year_range(published.year + shift, "relative to publication", stage)
    if shift or stage not in ("earlier", "later"):
        return whole
    now = ranges.midnight(published)
    start, end = (whole.start, now + DAY) if stage == "earlier" else (now, whole.end)
    return TimeRange("", start, end, whole.precision, whole.basis, whole.timex)


def read_weekend(match: Match, context: Context) -> TimeRange | None:
    """Read a weekend."""
    published, which = context.published, " ".join(match["which"].lower().split())
    saturday = published - (published.weekday() - 5) % 7 * DAY
    during = published.weekday() >= 5
    ahead = which.endswith("coming") or context.tense == "future" or (which == "this" and context.tense is None)
    if which.endswith("last") and during:
        saturday -= 7 * DAY
    elif which == "next" or (ahead and not during and not which.endswith("last")):
        saturday += 7 * DAY
    timex = f"{ranges.week_code(saturday)}-WE"
    return ranges.between(saturday, saturday + DAY, "day", "relative to publication", timex)


def read_ago(match: Match, context: Context) -> TimeRange | None:
    """Read a count of units before publication; without bounds where the count is loose."""
    count, unit, published = _count(match), match["unit"].lower(), context.published
    if count is None or match["vague"]:
        return ranges.unresolved()
    if unit in ("day", "night"):
        return ranges.day_range(published - count * DAY, "relative to publication")
    if unit == "week":
        return ranges.week_range(published - 7 * count * DAY, "relative to publication")
    if unit == "month":
        return ranges.month_range(*ranges.months_before(published, count), "relative to publication")
    if unit == "year":
        return ranges.year_range(published.year - count, "relative to publication")
    return ranges.unresolved()


def read_window(match: Match, context: Context) -> TimeRange | None:
    """Read a stretch up to publication, or from it on."""
    unit, published = match["unit"].lower(), context.published
    count = 1 if not match["plural"] and not match["number"] else _count(match)
    if unit == "hour" and count is not None:
        unit, count = "day", -(-count // 24)
    if count is None or unit not in _WINDOW:
        return ranges.unresolved()
    days, precision = _WINDOW[unit]
    ahead = match["which"].lower() in ("coming", "next")
    first, last = (published, published + days * count * DAY) if ahead else (published - days * count * DAY, published)
    return ranges.between(first, last, precision, "relative to publication", f"{first.isoformat()}/{last.isoformat()}")


def _count(match: Match) -> int | None:
    words = " ".join(match["number"].lower().split())
    if words.startswith("a couple"):
        return 2
    return read_number(words)
