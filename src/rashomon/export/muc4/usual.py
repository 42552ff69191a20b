"""The country a report is about: slot 3 of an incident whose own places tell none.

In: the text of a report and the places told in it. Out: an ISO 3166-1 alpha-2 code or "". MUC-4 task documentation,
part 1, section 7.3: where a text tells of no nearer place, the country is the location.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator

import regex

from rashomon.records import Place
from rashomon.values.countries import country_named, country_of_capital, country_of_people

_WORD = regex.compile(r"\p{Lu}[\p{L}.]*(?:['’]\p{L}+)?")
_LONGEST = 3


def usual_country(text: str, places: Iterable[Place] = (), *, only: Container[str] | None = None) -> str:
    """Return the country that most places told are in; without such places, the one that the text names most.

    A name, an adjective or people, and a capital count alike. Of equals, the first told of. With ``only``, no others
    than these codes count.
    """
    told = Counter(place.country for place in places if place.country)
    counts = told or Counter(_named(text))
    if only is not None:
        counts = Counter({code: count for code, count in counts.items() if code in only})
    return max(counts, key=lambda code: counts[code], default="")


def _named(text: str) -> Iterator[str]:
    """Yield the country of each run of capitalised words that names one, the longest run at a place."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        length, code = next(_codes(text, words[at : at + _LONGEST]), (1, ""))
        if code:
            yield code
        at += length


def _codes(text: str, words: list[regex.Match[str]]) -> Iterator[tuple[int, str]]:
    for length in range(len(words), 0, -1):
        run = " ".join(text[words[0].start() : words[length - 1].end()].split())
        code = country_named(run) or country_of_people(run) or country_of_capital(run)
        if code:
            yield length, code
