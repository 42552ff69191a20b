"""Who stands before or after words of harm: "two drivers of a relief agency | were abducted", "killing | Ann Rowe".

In: the people of a sentence and a match of a rule for words of harm. Out: whom the words are about, None where they are
about nobody told of. Never decides what happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from rashomon.extract.harm_clauses import (
    BE_BEFORE,
    has_clause,
    is_beside,
    is_in_clause,
    is_of_them,
    is_phrase,
    shares_subject,
)
from rashomon.extract.people import Somebody, of_whom
from rashomon.extract.people_lists import is_inside, list_ending_at, list_starting_at
from rashomon.rules import Match, shared_macros

#: What may stand between those harmed and the words that say so: asides, "who", auxiliaries, where they were.
_BEFORE = regex.compile(
    r"(?:\s(?:of|from|in|at|with|for)\s(?:(?!\b(?:was|were|is|are|has|had|said)\b)[^,.;:]){2,50}(?=,\s))?"
    r"\s*(?:,\s[^,.;]{1,60}(?:,\s[^,.;]{1,50})?,|,\s(?:who|including|among|all|both|\w+\sof\s(?:them|whom))\s[^,.;]{1,110},|(?:--|[-–—])\s(?:(?!\s--\s)[^.;–—]){1,60}\s(?:--|[-–—])(?=\s))?,?"
    r"(?:\s+(?:who(?:[’']d)?|that|both|all|each|is|was|were|are|has|have|had|been|being|later|also|then|himself|herself"
    r"|(?:\w{3,}+(?<=ed)|beaten|shot|taken|fell)(?:,|\s+(?:and|then|but))+"
    r"|(?:shot|wounded|injured|hurt)(?=\s*$)"
    r"|(?:showed|turned|walk(?:ed|s)?|came|arrived|went|checked)\s(?:up\s|in\s)?(?:at|to|into)\s(?:(?:the|an?|his|her|their|its)\s)?"
    r"(?:[\w’'.\-]+\s?){1,5}+"
    r"|(?:in|at|from|of|inside|outside|on|near|aboard|with|for|by|among|during)\s(?:(?:the|an?|his|her|their|its)\s)?"
    r"(?:[\w’'.\-]++\s?){1,5}+)|\s+\w++(?<=ly))*+,?\s*",
    regex.I,
)
#: How far those harmed may stand from the words of harm, in characters. Set by hand.
_REACH = 120
_DOER = regex.compile(r"\b(?:gunm[ae]n|attackers?|assailants?|militants?|robbers?|shooters?|snipers?)\b", regex.I)
#: "Was robbed and | injured": the form of "be" stands for both.
_WAS_ALSO = regex.compile(
    r"\b(?:was|were|been|being)\s(?:\p{L}+ly\s)?(?:\p{L}+ed|beaten|shot|hit|taken)(?:,\s\p{L}+ed)*,?\sand\s(?:\p{L}+ly\s)?$"
)
#: A participle without "was" tells of its subject only where no object follows.
_BE = regex.compile(
    r"\b(?:was|were|is|are|be|been|being|got|lay|remains?|remained|has|have|had|died|dies|dead|deceased|found|survived"
    r"|himself|herself|condition|passed|life|lives|suicide|self|succumbed|perished|suffers?|suffered|sustained|received|suffering"
    r"|missing|disappeared|wounds?)\b|\b(?:fatally|critically|seriously)$",
    regex.I,
)
#: "Bo Lund shot, killed | and then burned Ann Rowe": the object of all three verbs follows.
_SHARED = (
    r"\s(?:\p{{L}}+ed,?\s)?and\s(?:(?:then|later)\s)?(?!released|freed|found|left)\p{{L}}+ed"
    r"\s(?:(?-i:\p{{Lu}})|(?:his|her|their|an?|the|two|three)\b)"
)
_NO_OBJECT = (
    rf"(?!,?{_SHARED})"
    r"\s*(?:$|[.,;:–—|(-]|(?:in|by|at(?!\sleast)|on|including|during|while|when|after|and|near|outside|inside|over|as|since"
    r"|from|following|because|with|but|for|along|within|early|late|overnight|last|this|yesterday|today|tonight|was|were|has|have|had|before|to|around"
    r"|just|between|north|south|east|west|once|twice|(?:\w+\s)times|execution|point|\w+ly|\w+day|January|February|March|April|May|June|July|August|\w+ber|Jan|Feb|Mar|Apr|Aug|Sept?|Oct"
    r"|Nov|Dec|(?:\S+\s){{1,2}}{time_unit}\s(?:later|earlier|after|before|ago))\b)"
)
_ACTIVE = regex.compile(r"\b(?:who|that|which|he|she|they)\s+(?:\w+ly\s+)?$", regex.I)
_NOT = regex.compile(r"\b(?:not|never|nor|n[’']t)\b", regex.I)
#: A noun, and nothing told of anybody: "the civilian dead", "its wounded".
_THE_DEAD = regex.compile(r"(?:the|its|their|these|those)\s(?:\p{L}+\s)*(?:dead|deceased)$", regex.I)
#: Another subject between somebody and words of harm: "the head of the mine said no one | was hurt".
_OTHERS = regex.compile(r"\b(?:no\sone|nobody|none|said|says|told|added|reported|insisted|denied|confirmed)\b", regex.I)
#: Before a number of which only a part is told: "half of the | 40", "nobody among the | guests", "one in | four".
_PART_OF = regex.compile(
    r"\b(?:(?:half|third|quarter|most|many|few|nobody|no\sone|not\sall|neither|majority)\s(?:of|among)"
    r"\s(?:the|its|their|his|her|those|these)|(?:one|two|three|\d)\sin)\s$",
    regex.I,
)
_TIED = regex.compile(r"\b(?:and|but|then)\s*$|;\s*$")
#: What may stand between words of harm and those harmed: "killing | all of the | guards", "wounding | another | 40".
_NEAR = regex.compile(
    r"(?:and (?:then |later )?\p{L}+ed|[”\"’'])?\s*(?:off-duty|up to|about|both|another|(?:an\s)?additional|a\sfurther"
    r"|(?:all\s(?:of\s)?)?(?:the|his|her|their|its)(?:\sother)?)?",
    regex.I,
)


def same_subject(
    subject: tuple[int, Somebody] | None, people: Sequence[Somebody], match: Match, text: str
) -> Somebody | None:
    """Return who is told of by a verb before this one: "Ann Rowe was shot in the back and is in critical condition".

    Somebody else between the two sets them apart; "he" or "she" behind one person is that person.
    """
    if subject is None or match.start < subject[0]:
        return None
    between = text[subject[0] : match.start]
    tied = _TIED.search(between) is not None and ";" not in between.rstrip("; ")
    alone = subject[1].low == subject[1].high == 1
    others = [one for one in people if not (alone and one.kind == "pronoun")]
    apart = any(subject[0] <= one.start < match.start for one in others) or _NOT.search(text[match.start : match.end])
    return subject[1] if tied and not apart else None


def is_active(match: Match, active: Sequence[Match], text: str) -> bool:
    """Tell words of harm whose subject does the harm: "a man shot three people", "the man who killed them"."""
    if any(other.start < match.end and match.start < other.end for other in active):
        return True
    if _BE.search(text[match.start : match.end]) or _WAS_ALSO.search(text[: match.start]):
        return False
    return _ACTIVE.search(text[: match.start]) is not None or _no_object().match(text, match.end) is None


def after(people: Sequence[Somebody], match: Match, text: str) -> Somebody | None:
    """Return whom the words of harm are followed by."""
    for at, one in enumerate(people):
        if one.start >= match.end:
            near = _NEAR.fullmatch(text[match.end : one.start].strip()) is not None
            return list_starting_at(people, at, text) if near and one.kind != "pronoun" else None
    return None


def before(people: Sequence[Somebody], match: Match, text: str) -> Somebody | None:
    """Return who stands before the words of harm, as their subject."""
    for at in range(len(people) - 1, -1, -1):
        one = people[at]
        if one.end > match.start:
            continue
        between = text[one.end : match.start]
        part = one.kind == "counted" and _PART_OF.search(text[: one.start])
        apart = part or _NOT.search(between) or _OTHERS.search(between)
        if len(between) > _REACH or apart or _NOT.search(text[match.start : match.end]):
            return None
        bare = not between.strip() and BE_BEFORE.match(text[match.start : match.end]) is None
        of_them = is_of_them(one, text)
        beside = is_beside(one, people[at - 1] if at else None, match, text)
        if is_inside(text, one.start) and not (bare and of_them) and not beside and not has_clause(one, match, text):
            continue  # in a phrase behind somebody: "two drivers of a relief agency"
        if bare and _THE_DEAD.match(text[one.start : match.end]):
            return None
        bare = bare and _BE.search(text[match.start : match.end]) is None
        if bare and _DOER.search(text[one.start : one.end]):
            return None  # "gunmen shot at the car"
        if bare and (group := of_whom(one, text)) is not one:
            return group  # "one of the two men shot on Monday": both were
        told_of = _BEFORE.fullmatch(between) or shares_subject(one, match, text) or is_in_clause(one, match, text)
        if told_of or is_phrase(text, one.end, match.start):
            return list_ending_at(people, at, text)
    return None


@cache
def _no_object() -> regex.Pattern[str]:
    return regex.compile(_NO_OBJECT.format(time_unit=shared_macros()["time_unit"]), regex.I)
