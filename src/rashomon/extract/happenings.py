"""Happenings and their parts: attacks, counts of attacks, verbal acts and measures.

In: a sentence. Out: a mention of each happening, and one of each part, which carries the happening's span as its
anchor. Never reads a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from rashomon.extract.attacked import is_no_target, is_none, without_tail
from rashomon.extract.by_means import kind_of
from rashomon.extract.clause_subjects import clause_subject, second_subject
from rashomon.extract.doers import doer, is_a_site, names_no_doer
from rashomon.extract.habits import is_a_habit
from rashomon.extract.matched import absolute, best, counts, leads, mention_of, trigger_of
from rashomon.extract.stand_ins import is_nobody
from rashomon.records import Mention, Sentence
from rashomon.rules import Match, find_all, load_rules, shared_macros
from rashomon.vocabulary import kinds

#: Groups of a rule that are parts of a happening, named as the fields they fill.
PARTS = ("munitions", "weapon", "weapon_also", "target", "perpetrator", "recipient", "incident_count")
#: The rule files of what was done, and of counts of it.
HAPPENINGS = ("happenings_en", "by_hand_en", "series_en", "unmet_en")
#: The rule files of verbal acts and measures; of two that read the same verb, the one that reads more of it wins.
SAID = ("said_en", "offered_en", "measures_en", "retorts_en", "denials_en")
_MOST_NAME_WORDS = 5
_COUNTED = regex.compile(
    r"(?:twin|two|three|several|coordinated|co-ordinated|overnight|simultaneous)\b", regex.IGNORECASE
)
_DID_HARM = regex.compile(r"[^.;]{0,60}?\b(?:killed|hit|struck|left|wounded|injured|destroyed|damaged|rocked)\b")
#: Behind a target that took in a subject: "near the base and sirens | sounded".
_NEXT_VERB = regex.compile(
    r"\s(?:was|were|had|has|have|could|sounded|rang|wailed|went|began|died|fled|broke|collapsed|said|told)\b", regex.I
)

#: An auxiliary at the end of a party: "Norland | hasn't", "he | 's".
_AUXILIARY = regex.compile(r"\s\p{L}+n[’']t$|(?<=^(?:he|she|it|they|we|I))[’'](?:s|d|ve|re|ll|m)$", regex.I)
#: A share of many, of whom no single attack is told: "killed 80 percent of the victims".
_SHARE = regex.compile(r"\bper\s?cent\b|%", regex.I)
#: A preposition straight before a party, and a time at its end.
_LED_IN = regex.compile(
    r"(?:^|[,;:]\s|\b(?:and|that)\s)(?:in|at|on|near|from|during|after|outside)\s(?:the\s)?$", regex.I
)
_LATELY = regex.compile(
    r"\s(?:earlier\s|later\s)?(?:last|this)\s(?:day|night|week|month|year|summer|winter|spring|autumn)$"
)
#: A bound whose first word stands before a party's own words: "at | least three guards", "more | than forty guests".
_BOUND = regex.compile(r"\b(?:at|more|fewer|less)\s$", regex.I)
_BOUNDED = regex.compile(r"(?:least|most|than)\s", regex.I)


def find_happenings(sentence: Sentence) -> Iterator[Mention]:
    """Yield the attacks and the counts of attacks in a sentence, each before its parts."""
    matches = [
        match
        for name in HAPPENINGS
        for match in find_all(load_rules(name), sentence.text)
        if not _is_generic(match, sentence) and _meets(match) and not is_none(sentence.text, match)
    ]
    for match in best(matches):
        many = counts(match) or (leads(match) and is_a_habit(sentence.text, trigger_of(match)))
        yield from _with_parts(sentence, match, "series" if many else kind_of(match, sentence.text))


def find_said(sentence: Sentence) -> Iterator[Mention]:
    """Yield the verbal acts and measures in a sentence, each before its parts."""
    matches = (match for name in SAID for match in find_all(load_rules(name), sentence.text))
    for match in best(matches, from_trigger=True):
        yield from _with_parts(sentence, match, match.rule.gives["kind"])


def _with_parts(sentence: Sentence, match: Match, code: str) -> Iterator[Mention]:
    anchor = absolute(sentence, trigger_of(match))
    stance = match.rule.gives.get("stance", "asserts")
    whole = _behind_date(sentence.text, (match.start, match.end))
    yield mention_of(sentence, whole, "happening", match, code=code, anchor=anchor, stance=stance)
    for part in PARTS:
        if part not in match.spans:
            continue
        span = _with_apposition(match) if part == "perpetrator" else match.spans[part]
        acts = part == "perpetrator" and code in kinds() and kinds()[code]["form"] == "said"
        span = clause_subject(sentence.text, span) if acts else span
        span = second_subject(sentence.text, span, trigger_of(match)[0]) if acts else span
        if _is_nobody(part, match, sentence.text, span):
            continue
        span = without_tail(sentence.text, _up_to_next(sentence.text, span)) if part == "target" else span
        if part in {"perpetrator", "target", "recipient"}:
            span = _before_auxiliary(sentence.text, _behind_date(sentence.text, _behind_place(sentence.text, span)))
            span = _with_bound(sentence.text, _before_time(sentence.text, span))
        if part == "perpetrator" and (found := _who(match, code, sentence.text, span)) != span:
            if found is None:
                continue
            span = found
        of_kind = str(kinds()[code].get("weapon") or "") if part == "weapon" and code != "series" else ""
        yield mention_of(sentence, span, part.removesuffix("_also"), match, code=of_kind, anchor=anchor)


def _is_nobody(part: str, match: Match, text: str, span: tuple[int, int]) -> bool:
    """Tell a part that names nobody and nothing: a bare number who did it, a time or place that is hit."""
    if part == "target":
        return is_no_target(text, match.spans[part])
    if part == "recipient":
        return match.rule.gives.get("kind") == "accuse" and names_no_doer(match[part])
    return part == "perpetrator" and _is_number(match[part]) and span == match.spans[part]


def _who(match: Match, code: str, text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the span of who did an attack, None where its words name nobody; of a verbal act as they are."""
    if code != "series" and kinds()[code]["form"] == "said":
        return span
    return doer(text, span, subject=leads(match) and not match.rule.gives.get("clause"))


