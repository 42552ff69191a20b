"""What is told to be somebody's doing: a deed of violence, something else, or another deed.

In: a sentence, and the place of the words that tell whose doing it is ("carried out by", "blamed on"). Out: whether the
words before them can be the incident. Never says who did it.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.records import Mention, Sentence

#: How far back, in characters, what was carried out is looked for. Set by hand.
_REACH = 120
_CLAUSE_END = regex.compile(r"[.;:!?]\s")
_DEED = regex.compile(
    r"\b(?:attack|strike|raid|bomb|blast|shoot|shot|kill|rocket|missile|drone|explo|ambush|assault|massacre|incident|mortar|abduct"
    r"|kidnap|air\s?strike|shell|murder|crime|atrocit|genocide|slay|assassinat|robber|hijack|violence|offen[cs]e|rape|stabb|arson"
    r"|sabotage|siege|incursion|fire|ones?\b|it\b|they\b|which\b|that\b|this\b|these\b|those\b|what\b|acts?\b|operation\b|deaths?\b)",
    regex.I,
)
_OTHER = regex.compile(
    r"\b(?:autops|investigation|search|manhunt|hunt\b|inquir|enquir|probe|survey|stud(?:y|ies)\b|polls?\b|interview|tests?\b|review|plans?\b"
    r"|campaign|efforts?\b|reforms?\b|census|work\b|repairs?\b|projects?\b|exercises?\b|patrols?\b|arrests?\b|measures?\b|polic(?:y|ies)\b"
    r"|program|dut(?:y|ies)\b|rescue|evacuation|talks\b|mediation|examination|analys[ie]s\b|inspection|experiment|ceremon|training"
    r"|drills?\b|offensives?\b|crackdown|sweep|dragnet|checks?\b|launch(?:es)?\b|satellite|operations\b|releases?\b"
    r"|(?:police|military|security|army|search|rescue)\soperation)",
    regex.I,
)
#: What is told of many deeds at once: no single one is anybody's.
_OF_MANY = regex.compile(
    r"\b(?:usually|often|typically|generally|always|frequently|per\s?cent|percentage|majority|proportion)\b|%", regex.I
)
_DEED_NOUN = (
    r"(?:(?:(?:air\s?)?strike|attack|raid|bombing|blast|shooting|killing|explosion|assault|murder|abduction|kidnapping|assassination"
    r"|slaying)s?|massacres?|ambush(?:es)?|crimes|robber(?:y|ies))"
)
#: A deed beside the one that is told of: "after | two killings | blamed on", "in | mine explosions | blamed on".
_APART = regex.compile(
    r"(?P<deed>(?:(?:several|many|other|another|earlier|previous|past|recent|similar|two|three|four|five|six|seven|eight|nine|ten|dozens"
    rf"\sof|hundreds\sof|an?\s(?:series|string|spate|wave)\sof|\d+)\s(?:\p{{L}}+\s){{0,3}}?|(?:\p{{L}}+\s){{0,2}}?(?<=\b(?:of|in|for|by|to|after|from|over|with|between)\s(?:\p{{L}}+\s){{0,2}}))"
    rf"{_DEED_NOUN})(?:\s(?:in|on|at|against)\s[^,.;:]{{2,50}})?\s"
    r"(?:blamed\son|attributed\sto|(?:carried\sout|perpetrated|staged|committed|claimed|orchestrated|mounted|launched)\sby)\s$",
    regex.I,
)


def can_be_done(text: str, at: int) -> bool:
    """Tell whether what is carried out by somebody can be a deed, by the words before; a search or a plan is none.

    >>> can_be_done("The raid was carried out by", 13), can_be_done("They were shot, says a study done by", 31)
    (True, False)
    """
    clause = _CLAUSE_END.split(text[max(0, at - _REACH) : at])[-1]
    if _OF_MANY.search(clause):
        return False
    deed = max((found.start() for found in _DEED.finditer(clause)), default=-1)
    other = max((found.start() for found in _OTHER.finditer(clause)), default=-1)
    return deed >= 0 and deed >= other


def of_deed_apart(mention: Mention, happenings: Sequence[Mention], sentence: Sentence) -> bool:
    """Tell who did a deed that is named beside what is told, and is no happening: "two killings blamed on"."""
    if mention.label != "perpetrator" or mention.anchor is not None:
        return False
    at = sentence.span.start
    found = _APART.search(sentence.text, 0, mention.span.start - at)
    if found is None:
        return False
    start, end = found.span("deed")
    return all(one.span.end <= at + start or one.span.start >= at + end for one in happenings)
