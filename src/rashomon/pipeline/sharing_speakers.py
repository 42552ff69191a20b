"""Speakers that attributions of the encoder share: "the group put the toll at 27 and said that more were hurt".

In: the encoder's attributions of a report. Out: the same, where one without a speaker has that of another in its
sentence: of the verb before its "and", or the one whose words stand right before its own verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from rashomon.encoder.spoken import Spoken

#: Between what was said with the first verb and the second: "..., and also | said".
_AND = regex.compile(r"[,”\"’]*\s(?:and|but)\s(?:\p{L}+ly\s|also\s|then\s|later\s)?", regex.IGNORECASE)
#: Between a speaker and a verb.
_BEFORE_VERB = regex.compile(r"\s(?:(?:has|have|had|also|now|since|later)\s){0,3}", regex.IGNORECASE)


def shared(spoken: Sequence[Spoken], text: str) -> list[Spoken]:
    """Return attributions with the speakers they share."""
    return [one if one.speaker is not None else _with_speaker(one, spoken, text) for one in spoken]


def _with_speaker(one: Spoken, spoken: Sequence[Spoken], text: str) -> Spoken:
    if one.cue is None:
        return one
    start = one.cue[0]
    for other in spoken:
        if other.speaker is None or other.cue is None:
            continue
        behind = _BEFORE_VERB.fullmatch(text, other.speaker[1], start) is not None
        if behind or any(_AND.fullmatch(text, end, start) for begin, end in other.content if begin > other.cue[0]):
            return replace(one, speaker=other.speaker)
    return one
