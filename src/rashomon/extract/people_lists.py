"""Which people of a sentence stand together in one list: "Ann Rowe, 34, and two other guests".

In: the people of a sentence as :func:`rashomon.extract.people.find_people` gives them. Out: one :class:`Somebody` with
members, or one alone. Never decides what happened to anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import regex

from rashomon.extract.people import AND, COMMA, Kind, Somebody
from rashomon.vocabulary import load_vocabulary

#: Before somebody in a phrase behind somebody else: "drivers of a clinic", "accused of robbing a clerk". "Three of the
#: men", "a family of five" are no such phrases.
_INSIDE = regex.compile(
    r"(?<!\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d|some|many|most|several|all|each|both|family|group|total|team|crew)\s)"
    r"\b(?:of|for|by|from|with|(?<!\bresult(?:s|ed|ing)\s)in|at|near|on|to|into|against|along|between|around|outside|inside"
    r"|including)\s(?:the\s|an?\s|their\s|his\s|her\s|its\s|that\s|at\sleast\s)?$"
    r"|\b(?:of|with|after|before|while|for|by|without)\s(?:\p{L}+ly\s)?(?!(?:even|morn|wedd|build|meet|follow)ing)\p{L}{2,}ing"
    r"\s(?:the\s|an?\s|their\s|his\s|her\s|another\s)?$"
    r"|\b(?:grand)?(?:son|daughter|father|mother|parent|brother|sister|wife|husband|widow|cousin|nephew|niece|uncle|aunt|child)(?:s|ren)?"
    r"\sof\s(?:(?-i:\p{Lu})[\p{L}.]+\s){1,4}$"
    r"|\bwho\s(?:was|were|had\sbeen|has\sbeen|have\sbeen|is|are)\s\p{L}+ing\s(?:the\s|an?\s|their\s|his\s|her\s)?$",
    regex.I,
)
#: What two of a list may have between them besides "and": "two nurses | of an agency and | a driver".
_OF_BODY = regex.compile(r"\s(?:of|from|with|for|working\sfor)\s(?:an?|the|one|two)\s[^,.;:]{2,40}?\sand\s", regex.I)
#: The same of one and one, both the subject of a verb: "the head | of a mine and | his driver were".
_OF_WHAT = regex.compile(r"\s(?:of|from|for)\s[^,.;:]{2,40}?\sand\s", regex.I)
_WERE = regex.compile(r"\s(?:were|are|have|both)\b", regex.I)
_WAS = regex.compile(
    r"(?:\s(?:of|at|for|in|from|with)\s(?:(?!\b(?:were|are|have)\b)[^,.;:]){2,60}?)?\s(?:was|is|has)\b", regex.I
)
#: The end of a list of others: "shot his wife, his son | and himself".
_AND_HIMSELF = regex.compile(r",?\s(?:and|then|and\sthen)\s(?:(?:him|her)self|themselves)\b", regex.I)
_FULL_STOP = regex.compile(r"[.!?][\"”’)]*\s*$")
#: One of somebody's family or friends, whose name follows in commas: "his wife, | Ann Rowe, | and son".
_HIS = regex.compile(r"(?:his|her|their)\s", regex.I)


def list_ending_at(people: Sequence[Somebody], last: int, text: str) -> Somebody:
    """Return the list whose last member is ``people[last]``, or that member alone."""
    if last and _is_the_same(people[last - 1], people[last], text):
        return replace(people[last - 1], end=people[last].end)
    first, told_and = last, False
    while first > 0 and (gap := _tie(people[first - 1], people[first], text)):
        second_and = gap == "and" and told_and
        aside = gap == "comma" and first == last and not _is_short(people[first - 1], people[first], text)
        if second_and or aside or is_inside(text, people[first - 1].start):
            break
        told_and = told_and or gap == "and"
        first -= 1
    return _listed(people[first : last + 1], text)


def list_starting_at(people: Sequence[Somebody], first: int, text: str) -> Somebody:
    """Return the list whose first member is ``people[first]``, or that member alone."""
    last = first
    while last + 1 < len(people) and people[last + 1].kind != "pronoun" and _tie(people[last], people[last + 1], text):
        last += 1  # "killed two guards and | he | fled" is another clause
    and_himself = _AND_HIMSELF.match(text, people[last].end) is not None
    while (
        last > first
        and not and_himself
        and not any(_tie(people[at], people[at + 1], text) == "and" for at in range(max(first, last - 1), last))
    ):
        last -= 1  # a list ends with "and"
    return _listed(people[first : last + 1], text)


def is_inside(text: str, start: int) -> bool:
    """Tell whether who stands there is named in a phrase behind somebody else: "two drivers of a relief agency"."""
    return _INSIDE.search(text[:start]) is not None


def _listed(members: Sequence[Somebody], text: str) -> Somebody:
    members = [one for at, one in enumerate(members) if at == 0 or not _is_name_of(one, members[at - 1], text)]
    if len(members) == 1:
        return members[0]
    first, low = members[0], sum(one.low for one in members)
    again = len(members) > 2 and _tie(first, members[1], text) == "comma"
    if again and first.low > 1 and low == 2 * first.low and not _are_others(first, members[1:], text):
        return first  # "two guards, one old and one young": told once more, one by one
    highs = [one.high for one in members]
    high = None if None in highs else sum(value for value in highs if value is not None)
    kind: Kind = "name" if all(one.kind == "name" for one in members) else "counted"
    return Somebody(members[0].start, members[-1].end, kind, low, high, tuple(members))


def _is_name_of(name: Somebody, one: Somebody, text: str) -> bool:
    """Tell a name in apposition to one of somebody's own: "his wife, | Ann Rowe"."""
    own = one.kind == "described" and one.high == 1 and _HIS.match(text, one.start) is not None
    return own and name.kind == "name" and _tie(one, name, text) == "comma"