def _with_apposition(match: Match) -> tuple[int, int]:
    """The span of an actor, with the name that follows in commas: "Norland's minister, Eva Brandt, denied ..."."""
    start, end = match.spans["perpetrator"]
    aside = match["aside"]
    name = aside.strip(" ,()")
    if name[:1].isupper() and len(name.split()) <= _MOST_NAME_WORDS:
        end = match.spans["aside"][0] + len(aside.rstrip(" ,)"))
    return start, end


def _up_to_next(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """End a target before the subject of a next clause: "near the base | and sirens sounded"."""
    start, end = span
    at = text.rfind(" and ", start, end)
    return (start, at) if at > start and _NEXT_VERB.match(text, end) else span


def _behind_date(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Begin a party behind a date that stands before it: "On July 9 | unknown men threw"."""
    found = _date().match(text, *span)
    return (found.end(), span[1]) if found else span


def _before_auxiliary(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """End a party before an auxiliary that its phrase took in: "Norland | hasn't fired a missile"."""
    found = _AUXILIARY.search(text[slice(*span)])
    return (span[0], span[0] + found.start()) if found else span


def _behind_place(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Begin a party behind a place or time that a preposition leads in: "In the town of Norport, | the mayor met"."""
    comma = text.find(", ", *span)
    return (comma + 2, span[1]) if comma >= 0 and _LED_IN.search(text, 0, span[0]) else span


def _before_time(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """End a party before a time: "a judge | last month ordered"."""
    found = _LATELY.search(text, *span)
    return (span[0], found.start()) if found and found.start() > span[0] else span


def _with_bound(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Take in the first word of a bound: "at | least three guards"."""
    first = _BOUND.search(text, 0, span[0])
    return (first.start(), span[1]) if first and _BOUNDED.match(text, span[0]) else span


@cache
def _date() -> regex.Pattern[str]:
    """Return the pattern of a date with nothing between it and the words behind: "July 9 gunmen", "last May gunmen"."""
    month, day = shared_macros()["month"], shared_macros()["day_number"]
    unit = rf"(?:{month}|week|month|year|night|spring|summer|autumn|winter|{shared_macros()['weekday']})"
    dated = rf"(?:(?:{month})\s{day}|{day}\s(?:{month}))(?:,?\s(?:19|20)\d\d)?"
    return regex.compile(
        rf"(?:{dated}|last\s{unit}|(?:this|that)\s(?:week|month|year|morning|weekend)(?=,)|(?<=\b(?:day|week|month|year|decade)s?\s)ago),?\s(?=\p{{L}})",
        regex.I,
    )


def _is_generic(match: Match, sentence: Sentence) -> bool:
    """Tell a kind of attack ("rocket attacks are rare") from an attack: a plural noun without article or number."""
    if match.rule.name not in {"weapon_attack", "airstrike", "bombing"}:
        return False
    if match["weapon_also"] and match["trigger"].endswith("s") and not match["target"]:
        return True  # "the rocket and drone attacks": two weapons and no target name a class
    named = match.start == 0 and sentence.heading  # a headline leaves its articles out
    counted = _COUNTED.match(sentence.text, match.start) or _DID_HARM.match(sentence.text, match.end)
    return match["trigger"].endswith("s") and not match["article"] and not named and not counted


def _meets(match: Match) -> bool:
    """Tell whether a match is one: no "no" before it, and one of the words that its rule demands, if any.

    Nor is it one where a place or a building is told to do it: "Photos: airport attacked Children" in a caption.
    """
    if leads(match) and is_a_site(match["perpetrator"]):
        return False
    if is_nobody(match["munitions"] or match["perpetrator"]) or _SHARE.search(match["target"]):
        return False
    needed = match.rule.gives.get("require")
    return needed is None or any(word in " ".join(match.groups.values()).lower() for word in needed)


def _is_number(perpetrator: str) -> bool:
    """Tell the count of those harmed from who did it: "two | kidnapped nurses", "free 21 | abducted girls"."""
    return _number().search(perpetrator) is not None


@cache
def _number() -> regex.Pattern[str]:
    macros = shared_macros()
    number = rf"(?:\d[\d,.]*|{macros['numeral']}|dozens|scores|hundreds|{macros['ordinal']})"
    return regex.compile(rf"^(?:the\s|an?\s)?{number}$|\b(?-i:\p{{Ll}}+)\s{number}$", regex.I)
