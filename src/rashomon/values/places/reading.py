"""What a whole report says about places, gathered once, before its sentences are read one by one.

In: a report's text and dateline. Out: a context. It keeps no sentence and finds no incident.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.records import Place
from rashomon.values.countries import country_named, country_of_capital, country_of_people
from rashomon.values.gazetteer import Gazetteer
from rashomon.values.places.context import PlaceContext
from rashomon.values.places.find import find_places
from rashomon.values.places.lookup import broad_place, town_place
from rashomon.values.places.tokens import Token, surnames, tokens

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"']?(?=\s)|\n|$)")
#: Words of a country's name: "Democratic Republic of the Congo" apart, three are enough.
_NAME_WORDS = 3
_LARGE = 100_000


def read_context(report_text: str, dateline: str, gazetteer: Gazetteer) -> PlaceContext:
    """Return what a report says about places: its countries, most often named first, surnames, towns, last places.

    ``dateline`` is a town's name, with or without its country ("Amman", "TRIPOLI, Lebanon"), or "".
    """
    words = tokens(report_text)
    home = PlaceContext(countries=_countries(words, gazetteer), persons=frozenset(surnames(words)))
    home = replace(home, dateline=_dateline(dateline, gazetteer, home))
    context = home
    for match in _SENTENCE.finditer(report_text):
        context = context.extend(find_places(match[0], gazetteer=gazetteer, context=context))
    return context


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _countries(words: Sequence[Token], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Count names, adjectives and capitals of countries; the most often named first, of equals the first named."""
    counts: Counter[str] = Counter()
    index = 0
    while index < len(words):
        code, length = _country_at(words, index, gazetteer) if words[index].capital else ("", 1)
        if code:
            counts[code] += 1
        index += length
    return tuple(code for code, _ in counts.most_common())


def _country_at(words: Sequence[Token], index: int, gazetteer: Gazetteer) -> tuple[str, int]:
    for length in range(min(_NAME_WORDS, len(words) - index), 0, -1):
        text = " ".join(word.text for word in words[index : index + length])
        code = country_named(text) or country_of_people(text) or _of_capital(text, gazetteer)
        if code:
            return code, length
    return "", 1


def _of_capital(text: str, gazetteer: Gazetteer) -> str:
    """Return the country of a capital whose name no other large town bears: Tripoli in Lebanon is one that does."""
    code = country_of_capital(text)
    towns = gazetteer.lookup(text) if code else ()
    return code if all(town.country == code or town.population < _LARGE for town in towns) else ""


def _dateline(dateline: str, gazetteer: Gazetteer, context: PlaceContext) -> Place | None:
    name, _, outer = (part.strip() for part in dateline.partition(","))
    within = broad_place(outer, context) if outer else None
    place = town_place(name, gazetteer, context, within) or broad_place(name, context) if name else None
    return place and replace(place, words=dateline)
