"""Weeks, weekends, months, seasons, years, decades and centuries, and stages of them.

In go the groups of a match and its context, out comes a range. Raises ValueError or OverflowError beyond the calendar.
"""

from __future__ import annotations

from datetime import date

from rashomon.records import Basis, TimeRange
from rashomon.values.times import ranges
from rashomon.values.times.context import (
    SHIFTS,
    Context,
    day_number,
    month_number,
    year_before,
    year_number,
    year_of,
)
from rashomon.values.times.matching import TimeMatch
from rashomon.values.times.ordinals import ordinal_number
from rashomon.values.times.ranges import DAY

_TENS = {"twent": 20, "thirt": 30, "forti": 40, "fifti": 50, "sixti": 60, "seven": 70, "eight": 80, "ninet": 90}


def read_month(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a month, or a third of it."""
    month, stage = month_number(match["month"]), match["stage"].lower()
    before = year_before(month, match)
    if match["year"]:
        return ranges.month_range(year_number(match["year"]) - before, month, "inferred", stage)
    year = year_of(month, None, match, context) - before
    return ranges.month_range(year, month, "relative to publication", stage)


def read_week_of_month(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a week of a month: the first has its first seven days, the last its last seven. The TIMEX3 is the month."""
    month = month_number(match["month"])
    year = year_number(match["year"]) if match["year"] else year_of(month, None, match, context)
    basis: Basis = "inferred" if match["year"] else "relative to publication"
    whole = ranges.month_range(year, month, basis)
    last = ranges.last_day(year, month)
    first = last - 6 * DAY if match["last"] else date(year, month, 7 * ordinal_number(match["ordinal"]) - 6)
    return ranges.between(first, min(last, first + 6 * DAY), "week", basis, whole.timex)


def read_week_of_day(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read the week, from Monday on, that a day of a month is in, or its weekend."""
    month, day = month_number(match["month"]), day_number(match["day"])
    year = year_number(match["year"]) if match["year"] else year_of(month, day, match, context)
    basis: Basis = "inferred" if match["year"] else "relative to publication"
    told = date(year, month, day)
    if match["unit"].lower() == "weekend":
        return ranges.weekend_range(told + (5 - told.weekday()) * DAY, basis)
    return ranges.week_range(told, basis)


def read_year(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a year, or a third of it."""
    return ranges.year_range(year_number(match["year"]), "inferred", match["stage"].lower())


def read_decade(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a decade, or a third of it: "1980s", "'80s", "the early eighties"."""
    words = match["decade"].strip("'’`").removesuffix("s").rstrip("'’")
    tens = int(words) if words.isdigit() else _TENS[words.lower()[:5]]
    first = tens if tens > 99 else 1900 + tens
    if first % 10 or (tens < 100 and not match["stage"] and not match.text[match.start :].lower().startswith("the")):
        return None  # "in his 30s"
    return ranges.decade_range(first, "inferred", match["stage"].lower())


def read_century(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a century by its number."""
    return ranges.century_range(ordinal_number(match["century"]) - 1, "inferred")


def read_season(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a season."""
    name = match["season"].lower()
    if match["year"]:
        return ranges.season_range(year_number(match["year"]), name, "inferred")
    published, which = context.published, match["which"].lower()
    which = which or ("next" if context.tense == "future" else "begun")
    years = range(published.year - 2, published.year + 3)
    seasons = [ranges.season_range(year, name, "relative to publication") for year in years]
    now = ranges.midnight(published)
    if which == "last":
        return [season for season in seasons if season.end and season.end <= now][-1]
    if which == "this":
        return seasons[2]
    if which == "begun" or which.endswith("past"):
        return [season for season in seasons if season.start and season.start <= now][-1]
    ahead = [season for season in seasons if season.start and season.end and season.end > now]
    return (
        ahead[0]
        if which.startswith("this")
        else next(season for season in ahead if season.start and season.start > now)
    )


def read_unit(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read last, this or the next week, month or year."""
    unit, stage, published = match["unit"].lower(), match["stage"].lower(), context.published
    shift = SHIFTS.get(" ".join(match["which"].lower().split()), 0)
    if unit == "week":
        whole = ranges.week_range(published + 7 * shift * DAY, "relative to publication")
    elif unit == "quarter":
        quarter = context.published.year * 4 + (context.published.month - 1) // 3 + shift
        whole = ranges.quarter_range(quarter // 4, quarter % 4 + 1, "relative to publication")
    elif unit == "decade":
        whole = ranges.decade_range((published.year // 10 + shift) * 10, "relative to publication")
    elif unit == "century":
        whole = ranges.century_range(published.year // 100 + shift, "relative to publication")
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


def read_weekend(match: TimeMatch, context: Context) -> TimeRange | None:
    """Read a weekend."""
    published, which = context.published, " ".join(match["which"].lower().split())
    saturday = published - (published.weekday() - 5) % 7 * DAY
    during = published.weekday() >= 5
    ahead = which.endswith("coming") or context.tense == "future" or (which == "this" and context.tense is None)
    if which.endswith("last") and during:
        saturday -= 7 * DAY
    elif which == "next" or (ahead and not during and not which.endswith("last")):
        saturday += 7 * DAY
    return ranges.weekend_range(saturday, "relative to publication")
