"""From a name to one place: a country, an area, a province or a town, by what the report has said so far.

In: a name as printed, a gazetteer, a context. Out: one place or None. It never looks at the sentence, and never gives a
second choice.

Of towns of one name the highest score wins: the logarithm of the population (0 to 7.4), and

    +5  the report has resolved that name to this town already (one report means one town by one name)
    +3  its country is the one the report mentions first or most often; +2 mentioned at all
    +2  its country is the dateline's
    +2  it lies in a province the report has named
    +1  the name is its own, not an alternate one

so that a mention of the country outweighs a hundredfold larger namesake elsewhere. Where the words name what contains
the town ("Tripoli, Lebanon"), only towns in there are weighed at all.
"""

from __future__ import annotations

from math import asin, cos, log10, radians, sin, sqrt
from typing import TYPE_CHECKING

from rashomon.records import Place
from rashomon.values.countries import bare, countries, country_named
from rashomon.values.gazetteer import Entry, Gazetteer, normal
from rashomon.values.places.areas import areas, divisions, key_of

if TYPE_CHECKING:
    from rashomon.values.places.context import PlaceContext

#: A town's radius from its people: sqrt(people / (5,000 per square km * pi)), and at least two kilometres.
_KM_PER_ROOT = 0.008
_SMALLEST_KM = 2.0
#: A town is taken to lie in a province when it is within the province's radius times this; provinces are not round.
_REACH = 1.6


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


def town_place(words: str, gazetteer: Gazetteer, context: PlaceContext, within: Place | None = None) -> Place | None:
    """Return the town of that name with the highest score. ``within`` is what the words say contains it."""
    entry = best_entry(words, gazetteer, context, within)
    return entry_place(entry, words) if entry else None


def best_entry(words: str, gazetteer: Gazetteer, context: PlaceContext, within: Place | None = None) -> Entry | None:
    """Return the gazetteer's entry with the highest score, the larger and then the lower id of equals."""
    entries = gazetteer.lookup(words) or gazetteer.lookup(key_of(words))
    if within is not None:
        entries = [entry for entry in entries if _contains(within, entry)]
    return max(entries, key=lambda entry: (score(entry, words, context), entry.population, entry.id), default=None)


def entry_place(entry: Entry, words: str) -> Place:
    """Return a gazetteer's entry as a place, by the name printed."""
    radius = max(_SMALLEST_KM, round(_KM_PER_ROOT * sqrt(entry.population), 1))
    name = bare(words)
    name = name.title() if name.isupper() and len(name) > 3 else name
    return Place(words, name, entry.id, entry.country, entry.latitude, entry.longitude, "town", radius)


def score(entry: Entry, words: str, context: PlaceContext) -> float:
    """Weigh a town of a name against its namesakes, as the module says."""
    mentioned = entry.country in context.countries
    return (
        log10(entry.population + 1)
        + (2.0 if mentioned else 0.0)
        + (1.0 if context.countries[:1] == (entry.country,) else 0.0)
        + (2.0 if context.dateline is not None and context.dateline.country == entry.country else 0.0)
        + (2.0 if any(p.precision == "province" and _contains(p, entry) for p in context.recent) else 0.0)
        + (5.0 if any(town.gazetteer_id == entry.id for town in context.towns) else 0.0)
        + (1.0 if normal(entry.name) == normal(words) else 0.0)
    )


def broad_place(words: str, context: PlaceContext) -> Place | None:
    """Return a country, area or province of that name; of both, the state where the report speaks of its country."""
    code, province = country_named(words), province_place(words)
    if code and (province is None or province.country not in context.countries or code in context.countries):
        return country_place(code, words)
    return area_place(words) or province


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance between two points given in degrees, in km."""
    north, south = radians(latitude), radians(other_latitude)
    east = radians(longitude - other_longitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _contains(outer: Place, entry: Entry) -> bool:
    if outer.country and outer.country != entry.country:
        return False
    if outer.precision == "country" or outer.latitude is None or outer.longitude is None:
        return True
    away = kilometres(outer.latitude, outer.longitude, entry.latitude, entry.longitude)
    return away <= (outer.radius_km or 0.0) * _REACH
