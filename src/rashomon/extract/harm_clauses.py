"""The clauses and phrases in which those harmed are told of: "two men | who were killed", "with two | wounded".

In: somebody in a sentence, and a match of a rule for words of harm. Out: whether the words tell of him or her. Never
decides what happened.
"""

from __future__ import annotations

import regex

from rashomon.extract.people import AND, Somebody
from rashomon.rules import Match, mark

#: A form of "be", or a verb of its own, before a participle: whose subject stands farther to the left.
BE_BEFORE = regex.compile(
    r"(?:was|were|is|are|be|been|being|got|lay|remain|has|have|had|die[sd]?|suffer|sustain|receive|survive|succumb)\b",
    regex.I,
)
#: Before several of whom what follows is told: "the names of | two men | killed in the raid".
_OF_SEVERAL = regex.compile(
    r"\b(?:identit(?:y|ies)|names?|bod(?:y|ies)|remains|famil(?:y|ies)|relatives|parents|mothers|fathers|wives|widows|friends|funerals?"
    r"|memory|photos?|pictures?)\sof\s(?:(?:all|both|the)\s)*$",
    regex.I,
)
#: How a phrase behind somebody begins, and which function words it may hold.
_OPENS = regex.compile(
    r"\s*(?:,\s|\w+ing\s|\w+ed\sby\s|(?:accused|suspected|convicted)\sof\s|(?:shot|stabbed|wounded|injured|hurt)\s|(?:of|for|from|with|in|at|near|on|who|that|aboard|inside|outside)\s)"
)
_MARKED = regex.compile(r"\v([\p{L}\p{N}’'\-]+)")
_ALLOWED = regex.compile(
    r"(?:an?|the|th(?:is|at|ese|ose)|his|her|their|its|of|for|from|with|in|at|near|on|by|to|into|along|between|around|outside|within"
    r"|inside|aboard|who|which|was|were|is|are|has|have|had|been|being|be|also|and|or|as|while|during|including|another|other"
    r"|both|all|one|two|three|shot|stabbed|wounded|injured|hurt|late|early|overnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|morning|afternoon|evening|night|last|week|accused|suspected|convicted)",
    regex.I,
)
_AND = regex.compile(r"ed\W+and\s*$")
#: A clause cut short behind somebody: "a driver | contracted | by an agency", "a cook | hired | on behalf of a mill".
_CUT_SHORT = regex.compile(r"\w+ed(?=\s(?:by|on\sbehalf\sof)\b)")
#: Of one subject: "was pulled out of the van and | shot".
_PASSIVES = regex.compile(
    r"\s+(?:was|were)\s(?:\p{L}+ly\s)?\p{L}+(?:ed|en)\b(?:(?!\b(?:where|who|that|which|when|while|as|because|after|before)\b)"
    r"[^,.;:]){0,80}\sand\s*$",
    regex.I,
)
#: The same before a form of "be": "was walking near the mill and | was killed".
_PROGRESSIVE = regex.compile(_PASSIVES.pattern.replace("(?:ed|en)", "ing", 1), regex.I)
#: Before and behind somebody of whom a participle tells what else came of it: ", with | two others | wounded".
_WITH = regex.compile(r"(?:^|\s)with\s(?:at\sleast\s|the\s|some\s)?$", regex.I)
_BEING = regex.compile(r"\s(?:being\s|left\s)?(?:\p{L}+ly\s)?", regex.I)
#: Before the subject of a clause within another: "a farm where his | uncle was working".
_IN_CLAUSE = regex.compile(r"\b(?:where|that|while|when|as|because)\s(?:(?:the|an?|his|her|their)\s)?$", regex.I)
#: Between somebody and words of harm in a clause of his own, and what its verb says of how many they are.
_WHO = regex.compile(
    r",?\s(?:who|that)(?:[’']d)?(?:\s(?:was|were|is|are|has|have|had|been|also|later|then|\p{L}+ly))*\s*", regex.I
)
_CLAUSE = regex.compile(
    r"\s(?:who|that)\s(?!(?:is|are|was|were)\b)(?:(?!\b(?:that|when|while|after|before|because|where|as|if|but|and|how|whose|whom|said|says|told"
    r"|saw|seen|heard|found|reported)\b)[^,.;:“”\"]){3,70}\s",
    regex.I,
)
#: What more is told of somebody called by a name and a noun: "Ann Rowe, a cook | who had come early, | was killed".
_TOLD_MORE = regex.compile(r"\s(?:who(?:[’']d)?|whose|of|from|in|at|with|for|near|on)\s[^,.;:“”\"]{2,100},\s", regex.I)
_FORM_OF_BE = regex.compile(r"(?:was|were|is|are|has|have|had|died)\b", regex.I)
_AUXILIARY = regex.compile(r"[’']d\b|\b(?:was|were|is|are|has|have|had|been|himself|herself|themselves)\b", regex.I)
_SELF = regex.compile(r"\b(?:him|her)self\b", regex.I)
_OF_ONE = regex.compile(r"\b(?:was|is|has|himself|herself)\b", regex.I)
_OF_MANY = regex.compile(r"\b(?:were|are|have|themselves)\b", regex.I)


