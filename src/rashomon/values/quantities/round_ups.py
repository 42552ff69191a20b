"""Sentences that count what many incidents came to: a number there is of no single one.

In: the words of a sentence. Out: whether it counts over a span of time ("so far this year"), or rounds up several
incidents ("in separate shootings"; ``rules/round_ups_en.yaml``). Never decides which number is of which incident.
"""

from __future__ import annotations

import regex

from rashomon.rules import find_all, load_rules

#: Words of a sentence that counts over a span of time what many incidents came to.
_OF_A_SPAN = regex.compile(
    r"\bso\sfar\s(?:in|this)\b|(?<!\b(?:earlier|later)\s)\bthis\syear\b|\byear[\s\-]to[\s\-]date\b|\b(?:every|each|per)\s(?:year|month|week|day)\b"
    r"|\b(?:in|over|during)\sthe\s(?:past|last)\s(?:\p{L}+\s)?(?:days|weeks|months?|years?|decade)\b|\blast\syear[’']s\stotal\b"
    r"|\btotal\sof\b[^.;]*\blast\syear\b|\bsince\s(?:the\s(?:start|beginning)\sof|January|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{L}*\.?\s\d)",
    regex.I,
)


def is_over_a_span(words: str) -> bool:
    """Tell whether a sentence counts over a span of time too long for one incident."""
    return _OF_A_SPAN.search(words) is not None


def rounds_up(words: str) -> bool:
    """Tell whether a sentence tells of several incidents together.

    >>> rounds_up("Five people were shot in separate attacks.")
    True
    >>> rounds_up("Five people were shot in an attack.")
    False
    """
    return any(True for _ in find_all(load_rules("round_ups_en"), words))
