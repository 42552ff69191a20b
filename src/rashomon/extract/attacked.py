"""What the words of a happening only seem to tell: a target that is a place or a time, an attack that is a whole list.

In: a sentence, and a match or the place of a target in it. Out: whether to leave it. Never finds a target.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.extract.matched import trigger_of
from rashomon.rules import Match, shared_macros

_IN = regex.compile(r"\b(?:in|across|throughout)\s$", regex.I)
#: Behind a name: when it was, which the phrase took in.
_WHEN = regex.compile(r"(?:\s(?:overnight|today|tonight|yesterday|early|late|last|this))+$", regex.I)
_WHERE = regex.compile(r"\s(?:in|at|near|on|of|outside)\s", regex.I)
_NO_THING = regex.compile(
    r"\b(?:history|memory|decades?|years?|months?|weeks?|days?|times?|hours?|town|city|village|area|region|country|state|province"
    r"|district|neighbou?rhood|county|capital|nation|suburbs?|world)$",
    regex.I,
)
#: Before whom a deed is put down to: "blamed the attack on | the far right", "laid the raid at | the door of Norland".
_BLAMED_ON = regex.compile(
    r"\b(?:blam(?:ed|es?|ing)|pinned|pinning|pins)\s[^.,;:]{1,80}\son\s$|\b(?:laid|lays|laying)\s[^.,;:]{1,80}\sat\s$",
    regex.I,
)
#: Of a thing told with its town, the town alone: "a Norport, Ala., | clinic".
_CUT = regex.compile(r"an?\s(?-i:\p{Lu})[\p{L}.]+$", regex.I)
_TOWN_GOES_ON = regex.compile(r",\s\p{Lu}")
#: What is never hit, wherever it is told: how, when, where from a town, another deed, what a claim is sent by, the soil
#: that an attack is on.
_NOTHING = regex.compile(
    r"(?!.*(?:family|ally|assembly)$)(?-i:\p{Ll}{4,}ly)|(?:.+\s)?soil|(?:early\s|late\s)*(?:today|tonight|yesterday|overnight)"
    r"|(?:just\s)?(?:(?:north|south)(?:-?(?:east|west))?|east|west)\sof\s.+"
    r"|(?-i:Telegram|Twitter|Facebook|Instagram|TikTok|YouTube|WhatsApp)(?:\son\s.+)?"
    r"|(?:an?|the|this)\s(?:[\p{L}\-]+\s){0,2}?(?:raid|attack|operation|ambush|assault|bombing|shooting|crackdown)(?:\s(?:in|at|near|on)\s.+)?"
    r"|(?:early\s|late\s)*(?:last|this|that|the\ssame)\s(?:morning|afternoon|evening|night|day|week|weekend|month|year)",
    regex.I,
)
#: Behind a target: another deed of those who hit it, and the number of a time that goes on behind it.
_NEXT_DEED = regex.compile(
    r"\sand\s(?:then\s|later\s)?(?-i:\p{Ll}+ed)\s(?:away|off|out|up|down|back|in|into|over)$", regex.I
)
_NUMBER_OF_TIME = regex.compile(
    r"\s(?:several|some|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|a\sfew|many)(?P<unit>\s\p{L}+)?$",
    regex.I,
)
_TIME_GOES_ON = regex.compile(
    r"\s(?:(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\s)?(?:ago|before|earlier|later|after|previously)\b",
    regex.I,
)
_UNIT = regex.compile(r"(?:second|minute|hour|day|week|month|year|decade)s?$", regex.I)
_SUPERLATIVE = regex.compile(r"(?:the\s)?(?:\p{L}+[’']s\s)?(?:most\s\p{L}+|worst|\p{L}{3,}est)\s", regex.I)
_OF_EXPERTS = regex.compile(
    r"\s(?:and\s\p{L}+\s)?(?:experts?|specialists?|squads?|technicians?|investigators?)\b", regex.I
)
_NOT_RANDOM = regex.compile(r"an?\s(?:random|isolated|accidental|indiscriminate|ordinary)\b", regex.I)
_NOT = regex.compile(r"\b(?:not|n[’']t)\s$", regex.I)
#: Before several of a kind, of which the one told of is one, or is said to be.
_ONE_OF = regex.compile(r"\b(?:one\sof|among|(?:is|are|was|were|be|been|being|as))\s$", regex.I)


def is_no_target(text: str, span: tuple[int, int]) -> bool:
    """Tell a target that is a place or time, or cut short: "in Norport", "in its history", "of a Norport, Ala."."""
    start, end = span
    words = text[start:end]
    if _NOTHING.fullmatch(words) or _BLAMED_ON.search(text, 0, start):
        return True
    if _CUT.match(words) and _TOWN_GOES_ON.match(text, end):
        return True
    if not _IN.search(text, 0, start):
        return False
    words = _WHERE.split(_WHEN.sub("", words), maxsplit=1)[0]
    return _NO_THING.search(words) is not None or words.rpartition(" ")[2][:1].isupper()


def without_tail(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """End a target before another deed, and before the number of a time: "their school | and led away".

    >>> text = "He killed Ivo Brand one year before."
    >>> text[slice(*without_tail(text, (10, 28)))]
    'Ivo Brand'
    """
    start, end = span
    if found := _month().search(text, start, end):
        return (start, found.start())
    if found := _NEXT_DEED.search(text, start, end):
        return (start, found.start())
    found = _NUMBER_OF_TIME.search(text, start, end)
    if found is None or found.start() <= start or not _TIME_GOES_ON.match(text, end):
        return span
    unit = found["unit"]
    return (start, found.start()) if unit is None or _UNIT.search(unit) else span


@cache
def _month() -> regex.Pattern[str]:
    """Return the pattern of a month or a day that ends a target: "the compound | in May"."""
    return regex.compile(rf"\s(?:in|on)\s(?:{shared_macros()['month']}|{shared_macros()['weekday']})$", regex.I)


def is_none(text: str, match: Match) -> bool:
    """Tell words of no attack: a kind of them, a word before a noun, or what an attack is said not to have been.

    "Some of the deadliest shootings in the country", "bombing experts", "it was not a random attack".
    """
    ends = match.end <= trigger_of(match)[1] and not match["article"]
    if ends and _OF_EXPERTS.match(text, match.end):
        return True
    if _NOT_RANDOM.match(text, match.start) and _NOT.search(text, 0, match.start):
        return True
    several = match["trigger"].endswith("s") and _SUPERLATIVE.match(text, match.start) is not None
    return several and _ONE_OF.search(text, 0, match.start) is None
