"""What speaks for and against words' being the name of a place: how they are written and what stands beside them.

In: the words of a text and its sightings. Out: names of features, whose weights are in
``vocabulary/place_weights.yaml``, under ``naming``. It weighs nothing and asks no gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import log10

from rashomon.values.countries import country_of_people
from rashomon.values.gazetteer import normal
from rashomon.values.places.forms import forms
from rashomon.values.places.spotting import Sighting
from rashomon.values.places.tokens import Token, word_list

#: Where a sentence may begin: nothing before, or one of these.
_OPEN = re.compile(r"[.!?:;\n“”\"(]|^$")


def features(
    text: str, words: Sequence[Token], one: Sighting, before: Sighting | None, after: Sighting | None
) -> list[str]:
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


# --- Helpers ------------------------------------------------------------------------------------------------


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
    if first and gap == ". " and (short := _short_before(words[first - 1])):
        yield short
        return
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


def _short_before(word: Token) -> str:
    """Name what an abbreviation before a name makes of it: "Mr. London", "Jack B. London"; "" where it is none."""
    if len(word.text) == 1 and word.text.isupper():
        return "initial before"
    return (
        "short title before" if word.capital and len(word.text) <= _SHORT and word.lower in word_list("titles") else ""
    )


def _left_word(words: Sequence[Token], first: int) -> Iterator[str]:
    word = words[first - 1]
    lower = word.lower
    if lower in word_list("titles"):
        yield "title before" if word.capital else "office before"
    elif word.capital and first > 1 and lower not in word_list("openers") and lower not in _LOWERED:
        yield "given name before" if lower in word_list("given") else "capital before"
        if country_of_people(word.text):
            yield "people before"
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


#: Letters of a title that is written with a full stop, at most: "Capt.", "Prof.".
_SHORT = 4


@cache
def _feature_words() -> frozenset[str]:
    sites = {"airport", "hospital", "school", "church", "hotel", "mosque", "street", "bridge", "stadium", "hall"}
    return frozenset({*forms("features")["nature"], *forms("features")["streets"], *sites})


#: Function words that headlines and openings of sentences capitalise.
_LOWERED = frozenset(
    [
        "in",
        "at",
        "from",
        "near",
        "to",
        "for",
        "of",
        "and",
        "but",
        "as",
        "when",
        "while",
        "after",
        "before",
        "since",
        "on",
        "with",
        "by",
        "the",
        "a",
        "an",
    ]
)


@cache
def _known_left() -> frozenset[str]:
    lists = (word_list(name) for name in ("locative", "weak", "located"))
    return _LOWERED.union(*lists, {"between", "against", "or"})


@cache
def _known_right() -> frozenset[str]:
    lists = (word_list(name) for name in ("following", "divisions", "struck", "bodies"))
    return frozenset(forms("people_of")).union(*lists)
