"""Find the places a sentence names.

In: a sentence, a gazetteer, and what the report has said of places so far. Out: places with the ranges of their words,
left to right, none overlapping. Nothing is found without words, and no place is given a country the words or the
gazetteer don't give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from rashomon.records import Found, Place
from rashomon.values.countries import countries, country_of_people
from rashomon.values.gazetteer import Gazetteer
from rashomon.values.places.candidates import Candidate, candidates
from rashomon.values.places.context import PlaceContext, resolve_anaphor
from rashomon.values.places.kinds import anaphor_words
from rashomon.values.places.lookup import kilometres, town_place
from rashomon.values.places.relations import relation_before
from rashomon.values.places.sites import Site, sites
from rashomon.values.places.tokens import Token, sentence_tokens, word_list

_DATELINE = re.compile(r"\s*(?P<name>[A-Z][A-Z'’. -]{2,40}[A-Z])(?:,\s+[A-Z][\w. ]{2,40}?)?\s*(?:\(|[-–—,]\s)")
_CAPITAL = re.compile(r"\b(?P<people>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s+capital\b(?!\s+(?:of|city\s+of)\b)")
_ROAD = re.compile(
    r"\b(?:the\s+)?(?:main\s+)?(?:road|highway|motorway|route|railway)\s+(?:between|from|linking|connecting)\s+(?:the\s+\w+\s+of\s+)?"
)
_ANAPHOR = re.compile(
    r"\b(?:in|at|near|on|inside|outside|around|into|hit|struck|towards?|across|of)\s+"
    # Looked at without being used up, so that "on the outskirts of the area" is tried at "the area" too.
    r"(?=(?P<words>(?:the|that|this)\s+(?:same\s+|(?-i:[A-Z])[\w.]+\s+)?(?P<noun>[\w-]+(?:\s+\w+)?)))",
    re.IGNORECASE,
)
_ROAD_KM = 5.0
#: Before a distance that says where another place is: "in Novi, 40 miles east of Sava". Sava is itself then.
_BESIDE_ANOTHER = re.compile(
    r"\b(?:in|at|near|from|to|of)\s(?:[A-Z][\w.’'-]*\s){0,2}[A-Z][\w’'-]+(?:,\s[A-Z][\w. ]+)?,\s(?:a\s\w+\s)?$"
)


def find_places(sentence: str, *, gazetteer: Gazetteer, context: PlaceContext) -> list[Found[Place]]:
    """Return the places a sentence names, left to right. ``value.words`` are the words of the range."""
    words = sentence_tokens(sentence)
    dateline = _dateline(sentence, gazetteer, context)
    found = [c for c in candidates(sentence, words, gazetteer=gazetteer, context=context) if not _in(c, dateline)]
    tied = sites(sentence, words, found, context.countries)
    results = [
        *dateline,
        *_roads(sentence, found),
        *(_site(sentence, site) for site in tied),
        *(_named(sentence, candidate) for candidate in found if candidate.firm),
        *_capitals(sentence, words, found, gazetteer, context),
        *(_anaphors(sentence, context) if _may_point_back(words) else ()),
    ]
    return _apart(results)


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _in(candidate: Candidate, found: Sequence[Found[Place]]) -> bool:
    return any(item.start <= candidate.start < item.end for item in found)


def _apart(results: Sequence[Found[Place]]) -> list[Found[Place]]:
    """Keep of overlapping places the first given, and order the rest by where they stand."""
    kept: list[Found[Place]] = []
    for item in results:
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _dateline(sentence: str, gazetteer: Gazetteer, context: PlaceContext) -> list[Found[Place]]:
    match = _DATELINE.match(sentence)
    town = town_place(match["name"], gazetteer, context) if match else None
    return [Found(match.start("name"), match.end("name"), town, "dateline")] if match and town else []


def _named(sentence: str, candidate: Candidate) -> Found[Place]:
    return _related(sentence, candidate.start, candidate.end, candidate.place, candidate.rule)


def _site(sentence: str, site: Site) -> Found[Place]:
    return _related(sentence, site.start, site.end, site.place, "site")


def _related(sentence: str, start: int, end: int, place: Place, rule: str) -> Found[Place]:
    """Add the relation that stands before a place, if any, to its words and its radius."""
    relation = relation_before(sentence, start)
    if relation is not None and not (relation.stated and _BESIDE_ANOTHER.search(sentence[: relation.start])):
        start, place = relation.start, relation.apply(place)
    return Found(start, end, replace(place, words=sentence[start:end]), rule)


def _roads(sentence: str, found: Sequence[Candidate]) -> Iterator[Found[Place]]:
    """Yield "the road between Kirkuk and Baghdad": the middle, and half the way as radius."""
    for first, second in pairwise(found):
        match = next((m for m in _ROAD.finditer(sentence) if m.end() == first.start), None)
        if match is None or not re.fullmatch(r"\s+(?:and|to|with)\s+", sentence[first.end : second.start]):
            continue
        a, b = first.place, second.place
        if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
            continue
        half = kilometres(a.latitude, a.longitude, b.latitude, b.longitude) / 2
        words = sentence[match.start() : second.end]
        place = Place(
            words,
            f"{a.name}–{b.name}",
            "",
            a.country if a.country == b.country else "",
            round((a.latitude + b.latitude) / 2, 4),
            round((a.longitude + b.longitude) / 2, 4),
            "region",
            round(half + _ROAD_KM, 1),
            relation="on the road between",
        )
        yield Found(match.start(), second.end, place, "road")


def _capitals(
    sentence: str,
    words: Sequence[Token],
    found: Sequence[Candidate],
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> Iterator[Found[Place]]:
    """Yield "the Iraqi capital", "Somalia's capital" and "the capital of Iraq", where no name follows them."""
    if "capital" not in sentence:
        return
    for start, end, code in [*_people_capitals(sentence), *_country_capitals(sentence, found)]:
        country = countries()[code]
        named = any(0 <= c.start - end <= 3 and not sentence[end : c.start].strip(" ,") for c in found)
        verb = next((word.lower for word in words if word.start >= end), "")
        if named or not country.capital or verb in ("market", "markets", "punishment", "city's"):
            continue
        home = replace(context, countries=(code, *context.countries))
        town = town_place(country.capital, gazetteer, home)
        if town is not None and town.country == code:
            yield _related(sentence, start, end, town, "capital")


def _people_capitals(sentence: str) -> Iterator[tuple[int, int, str]]:
    for match in _CAPITAL.finditer(sentence):
        last = match["people"].split()[-1]
        for words in dict.fromkeys((match["people"], last)):
            code = country_of_people(words)
            if code:
                yield match.start() + len(match["people"]) - len(words), match.end(), code
                break


def _country_capitals(sentence: str, found: Sequence[Candidate]) -> Iterator[tuple[int, int, str]]:
    for candidate in (c for c in found if c.place.precision == "country"):
        after = re.match(r"['’]s?\s+capital\b", sentence[candidate.end :])
        before = re.search(r"\bcapital\s+of\s+(?:the\s+)?$", sentence[: candidate.start])
        if after:
            yield candidate.start, candidate.end + after.end(), candidate.place.country
        elif before and not after and not sentence[candidate.end :].startswith(("'s ", "’s ")):
            yield before.start(), candidate.end, candidate.place.country


def _may_point_back(words: Sequence[Token]) -> bool:
    """Tell whether a word stands in a sentence by which a place may be named again: most have none."""
    return not _back_words().isdisjoint([word.lower for word in words])


@cache
def _back_words() -> frozenset[str]:
    return frozenset(noun.split()[0] for noun in _AREA_NOUNS | anaphor_words())


def _anaphors(sentence: str, context: PlaceContext) -> Iterator[Found[Place]]:
    """Yield "in the city", "near the base" and the like, as the place last named that they can mean."""
    for match in _ANAPHOR.finditer(sentence):
        noun = _anaphor_noun(match["noun"])
        start, end = match.start("words"), match.start("noun") + len(noun)
        after = sentence[end:]
        if not noun or re.match(r"['’]|\s+(?:of|police|chief|council|government|called|named)\b", after):
            continue
        place = resolve_anaphor(sentence[start:end], context)
        if place is not None:
            relation = relation_before(sentence, start)
            first = relation.start if relation else start
            told = relation.apply(place) if relation else place
            yield Found(first, end, replace(told, words=sentence[first:end]), "anaphor")


_AREA_NOUNS = frozenset({"city", "town", "village", "capital", "area", "province", "region", "governorate", "state"})


def _anaphor_noun(words: str) -> str:
    """Return how much of two words is a noun for something named before: both, the first, or nothing."""
    known = _AREA_NOUNS | anaphor_words()
    first = words.split()[0]
    after = words.split()[1:]
    if words.casefold() in known:
        return words
    follows = not after or after[0].casefold() in word_list("following")
    return first if first.casefold() in known and follows else ""
