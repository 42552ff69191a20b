"""A claim that is none: "the governor said the Red Column was behind it", "the rebels said they were attacked".

In: an act that the encoder takes for a claim, and its sentence. Out: whether what is said there is of somebody else, or
of what befell whoever speaks. It reads no names and decides nothing about other acts.
"""

from __future__ import annotations

import regex

from rashomon.encoder.acts import Act
from rashomon.pipeline.agents import words_in
from rashomon.records import Sentence

_SAYS = regex.compile(
    r"\b(?:said|says|told\s(?:us|him|her|them|me|reporters|police|\p{Lu}[\p{L}’'\-]+)|insisted|insists|believes?|believed|added)"
    r"\s(?:that\s)?",
    regex.IGNORECASE,
)
#: The subject of another: "the Red Column was", "it was the army that"; not "the group", who may be who speaks.
_ANOTHER = regex.compile(
    r"(?:it\s(?:was|is)\s)?(?:(?:the|an?|those|these)\s(?!(?:\p{L}+\s)?(?:group|movement|militia|organi[sz]ation|faction|claim|attack|bomb\p{L}*|raid"
    r"|strike|operation)\b)|(?!I\b|Its?\b|We\b|They\b|He\b|She\b|On\b)(?-i:\p{Lu})\p{L})",
    regex.IGNORECASE,
)
#: What befell whoever speaks, and what he says he has not done.
_NOT_DONE = regex.compile(
    r"(?:it|its|they|their|he|his|she|her|we|our|I|my)\s(?:\p{L}+\s)?(?:(?:was|were|had\sbeen|has\sbeen|have\sbeen)\s(?:\p{L}+ly\s)?"
    r"(?!behind|responsible|involved)(?:\p{L}+(?:ed|en)|hit|struck|shot|hurt)\b|(?:was|were|did|had|has|have)\s(?:not|never|nothing)\b)",
    regex.IGNORECASE,
)


def lays_to_another(act: Act, sentence: Sentence) -> bool:
    """Tell whether whoever is told to claim a deed says that another did it, or that he did not."""
    if act.who is None:
        return False
    behind = sentence.text[act.who[1] - sentence.span.start :]
    says = _SAYS.search(behind)
    if says is None:
        return False
    said = behind[says.end() :]
    if said.casefold().startswith(words_in(act.who, sentence).casefold()):
        return False
    return (_ANOTHER.match(said) or _NOT_DONE.match(said)) is not None
