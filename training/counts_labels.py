"""What the head for counted numbers learns from: numbers that sets tell of, and beside them what the rules are sure of.

In: the folder of labelled sets. Out: for each text its numbers with label and weight. What a set tells goes first. A
number that a rule reads a field of is that field. One that no rule reads counts something else where its sentence has
no word of harm, or where what the rules read comes to the coded totals; every other number is left out. Of passages
whose numbers were all marked (``evals/marked/numbers``) each is what its mark says. Of awsd, RAMS and WikiEvents the
held-out parts are left out, of gva all that was only counted, of MUC-4 the development texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import regex

from rashomon.encoder.counts import Number
from rashomon.encoder.labels import BESIDE, COUNTED
from rashomon.evaluation.counted_by_rules import counted_by_rules
from rashomon.evaluation.sets import awsd, counted, gva, marked, numbers
from rashomon.evaluation.sets.counted import CountedText, coded_totals, of_coded, of_marked
from rashomon.evaluation.splits import fold, held_out, studied
from training.data import synthetic

#: How much a label counts: told by a set, read by a rule (or laid to a long report), read by none.
TOLD, RULED, NOTHING = 1.0, 0.5, 0.3
#: One of how many machine-written stories is read.
STORIES = 8
_HARM = regex.compile(
    r"\b(?:kill|dead|dea?th|die[ds]?\b|dying|fatal|slain|murder|massacre|assassin|execut|shoot|shot|wound|injur|hurt|casualt"
    r"|victim|hit\b|struck|kidnap|abduct|hostage|captur|seiz|taken?\b|took\b|arrest|detain|custody|missing|disappear|attack"
    r"|gunm[ae]n|assailant|bomb|rocket|missile|drone|shell|fire[ds]?\b|destroy|damag|burn|lives\b|los[ts]|body|bodies|perish|claim)",
    regex.I,
)


@dataclass(frozen=True, slots=True)
class Label:
    """What is learned of a number: its place in ``COUNTED``, how much that counts, and which of ``BESIDE`` are told.

    ``beside`` is None where nobody marked it.
    """

    number: Number
    label: int
    weight: float
    beside: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text and what is learned from its numbers."""

    text: CountedText
    labels: tuple[Label, ...]


def lessons(data: Path) -> Iterator[Lesson]:
    """Yield the lessons of every training text, marked passages first, then those of one set after the other."""
    for one in numbers.load(data, held=False):
        yield Lesson(one.passage, tuple(_marked(one)))
    for text, coded in _texts(data):
        labels = tuple(_labels(text, coded))
        if labels:
            yield Lesson(text, labels)


def trained_on(id_: str) -> bool:
    """Tell whether a text with told numbers may be trained on: MUC-4's come from the training split alone."""
    return id_.startswith("muc4/") or not held_out(id_)


def _texts(data: Path) -> Iterator[tuple[CountedText, Mapping[str, int]]]:
    """Yield texts with the totals that are coded of them, none where nothing is."""
    rows = {one.id: one for one in awsd.load_counts(data / awsd.FILE.format(split=awsd.SPLIT)) if not held_out(one.id)}
    for one in counted.load(data, "train"):
        if trained_on(one.id) and one.id not in rows:
            yield one, {}
    for row in rows.values():
        yield of_coded(row.id, row.text, totals := coded_totals(row)), totals
    reports, incidents = gva.load(data / "gva")
    for told in reports:
        key = f"gva/{told.incidents[0]}"
        if studied(key) and len(told.incidents) == 1:
            known = incidents[told.incidents[0]]
            totals = {"killed": known.killed, "injured": known.injured}
            yield of_coded(key, gva.report_of(told).text, totals), totals
    for one in marked.load(data, held=False):
        yield of_marked(one), {}
    for story in synthetic.load(data):
        if fold(story.id, STORIES) == 0:
            yield of_coded(story.id, story.text, {}), {}


def _marked(one: numbers.NumberText) -> Iterator[Label]:
    for at, what in one.passage.told.items():
        told = one.beside.get(at, frozenset())
        beside = tuple(float(name in told) for name in BESIDE) if what != "other" else None
        yield Label(one.passage.numbers[at], COUNTED.index(what), TOLD, beside)


def _labels(text: CountedText, coded: Mapping[str, int]) -> Iterator[Label]:
    by_rules = counted_by_rules(text.sentences, text.numbers)
    settled = bool(coded) and all(_sum(text, by_rules, what) == total for what, total in coded.items())
    told = TOLD if not text.id.startswith("gva/") else RULED
    for at, number in enumerate(text.numbers):
        read = by_rules.get(at)
        if at in text.told:
            yield Label(number, COUNTED.index(text.told[at]), told)
        elif read in COUNTED:
            yield Label(number, COUNTED.index(read), RULED)
        elif read is None and (settled or not _HARM.search(text.sentences[number.sentence].text)):
            yield Label(number, 0, NOTHING)


def _sum(text: CountedText, by_rules: Mapping[int, str], what: str) -> int:
    """Return what the numbers that rules read as one field come to."""
    return sum(text.numbers[at].value.low or 0 for at, read in by_rules.items() if read == what)
