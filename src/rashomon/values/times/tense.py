"""Whether a time of a sentence is told as past or as coming: the nearest cue of tense decides.

In go a sentence and the range of a time in it, out comes "past", "future" or None where nothing tells. It never looks
beyond the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.values.times.grammar import TENSE, time_rules
from rashomon.values.times.matching import TimeMatch, longest_of
from rashomon.values.times.tokens import Line

Tense = Literal["past", "future"]
#: The tense at some words, None where nothing tells, and whether a verb before them in their own clause tells it.
Told = tuple[Tense | None, bool]
_CLAUSE_END = re.compile(r"[,;:—()\"“”]")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")


def tense_cues(line: Line) -> Sequence[TimeMatch]:
    """Find the cues of tense in a sentence, in order."""
    return longest_of(time_rules(TENSE), line)


def tense_at(sentence: str, cues: Sequence[TimeMatch], start: int, end: int) -> Told:
    """Tell the tense at a time: by the cues of its clause before it, after it, then of the whole sentence.

    A possessive ("Sunday's attack") names something known, whatever the verb around it.
    """
    if _POSSESSIVE.match(sentence, end):
        return None, False
    before = [cue for cue in cues if cue.end <= start]
    after = [cue for cue in cues if cue.start >= end]
    near_before = [cue for cue in before if not _CLAUSE_END.search(sentence, cue.end, start)]
    near_after = [cue for cue in after if not _CLAUSE_END.search(sentence, end + 1, cue.start)]
    for cue in (*near_before[-1:], *near_after[:1], *before[-1:], *after[:1]):
        gives = cue.rule.gives
        told = gives.get("before", gives["tense"]) if cue.start >= end else gives["tense"]
        return ("future" if told == "future" else "past"), cue in near_before
    return None, False
