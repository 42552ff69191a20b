"""The timeline of a list of incidents: how many in each stretch of time, and a bar for the days each may lie in.

In: entries. Out: a :class:`Timeline` in shares of its width (percent), so that it fits any screen without a script;
days are ordinals, from which a script draws it anew when it is zoomed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.brief.wording import MONTHS
from rashomon.console.index import Entry

#: Most bars drawn one by one, and rows they stand in; what finds no room is counted only. Chosen by looking.
MOST, LANES = 600, 9
#: Share of the incidents that must find room for bars to be drawn at all: a few of many would mislead. Chosen by hand.
_ENOUGH = 0.6
#: Least width of a bar in percent, and least gap to the next in one row.
_LEAST, _GAP = 0.45, 0.25
#: Longest span in days that is counted in days, weeks, months and quarters; more is counted in years.
_LONGEST = ((92, "day"), (731, "week"), (366 * 12, "month"), (366 * 45, "quarter"))


@dataclass(frozen=True, slots=True)
class Bin:
    """How many incidents are listed under the days from ``first`` to ``last`` (ordinals, the last excluded)."""

    first: int
    last: int
    x: float
    width: float
    number: int
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The days an incident may lie in (ordinals, the last excluded), and the row it stands in."""

    id: str
    first: int
    last: int
    x: float
    width: float
    lane: int
    stated: bool
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named on the axis."""

    day: int
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline ready to be written; ``unit`` is what is counted by, ``highest`` the largest count."""

    first: int
    last: int
    unit: str
    highest: int
    bins: tuple[Bin, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    lanes: int
    left_out: int


def lay_out(entries: Sequence[Entry], since: date | None = None, until: date | None = None) -> Timeline | None:
    """Lay out the incidents along the days they are listed under; None without any.

    ``since`` and ``until`` set the ends of the axis; else it reaches as far as the incidents do.
    """
    if not entries:
        return None
    first = since or min(entry.first for entry in entries)
    last = until or max(entry.last for entry in entries)
    room = max(2, (last - first).days // 50)
    start = first.toordinal() - (0 if since else room)
    end = last.toordinal() + 1 + (0 if until else room)

    def at(day: int) -> float:
        return round(100 * (min(max(day, start), end) - start) / (end - start), 3)

    unit = next((unit for longest, unit in _LONGEST if end - start <= longest), "year")
    bins = _bins(entries, unit, at)
    bars, left_out = _bars(entries, at)
    return Timeline(
        first=start,
        last=end,
        unit=unit,
        highest=max(one.number for one in bins),
        bins=tuple(bins),
        bars=tuple(bars),
        ticks=tuple(Tick(day, at(day), label) for day, label in _ticks(start, end)),
        lanes=1 + max((bar.lane for bar in bars), default=0),
        left_out=left_out,
    )


def _bins(entries: Sequence[Entry], unit: str, at: Callable[[int], float]) -> list[Bin]:
    counts = Counter(_begin(entry.day, unit) for entry in entries)
    highest = max(counts.values())
    found = []
    for day, number in sorted(counts.items()):
        end = _next(day, unit).toordinal()
        x, width = at(day.toordinal()), max(at(end) - at(day.toordinal()), _LEAST)
        label = _named(day, unit)
        found.append(Bin(day.toordinal(), end, x, round(width, 3), number, round(number / highest, 3), label))
    return found


def _bars(entries: Sequence[Entry], at: Callable[[int], float]) -> tuple[list[Bar], int]:
    """Put bars into the first row with room, those of the shortest time first where days are the same."""
    ends = [-_GAP] * LANES
    bars: list[Bar] = []
    for entry in sorted(entries, key=lambda e: (e.first, e.last, e.id))[:MOST]:
        first, last = entry.first.toordinal(), entry.last.toordinal() + 1
        x, width = at(first), max(at(last) - at(first), _LEAST)
        lane = next((lane for lane, end in enumerate(ends) if end + _GAP <= x), None)
        if lane is not None:
            ends[lane] = x + width
            bars.append(Bar(entry.id, first, last, x, round(width, 3), lane, entry.stated, entry.title))
    if len(bars) < _ENOUGH * len(entries):
        bars = []
    return bars, len(entries) - len(bars)


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    if unit == "quarter":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(day: date, unit: str) -> date:
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    if months is None:
        return day + timedelta(days=7 if unit == "week" else 1)
    total = day.year * 12 + day.month - 1 + months
    return date(min(total // 12, 9999), total % 12 + 1, 1)


def _named(day: date, unit: str) -> str:
    if unit == "year":
        return str(day.year)
    if unit == "quarter":
        return f"{MONTHS[day.month - 1]} to {MONTHS[day.month + 1]} {day.year}"
    if unit == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"week of {text}" if unit == "week" else text


def _ticks(start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield six to a dozen days with their names: years, else months, else days."""
    first, last = date.fromordinal(start), date.fromordinal(end)
    years = last.year - first.year
    if years >= 4:
        step = next(step for step in (1, 2, 5, 10, 25, 50, 100, 1000) if years / step <= 9)
        for year in range(-(-first.year // step) * step, last.year + 1, step):
            yield max(date(year, 1, 1).toordinal(), start), str(year)
        return
    months = 12 * years + last.month - first.month
    if months >= 4:
        step = next(step for step in (1, 2, 3, 6) if months / step <= 9)
        for month in range(first.month + 12 * first.year, last.month + 12 * last.year + 1):
            day = date((month - 1) // 12, (month - 1) % 12 + 1, 1)
            if (day.month - 1) % step == 0 and start <= day.toordinal() <= end:
                yield day.toordinal(), f"{MONTHS[day.month - 1][:3]} {day.year}"
        return
    step = next(step for step in (1, 2, 5, 7, 14, 30) if (end - start) / step <= 9)
    for number in range(start, end + 1, step):
        day = date.fromordinal(number)
        yield number, f"{day.day} {MONTHS[day.month - 1][:3]}{f' {day.year}' if number == start else ''}"
