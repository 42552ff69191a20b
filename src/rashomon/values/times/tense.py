"""Whether a time of a sentence is told as past or as coming: the nearest cue of tense decides.

In go a sentence and the range of a time in it, out comes "past", "future" or None where nothing tells. It never looks
beyond the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.rules import Match, find_all, load_rules, longest

Tense = Literal["past", "future"]
_CLAUSE_END = re.compile(r"[,;:—()\"“”]")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")


def tense_cues(sentence: str) -> Sequence[Match]:
    """Find the cues of tense in a sentence, in order."""
    return longest(find_all(load_rules("tense_en"), sentence))


def tense_at(sentence: str, cues: Sequence[Match], start: int, end: int) -> Tense | None:
    """Tell the tense at a time: by the cues of its clause before it, after it, then of the whole sentence.

    A possessive ("Sunday's attack") names something known, whatever the verb around it.
    """
    if _POSSESSIVE.match(sentence, end):
        return None
    before = [cue for cue in cues if cue.end <= start]
    after = [cue for cue in cues if cue.start >= end]
    near_before = [cue for cue in before if not _CLAUSE_END.search(sentence, cue.end, start)]
    near_after = [cue for cue in after if not _CLAUSE_END.search(sentence, end + 1, cue.start)]
    for cue in (near_before[-1:], near_after[:1], before[-1:], after[:1]):
        if cue:
            return "future" if cue[0].rule.gives["tense"] == "future" else "past"
    return None
