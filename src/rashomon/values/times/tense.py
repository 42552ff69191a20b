"""Whether a time of a sentence is told as past or as coming: the nearest cue of tense decides.

In go a sentence and the range of a time in it, out comes "past", "future" or None where nothing tells, or where what
stands nearest can be either ("to testify on Feb. 10", "is told of in May"). It never looks beyond the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from rashomon.values.times.grammar import TENSE, time_rules
from rashomon.values.times.matching import TimeMatch, longest_of
from rashomon.values.times.tokens import Line

Tense = Literal["past", "future"]
_CLAUSE_END = re.compile(r"[,;:—()\"“”]")
#: Words after which a verb has a subject of its own.
_NEXT_CLAUSE = re.compile(r"\b(?:and|but|or|that|who|which|when|while|after|before|as|because|if|since|where)\b|``|''")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")

#: Behind a date: what has its place on the calendar, whatever is told of it.
_ON_THE_CALENDAR = re.compile(r"(?<=\d)\s(?:deadline|elections?|referendum|run-?off|summit|hearing|vote|ballot|poll)\b")


class Told(NamedTuple):
    """The tense at some words, None where nothing tells.

    ``near`` is whether a verb before them in their own clause tells it, and ``lasting`` whether that is one of what
    went on ("raged until Friday").
    """

    tense: Tense | None = None
    near: bool = False
    lasting: bool = False


def tense_cues(line: Line) -> Sequence[TimeMatch]:
    """Find the cues of tense in a sentence, in order."""
    return longest_of(time_rules(TENSE), line)


def tense_at(sentence: str, cues: Sequence[TimeMatch], start: int, end: int) -> Told:
    """Tell the tense at a time: by the cues of its clause before it, after it, then of the whole sentence.

    A possessive ("Sunday's attack") names something known, whatever the verb around it, and what is put on the calendar
    ("the May 9 deadline") may be over or not.
    """
    if _POSSESSIVE.match(sentence, end) or _ON_THE_CALENDAR.match(sentence, end):
        return Told()
    before = [cue for cue in cues if cue.end <= start]
    after = [cue for cue in cues if cue.start >= end]
    near_before = [cue for cue in before if not _CLAUSE_END.search(sentence, cue.end, start)]
    near_after = [cue for cue in after if not _CLAUSE_END.search(sentence, end + 1, cue.start)]
    for cue in (*_ruling(sentence, near_before), *near_after[:1], *before[-1:], *after[:1]):
        gives = cue.rule.gives
        told = gives.get("before", gives["tense"]) if cue.start >= end else gives["tense"]
        near = cue in near_before
        return Told(_TENSES.get(told), near, near and cue.rule.name == "lasting")
    return Told()


_TENSES: Mapping[str, Tense] = {"past": "past", "future": "future"}


def _ruling(sentence: str, cues: Sequence[TimeMatch]) -> Sequence[TimeMatch]:
    """Return the last of the cues before a time, or none: "will redeem preferred shares" stays what "will" makes it.

    A word that may be an adjective by its ending counts only where a clause of its own can have begun.
    """
    if not cues:
        return ()
    last, *others = reversed(cues)
    if last.rule.name == "regular" and others and others[0].rule.gives["tense"] == "future":
        return (last if _NEXT_CLAUSE.search(sentence, others[0].end, last.start) else others[0],)
    return (last,)
