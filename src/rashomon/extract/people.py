"""The people that a sentence tells of, one by one: names with their ages, descriptions, counts.

In: a sentence. Out: :class:`Somebody`, each with its place and how many it stands for; which of them stand together in
one list is :mod:`rashomon.extract.people_lists`. Never decides what happened to anybody. Nouns for people are
``vocabulary/persons.yaml``, numbers those of :func:`rashomon.values.quantities.find_quantities`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from rashomon.extract.people_patterns import patterns
from rashomon.rules import mark, shared_macros
from rashomon.values.countries import country_of_people
from rashomon.values.quantities import find_quantities

Kind = Literal["name", "described", "counted", "pronoun"]

#: What stands between the members of one list.
AND = regex.compile(
    r"\s*,?\s*(?:and|&|plus|as\swell\sas|along\swith|together\swith)\s*(?:an?other\s(?=\d)|(?:his|her|their|its)\s)?",
    regex.I,
)
#: What stands behind the last name in a name: "Jr.", an age.
_BEHIND_NAME = regex.compile(r"(?:,?\s(?:Jr|Sr|II|III)\b\.?)?(?:,?\s\(?(?:(?:aged?\s)?\d{1,3})\)?)?$")
_AGED = regex.compile(r"\d\)?$")
#: Words of names that no person bears.
_BODY = regex.compile(
    r"\b(?:County|Co(?!-)|City|Police|Department|Sheriff|Hospital|Medical|Center|Centre|Clinic|Street|Avenue|Road|Drive|Lane|Highway"
    r"|Park|School|College|University|Church|News|Fire|EMS|Care|Trauma|Pass|Bridge|Airport|Hotel|Court|Society|Crescent|Cross|Agency|Camp"
    r"|Army|Forces|Ministry|Militia|Front|Brigades?|North|South|East|West|District|Province|Village|Island|River|Lake)\b"
)
_NUMBER_BEHIND = regex.compile(r"\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)", regex.I)
#: Capitals alone at the end of a name that has small letters: "the Norland NGO".
_ACRONYM = regex.compile(r"^(?!One\s).*\p{Ll}.*\s(?!(?:JR|SR|II|III|IV)\b)\p{Lu}{2,}$")
#: "Both were injured": two people told of before, with no noun.
_BOTH = regex.compile(r"\bBoth(?=\s(?:were|are|was|have|had|died|suffered|sustained|survived|remain))")
_FULL_STOP = regex.compile(r"[.!?][\"”’)]*\s*$")
#: Behind a bare number: "one guard was killed, 3 kidnapped".
_HARMED = regex.compile(
    r"\s(?:(?:was|were|others?|more)\s|\p{L}+ly\s)*(?:killed|dead|wounded|injured|hurt|shot|abducted|kidnapped|missing)\b",
    regex.I,
)
#: Before a number that is an age: "a boy younger than 12 was shot".
_AGE_BEFORE = regex.compile(
    r"\b(?:(?:young|old)er\sthan|(?:under|over|below|above)(?:\sthe\sage\sof)?|age[ds]?(?:\sof)?|(?:boys?|girls?|m[ae]n|wom[ae]n|child(?:ren)?|teen\w*)\sof)\s$",
    regex.I,
)
#: Behind a number that is an age told short, and before one that is part of a name for a thing ("a 50 shot").
_YEARS_SHORT = regex.compile(r"[\s\-]?(?:yo|y/o|y\.o\.?)(?![\p{L}])", regex.I)
_ARTICLE = regex.compile(r"\ban?\s$", regex.I)
_CREED = regex.compile(r"\p{Lu}\p{L}{2,}(?:ists|ites|this)")
_PEOPLES = regex.compile(r"\s(?P<people>\p{Lu}\p{L}+s)(?![\p{L}’'\-])")
#: One of a people, with no noun behind: "a Norlander", "another Norlander".
_NATIONAL = regex.compile(
    r"(?<![\p{L}\p{N}’'\-])(?P<one>(?i:an?|one|another|the))\s(?P<people>\p{Lu}\p{L}{3,})"
    r"(?![\p{L}’'\-]|[ ][\p{L}\p{N}])"
)
_OF_SO_MANY = regex.compile(
    r"\sof\s(?:(?:the|those|his|her|their|its)\s)?(?=\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)", regex.I
)
#: What more is told of who stands in apposition, up to its comma: "Bo Lund, a cook | of the mill,", "| who was away,".
_TOLD_MORE = regex.compile(
    r"\s(?:of|from|in|at|with|for|near|on|who(?:[’']d)?|whose)\s(?:(?!\band\s(?:an?|the|two|three|his|her)\b)[^,.;:()“”\"]){2,80},\s(?!and\b|\p{Lu})",
)
_ANYBODY = regex.compile(r"\bany\b", regex.I)
COMMA = regex.compile(r"\s*[,;]\s*")
#: Words that a headline prints small where it prints all others with a capital.
_SMALL = frozenset(
    {
        *("a", "an", "the", "and", "but", "or", "nor", "of", "in", "on", "at", "to", "by", "for", "from", "with", "as"),
        *("off", "out", "up", "over", "into", "onto", "than", "via", "vs", "per", "amid", "near"),
    }
)


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


def last_names(text: str) -> frozenset[str]:
    """Return the last names in a text that stand behind a first one: what a person is called by later.

    >>> sorted(last_names("Ada Brandt, 34, and Bo Lund Jr. (age 9)"))
    ['Brandt', 'Lund']
    """
    found = (found[0] for found in patterns()["name"].finditer(text) if not _is_a_body(found[0]))
    return frozenset(_BEHIND_NAME.sub("", name).split()[-1] for name in found)


def whole_names(text: str) -> Mapping[str, str]:
    """Return for each last name in a text that one person alone bears the name in full, as it is told first.

    >>> dict(whole_names("Ada Brandt saw Bo Lund, 9, and Ann Lund."))
    {'Brandt': 'Ada Brandt'}
    """
    shared, found = shared_names(text), dict[str, str]()
    for match in patterns()["name"].finditer(text):
        words = _BEHIND_NAME.sub("", match[0])
        if not _is_a_body(match[0]) and words.split()[-1] not in shared:
            found.setdefault(words.split()[-1], words)
    return found


def shared_names(text: str) -> frozenset[str]:
    """Return the last names that two of a text bear, by their first names: alone, such a name is nobody's.

    >>> sorted(shared_names("Ada Brandt saw Bo Brandt, 9, and Ann Lund. Ada Brandt fled with Ann Lund."))
    ['Brandt']
    """
    named: dict[str, set[str]] = {}
    for found in patterns()["name"].finditer(text):
        words = _BEHIND_NAME.sub("", found[0]).split()
        named.setdefault(words[-1], set()).add(words[0])
    return frozenset(last for last, firsts in named.items() if len(firsts) > 1)


def first_names(text: str) -> frozenset[str]:
    """Return the first names of those whom a text tells with their age: what some reports call them by later.

    >>> sorted(first_names("Ada Brandt, 34, saw Bo Lund in Fort Arden"))
    ['Ada']
    """
    aged = (found[0].split() for found in patterns()["name"].finditer(text) if _AGED.search(found[0]))
    return frozenset(words[0] for words in aged if not words[0].endswith("."))


def name_alone(words: str) -> str:
    """Return the first name of a person in some words, without an age; "" where there is none.

    >>> name_alone("Ada Brandt, 34"), name_alone("a guard")
    ('Ada Brandt', '')
    """
    found = patterns()["name"].search(words)
    return without_age(found[0]) if found else ""


def without_age(name: str) -> str:
    """Return a name without the age behind it."""
    return regex.sub(r",?\s\(?(?:aged?\s)?\d{1,3}\)?$", "", name)


def of_whom(one: Somebody, text: str) -> Somebody:
    """Return the group somebody is one of, where its number is told: "one of | the five guards"; else who it is."""
    found = _OF_SO_MANY.search(text, one.start, one.end)
    groups = _counted(text) if found else iter(())
    return next((group for group in groups if found and group.start == found.end()), one)


def _counted(text: str) -> Iterator[Somebody]:
    marked = mark(text)
    for found in find_quantities(text):
        value = found.value
        behind = patterns()["counted"].match(marked, found.end + 1)
        if value.exactness == "unknown" or (value.low is None and value.high is None):
            continue
        if _YEARS_SHORT.match(text, found.end):
            continue
        if behind is None and (_is_an_age(text, found.start, found.end) or _of_time().match(text, found.end)):
            continue
        if behind is None and (nationals := _nationals(text, found.end)):
            yield Somebody(found.start, nationals, "counted", value.low or 0, value.high)
            continue
        if behind is None and value.counted and not value.counted.endswith("ly"):
            continue  # it counts something else: "three times"
        low = value.low if value.low is not None else 0
        yield Somebody(found.start, behind.end() - 1 if behind else found.end, "counted", low, value.high)
    for both in _BOTH.finditer(text):
        yield Somebody(both.start(), both.end(), "counted", 2, 2)


def _nationals(text: str, at: int) -> int | None:
    """Return where a people in the plural ends, counted by the number that ends at ``at``: "two | Norlanders"."""
    found = _PEOPLES.match(text, at)
    return found.end() if found and _is_a_people(found["people"]) else None


def _is_a_people(words: str) -> bool:
    """Tell a people, or those of one creed or cause, in the plural: "Norlanders", "Maoists", "Houthis"."""
    return _CREED.fullmatch(words) is not None or bool(country_of_people(words))


@cache
def _of_time() -> regex.Pattern[str]:
    """Return the pattern of what makes a number one of time: "found killed two days later"."""
    return regex.compile(rf"\s{shared_macros()['time_unit']}\b", regex.I)


def _is_an_age(text: str, start: int, end: int) -> bool:
    """Tell bare digits in running text: more often an age ("the men, 19 and 22,") than a count."""
    if text[start:end].isdigit() and _ARTICLE.search(text[:start]):
        return True
    bare = text[start:end].isdigit() and start > 0 and _FULL_STOP.search(text) is not None
    if bare and _AGE_BEFORE.search(text[:start]):
        return True
    return bare and _HARMED.match(text, end) is None


def _described(text: str) -> Iterator[Somebody]:
    for found in patterns()["described"].finditer(mark(text), 1):
        if found[0].endswith("other") and _NUMBER_BEHIND.match(text, found.end() - 1):
            continue  # "the other two guards"
        if found[0].endswith("head") and not text.startswith(" of ", found.end() - 1):
            continue  # a part of somebody: "grazed his head"
        if _ANYBODY.search(found[0]):
            continue  # nobody in particular: "denied that any civilian was killed"
        yield Somebody(found.start() - 1, found.end() - 1, "described", 1, 1)
    for found in _NATIONAL.finditer(mark(text)):
        if _is_a_people(found["people"]):
            yield Somebody(found.start("one") - 1, found.end("people") - 1, "described", 1, 1)


def _named(text: str, surnames: frozenset[str]) -> Iterator[Somebody]:
    if _is_title(text):
        return  # every word has a capital: no name can be told from the others
    for found in patterns()["name"].finditer(text):
        first, _, rest = found[0].partition(" ")
        if not _is_a_body(found[0]) and not (_is_a_people(rest) and find_quantities(first)):
            yield Somebody(found.start(), found.end(), "name", 1, 1)
    for found in patterns()["word"].finditer(text):
        if found["word"] in surnames and not found["word"].endswith("day") and not _BODY.search(found["word"]):
            yield Somebody(found.start(), found.end(), "name", 1, 1)


def _is_a_body(name: str) -> bool:
    """Tell a name that no person bears: "Norport Police", "a Norland | NGO"."""
    return _BODY.search(name) is not None or _ACRONYM.search(name) is not None


def _pronouns(text: str) -> Iterator[Somebody]:
    for found in patterns()["pronoun"].finditer(text):
        yield Somebody(found.start(), found.end(), "pronoun", 1, 1)


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    lower = (word.strip(".,:;") for word in words if word[0].islower())
    return len(words) > 3 and all(word in _SMALL for word in lower)


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
    if one.kind == "name" and COMMA.fullmatch(text[one.end : other.start]) and _TOLD_MORE.match(text, other.end):
        return True
    behind = text[other.end : other.end + 1]
    aside = COMMA.fullmatch(text[one.end : other.start]) is not None and behind in {",", ".", ""}
    return aside and not AND.match(text, other.end)
