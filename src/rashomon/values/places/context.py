"""What a report has said about places so far, and what "the city" or "the base" means after it.

In: places found. Out: a new context; a context never changes. It holds no text and asks no gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rashomon.records import Found, Place
from rashomon.values.countries import country_of_people, is_capital
from rashomon.values.gazetteer import Entry, normal
from rashomon.values.places.areas import key_of
from rashomon.values.places.features import Belief, Home
from rashomon.values.places.kinds import anaphor_kinds, kind_of

#: How many of the last named places are remembered: an anaphor rarely reaches further back than a few paragraphs.
_REMEMBERED = 24


_NO_BELIEF, _NO_HOME = Belief(), Home()


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """Countries mentioned (most often first), the dateline's place, towns resolved, places named last, and surnames.

    ``persons`` are normalised last names of people in the report, which are not read as towns ("Austin"). ``senses``
    are what the report's place names mean by :func:`rashomon.values.places.toponyms.find_toponyms`, by normalised name;
    ``belief`` what other names lean on; ``home`` what is known of the publisher and the dateline.
    """

    countries: tuple[str, ...] = ()
    dateline: Place | None = None
    towns: tuple[Place, ...] = ()
    recent: tuple[Place, ...] = ()
    persons: frozenset[str] = frozenset()
    senses: Mapping[str, Entry] = field(default_factory=dict)
    belief: Belief = _NO_BELIEF
    home: Home = _NO_HOME

    def sense(self, words: str) -> Entry | None:
        """Return what the report means by a place name, or None where it hasn't been weighed."""
        return self.senses.get(normal(words)) or self.senses.get(key_of(words))

    def extend(self, found: Iterable[Found[Place]]) -> PlaceContext:
        """Return the context after these places were named, in the order of the text."""
        places = [item.value for item in found if item.rule not in ("anaphor", "dateline")]
        if not places:
            return self
        codes = dict.fromkeys((*self.countries, *(place.country for place in places if place.country)))
        towns = {normal(town.name): town for town in (*self.towns, *filter(_is_town, places))}
        return replace(
            self,
            countries=tuple(codes),
            towns=tuple(towns.values()),
            recent=(*self.recent, *places)[-_REMEMBERED:],
        )


def resolve_anaphor(words: str, context: PlaceContext) -> Place | None:
    """Return the last named place that words such as "the city", "the US embassy" or "the area" can mean, or None.

    Its ``words`` are the given ones.
    """
    head = re.sub(r"^(?:the|this|that|these|those|same)\s+(?:same\s+)?", "", words.strip(), flags=re.IGNORECASE)
    people, _, rest = head.partition(" ")
    owner = country_of_people(people) if rest else ""
    head = (rest if owner else head).casefold()
    if owner:
        context = replace(context, recent=tuple(place for place in context.recent if _owned(place, owner)))
    place = next(filter(None, (_fits(head, place, context) for place in reversed(context.recent))), None)
    if place is None and not owner and head in ("city", "town", "capital") and context.dateline is not None:
        place = _fits(head, context.dateline, context)
    return place and replace(place, words=words, relation="")


# --- Helpers ----------------------------------------------------------------------------------------------------------

_PRECISIONS = {
    "province": ("province",),
    "governorate": ("province",),
    "state": ("province",),
    "region": ("region", "province"),
    "country": ("country",),
}


def _is_town(place: Place) -> bool:
    return place.precision == "town" and not place.site


def _owned(place: Place, country: str) -> bool:
    """Tell whether a site can be the one of a country: "US embassy" is America's, "embassy" may be."""
    owners = {country_of_people(word) for word in place.site.split()} - {""}
    return country in owners or not owners


def _fits(head: str, place: Place, context: PlaceContext) -> Place | None:
    """Return the place an anaphor's head means when ``place`` was named: itself, its town, or None."""
    if head == "area":  # a part of the town, where one was named before the town itself
        parts = any(recent.site and recent.city == place.name for recent in context.recent)
        return None if parts and _is_town(place) else place
    if head in ("city", "town", "village", "capital"):
        town = _town_of(place, context)
        return town if town and (head != "capital" or is_capital(town.name)) else None
    if head in _PRECISIONS:
        # "the region" is as often the Middle East: of regions only one that is called so is meant.
        called = place.precision != "region" or "region" in place.name.casefold()
        return place if place.precision in _PRECISIONS[head] and called and not place.site else None
    wanted = anaphor_kinds(head.split()[-1] if head else "") | anaphor_kinds(head)
    return place if place.site and kind_of(place.site) in wanted else None


def _town_of(place: Place, context: PlaceContext) -> Place | None:
    if _is_town(place):
        return place
    if place.site and place.city and place.gazetteer_id:
        return replace(place, name=place.city, precision="town", site="")
    return next((town for town in context.towns if place.city and normal(town.name) == normal(place.city)), None)
