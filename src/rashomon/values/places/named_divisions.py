"""Divisions by the word for their kind, as printed: "Anbar province", "Bryansk region", "province of Idlib".

In: the words of a sentence and a name among them. Out: the division that the name and the word beside it tell, with the
range of both. What divisions there are is for the gazetteer and the lists of provinces and areas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.records import Place
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.gazetteer import Gazetteer
from rashomon.values.places.context import PlaceContext
from rashomon.values.places.lookup import area_place, division_entry, entry_place, province_place, town_place
from rashomon.values.places.tokens import Token, is_ordinary, neighbour, word_list

_PROVINCE_KM = 100.0
_COUNTY_KM = 30.0


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its range in the sentence, the first word and the word behind it, and its place."""

    start: int
    end: int
    first: int
    last: int
    place: Place


def named_division(
    sentence: str,
    words: Sequence[Token],
    first: int,
    last: int,
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> Division | None:
    """Read "Anbar province", "Bryansk region", "province of Idlib", as printed."""
    start, after = words[first].start, neighbour(words, last - 1, 1)
    before = words[max(0, first - 2) : first]
    follows = after is not None and after.lower in word_list("divisions")
    leads = [word.lower for word in before[1:]] == ["of"] and before[0].lower in ("province", "governorate", "oblast")
    if not follows and not leads:
        return None
    name = sentence[start : words[last - 1].end]
    if country_of_people(name) or is_ordinary(words[first:last]) or country_named(name):
        return None
    if after is not None and follows:
        end = after.end
        place = _division_place(name, sentence[start:end], after.text, gazetteer, context)
        if place is not None and not place.country and words[first].lower in word_list("openers"):
            return None
        return Division(start, end, first, last + 1, place) if place else None
    place = _division_place(name, name, before[0].lower, gazetteer, context)
    return Division(start, words[last - 1].end, first, last, place) if place else None


def _division_place(name: str, printed: str, word: str, gazetteer: Gazetteer, context: PlaceContext) -> Place | None:
    known = province_place(printed) or area_place(printed) or province_place(name) or area_place(name)
    entry = division_entry(printed, gazetteer, context)
    if known is not None:
        same = entry is not None and entry.country == known.country and known.precision == "province"
        return replace(known, words=printed, gazetteer_id=entry.id if entry and same else "")
    if word[0].isupper() and word.casefold() in ("state", "republic", "region"):
        return None  # "Islamic State", "Dominican Republic": a name, not a division
    if entry is not None:
        return replace(entry_place(entry, printed), name=printed, precision="province", radius_km=entry.radius_km)
    town = town_place(name, gazetteer, context)
    if town is None and word.casefold() in ("state", "republic", "region", "territory", "peninsula", "department"):
        return None
    if town is None:
        return Place(printed, printed, precision="province")
    radius = _COUNTY_KM if word.casefold() == "county" else _PROVINCE_KM
    return Place(printed, printed, "", town.country, town.latitude, town.longitude, "province", radius)
