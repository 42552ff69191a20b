"""Words that stand where a name stands and are none: adverbs, times, relative pronouns, "both", "its president".

In: words of speakers. Out: whether they name nobody, and whose president "its president" is. It knows no names and
resolves none.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from rashomon.rules import shared_macros
from rashomon.vocabulary import load_vocabulary

#: What stands for the last two that were named, and for all that were.
_TWO = regex.compile(
    r"both(?:\sof\sthem)?|the\stwo\sof\sthem"
    r"|(?:both|the\stwo|both\sof\sthe)\s(?:sides|parties|countries|states|governments|armies|groups|militias|factions)",
    regex.IGNORECASE,
)
_ALL = frozenset({"all", "all of them", "all three"})
#: "its president": the owner's pronoun, and what is owned.
_OWNED = regex.compile(r"(?P<owner>its|his|her)\s(?P<rest>\p{L}.*)", regex.IGNORECASE)
_OWNERS = {"its": "it", "his": "he", "her": "she"}
_PERIOD = r"(?:(?:hour|day|night|morning|afternoon|evening|week|weekend|month|year|decade|moment)s?|time)"
_WHICH = r"(?:last|this|that|next|each|every|one|another|the\s(?:same|next|previous|following|last|other))"
_OTHER = r"(?:first|second|third|last|next|once|twice|either|having|who|which|that|whom|whose|what)"
#: How a subject begins that is nobody: "no official", "none of them", "neither side"; "No. 2" is somebody.
_NOBODY = regex.compile(r"(?:no|none|nobody|neither|nor)\b(?!\.\s?\d)", regex.IGNORECASE)
#: A deed as a subject, which tells nothing: "the attack in a statement posted on Telegram".
_DEED = (
    r"(?:the|an?|this|that|these|those|its|their|\p{L}+day[’']s)\s(?:[\p{L}\-]+\s){0,2}?(?:attacks?|assaults?|raids?|ambush|"
    r"bombings?|blasts?|explosions?|shootings?|shelling|massacre|killings?|abductions?|kidnappings?|air\s?strikes?|strikes?)"
    r"(?:\s(?:in|on|at|of|near|against|with)\s.+)?"
)
#: What is known so far, which nobody says: "according to preliminary information".
_KNOWN = (
    r"(?:the\s)?(?:preliminary|initial|first|early|available|incomplete|latest)\s"
    r"(?:information|data|figures|estimates|findings|details|results)"
)
_NOUNS_IN_LY = r"(?:family|ally|assembly|bully|monopoly|anomaly)"
_LETTER = regex.compile(r"\p{L}")
_NO_BODY = regex.compile(
    r"no\s(?:\p{L}+\s){0,2}(?:group|militia|faction|movement|organi[sz]ation|party|country|government|state)s?",
    regex.IGNORECASE,
)


@lru_cache(maxsize=1 << 12)
def names_nobody(words: str) -> bool:
    """Tell words that can bear no speech: an adverb ("publicly"), a time ("last month"), an ordinal, a deed, or nobody.

    >>> names_nobody("Last month"), names_nobody("the last minister"), names_nobody("the raid on a mill")
    (True, False, True)
    >>> names_nobody("20")
    True
    """
    return is_nobody(words) or not _LETTER.search(words) or _nobody().fullmatch(words.strip()) is not None


def is_nobody(words: str) -> bool:
    """Tell a subject that says that nobody does something.

    >>> is_nobody("No official"), is_nobody("neither of them"), is_nobody("Norland")
    (True, True, False)
    """
    return _NOBODY.match(words.strip()) is not None


def is_no_body(words: str) -> bool:
    """Tell a subject that says no group did: "no group", "no armed faction"; so "it" means none before."""
    return _NO_BODY.fullmatch(words.strip()) is not None


def means_two(words: str) -> bool:
    """Tell what stands for the last two that were named: "both", "both sides"."""
    return _TWO.fullmatch(words.strip()) is not None


def means_several(words: str) -> bool:
    """Tell what stands for two or more that were named: "both", "all of them"."""
    return means_two(words) or words.strip().lower() in _ALL


def owner_of(words: str) -> tuple[str, str] | None:
    """Return the pronoun of an owner and what is owned: ("it", "president") of "its president"."""
    found = _OWNED.fullmatch(words.strip())
    return (_OWNERS[found["owner"].lower()], found["rest"]) if found else None


@cache
def when_first() -> str:
    """Return the pattern of a time that opens a sentence before its subject: "On Friday", "last month"."""
    weekday = shared_macros()["weekday"]
    hour = rf"(?:noon|midday|midnight|{_PERIOD})"
    return rf"(?:(?:(?:late|early|later)\s)?(?:(?:on|by)\s)?{weekday}(?:\s{hour})?|{_WHICH}\s{_PERIOD}|at\sfirst)"


@cache
def _nobody() -> regex.Pattern[str]:
    grammar = load_vocabulary("function_words")
    words = "|".join(regex.escape(word) for word in (*grammar["adverb"], *grammar["day"], *grammar["measure"]))
    adverb = rf"(?!{_NOUNS_IN_LY}$)(?-i:\p{{Ll}}+ly)"
    time = rf"{_WHICH}\s{_PERIOD}(?:\s(?:later|earlier|ago))?"
    return regex.compile(rf"{words}|{_OTHER}|{adverb}|{time}|{_DEED}|{_KNOWN}", regex.IGNORECASE)