def is_beside(one: Somebody, before: Somebody | None, match: Match, text: str) -> bool:
    """Tell somebody behind "with" who is harmed besides: ", with | two others | wounded", "along with | a guard"."""
    if before is not None and AND.fullmatch(text[before.end : one.start]):
        return True
    return _WITH.search(text[: one.start]) is not None and _BEING.fullmatch(text[one.end : match.start]) is not None


def has_clause(one: Somebody, match: Match, text: str) -> bool:
    """Tell somebody in a phrase of whom a clause tells: "shot by a man | who was killed", "with two | who died"."""
    if _WHO.fullmatch(text[one.end : match.start]) is None:
        return False
    clause = text[one.end : match.end]
    if one.high == 1 and match.rule.gives["field"] != "killed" and not _SELF.search(clause):
        return False  # who was shot and is told of again would be taken for another, who lives
    passive = BE_BEFORE.match(text[match.start : match.end]) or _AUXILIARY.search(clause)
    return passive is not None and (_OF_MANY if one.high == 1 else _OF_ONE).search(clause) is None


def shares_subject(one: Somebody, match: Match, text: str) -> bool:
    """Tell what is told first of the same subject: "was pulled out and | shot", "was walking and | was killed"."""
    between = text[one.end : match.start]
    if _PASSIVES.fullmatch(between):
        return True
    is_own = BE_BEFORE.match(text[match.start : match.end]) and not _IN_CLAUSE.search(text[: one.start])
    return bool(is_own) and _PROGRESSIVE.fullmatch(between) is not None


def is_in_clause(one: Somebody, match: Match, text: str) -> bool:
    """Tell a clause about somebody before the verb: "a guard | who tried to stop a theft | was killed"."""
    between = text[one.end : match.start]
    clause = _CLAUSE.fullmatch(between) or (one.kind == "name" and _TOLD_MORE.fullmatch(between))
    return bool(clause) and _FORM_OF_BE.match(text, match.start) is not None


def is_of_them(one: Somebody, text: str) -> bool:
    """Tell somebody behind "of" of whom the rest is told: "mother of boy | shot", "names of two men | killed"."""
    if one.kind == "counted":
        return _OF_SEVERAL.search(text[: one.start]) is not None
    return one.kind == "described" and text[: one.start].endswith("of ")


def is_phrase(text: str, start: int, end: int) -> bool:
    """Tell a stretch without a verb of its own: "travelling in a bus near the ford, ", "of a relief agency"."""
    marked = mark(text)[start + 1 : end + 1]
    if any(stop in marked for stop in ';:“”"') or _OPENS.match(marked) is None:
        return False
    words = _MARKED.findall(mark(text)[start : end + 1])
    told = set(_CUT_SHORT.findall(text[start:end]))
    return all(
        _ALLOWED.fullmatch(word) is not None or word in told or (word.endswith("ed") and _AND.search(marked))
        for word in words
    )
