"""Which capitalised words of a sentence can be places, and how well the words around them say so.

In: the words of a sentence, a gazetteer, a context. Out: candidates in order, none overlapping, each resolved. A firm
one stands alone; the others count only when a site or a larger place is tied to them ("Peshawar mosque").

Not a place, whatever the gazetteer holds: a name inside a longer name ("Lloyd Austin", "Washington Post"), one after a
title ("President Washington"), the name of an armed group or body, a surname of the report, and a bare name that
speaks or acts ("Tehran said"). A country or a capital, which so often stands for its government, is firm only where a
preposition or the like puts something there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.records import Place
from rashomon.values.actors import actor_spans
from rashomon.values.countries import country_named, country_of_people, is_capital
from rashomon.values.gazetteer import Entry, Gazetteer, normal
from rashomon.values.places.context import PlaceContext
from rashomon.values.places.evidence import Evidence, evidence_for, stands_for_place
from rashomon.values.places.kinds import site_pattern
from rashomon.values.places.lookup import (
    area_place,
    best_entry,
    broad_place,
    division_entry,
    entry_place,
    province_place,
    town_place,
)
from rashomon.values.places.options import options
from rashomon.values.places.resolving import container
from rashomon.values.places.tokens import Token, is_side, neighbour, windows, word_list

#: People a town must have to be firm: without any preposition it must be a city; after "from" or "to" a town; less
#: when the report mentions its country. Set by hand so that surnames and ordinary words, borne mostly by villages, stay
#: out.
_CITY = 100_000
_CITY_AT_HOME = 20_000
_TOWN = 15_000
_TOWN_AT_HOME = 500
_PROVINCE_KM = 100.0
_COUNTY_KM = 30.0
#: What stands before the name of a street that is told without its word: "in the 200 block of Monroe".
_STREETS = frozenset({("block", "of"), ("corner", "of"), ("intersection", "of")})
#: Initials are looked up whatever the options say: a dateline may print a short town in capitals.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resolved name: its range in the sentence and in the words, its place, whether it stands alone, the rule."""

    start: int
    end: int
    first: int
    last: int
    place: Place
    firm: bool
    rule: str
    evidence: Evidence = "none"


def candidates(
    sentence: str, words: Sequence[Token], *, gazetteer: Gazetteer, context: PlaceContext
) -> list[Candidate]:
    """Find every name that can be a place, longest names first, left to right."""
    found: list[Candidate] = []
    capitals = [index for index, word in enumerate(words) if word.capital]
    actors = _in_actors(tuple([word.text for word in words])) if capitals else frozenset()
    taken = 0
    for index in capitals:
        if index < taken or index in actors:
            continue
        candidate = _at(sentence, words, index, found, gazetteer, context)
        if candidate is not None:
            found.append(candidate)
            taken = candidate.last
    return found


# --- Helpers ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _in_actors(words: Sequence[str]) -> frozenset[int]:
    """Return which of a sentence's words, by index, belong to known actors' names."""
    return frozenset(index for span in actor_spans(words) for index in range(*span))


