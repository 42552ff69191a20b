"""How those who did it were put down: whoever shot the gunman did not do what the gunman did.

In: a sentence, the words of an actor or of whoever was hit, and the scenes of an incident. Out: whether they tell of
those who came to end it ("the gunman was shot dead by police", "police fired at the lorry"). Where the report tells of
nothing else, that is the incident, and this is not asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.extract.groups import Scene
from rashomon.records import Mention, Sentence

_LAW = (
    r"(?:police(?:m[ae]n|wom[ae]n|\sofficers?)?|officers?|troopers?|deput(?:y|ies)|gendarmes?|marksm[ae]n|commandos"
    r"|(?:security|special)\s(?:forces?|guards?|officers?|units?)|SWAT(?:\steams?)?)"
)
_DOER = (
    r"(?:drivers?|attackers?|gunm[ae]n|bombers?|assailants?|shooters?|suspects?|assassins?|knifem[ae]n|hostage-takers?|terrorists?"
    r"|fanatics?|killers?|murderers?|militants?|hijackers?)"
)
_WHOM = rf"(?:him|her|them|(?:the|both|all|his)\s(?:[\p{{L}}\-]+\s){{0,2}}?(?:{_DOER}|truck|lorry|vehicle|van))"
_HARM = r"(?:shot|killed|gunned|neutrali[sz]ed)"
_ENDED = regex.compile(
    rf"\b{_LAW}(?:\s(?:[\p{{L}}\-]+\s){{0,3}}?)?(?:{_HARM}(?:\s(?:dead|down|and\skilled|at))?|(?:opened\s)?fired?\s(?:at|on|upon))\s{_WHOM}\b"
    rf"|\b(?:he|she|they|(?:the|both|all)\s(?:[\p{{L}}\-]+\s){{0,2}}?{_DOER})\s(?:(?:has|have|had)\s)?(?:was|were|been|being)\s(?:\p{{L}}+ly\s|later\s|then\s)?"
    rf"{_HARM}(?:\s(?:dead|down|and\skilled))?\s(?:at\sthe\sscene\s)?by\s(?:[\p{{L}}\-]+\s){{0,3}}?{_LAW}\b"
    rf"|\b{_LAW}\s(?:[\p{{L}}\-]+\s){{0,3}}?(?:stormed|raided|burst\sinto|entered)\s(?:his|her|their|the\s{_DOER}[’']s?)\s",
    regex.I,
)
#: What a mention tells that is of those who came, or of whom they shot.
_OF_THEM = frozenset({"perpetrator", "target"})


def is_of_the_end(mention: Mention, sentence: Sentence, scenes: Sequence[Scene]) -> bool:
    """Tell an actor or target of how those who did it were put down, where the incident is told of elsewhere, too."""
    if mention.label not in _OF_THEM or not puts_an_end(sentence.text, _within(mention, sentence)):
        return False
    others = (
        s for s in scenes if s.telling.sentence.index != sentence.index or s.telling.mention.anchor != mention.anchor
    )
    return any(not _ENDED.search(other.telling.sentence.text) for other in others)


def puts_an_end(text: str, span: tuple[int, int]) -> bool:
    """Tell whether words stand in a clause that tells how those who did it were put down.

    >>> puts_an_end("Police shot dead the gunman.", (0, 6)), puts_an_end("Police shot dead a clerk.", (0, 6))
    (True, False)
    """
    return any(found.start() < span[1] and span[0] < found.end() for found in _ENDED.finditer(text))


def _within(mention: Mention, sentence: Sentence) -> tuple[int, int]:
    at = sentence.span.start
    return mention.span.start - at, mention.span.end - at
