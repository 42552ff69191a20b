"""What a place that was typed comes to: a name, a country's code, a point to measure from."""

from __future__ import annotations

import re

from rashomon.errors import DataMissing, UsageError
from rashomon.jobs.filters import Filters
from rashomon.jobs.matching import Point, Vicinity
from rashomon.settings import Settings
from rashomon.values.countries import country_named
from rashomon.values.gazetteer import Entry, open_gazetteer

_POINT = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*")


def vicinity_of(filters: Filters, settings: Settings) -> Vicinity:
    """Look up ``filters.near``: of several towns with that name, distances are measured from the largest.

    That one is meant whatever reports call it, as far as the gazetteer knows its names.

    It may also be a point, "33.3,44.4" in degrees north and east. Raises UsageError when a distance is asked from what
    is no town and no point, and when a point comes without a distance.
    """
    point = _typed_point(filters.near)
    if point and filters.within_km is None:
        raise UsageError(f"--near {filters.near} is a point. Say how far from it, as in --within 50.")
    if point:
        return Vicinity("", point=point, within_km=filters.within_km)
    if filters.within_km is not None:
        point = _town(filters.near, settings)
    country = country_named(filters.near)
    named = () if country else _named(filters.near, settings)
    towns = [(one.latitude, one.longitude) for one in named if one.kind == "town"]
    return Vicinity(
        filters.near,
        country=country,
        point=point,
        within_km=filters.within_km,
        ids=frozenset(one.id for one in named),
        middle=towns[0] if towns else None,
    )


def _named(name: str, settings: Settings) -> list[Entry]:
    """Return the largest place of each kind that bears the name; none where no gazetteer has been made yet.

    To make one takes longer than whoever asks should wait.
    """
    largest: dict[str, Entry] = {}
    try:
        gazetteer = open_gazetteer(settings.cache, build=False)
    except DataMissing:
        return []
    for entry in gazetteer.named(name):
        largest.setdefault(entry.kind, entry)
    return list(largest.values())


def is_known(place: str, settings: Settings) -> bool:
    """Tell whether what was typed is a point, a country, or a name that the gazetteer has."""
    if _POINT.fullmatch(place) or country_named(place):
        return True
    gazetteer = open_gazetteer(settings.cache)
    return bool(gazetteer.lookup(place) or gazetteer.named(place))


def _typed_point(text: str) -> Point | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise UsageError(f"--near {text} is no point on Earth. Give degrees north, then east, as in 33.3,44.4.")
    return latitude, longitude


def _town(name: str, settings: Settings) -> Point:
    for town in open_gazetteer(settings.cache).lookup(name):
        return town.latitude, town.longitude
    raise UsageError(f"The gazetteer has no town {name!r} to measure from. Check the name, or leave --within out.")
