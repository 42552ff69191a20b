"""The people that a sentence tells of, one by one: names with their ages, descriptions, counts, and lists of these.

In: a sentence. Out: :class:`Somebody`, each with its place and how many it stands for, and which of them stand together
in one list ("Ann Rowe, 34, and two other guests"). Never decides what happened to anybody. Nouns for people are
``vocabulary/persons.yaml``, numbers those of :func:`rashomon.values.quantities.find_quantities`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from rashomon.rules import mark
from rashomon.values.quantities import find_quantities
from rashomon.vocabulary import load_vocabulary

Kind = Literal["name", "described", "counted", "pronoun"]

_AGE = r"(?i:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEARS = rf"{_AGE}[\s\-](?i:(?:year|month|week|day)s?[\s\-]old(?:[\s\-]old)?|yo\b)"
_AGED = r"(?:,?\s\((?:age\s|aged\s)?\d{1,3}\)|,\s(?:age\s|aged\s)?\d{1,3}(?=[\s,.;:)]|$)|\s(?:age|aged)\s\d{1,3})"
_NAME_WORD = r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Police|Officers?|Deput(?:y|ies)|The|A|An|In|On|At|When|After|But|And|He|She|They|It|Authorities|Investigators|According)\b)\p{Lu}[\p{L}’'\-]+"
_NAME = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Cpl|Pvt|Capt|Col|Gen|Rev)\.?\s)?{_NAME_WORD}"
    rf"(?:\s(?:\p{{Lu}}\.|[\"“‘'(]\p{{L}}[\p{{L}}\s]*[\"”’')]|(?:[dD]e|[vV]an|von|bin|al|el|[lL]a|[dD]el|Al)(?=\s)|{_NAME_WORD})){{1,4}}(?:,?\s(?:Jr|Sr|II|III)\b\.?)?"
)
#: A word inside a phrase for somebody, in a text with its function words marked: those have no plain blank before them.
_MODIFIER = r"(?!(?:killed|shot|wounded|injured|hurt|dead|kidnapped|abducted|missing|stabbed|beaten|and|or|one|two|three|four|five|six|seven|eight|nine|ten|several|another|other\s\d)\b|\d+(?:[ ,.;]|$))[\p{L}\d][\p{L}\d’'/\-]*"
#: What stands between the members of one list.
_AND = regex.compile(r"\s*,?\s*(?:and|&|plus|as\swell\sas|along\swith|together\swith)\s*(?:an?other\s(?=\d))?", regex.I)
#: Before somebody in a phrase behind somebody else. "Three of the men", "a family of five" are no such phrases.
_INSIDE = regex.compile(
    r"(?<!\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d|some|many|most|several|all|each|both|family|group|total|team|crew)\s)"
    r"\b(?:of|for|by|from|with|in|at|near|on|to|into|against|along|between|around|outside|inside|including)\s"
    r"(?:the\s|an?\s|their\s|his\s|her\s|its\s|that\s|at\sleast\s)?$",
    regex.I,
)
_FULL_STOP = regex.compile(r"[.!?][\"”’)]*\s*$")
_COMMA = regex.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class Somebody:
    """People told of in one phrase of a sentence: where, what kind of phrase, and how many they are.

    ``high`` is None where the words leave that open. ``members`` are those of a list, empty for one phrase.
    """

    start: int
    end: int
    kind: Kind
    low: int
    high: int | None
    members: tuple[Somebody, ...] = ()


def find_people(text: str, surnames: frozenset[str] = frozenset()) -> list[Somebody]:
    """Find the people of a sentence, in order and apart; ``surnames`` are last names that may stand alone."""
    found = [*_counted(text), *_described(text), *_named(text, surnames), *_pronouns(text)]
    kept: list[Somebody] = []
    for one in sorted(found, key=lambda s: (s.start - s.end, s.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return _with_appositions(sorted(kept, key=lambda s: s.start), text)


def list_ending_at(people: Sequence[Somebody], last: int, text: str) -> Somebody:
    """Return the list whose last member is ``people[last]``, or that member alone."""
    first, told_and = last, False
    while first > 0 and (gap := _tie(people[first - 1], people[first], text)):
        if is_inside(text, people[first - 1].start):
            break
        if gap == "and" and told_and:
            break
        if gap == "comma" and not told_and and not text[: people[first].start].strip().isupper() and last - first < 1:
            if not _is_short(people[first - 1], people[first]):
                break
        told_and = told_and or gap == "and"
        first -= 1
    return _listed(people[first : last + 1])


def list_starting_at(people: Sequence[Somebody], first: int, text: str) -> Somebody:
    """Return the list whose first member is ``people[first]``, or that member alone."""
    last = first
    while last + 1 < len(people) and _tie(people[last], people[last + 1], text):
        last += 1
    while last > first and not any(
        _tie(people[at], people[at + 1], text) == "and" for at in range(max(first, last - 1), last)
    ):
        last -= 1  # a list ends with "and"
    return _listed(people[first : last + 1])


def last_names(text: str) -> frozenset[str]:
    """Return the last words of the full names in a text: what a person is called by later."""
    return frozenset(found[0].split()[-1].rstrip(".") for found in _patterns()["name"].finditer(text))


def is_inside(text: str, start: int) -> bool:
    """Tell whether who stands there is named in a phrase behind somebody else: "two drivers of a relief agency"."""
    return _INSIDE.search(text[:start]) is not None


def _listed(members: Sequence[Somebody]) -> Somebody:
    if len(members) == 1:
        return members[0]
    first, low = members[0], sum(one.low for one in members)
    if first.low > 1 and low == 2 * first.low:
        return first  # "two guards, one old and one young": told once more, one by one
    highs = [one.high for one in members]
    high = None if None in highs else sum(value for value in highs if value is not None)
    kind: Kind = "name" if all(one.kind == "name" for one in members) else "counted"
    return Somebody(members[0].start, members[-1].end, kind, low, high, tuple(members))


def _is_short(one: Somebody, other: Somebody) -> bool:
    """Tell "man, woman killed" of a headline."""
    return max(one.end - one.start, other.end - other.start) < 12 and "described" == one.kind == other.kind


def _tie(one: Somebody, other: Somebody, text: str) -> Literal["and", "comma", ""]:
    between = text[one.end : other.start]
    if text[other.start : other.end].isdigit():
        return ""  # an age: "two men, 19 and 20"
    if _AND.fullmatch(between):
        return "and"
    return "comma" if _COMMA.fullmatch(between) else ""


def _counted(text: str) -> Iterator[Somebody]:
    marked = mark(text)
    for found in find_quantities(text):
        value = found.value
        behind = _patterns()["counted"].match(marked, found.end + 1)
        if value.exactness == "unknown" or (value.low is None and value.high is None):
            continue
        if behind is None and _is_an_age(text, found.start, found.end):
            continue
        if behind is None and value.counted and not value.counted.endswith("ly"):
            continue  # it counts something else: "three times"
        low = value.low if value.low is not None else 0
        yield Somebody(found.start, behind.end() - 1 if behind else found.end, "counted", low, value.high)


def _is_an_age(text: str, start: int, end: int) -> bool:
    """Tell bare digits in running text: more often an age ("the men, 19 and 22,") than a count."""
    return text[start:end].isdigit() and start > 0 and _FULL_STOP.search(text) is not None


def _described(text: str) -> Iterator[Somebody]:
    for found in _patterns()["described"].finditer(mark(text), 1):
        yield Somebody(found.start() - 1, found.end() - 1, "described", 1, 1)


def _named(text: str, surnames: frozenset[str]) -> Iterator[Somebody]:
    if _is_title(text):
        return  # every word has a capital: no name can be told from the others
    for found in _patterns()["name"].finditer(text):
        yield Somebody(found.start(), found.end(), "name", 1, 1)
    for found in _patterns()["word"].finditer(text):
        if found["word"] in surnames and not found["word"].endswith("day"):
            yield Somebody(found.start(), found.end(), "name", 1, 1)


def _pronouns(text: str) -> Iterator[Somebody]:
    for found in _patterns()["pronoun"].finditer(text):
        yield Somebody(found.start(), found.end(), "pronoun", 1, 1)


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    lower = sum(word[0].islower() and len(word) > 4 for word in words)
    return len(words) > 3 and lower == 0


def _with_appositions(people: list[Somebody], text: str) -> list[Somebody]:
    """Join who is told twice side by side: "the driver, Ann Rowe", "Ann Rowe, a 34-year-old nurse,"."""
    joined: list[Somebody] = []
    for one in people:
        before = joined[-1] if joined else None
        if before and {before.kind, one.kind} == {"name", "described"} and _is_aside(before, one, text):
            joined[-1] = Somebody(before.start, one.end, "name", 1, 1)
        else:
            joined.append(one)
    return joined


def _is_aside(one: Somebody, other: Somebody, text: str) -> bool:
    if one.kind == "described" and text[one.end : other.start].isspace():
        return True
    behind = text[other.end : other.end + 1]
    aside = _COMMA.fullmatch(text[one.end : other.start]) is not None and behind in {",", ".", ""}
    return aside and not _AND.match(text, other.end)


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    words = load_vocabulary("persons")
    irregular: dict[str, str] = dict(words["irregular"])
    one = sorted({*words["one"], *words["relative"]}, key=len, reverse=True)
    many = sorted(
        {*(irregular.get(word, f"{word}s") for word in one), *words["group"], *words["one"]}, key=len, reverse=True
    )
    singular = r"(?i:\L<one>)(?![\p{L}’'\-])"
    plural = r"(?i:\L<many>)(?![\p{L}’'\-])"
    determiner = r"(?i:the|an?|one|another|his|her|their|its|our|this|that|a\ssecond|a\sthird|a\sfourth|a\sfifth)\s"
    whole = r"(?<![\p{L}\d’'\-$])"
    return {
        "counted": regex.compile(
            rf"(?:\sof\s(?:the|those|his|her|their|its))?(?:[ ]+{_MODIFIER}){{0,6}}[ ]+{plural}"
            r"|\s+(?:of\s)?(?:others?|more|them|whom)(?![\p{L}])|[ ]+(?:[\p{L}\-]+[ ]+){0,3}(?-i:\p{Lu}{2,}s)(?![\p{L}])",
            many=many,
        ),
        "described": regex.compile(
            rf"{whole}(?:{determiner}(?:{_MODIFIER}[ ]+){{0,4}}?|(?<=\A.)(?:{_MODIFIER}[ ]+){{0,2}}?|){singular}(?![ ]+\L<many>)(?:{_AGED})?"
            rf"|{whole}(?i:another|the\sother|a\ssecond|a\sthird|a\sfourth)(?=\s*(?:$|[.,;])|\s+(?i:was|is|were|in|on|at|died|suffered|who|being|shot|killed|wounded|injured|hurt|stabbed|critically|seriously|fatally))"
            rf"|{whole}(?:{determiner})?{_YEARS}(?:[ ]+(?:{_MODIFIER}[ ]+){{0,3}}?{singular}|[ ]+{_NAME})?",
            one=one,
            many=many,
        ),
        "name": regex.compile(rf"{whole}{_NAME}{_AGED}?"),
        "word": regex.compile(rf"{whole}(?P<word>\p{{Lu}}[\p{{L}}’'\-]+)(?![\p{{L}}])(?!\s\p{{Lu}}){_AGED}?"),
        "pronoun": regex.compile(rf"{whole}(?:He|She|he|she)(?![\p{{L}}’'])"),
    }