def _are_others(first: Somebody, others: Sequence[Somebody], text: str) -> bool:
    """Tell people of another sex than those told of before: "two women, | a man and a boy"."""
    own = _sexes(text[first.start : first.end])
    return any(own and (sex := _sexes(text[one.start : one.end])) and not own & sex for one in others)


def _sexes(words: str) -> set[str]:
    """Return what a noun, in its singular or plural, says of the sex of those it names; nothing where it says none."""
    nouns = {form for word in regex.findall(r"[\p{L}-]+", words.lower()) for form in (word, word.removesuffix("s"))}
    nouns |= {f"{noun[:-3]}man" for noun in nouns if noun.endswith("men")}
    return {sex for sex in ("female", "male") if nouns & set(load_vocabulary("persons")[sex])}


def _is_the_same(one: Somebody, other: Somebody, text: str) -> bool:
    """Tell one person called two things: "a guard and | clerk of a mill | was hit". Two have an article each."""
    singular = one.high == other.high == 1 and other.kind == "described" and _WAS.match(text, other.end) is not None
    bare = " " not in text[other.start : other.end] and AND.fullmatch(text[one.end : other.start]) is not None
    return singular and bare and one.kind != "name"


def _is_short(one: Somebody, other: Somebody, text: str) -> bool:
    """Tell "man, woman killed" and "Two guards, nine rebels killed" of a headline."""
    if "counted" == one.kind == other.kind:
        return one.start == 0 and _FULL_STOP.search(text) is None
    return max(one.end - one.start, other.end - other.start) < 12 and "described" == one.kind == other.kind


def _tie(one: Somebody, other: Somebody, text: str) -> Literal["and", "comma", ""]:
    between = text[one.end : other.start]
    if text[other.start : other.end].isdigit():
        return ""  # an age: "two men, 19 and 20"
    if AND.fullmatch(between):
        return "" if other.kind == "pronoun" and "," in between else "and"  # "a boy was hit, and he": another clause
    if one.kind == other.kind == "counted" and _OF_BODY.fullmatch(between):
        return "and"
    if one.high == 1 and other.high == 1 and _WERE.match(text, other.end) and _OF_WHAT.fullmatch(between):
        return "and"
    return "comma" if COMMA.fullmatch(between) else ""
