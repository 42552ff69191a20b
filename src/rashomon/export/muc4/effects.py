"""What became of a target, from the words near it.

In: a report's text and where the words for the target stand. Out: effects of the MUC-4 set lists, NOTHING where no word
near tells. The words are in ``vocabulary/effects.yaml``. MUC-4 task documentation, part 1, sections 7.17 and 7.24.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from rashomon.export.muc4.notation import NOTHING
from rashomon.records import Span
from rashomon.vocabulary import load_vocabulary

#: A cue in the sentence after or before counts as this many characters further away.
NEXT_SENTENCE = 200
#: How many characters beyond the sentence are searched at all.
WINDOW = 100
_SENTENCE_END = regex.compile(
    r"(?<!\b(?:mr|dr|gen|col|lt|maj|capt|msgr|no|u\.s|st))[.!?][\"”]?\s+(?=\S)|\n\s*\n", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells an effect, and where it stands."""

    effect: str
    start: int
    end: int


def human_effect(text: str, spans: Sequence[Span], incident: str = "ATTACK", stage: str = "ACCOMPLISHED") -> str:
    """Return what became of a person or group (slot 23): DEATH, INJURY, NO INJURY, REGAINED FREEDOM ... or NOTHING.

    ``spans`` are all places where the text names them; ``incident`` and ``stage`` are the fills of slots 4 and 5, which
    bar some effects: freedom is regained from kidnappings only, nobody dies of an attack that was only attempted.
    """
    barred = set() if incident == "KIDNAPPING" else {"REGAINED FREEDOM"}
    if incident == "ATTACK" and stage != "ACCOMPLISHED":
        barred |= {"DEATH", "NO INJURY OR DEATH"}
    return _nearest(text, spans, "human", barred)


def nobody_hurt(text: str, spans: Sequence[Span]) -> str:
    """Return what is said of there being no victims near the words for a target: NO INJURY OR DEATH, NO INJURY."""
    return _nearest(text, spans, "human", {"REGAINED FREEDOM", "DEATH", "INJURY"})


def sentences_of(text: str, spans: Iterable[Span]) -> str:
    """Return the sentences that hold the starts of spans, in the order of the text, each once, with blanks between."""
    return " ".join(text[start:end] for start, end in sorted({sentence_round(text, span) for span in spans}))


def physical_effect(text: str, spans: Sequence[Span], incident: str = "ATTACK", stage: str = "ACCOMPLISHED") -> str:
    """Return what became of a thing (slot 16): DESTROYED, SOME DAMAGE, NO DAMAGE ... or NOTHING.

    Arson done implies at least SOME DAMAGE (section 7.17, note 2); what is taken counts for a robbery only.
    """
    barred = set() if incident == "ROBBERY" else {"PROPERTY TAKEN FROM TARGET"}
    found = _nearest(text, spans, "physical", barred)
    if incident == "ARSON" and stage == "ACCOMPLISHED" and found in {NOTHING, "NO DAMAGE"}:
        return "SOME DAMAGE"
    if stage == "ATTEMPTED" and found == NOTHING:
        return "NO DAMAGE"
    return found


def _nearest(text: str, spans: Sequence[Span], sort: str, barred: Iterable[str]) -> str:
    lowered = text.lower()
    best, effect = float("inf"), NOTHING
    for span in spans:
        for distance, cue in _cues_near(lowered, span, sort):
            if cue.effect not in barred and distance < best:
                best, effect = distance, cue.effect
    return effect


def _cues_near(text: str, span: Span, sort: str) -> Iterable[tuple[int, Cue]]:
    start, end = sentence_round(text, span)
    for cue in _cues(text, max(0, start - WINDOW), min(len(text), end + WINDOW), sort):
        gap = cue.start - span.end if cue.start >= span.end else span.start - cue.end
        outside = not start <= cue.start < end
        if gap >= 0:
            yield gap + (NEXT_SENTENCE if outside else 0), cue


def sentence_round(text: str, span: Span) -> tuple[int, int]:
    """Return where the sentence that holds the start of a span begins and ends."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() > span.start:
            return start, match.start() + 1
        start = match.end()
    return start, len(text)


def _cues(text: str, start: int, end: int, sort: str) -> list[Cue]:
    found: list[Cue] = []
    for effect, pattern in _patterns(sort):
        for match in pattern.finditer(text, start, end):
            if not any(cue.start < match.end() and match.start() < cue.end for cue in found):
                found.append(Cue(effect, match.start(), match.end()))
    return found


@cache
def _patterns(sort: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    entries = load_vocabulary("effects")[sort].items()
    return tuple((effect, regex.compile(rf"\b(?:{'|'.join(forms)})\b")) for effect, forms in entries)
