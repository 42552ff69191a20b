"""Words that put something near, outside or on one side of a place, and how much further that makes it reach.

In: the text before a place. Out: the relation, where it begins, how far and to which side. Where the words tell both
("15 km north of Mosul") the point moves there, and reaches further by what "north" leaves open; where they tell only
how far ("15 km from Mosul") it stays, and reaches as much further. The place keeps its name: it is what the words refer
to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import cos, radians, sin

from rashomon.records import Place

_SIDE = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"
_DISTANCE = (
    r"(?:(?:about|around|some|roughly|nearly|over|more\s+than|less\s+than|at\s+least)\s+)?"
    r"(?:(?P<count>\d{1,4}(?:\.\d+)?)|a\s+few|several|dozens\s+of)[\s-]*"
    r"(?P<unit>km|kms|kilomet(?:re|er)s?|(?:nautical\s+)?miles?|mi)\b\s*(?:\([^()]{1,24}\)\s*)?"
)
_RELATION = (
    rf"{_DISTANCE}(?:(?:to\s+the\s+)?(?:{_SIDE})\s+of|from|outside|away\s+from|inside)"
    rf"|(?:to\s+the\s+|just\s+)?{_SIDE}\s+of"
    r"|(?:on|in|at|to|near)?\s*the\s+(?:\w+\s+){0,2}(?:outskirts|edge|fringes?|periphery|suburbs)\s+of|(?:the\s+)?outskirts\s+of"
    r"|(?:near|along|on|at|across|close\s+to)\s+(?:the|its)\s+borders?\s+(?:with|of|between)"
    r"(?:\s+(?-i:(?:[A-Z][\w’'-]+\s+){1,3})and)?"
    r"|in\s+and\s+around|(?:very\s+)?near(?:\s+to)?|close\s+to|(?:just\s+)?outside|around|opposite|across\s+from"
    r"|next\s+to|adjacent\s+to|beside|behind|off\s+the\s+coast\s+of"
)
_KIND = r"(?:city|town|village|capital|port|district|province|region|state)"
_STOP = r"(?:in|on|at|to|of|for|from|by|with|and|or|outside|inside|near|which|that|who)"
_BETWEEN = rf"\s+(?:the\s+|an?\s+)?(?:(?!{_STOP}\b)[\w-]+\s+){{0,3}}?(?:{_KIND}\s+(?:of\s+)?)?"
_BEFORE = re.compile(rf"(?<!\w)(?P<relation>{_RELATION}){_BETWEEN}$", re.IGNORECASE)
_PART = re.compile(
    r"(?<!\w)(?P<part>(?:the\s+)?(?:far\s+)?(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?|central)\s+$",
    re.IGNORECASE,
)
_WINDOW = 90
_MILE_KM = 1.609
_NAUTICAL_KM = 1.852
#: How much further a town or site reaches when only "near", "outside" or a side is said: an estimate, not measured.
_NEAR_KM = 10.0
_NEAR_SITE_KM = 2.0


#: Sides in degrees from north. "North" may be anything between north-west by north and north-east by north: half of 45
#: degrees either way, which at a distance of 1 is 0.4 to the side.
_BEARINGS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0, "northeast": 45.0, "southeast": 135.0}
_BEARINGS |= {"southwest": 225.0, "northwest": 315.0}
_ASIDE = 0.4
_DEGREE_KM = 111.2


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: where its words begin, the words, km to add to the radius, whether the words give them, the side.

    ``bearing`` is in degrees from north, None where the words tell no side.
    """

    start: int
    words: str
    kilometres: float
    stated: bool = False
    bearing: float | None = None

    def apply(self, place: Place) -> Place:
        """Return a place with this relation, before any it has: moved where side and distance are told, and wider."""
        reach = self.kilometres
        if self.stated and self.bearing is not None and place.precision != "country":
            place = _moved(place, reach, self.bearing)
            reach *= _ASIDE
        if not self.stated and place.precision in ("site", "district"):
            reach = min(reach, _NEAR_SITE_KM)
        if place.precision == "country" or place.radius_km is None:
            reach = 0.0
        radius = None if place.radius_km is None else round(place.radius_km + reach, 1)
        return replace(place, relation="; ".join(filter(None, (self.words, place.relation))), radius_km=radius)


def relation_before(sentence: str, start: int) -> Relation | None:
    """Return the relation that ends where a place begins, or None."""
    offset = max(0, start - _WINDOW)
    before = sentence[offset:start]
    if not before[-1:].isspace():
        return None
    part = _PART.search(before)
    match = _BEFORE.search(before)
    if match is not None:
        words = " ".join(match["relation"].split())
        stated = match["count"] is not None
        bearing = _bearing(words) if stated else None
        return Relation(offset + match.start("relation"), words, _reach(match), stated, bearing)
    if part is not None:
        return Relation(offset + part.start("part"), " ".join(part["part"].split()), 0.0)
    return None


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _bearing(words: str) -> float | None:
    side = re.search(rf"\b({_SIDE})\s+of$", words, re.IGNORECASE)
    return _BEARINGS[re.sub(r"[-\s]", "", side[1].casefold())] if side else None


def _moved(place: Place, kilometres: float, bearing: float) -> Place:
    """Return a place so far off in a direction; the Earth is flat enough for what "15 km north of" tells."""
    if place.latitude is None or place.longitude is None:
        return place
    angle, north = radians(bearing), place.latitude
    latitude = max(-90.0, min(90.0, north + kilometres * cos(angle) / _DEGREE_KM))
    shrunk = max(0.01, cos(radians((north + latitude) / 2)))
    longitude = place.longitude + kilometres * sin(angle) / (_DEGREE_KM * shrunk)
    longitude = (longitude + 180.0) % 360.0 - 180.0
    return replace(place, latitude=round(latitude, 4), longitude=round(longitude, 4))


def _reach(match: re.Match[str]) -> float:
    relation = match["relation"].casefold()
    if match["unit"] and match["count"]:
        return round(float(match["count"]) * _unit_km(match["unit"].casefold()), 1)
    return 0.0 if "border" in relation else _NEAR_KM


def _unit_km(unit: str) -> float:
    """Return the kilometres of a unit as printed, in lower case."""
    if unit.startswith("nautical"):
        return _NAUTICAL_KM
    return _MILE_KM if unit.startswith("mi") else 1.0
