"""From a name to one place: a country, an area, a province or a town, by what the report has said so far.

In: a name as printed, a gazetteer, a context. Out: one place or None. It never looks at the sentence, and never gives a
second choice.

What the report means by a name has been weighed once, for all its names together
(:mod:`rashomon.values.places.meaning`), and is in the context. A name that was not among them is weighed by the same
score beside them. Where the words name what contains the town ("Tripoli, Lebanon"), only towns in there are weighed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from rashomon.records import Place, PlacePrecision
from rashomon.values.countries import bare, countries, country_named
from rashomon.values.gazetteer import Entry, Gazetteer, normal
from rashomon.values.places.areas import areas, divisions, key_of
from rashomon.values.places.borne import Option
from rashomon.values.places.distances import contains
from rashomon.values.places.features import Belief
from rashomon.values.places.meaning import best_of
from rashomon.values.places.options import options

if TYPE_CHECKING:
    from rashomon.values.places.context import PlaceContext

#: A town's radius from its people: sqrt(people / (5,000 per square km * pi)), and at least two kilometres.
_KM_PER_ROOT = 0.008
_SMALLEST_KM = 2.0
#: What reaches how far where the gazetteer gives no extent: set by hand.
_CONTINENT_KM, _REGION_KM = 2500.0, 300.0
_PRECISIONS: Mapping[str, PlacePrecision] = {
    "region": "region",
    "continent": "region",
    "sea": "sea",
    "site": "site",
    "district": "district",
}


def country_place(code: str, words: str) -> Place:
    """Return a country as a place."""
    country = countries()[code]
    return Place(
        words, country.name, country.geonames, code, country.latitude, country.longitude, "country", country.radius_km
    )


def area_place(words: str) -> Place | None:
    """Return the area, base or building of ``vocabulary/areas.yaml`` of that name."""
    entry = areas().get(key_of(words))
    if entry is None:
        return None
    name, city = str(entry["name"]), str(entry.get("city", ""))
    latitude, longitude = entry["at"]
    site = name if entry["precision"] in ("site", "district") else ""
    full = f"{name}, {city}" if city else name
    radius = float(entry["radius_km"])
    return Place(
        words, full, "", entry["country"], float(latitude), float(longitude), entry["precision"], radius, site, city
    )


def province_place(words: str) -> Place | None:
    """Return the province or state of ``vocabulary/provinces.yaml`` of that name."""
    found = divisions().get(key_of(words))
    if found is None:
        return None
    code, (latitude, longitude, radius) = found
    return Place(words, bare(words), "", code, latitude, longitude, "province", radius)


def town_place(words: str, gazetteer: Gazetteer, context: PlaceContext, within: Entry | None = None) -> Place | None:
    """Return the town that a name means. ``within`` is what the words say contains it."""
    entry = best_entry(words, gazetteer, context, within)
    return entry_place(entry, words) if entry else None


def best_entry(words: str, gazetteer: Gazetteer, context: PlaceContext, within: Entry | None = None) -> Entry | None:
    """Return the town that a name means: the one the report means by it, or that with the highest score."""
    entries = gazetteer.lookup(words) or gazetteer.lookup(key_of(words))
    if within is not None:
        entries = [entry for entry in entries if contains(within, entry)]
    if len(entries) < 2:
        return entries[0] if entries else None
    if within is None and (known := _known(words, entries, context)):
        return known
    own = (normal(words), key_of(words))
    found = [Option(entry, "own" if normal(entry.name) in own else "alternate") for entry in entries]
    best = best_of(found, context.home, _belief(context))
    return best[0] if best else None


def entry_place(entry: Entry, words: str) -> Place:
    """Return a gazetteer's entry as a place, by the name printed."""
    radius = max(_SMALLEST_KM, round(_KM_PER_ROOT * sqrt(entry.population), 1))
    name = bare(words)
    name = name.title() if name.isupper() and len(name) > 3 else name
    return Place(words, name, entry.id, entry.country, entry.latitude, entry.longitude, "town", radius)


def broad_place(words: str, context: PlaceContext) -> Place | None:
    """Return a country, area or division of that name: the one the report means, else by the vocabularies."""
    sense = context.sense(words)
    if sense is not None:
        return None if sense.kind == "town" else division_place(sense, words)
    code, province = country_named(words), province_place(words)
    if code and (province is None or province.country not in context.countries or code in context.countries):
        return country_place(code, words)
    return area_place(words) or province


def place_of(entry: Entry, words: str) -> Place:
    """Return what a name means as a place, exact to what the entry is: a town, a province, a country, a sea."""
    return entry_place(entry, words) if entry.kind == "town" else division_place(entry, words)


def division_place(entry: Entry, words: str) -> Place:
    """Return an entry that is no town as a place: as the vocabulary of areas has it where it does."""
    where = (entry.country, entry.latitude, entry.longitude)
    if entry.kind == "country":
        return replace(country_place(entry.country, words), latitude=entry.latitude, longitude=entry.longitude)
    area = area_place(entry.name) if entry.kind in _PRECISIONS else None
    if area is not None and area.country in ("", entry.country):
        here = replace(area, latitude=entry.latitude, longitude=entry.longitude)
        return replace(here, words=words, gazetteer_id=entry.id)
    radius = entry.radius_km or (_CONTINENT_KM if entry.kind == "continent" else _REGION_KM)
    return Place(words, bare(words), entry.id, *where, _PRECISIONS.get(entry.kind, "province"), radius)


def division_entry(words: str, gazetteer: Gazetteer, context: PlaceContext) -> Entry | None:
    """Return the province or county that a name with its word for one means: "Bryansk region", "Allen County"."""
    found = [option for option in options(words, gazetteer) if option.entry.kind in ("province", "county")]
    best = best_of([option for option in found if option.form in ("own", "kind")], context.home, _belief(context))
    return best[0] if best else None


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance between two points given in degrees, in km."""
    north, south = radians(latitude), radians(other_latitude)
    east = radians(longitude - other_longitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _known(words: str, entries: Sequence[Entry], context: PlaceContext) -> Entry | None:
    """Return the town that the report means by a name, or has named by it before."""
    sense = context.sense(words)
    named = next((town.gazetteer_id for town in context.towns if normal(town.name) == normal(bare(words))), "")
    wanted = named or (sense.id if sense else "")
    return next((entry for entry in entries if entry.id == wanted), None)


def _belief(context: PlaceContext) -> Belief:
    """Return what the report's names mean, and the countries it mentions otherwise."""
    return _believed(context.belief, context.countries, () if context.senses else context.towns)


@lru_cache(maxsize=64)
def _believed(belief: Belief, countries: tuple[str, ...], towns: tuple[Place, ...]) -> Belief:
    told = {entry.country for row in belief.entries for entry, _ in row if entry.kind == "country"}
    named = [[(entry, 1.0)] for entry in map(_entry_of, towns) if entry]
    others = [[(_country(code), 1.0)] for code in countries if code not in told]
    return Belief([*belief.entries, *named, *others]) if named or others else belief


def _country(code: str) -> Entry:
    one = countries()[code]
    return Entry(one.geonames, one.name, code, "", one.latitude, one.longitude, 0, "country", one.radius_km)


def _entry_of(place: Place) -> Entry | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Entry(place.gazetteer_id, place.name, place.country, "", place.latitude, place.longitude, 0)
