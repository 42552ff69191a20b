"""Holidays by name, and in which year the nearest one is.

In go the groups of a match and its context, out comes a day. Easter comes from python-dateutil, the rest from a month
and a day or from the nth weekday of a month.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from rashomon.values.times import ranges
from rashomon.values.times.context import SHIFTS, Context, year_number
from rashomon.values.times.expressions import Timex, timex_of
from rashomon.values.times.matching import TimeMatch

#: A holiday that is so many days ahead is meant, and not that of last year, where no verb says that it is past.
_SOON = 31


def read_holiday(match: TimeMatch, context: Context) -> Timex | None:
    """Read a holiday: of the year printed, else the last one, or the next one where the tense says so."""
    name = " ".join(match["holiday"].lower().replace("’", "'").replace(" '", "'").replace("saints'", "saints").split())
    name = name.replace("new years ", "new year's ")
    day_in, published = _DAYS[name], context.published
    if match["year"]:
        return timex_of(ranges.day_range(day_in(year_number(match["year"])), "stated"))
    year = published.year
    if side := match["side"].lower():
        year += _beside(side, day_in(year), published)
    elif match["which"]:
        year += SHIFTS.get(match["which"].lower(), 0)
    elif context.tense == "future":
        year += day_in(year) < published
    elif not (0 < (day_in(year) - published).days <= _SOON and not context.surely_past):
        year -= day_in(year) > published
    return timex_of(ranges.day_range(day_in(year), "relative to publication"))


def _beside(side: str, day: date, published: date) -> int:
    """Return how many years from the one of publication the last, this or the next holiday is."""
    if side.endswith(("last", "past")):
        return -(day >= published)
    return int(day <= published and side != "this")


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(nth: int, weekday: int, month: int) -> Callable[[int], date]:
    """Return the nth weekday (0 for Monday) of a month; the last one is -1."""

    def day_in(year: int) -> date:
        if nth < 0:
            last = ranges.last_day(year, month)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return day_in


def _easter(days: int) -> Callable[[int], date]:
    def day_in(year: int) -> date:
        from dateutil.easter import easter

        sunday: date = easter(year)
        return sunday + timedelta(days=days)

    return day_in


_DAYS: Mapping[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25), "christmas day": _fixed(12, 25), "christmas eve": _fixed(12, 24),
    "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31), "boxing day": _fixed(12, 26),
    "valentine's day": _fixed(2, 14), "women's day": _fixed(3, 8), "earth day": _fixed(4, 22), "may day": _fixed(5, 1),
    "victory day": _fixed(5, 9), "independence day": _fixed(7, 4), "fourth of july": _fixed(7, 4),
    "halloween": _fixed(10, 31), "all saints day": _fixed(11, 1), "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "easter": _easter(0), "easter sunday": _easter(0), "easter monday": _easter(1), "good friday": _easter(-2),
    "palm sunday": _easter(-7), "ash wednesday": _easter(-46), "pentecost": _easter(49),
    "martin luther king day": _nth(3, 0, 1), "memorial day": _nth(-1, 0, 5), "labor day": _nth(1, 0, 9),
    "columbus day": _nth(2, 0, 10), "thanksgiving": _nth(4, 3, 11), "thanksgiving day": _nth(4, 3, 11),
}  # fmt: skip
