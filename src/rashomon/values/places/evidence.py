"""What the words around a name say about its being a place.

In: the words of a sentence and where a name stands in them. Out: how strong the evidence is. It knows no gazetteer.

strong: "in", "the city of", "northern" ...; weak: "from", "to", which stand before people and groups as often; none;
against: the bare name speaks or acts ("Tehran said"), so it is a government or a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rashomon.values.countries import country_of_people
from rashomon.values.places.tokens import Token, neighbour, word_list

Evidence = Literal["strong", "weak", "none", "against"]
#: The name before: where it ends in the words, and its evidence, which a list hands on ("in Mosul, Kirkuk and Erbil").
Earlier = tuple[int, Evidence]

_PLACE_NOUNS = frozenset({"city", "town", "village", "capital", "hamlet", "port", "neighbourhood", "neighborhood"})


def evidence_for(words: Sequence[Token], first: int, last: int, earlier: Earlier | None) -> Evidence:
    """Tell what the words before a name say about its being a place, and whether it acts."""
    level = _before(words, first)
    after = words[last] if last < len(words) and not words[last].gap.strip() else None
    if level != "none":
        return level
    if after is not None and not words[last - 1].possessive and after.lower in word_list("verbs"):
        return "against"
    if earlier is not None and earlier[0] >= first - 1 and _joins(words, first, earlier[0]):
        return earlier[1]
    return level


def stands_for_place(words: Sequence[Token], last: int, name: str, evidence: Evidence) -> bool:
    """Tell whether a country's or capital's name is used for the place, not its government or as an adjective."""
    following = [word for word in words[last : last + 3] if not word.gap.strip()]
    if following and not words[last - 1].possessive and _is_struck(following):
        return True
    if evidence not in ("strong", "weak") or words[last - 1].possessive:
        return False
    after = neighbour(words, last - 1, 1)
    adjective = bool(country_of_people(name))
    return not adjective or after is None or after.lower in word_list("following")


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _before(words: Sequence[Token], first: int) -> Evidence:
    index = first - 1
    if words[first].gap == ", " and index >= 0 and words[index].lower in _PLACE_NOUNS:
        return "strong"  # "the Iraqi capital, Baghdad"
    if words[first].gap.strip(" \u00a0“\"'‘("):
        return "none"
    while index >= 0 and _skipped(words[index]) and not words[index].gap.strip():
        if words[index].lower in word_list("sides"):
            return "strong"
        index -= 1
    return _preposition(words, index) if index >= 0 and not words[min(index + 1, first)].gap.strip(" (") else "none"


def _joins(words: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a name follows an earlier one by "and", "or" or a comma."""
    if end == first:
        return words[first].gap.strip() in (",", "/")
    return words[end].lower in ("and", "or") and words[end].gap.strip() in ("", ",")


def _skipped(word: Token) -> bool:
    return word.lower in ("the", "a", "an") or word.lower in word_list("sides") or bool(country_of_people(word.text))


def _preposition(words: Sequence[Token], index: int) -> Evidence:
    word, before = words[index].lower, words[index - 1].lower if index else ""
    if word in word_list("locative") or (word in _PLACE_NOUNS and not words[index].possessive):
        return "strong"
    if word == "of" and before in word_list("located"):
        return "strong"
    if word in ("with", "between") and before in ("border", "borders", "road", "highway", "frontier"):
        return "strong"
    if word == "on":
        return "strong" if before in word_list("struck") else "none"
    if word in word_list("weak") and word != "between" and before not in word_list("partisan"):
        return "weak"
    return "none"


def _is_struck(following: Sequence[Token]) -> bool:
    for word in following:
        if word.lower in word_list("struck"):
            return not word.capital
        if word.lower not in word_list("modifiers"):
            return False
    return False
