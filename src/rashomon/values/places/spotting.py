"""Which words of a report can name a place, and what speaks for and against each of them.

In: a text, a gazetteer. Out: sightings: runs of capitalised words that bear a place's name, or that end or begin as the
names of rivers, streets and parks do, with features of their words and neighbours. Whether a sighting is a place is
decided in :mod:`rashomon.values.places.toponyms`; nothing is resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10

from rashomon.values.countries import country_of_people
from rashomon.values.gazetteer import Gazetteer, normal
from rashomon.values.places.options import Option, abbreviated, forms, options
from rashomon.values.places.tokens import Token, tokens, windows, word_list

#: Where a sentence may begin: nothing before, or one of these.
_OPEN = re.compile(r"[.!?:;\n“”\"(]|^$")


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


def features(text: str, words: Sequence[Token], one: Sighting, before: Sighting | None, after: Sighting | None) -> list[str]:
    """Name what speaks for and against a sighting: how it is written and what stands beside it."""
    first, last = one.first, one.last
    run = words[first:last]
    names = [f"kind {one.kind}", f"{min(len(run), 3)} words of {one.kind}"]
    names += _shape(run, one)
    names += _left(words, first, before)
    names += _right(words, last, after, text, one)
    if all(word.text.isupper() for word in run) and len(run[0].text) > 3:
        names.append("capitals")
    if words[last - 1].possessive:
        names.append("possessive")
    return names


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
        found = [option for option in options(name, gazetteer) if option.form != "rest"]
        if found and (last - index == 1 or _is_whole(words, index, last, found)):
            return Sighting(start, end, index, last, found, _kind(found))
        feature = last - index > 1 and not _goes_on(words, last) and _feature(words[index:last])
        if feature:
            end += words[last - 1].lower in _POINTED and text[end : end + 1] == "."
            return Sighting(start, end, index, last, (), feature)
    return None


def _is_whole(words: Sequence[Token], first: int, last: int, found: Sequence[Option]) -> bool:
    """Tell whether words are one name: not "Western Massachusetts", "City of Richmond" or the "Dublin City" of a body."""
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


# --- Helpers: features ------------------------------------------------------------------------------------------------


def _shape(run: Sequence[Token], one: Sighting) -> Iterator[str]:
    own = [option.entry for option in one.options if option.form in ("own", "people")]
    people = max((entry.population for entry in own), default=0)
    if one.kind in ("town", "alternate", "part"):
        yield f"people {one.kind} {int(log10(people + 1))}"
    lower = [word.lower for word in run]
    if all(word in word_list("never") for word in lower):
        yield "ordinary"
    if len(run) == 1 and lower[0] in word_list("given"):
        yield "given name"
    if any(word.text.isdigit() for word in run):
        yield "number"


def _left(words: Sequence[Token], first: int, before: Sighting | None) -> Iterator[str]:
    gap = words[first].gap
    if first == 0 or _OPEN.search(gap) or "." in gap:
        yield "opens"
        return
    word = words[first - 1]
    if "," in gap:
        yield "comma before"
        if before is not None and before.last == first:
            yield f"after {before.kind}, comma"
        return
    if gap.strip():
        yield "mark before"
        return
    if word.possessive:
        yield "possessive before"
        return
    if before is not None and before.last == first:
        yield f"after {before.kind}"
    yield from _left_word(words, first)


def _left_word(words: Sequence[Token], first: int) -> Iterator[str]:
    word = words[first - 1]
    lower = word.lower
    if lower in word_list("titles"):
        yield "title before" if word.capital else "office before"
    elif word.capital and first > 1 and lower not in word_list("openers") and lower not in _LOWERED:
        yield "given name before" if lower in word_list("given") else "capital before"
        if country_of_people(word.text):
            yield "people before"
    elif len(word.text) == 1 and word.text.isupper():
        yield "initial before"
    else:
        yield f"before {lower}" if lower in _known_left() else "word before"
        if lower == "the" and first > 1:
            yield f"before the {words[first - 2].lower}" if words[first - 2].lower in word_list("locative") else "the"


def _right(words: Sequence[Token], last: int, after: Sighting | None, text: str, one: Sighting) -> Iterator[str]:
    if last >= len(words) or one.end >= len(text):
        yield "closes"
        return
    word, gap = words[last], words[last].gap
    if words[last - 1].possessive:
        gap = gap.replace("'s", "").replace("’s", "")
    if gap.strip():
        yield "comma after" if gap.strip() == "," else "dash after" if gap.strip()[:1] in "-–—" else "mark after"
        if gap == ", " and after is not None and after.first == last:
            yield f"comma, {after.kind} after"
        return
    if word.capital:
        yield from _right_capital(words, last, after)
    elif word.lower in word_list("verbs"):
        yield "verb after"
    else:
        yield f"then {word.lower}" if word.lower in _known_right() else "word after"


def _right_capital(words: Sequence[Token], last: int, after: Sighting | None) -> Iterator[str]:
    word = words[last]
    if word.lower in word_list("openers"):
        yield "opener after"
    elif word.lower in word_list("bodies"):
        yield "body after"
    elif word.lower in _feature_words():
        yield "feature after"
    elif after is not None and after.first == last:
        yield f"{after.kind} straight after"
    else:
        yield "capital after"
    further = next((other for other in words[last + 1 : last + 4] if not other.capital or other.gap != " "), None)
    run = words[last : words.index(further)] if further in words else words[last : last + 4]
    if any(other.lower in word_list("bodies") or other.lower in _feature_words() for other in run):
        yield "body further on"


@cache
def _feature_words() -> frozenset[str]:
    sites = {"airport", "hospital", "school", "church", "hotel", "mosque", "street", "bridge", "stadium", "hall"}
    return frozenset({*forms("features")["nature"], *forms("features")["streets"], *sites})


#: Function words that headlines and openings of sentences capitalise.
_LOWERED = frozenset("in at from near to for of and but as when while after before since on with by the a an".split())


@cache
def _known_left() -> frozenset[str]:
    return frozenset({*word_list("locative"), *word_list("weak"), *word_list("located"), *_LOWERED, "between", "against", "or", "with"})


@cache
def _known_right() -> frozenset[str]:
    return frozenset({*word_list("following"), *word_list("divisions"), *word_list("struck"), *word_list("bodies"), "residents", "native",
                      "man", "woman", "area", "native", "office", "officials", "police", "city", "based"})  # fmt: skip


def elsewhere(spots: Sequence[Sighting], text: str, words: Sequence[Token]) -> dict[str, set[str]]:
    """Tell of each name how the report writes it somewhere: placed ("in Jordan"), a person's, inside a longer name."""
    found: dict[str, set[str]] = {}
    for one in spots:
        told = found.setdefault(normal(text[one.start : one.end]), set())
        if one.last < len(words) and words[one.last].capital and words[one.last].gap == " ":
            told.add("elsewhere before a capital")
        if not one.first or words[one.first].gap.strip():
            continue
        before = words[one.first - 1]
        if before.lower in word_list("locative"):
            told.add("placed elsewhere")
        elif before.capital and (before.lower in word_list("titles") or before.lower in word_list("given")):
            told.add("a person elsewhere")
        elif before.capital and before.lower not in word_list("openers") and before.lower not in _LOWERED:
            told.add("elsewhere after a capital")
    return found


#: "R-Ohio", "Beirut-based", "Karachi-born": a name joined to a letter before it or a word after it.
_JOINED = re.compile(r"(?P<before>[A-Z]-)?(?P<name>[A-Z].*?)(?P<after>-[a-z]{3,})?")


def words_of(text: str) -> list[Token]:
    """Split a text into words, a name apart from what a hyphen joins to it."""
    found: list[Token] = []
    for word in tokens(text):
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
