"""Day, place and counts of a PLOVER row, from statements of one incident or verbal act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

from rashomon.export.plover.entities import country_code
from rashomon.export.values import Row
from rashomon.records import Comparison, Place, Quantity, Report, Statement, TimeRange, Value

#: PLOVER's levels of resolution, by what a place is exact to.
RESOLUTION = {"site": 5, "district": 3, "town": 4, "province": 2, "country": 1}
_GEONAMES = "geonames:"


def day_of(statements: Sequence[Statement], reports: Sequence[Report]) -> tuple[date, date | None, str]:
    """Return the first and last day of the most exact time told, and "told"; without one, "published" and that day.

    The last day is None where it is the first. ``reports`` are in order of publication, one at least.
    """
    times = [value for value in _asserted(statements, "time") if isinstance(value, TimeRange)]
    bounded = [(time.end - time.start, time.start, time.end) for time in times if time.start and time.end]
    if not bounded:
        return reports[0].published, None, "published"
    _, start, end = min(bounded)
    last = max((end - timedelta(microseconds=1)).date(), start.date())
    return start.date(), last if last > start.date() else None, "told"


def place_of(statements: Sequence[Statement]) -> Row | None:
    """Return the most precise place told, the first told of equals; None where none is."""
    places = [value for value in _asserted(statements, "place") if isinstance(value, Place)]
    place = max(places, key=lambda p: RESOLUTION.get(p.precision, 0), default=None)
    if place is None:
        return None
    number = place.gazetteer_id.removeprefix(_GEONAMES)
    return {
        "extracted_place": place.words,
        "resolved_place": place.name,
        "geonameid": int(number) if number.isdigit() else None,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place.city,
        "country_code": country_code(place.country),
        "resolution": RESOLUTION.get(place.precision),
    }


def count(comparisons: Sequence[Comparison], field: str) -> Row | None:
    """Return the bounds of a count over all tellings that assert it; None where none does."""
    found = next((c for c in comparisons if c.field == field), None)
    sides = [] if found is None else [side for side in found.sides if side.stance == "asserts" and not side.some]
    told = [(side.value, side.statements) for side in sides if isinstance(side.value, Quantity)]
    if found is None or not told:
        return None
    values = [value for value, _ in told]
    low = [value.low for value in values if value.low is not None]
    high = [value.high for value in values if value.high is not None]
    return {
        "low": min(low, default=None),
        "high": max(high) if len(high) == len(values) else None,
        "state": found.state,
        "statements": sorted(s.id for s in chain.from_iterable(group for _, group in told)),
    }


def _asserted(statements: Sequence[Statement], field: str) -> list[Value]:
    return [s.value for s in statements if s.field == field and s.stance == "asserts"]
