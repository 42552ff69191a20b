"""Which words of a report can name a place.

In: a text, a gazetteer. Out: sightings: runs of capitalised words that bear a place's name, or that end or begin as the
names of rivers, streets and parks do. What speaks for each of them is in :mod:`rashomon.values.places.cues`; nothing is
decided or resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.values.gazetteer import Gazetteer
from rashomon.values.places.borne import Option
from rashomon.values.places.forms import abbreviated, forms
from rashomon.values.places.options import options
from rashomon.values.places.tokens import Token, is_side, windows, word_list


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words that may name a place: their range, the words' indices, what they can mean, and their features."""

    start: int
    end: int
    first: int
    last: int
    options: Sequence[Option]
    kind: str


def sightings(text: str, words: Sequence[Token], gazetteer: Gazetteer) -> list[Sighting]:
    """Return what may name a place in a text, left to right, none overlapping."""
    short = {match.start(): match.end() for match in _abbreviations().finditer(text)}
    found: list[Sighting] = []
    index = 0
    while index < len(words):
        word = words[index]
        one = None
        if word.start in short:
            one = _abbreviation(text, words, index, short[word.start], gazetteer)
        elif word.capital and word.lower not in _ARTICLES:
            one = _longest(text, words, index, gazetteer)
        if one is None:
            index += 1
        else:
            found.append(one)
            index = one.last
    return found


#: "R-Ohio", "Beirut-based", "Karachi-born": a name joined to a letter before it or a word after it.
_JOINED = re.compile(r"(?P<before>[A-Z]-)?(?P<name>[A-Z].*?)(?P<after>-[a-z]{3,})?")


def words_of(words: Sequence[Token]) -> list[Token]:
    """Take a name apart from what a hyphen joins to it."""
    found: list[Token] = []
    for word in words:
        match = _JOINED.fullmatch(word.text) if "-" in word.text else None
        if match is None or not (match["before"] or match["after"]):
            found.append(word)
            continue
        start, end = word.start + match.start("name"), word.start + match.end("name")
        name, gap = match["name"], word.gap + (match["before"] or "")
        found.append(Token(start, end, name, name.casefold(), gap, True, word.possessive and not match["after"]))
        if match["after"]:
            rest = match["after"][1:]
            found.append(Token(end + 1, word.end, rest, rest.casefold(), "-", False, word.possessive))
    return found


# --- Helpers: sightings -----------------------------------------------------------------------------------------------

_ARTICLES = frozenset({"the", "a", "an"})


@cache
def _abbreviations() -> re.Pattern[str]:
    shorts = sorted((short for short in abbreviated() if "." in short), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(short).replace(r"\ ", r"\s?") for short in shorts) + r")(?!\w)")


def _abbreviation(text: str, words: Sequence[Token], index: int, end: int, gazetteer: Gazetteer) -> Sighting | None:
    last = index
    while last < len(words) and words[last].start < end:
        last += 1
    found = options(text[words[index].start : end], gazetteer)
    return Sighting(words[index].start, end, index, last, found, "short") if found else None


def _longest(text: str, words: Sequence[Token], index: int, gazetteer: Gazetteer) -> Sighting | None:
    ends = windows(words, index)
    for last in ends:
        start, end = words[index].start, words[last - 1].end
        name = text[start:end]
        if last - index == 1 and len(name) == 2 and name.isupper() and name in abbreviated():
            if index and words[index].gap == ", ":
                return Sighting(start, end, index, last, options(name, gazetteer), "short")
            continue
        if last - index == 1 and is_side(words, index, last):
            continue
        found = [option for option in options(name, gazetteer) if option.form != "rest"]
        if found and (last - index == 1 or _is_whole(words, index, last, found)):
            return Sighting(start, end, index, last, found, _kind(found))
        feature = last - index > 1 and not _goes_on(words, last) and _feature(words[index:last])
        if feature:
            end += words[last - 1].lower in _POINTED and text[end : end + 1] == "."
            return Sighting(start, end, index, last, (), feature)
    return None


def _is_whole(words: Sequence[Token], first: int, last: int, found: Sequence[Option]) -> bool:
    """Tell whether words are one name: not "Western Ohio", "City of Richmond" or the "Dublin City" of a body."""
    opener, closer = words[first].lower, words[last - 1].lower
    broad = any(option.entry.kind in ("country", "province", "continent") for option in found)
    if opener in word_list("sides") and opener.endswith(("ern", "central", "downtown")):
        return broad
    if words[first + 1].lower == "of" and opener in word_list("located"):
        return broad
    body = closer in forms("trailing") and last < len(words) and words[last].lower == "of"
    return not body and (closer not in ("city", "town", "village", "district") or not _goes_on(words, last))


def _goes_on(words: Sequence[Token], last: int) -> bool:
    """Tell whether capitals follow straight on: "Massachusetts Turnpike Authority"."""
    return last < len(words) and words[last].capital and words[last].gap == " "


def _kind(found: Sequence[Option]) -> str:
    forms_ = {option.form for option in found}
    if "people" in forms_:
        return "people"
    kinds = {option.entry.kind for option in found if option.form != "alternate"}
    for kind in ("country", "continent", "province", "region", "county"):
        if kind in kinds:
            return kind
    if "kind" in forms_:
        return "part"
    return "town" if kinds else "alternate"


#: Words of a street's name at most, and words that are written with a full stop in it.
_STREET = 3
_POINTED = frozenset({"st", "ave", "rd", "blvd", "hwy"})


@cache
def _natural() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = forms("features")
    return frozenset(lists["nature"]), frozenset(lists["streets"]), frozenset(lists["first"])


def _feature(run: Sequence[Token]) -> str:
    """Return "nature" or "street" for the name of a river, park, street and the like, else ""."""
    nature, streets, first = _natural()
    if not all(word.capital or word.text.isdigit() for word in run):
        return ""
    if run[-1].lower in nature:
        return "nature"
    if run[-1].lower in streets and len(run) <= _STREET:
        return "street"
    return "nature" if run[0].lower in first else ""
