"""Which places bear a whole name: in the gazetteer, and in the vocabularies of countries, divisions and areas.

In: a name as printed and a gazetteer. Out: options, each with how the name stands for it; no word of the name is taken
away (:mod:`rashomon.values.places.options` does that).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rashomon.values.countries import bare, countries, country_named, country_of_people
from rashomon.values.gazetteer import Entry, Gazetteer, normal
from rashomon.values.places.areas import areas, divisions, key_of
from rashomon.values.places.forms import abbreviated, forms, peoples

#: How a name stands for a place: its own name, an alternate one, an abbreviation, an adjective of its people, what is
#: left once a word for its kind is taken away ("Bryansk region"), or what is left otherwise ("northern Iraq").
Form = Literal["own", "alternate", "abbreviation", "people", "kind", "rest"]
#: Of one name no more options than these are weighed, the largest first.
_MOST = 90
#: The people of a first-order division whose number the gazetteer does not have: about the median of the others.
_USUAL = 1_000_000
#: So few capitals are initials ("EU", "LA"), never the name of a town (Eu).
_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a name can mean, and how the name stands for it."""

    entry: Entry
    form: Form


@lru_cache(maxsize=512)
def country_entry(code: str, gazetteer: Gazetteer) -> Entry:
    """Return a country as an entry: the gazetteer's, or by the vocabulary where the gazetteer has none."""
    country = countries()[code]
    entry = gazetteer.entry(country.geonames)
    if entry is not None:
        latitude, longitude = forms("middles").get(code, (entry.latitude, entry.longitude))
        named = replace(entry, name=country.name, country=code, latitude=latitude, longitude=longitude)
        return replace(named, kind="country", radius_km=country.radius_km)
    return Entry(
        country.geonames, country.name, code, "", country.latitude, country.longitude, 0, "country", country.radius_km
    )


def borne(name: str, gazetteer: Gazetteer) -> Iterator[Option]:
    """Yield what a whole name can mean: no word of it is taken away but an article."""
    plain = bare(name)
    short = list(_abbreviated(plain, gazetteer))
    if short:
        yield from short
        return
    key = normal(plain)
    code = country_named(plain)
    if code and divisions().get(key, ("",))[0] != code:  # "Scotland" stands for no whole country
        yield Option(country_entry(code, gazetteer), "own")
    elif code := country_of_people(plain):
        yield Option(country_entry(code, gazetteer), "people")
    elif key in peoples():
        yield from (replace(option, form="people") for option in _named(peoples()[key], gazetteer)[:1])
        return
    found = _named(forms("nicknames").get(plain, plain), gazetteer)
    if code:  # "Mexico" is the country, never short for its capital
        found = [one for one in found if one.form == "own" or one.entry.kind != "town" or one.entry.country != code]
    yield from found
    if not found and not code:
        yield from _people_of_province(plain, gazetteer)


def _named(name: str, gazetteer: Gazetteer) -> list[Option]:
    key, near = normal(name), key_of(name)
    initials = len(name) <= _INITIALS and name.isupper()
    entries = [*gazetteer.named(name), *(gazetteer.named(near) if near != key else ())] if not initials else []
    entries = list({entry.id: entry for entry in entries}.values())
    entries = [_with_middle(entry, near) for entry in entries]
    found = [*_vocabulary(near, entries), *sorted(entries, key=lambda entry: (-entry.population, entry.id))]
    return [Option(entry, "own" if _is_own(entry, key, near) else "alternate") for entry in found[:_MOST]]


def _is_own(entry: Entry, key: str, near: str) -> bool:
    """Tell a place's own name: in one of the languages it is printed in, and without the word for its kind."""
    own = normal(entry.name)
    if (
        own in (key, near)
        or normal(forms("english").get(entry.name, "")) == key
        or ("/" in entry.name and key in map(normal, entry.name.split("/")))
    ):
        return True
    return entry.kind in ("county", "province") and (own.startswith(f"{key} ") or own.endswith(f" {key}"))


def _with_middle(entry: Entry, key: str) -> Entry:
    """Give a province the middle and circle of the vocabulary, where it stands there: GeoNames has any point in it."""
    country, circle = divisions().get(key, ("", (0.0, 0.0, 0.0)))
    if entry.kind != "province" or entry.country != country:
        return entry
    latitude, longitude, radius = circle
    return replace(entry, latitude=latitude, longitude=longitude, radius_km=radius)


def _vocabulary(key: str, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the area and the division of the vocabularies of that name, where the gazetteer hasn't the like."""
    area = areas().get(key)
    if area is not None:
        latitude, longitude = area["at"]
        where = (float(latitude), float(longitude), 0, str(area["precision"]), float(area["radius_km"]))
        yield Entry("", str(area["name"]), str(area["country"]), "", *where)
    found = divisions().get(key)
    if found is not None:
        country, (latitude, longitude, radius) = found
        if not any(entry.kind in ("province", "region") and entry.country == country for entry in entries):
            yield Entry("", key.title(), country, "", latitude, longitude, _USUAL, "province", radius)


def _abbreviated(name: str, gazetteer: Gazetteer) -> Iterator[Option]:
    for country, whole in abbreviated().get(name, ()):
        for option in _named(whole, gazetteer):
            if option.entry.country == country and option.entry.kind == "province":
                yield Option(option.entry, "abbreviation")
                break


def _people_of_province(name: str, gazetteer: Gazetteer) -> Iterator[Option]:
    """Read "Iowans" as the people of Iowa, where nothing else is so named."""
    if (match := re.fullmatch(r"(?P<whole>[A-Z][\w ]{3,}?)s?", name)) is None:
        return
    for ending in ("n", "an", "ian"):
        stem = match["whole"].removesuffix(ending)
        for option in _named(stem, gazetteer) if stem != match["whole"] else ():
            if option.form == "own" and option.entry.kind == "province" and normal(option.entry.name) == normal(stem):
                yield Option(option.entry, "people")
                return
