"""Whether a value is one that was asked for: a time in a range of days, a place near another, a name with a part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt

from rashomon.records import Name, Place, TimeRange

EARTH_RADIUS_KM = 6371.0
#: A point that stands for all of a country says nothing of what is near it.
TOO_COARSE = frozenset({"country", "region", "sea", "unresolved"})
DAY = timedelta(days=1)
#: Points of one town lie so near each other, however they were rounded. Set by hand.
SAME_KM = 1.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, both included; None is an open end."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the day is one of them."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def meets(self, when: TimeRange) -> bool:
        """Tell whether the time may lie in them. A time without a beginning is known too little to tell."""
        if when.start is None:
            return False
        end = when.end or when.start + DAY
        begins = self.until is None or when.start < datetime.combine(self.until, time.min) + DAY
        return begins and (self.since is None or end > datetime.combine(self.since, time.min))


@dataclass(frozen=True, slots=True)
class Vicinity:
    """A place by name, the code of the country it names, if any, and a point with a distance around it.

    An empty name is none: only the distance counts. ``ids`` and ``middle`` are those of the place so named in the
    gazetteer: who asks for "Saigon" is told of Ho Chi Minh City too, and of its sites, which lie in its middle.
    """

    name: str
    country: str = ""
    point: Point | None = None
    within_km: float | None = None
    ids: frozenset[str] = frozenset()
    middle: Point | None = None

    def holds(self, place: Place) -> bool:
        """Tell whether the place has that name in its own, is so named, lies in that country or near the point."""
        names = (place.words, place.name, place.site, place.city)
        if self.name and any(self.name.casefold() in name.casefold() for name in names):
            return True
        if place.gazetteer_id in self.ids or self._middle_of(place):
            return True
        return bool(place.country and place.country == self.country) or self._reaches(place)

    def _middle_of(self, place: Place) -> bool:
        if self.middle is None or place.precision in TOO_COARSE or place.latitude is None or place.longitude is None:
            return False
        return distance_km(self.middle, (place.latitude, place.longitude)) <= SAME_KM

    def _reaches(self, place: Place) -> bool:
        if self.point is None or self.within_km is None or place.precision in TOO_COARSE:
            return False
        if place.latitude is None or place.longitude is None:
            return False
        return distance_km(self.point, (place.latitude, place.longitude)) <= self.within_km


def names_actor(name: Name, wanted: str) -> bool:
    """Tell whether ``wanted`` is part of the name, in one of its forms, in any case."""
    return any(wanted.casefold() in form.casefold() for form in (name.canonical, name.words))


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance in kilometres between two points in degrees (latitude, longitude)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (one, other))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
