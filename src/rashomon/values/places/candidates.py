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
from rashomon.values.places.longer_names import inside_name
from rashomon.values.places.lookup import area_place, best_entry, broad_place, town_place
from rashomon.values.places.named_divisions import named_division
from rashomon.values.places.options import options
from rashomon.values.places.resolving import container
from rashomon.values.places.tokens import Token, is_ordinary, is_side, windows, word_list
from rashomon.values.places.unlisted import unlisted

#: People a town must have to be firm: without any preposition it must be a city; after "from" or "to" a town; less
#: when the report mentions its country. Set by hand so that surnames and ordinary words, borne mostly by villages, stay
#: out.
_CITY = 100_000
_CITY_AT_HOME = 20_000
_TOWN = 15_000
_TOWN_AT_HOME = 500
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
        candidate, taken = _at(sentence, words, index, found, gazetteer, context)
        if candidate is not None:
            found.append(candidate)
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
) -> tuple[Candidate | None, int]:
    """Return the longest place named there, and from which word on to look further.

    Of a name that speaks or acts no part is a place: "North Norland said" names no Norland.
    """
    if first > 1 and (words[first - 2].lower, words[first - 1].lower) in _STREETS:
        return None, first
    if _is_second_street(words, first):
        return None, first + 1
    for last in windows(words, first):
        text = sentence[words[first].start : words[last - 1].end]
        if last - first == 1 and is_side(words, first, last):
            continue
        if len(text) > _SHORT and not options(text, gazetteer) and not _has_kind(words, first, last):
            continue
        if words[first].lower in ("the", "a", "an") and not gazetteer.lookup(text):
            continue  # "The Hague" is a name with an article, "The Jordan" of "The Jordan attack" is not
        found = _resolve(sentence, words, first, last, text, gazetteer, context)
        if found is None or inside_name(sentence, words, first, found.last):
            continue
        before = (earlier[-1].last, earlier[-1].evidence) if earlier else None
        evidence = evidence_for(words, first, found.last, before)
        placed = evidence == "strong" and context.sense(text) is not None
        if normal(text) in context.persons and not found.firm and not placed:
            return None, first
        if evidence == "against":
            return None, found.last
        firm = found.firm or _is_firm(words, found, evidence, gazetteer, context)
        candidate = replace(found, firm=firm, evidence="strong" if found.firm else evidence)
        return candidate, candidate.last
    return _unlisted(sentence, words, first) or (None, first)


def _unlisted(sentence: str, words: Sequence[Token], first: int) -> tuple[Candidate, int] | None:
    """Return the settlement that only the words beside it tell, and from which word on to look further."""
    if (found := unlisted(sentence, words, first)) is None:
        return None
    last, place = found
    start, end = words[first].start, words[last - 1].end
    return Candidate(start, end, first, last, place, True, "unlisted", "strong"), last


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
    division = named_division(sentence, words, first, last, gazetteer, context)
    if division is not None:
        place, words_of = division.place, (division.first, division.last)
        return Candidate(division.start, division.end, *words_of, place, True, "province")
    broad = _sea(words, first, text) or broad_place(text, context)
    if broad is not None:
        return Candidate(start, end, first, last, broad, False, "country" if broad.precision == "country" else "area")
    ordinary = is_ordinary(words[first:last])
    if ordinary and (_is_called_place(words, first) or _is_in_a_city(words, first, text, gazetteer, context)):
        ordinary = False
    plain = ordinary or country_of_people(text)
    town = None if plain else town_place(text, gazetteer, context)
    return Candidate(start, end, first, last, town, False, "town") if town else None


def _is_second_street(words: Sequence[Token], first: int) -> bool:
    """Tell the second of two streets whose word is told once: "Third Avenue and | Pine streets"."""
    if not first or words[first - 1].lower != "and" or first + 1 >= len(words) or words[first + 1].gap != " ":
        return False
    return words[first + 1].lower in {"streets", "avenues", "roads", "boulevards"}


def _is_called_place(words: Sequence[Token], first: int) -> bool:
    """Tell "the resort of" before a name: there an ordinary word is a place."""
    before = [word.lower for word in words[max(0, first - 2) : first]]
    return before[1:] == ["of"] and before[0] in word_list("called") and words[first].gap == " "


def _is_in_a_city(words: Sequence[Token], first: int, text: str, gazetteer: Gazetteer, context: PlaceContext) -> bool:
    """Tell "in" before an ordinary word that a city bears ("in Nice"), where capitals are not those of a headline."""
    if not first or words[first - 1].text != "in" or words[first].gap != " ":
        return False
    small = sum(not word.capital for word in words)
    entry = best_entry(text, gazetteer, context) if 2 * small > len(words) else None
    return entry is not None and entry.population >= _CITY and normal(entry.name) == normal(text)


def _sea(words: Sequence[Token], first: int, text: str) -> Place | None:
    """Return the sea of a name that has an article, as no town has: "the Pacific", "the western Pacific"."""
    before = [word.lower for word in words[max(0, first - 2) : first]]
    if "the" not in before[-1:] and not (before[:1] == ["the"] and before[-1] in word_list("sides")):
        return None
    area = area_place(text)
    return area if area is not None and area.precision == "sea" else None


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