def _at(
    sentence: str,
    words: Sequence[Token],
    first: int,
    earlier: Sequence[Candidate],
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> Candidate | None:
    if first > 1 and (words[first - 2].lower, words[first - 1].lower) in _STREETS:
        return None
    for last in windows(words, first):
        text = sentence[words[first].start : words[last - 1].end]
        if is_side(words, first, last):
            continue
        if len(text) > _SHORT and not options(text, gazetteer) and not _has_kind(words, first, last):
            continue
        if words[first].lower in ("the", "a", "an") and not gazetteer.lookup(text):
            continue  # "The Hague" is a name with an article, "The Jordan" of "The Jordan attack" is not
        found = _resolve(sentence, words, first, last, text, gazetteer, context)
        if found is None or _inside_name(sentence, words, first, found.last):
            continue
        if normal(text) in context.persons and not found.firm:
            return None
        before = (earlier[-1].last, earlier[-1].evidence) if earlier else None
        evidence = evidence_for(words, first, found.last, before)
        if evidence == "against":
            return None
        firm = found.firm or _is_firm(words, found, evidence, gazetteer, context)
        return replace(found, firm=firm, evidence="strong" if found.firm else evidence)
    return None


def _has_kind(words: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a word for a division or "of" stands beside a name, which then may be in no gazetteer."""
    after = words[last].lower if last < len(words) else ""
    return after in word_list("divisions") or (first > 0 and words[first - 1].lower == "of")


def _resolve(
    sentence: str,
    words: Sequence[Token],
    first: int,
    last: int,
    text: str,
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> Candidate | None:
    """Resolve one window: with what contains it, as a province, as something broad, as a town."""
    start, end = words[first].start, words[last - 1].end
    outer_last, outers = _containers(sentence, words, last, gazetteer)
    for outer in outers:
        town = town_place(text, gazetteer, context, outer)
        if town is not None and not country_named(text):
            whole = sentence[start : words[outer_last - 1].end]
            return Candidate(start, start + len(whole), first, outer_last, replace(town, words=whole), True, "town")
    division = _division(sentence, words, first, last, gazetteer, context)
    if division is not None:
        return division
    broad = broad_place(text, context)
    if broad is not None:
        return Candidate(start, end, first, last, broad, False, "country" if broad.precision == "country" else "area")
    plain = _ordinary(words[first:last]) or country_of_people(text)
    town = None if plain else town_place(text, gazetteer, context)
    return Candidate(start, end, first, last, town, False, "town") if town else None


def _containers(sentence: str, words: Sequence[Token], last: int, gazetteer: Gazetteer) -> tuple[int, Sequence[Entry]]:
    """Return what may contain a name that ends at ``last``, a larger place after a comma, and where that ends."""
    if last >= len(words) or words[last].gap != ", " or words[last - 1].possessive:
        return last, ()
    found = container(sentence, words[last - 1].end, gazetteer)
    if found is None:
        return last, ()
    options, (_, end) = found
    outer = next((index for index in range(last, len(words)) if words[index].end >= end - 1), last)
    return outer + 1, [option.entry for option in options]


def _division(
    sentence: str,
    words: Sequence[Token],
    first: int,
    last: int,
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> Candidate | None:
    """Read "Anbar province", "Bryansk region", "province of Idlib", as printed."""
    start, after = words[first].start, neighbour(words, last - 1, 1)
    before = words[max(0, first - 2) : first]
    follows = after is not None and after.lower in word_list("divisions")
    leads = [word.lower for word in before[1:]] == ["of"] and before[0].lower in ("province", "governorate", "oblast")
    if not follows and not leads:
        return None
    name = sentence[start : words[last - 1].end]
    if country_of_people(name) or _ordinary(words[first:last]) or country_named(name):
        return None
    if after is not None and follows:
        end = after.end
        place = _division_place(name, sentence[start:end], after.text, gazetteer, context)
        if place is not None and not place.country and words[first].lower in word_list("openers"):
            return None
        return Candidate(start, end, first, last + 1, place, True, "province") if place else None
    place = _division_place(name, name, before[0].lower, gazetteer, context)
    return Candidate(start, words[last - 1].end, first, last, place, True, "province") if place else None


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


def _ordinary(run: Sequence[Token]) -> bool:
    never = word_list("never")
    return all(word.lower in never or word.text.isdigit() for word in run)


def _inside_name(sentence: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether capitalised neighbours make a window part of a longer name, or a title makes it a person's."""
    before, after = neighbour(words, first, -1), neighbour(words, last - 1, 1)
    openers = word_list("openers")
    if before is not None and before.lower in word_list("titles"):
        return True
    if before is not None and before.capital and not _apart(words, first - 1):
        return True
    if after is None or not after.capital or after.lower in openers:
        return False
    return not _names_site(sentence, words[last - 1].end)


def _apart(words: Sequence[Token], index: int) -> bool:
    """Tell whether a capitalised word before a place's name is none of it: "Iraqi", "Sunday", the sentence's first."""
    word = words[index]
    opens = index == 0 or "." in word.gap or "\n" in word.gap
    return (
        word.lower in word_list("openers")
        or bool(country_of_people(word.text))
        or (opens and word.lower in word_list("never"))
    )


def _names_site(sentence: str, end: int) -> bool:
    """Tell whether the capitals after a place's name end in a word for a site: "Erbil International Airport"."""
    rest = sentence[end : end + 60]
    match = site_pattern().search(rest)
    return match is not None and all(word[:1].isupper() for word in rest[: match.start()].split())


def _is_firm(
    words: Sequence[Token],
    found: Candidate,
    evidence: Evidence,
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> bool:
    place = found.place
    if place.precision == "country" or is_capital(place.name):
        return stands_for_place(words, found.last, place.words, evidence)
    if evidence == "strong" or place.precision != "town" or not place.gazetteer_id:
        return True
    if words[found.last - 1].possessive and evidence == "none":
        return False
    entry = best_entry(place.words, gazetteer, context)
    people, home = (entry.population if entry else 0), place.country in context.countries
    if evidence == "weak":
        return people >= (_TOWN_AT_HOME if home else _TOWN)
    own = entry is not None and normal(entry.name) == normal(place.words)
    return own and people >= (_CITY_AT_HOME if home else _CITY)
