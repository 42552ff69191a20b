"""Whether two fills of one incident type belong to one incident: what a report shows of the two, and the chance.

In: two fills with the places where they are named, and the times and places of the report. Out: numbers by name, and a
chance. The weights in ``together.json`` are those of a logistic regression that ``training/parting.py`` fits on MUC-4's
training texts. Nothing here asks the encoder for anything but where a fill is named, so it holds for another encoder.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log1p

import regex

from rashomon.encoder.candidates import FILLED, Candidate
from rashomon.extract.settings import Settings
from rashomon.records import Sentence

#: The share of its best place's score from which another place of a fill counts. Set by hand.
_CLEAR = 0.3
#: Characters beyond which it no longer matters how far apart two fills are; those within which a list is looked for.
_FAR, _NEAR = 2000, 60
#: Words between two fills that open another incident, or go on with the same. Counted by sort.
_CUES = {
    "another": regex.compile(r"\b(?:another|other|second|third|separate|separately)\b"),
    "also": regex.compile(r"\b(?:also|in addition|furthermore|likewise|similar)\b"),
    "meanwhile": regex.compile(r"\b(?:meanwhile|on the other hand|elsewhere)\b"),
    "when": regex.compile(r"\b(?:earlier|later|previous|previously|last|ago|yesterday|today)\b"),
    "happening": regex.compile(r"\b(?:attack|bombing|bomb|explosion|exploded|killed|murdered|kidnapped|assassinated)"),
}

#: What is measured of a pair, by name.
Shown = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Around:
    """A report's text with the starts of its sentences, and what times and places are named where."""

    text: str
    starts: Sequence[int]
    times: Sequence[tuple[int, Hashable]]
    places: Sequence[tuple[int, Hashable]]

    def sentence(self, position: int) -> int:
        """Return the number of the sentence that a character stands in."""
        return bisect_right(self.starts, position) - 1

    def within(self, sentence: int) -> tuple[int, int]:
        """Return where a sentence begins, and where the next does."""
        last = sentence + 1 == len(self.starts)
        return self.starts[sentence], len(self.text) if last else self.starts[sentence + 1]


@dataclass(frozen=True, slots=True)
class Named:
    """Where a fill is named: its best place, the sentences of all clear ones, and times and places in the best one."""

    role: str
    start: int
    end: int
    best: int
    sentences: tuple[int, ...]
    times: frozenset[Hashable]
    places: frozenset[Hashable]


def around_of(text: str, sentences: Sequence[Sentence], settings: Settings) -> Around:
    """Gather what pairs are looked at with; times without a first day tell nothing."""
    times, places = [], []
    for sentence in sentences:
        told = settings[sentence.index]
        times += [(span.start, (time.start, time.end)) for span, time in told.times if time.start]
        places += [(span.start, place.name) for span, place in told.places]
    return Around(text, [sentence.span.start for sentence in sentences], times, places)


def named(one: Candidate, around: Around) -> Named:
    """Tell where a candidate is named."""
    best = one.best
    home = around.sentence(best.start)
    clear = {around.sentence(spot.start) for spot in one.spots if spot.score >= _CLEAR * best.score}
    times, places = (frozenset(_between(told, *around.within(home))) for told in (around.times, around.places))
    return Named(one.role, best.start, best.end, home, tuple(sorted(clear)), times, places)


def chance(one: Named, other: Named, around: Around) -> float:
    """Return the chance that two fills belong to one incident, the same for both orders."""
    base, weights = _weights()
    score = base + sum(weights.get(name, 0.0) * value for name, value in shown(one, other, around).items())
    return 1 / (1 + exp(-score))


def shown(one: Named, other: Named, around: Around) -> Shown:
    """Return what a report shows of two fills, the same for both orders."""
    first, second = sorted((one, other), key=lambda fill: (fill.start, fill.end, FILLED.index(fill.role)))
    between = around.text[first.end : second.start].lower()
    gap = min(abs(a - b) for a in one.sentences for b in other.sentences)
    far = {
        "sentences apart": gap, "best places apart": second.best - first.best,
        "first places apart": abs(one.sentences[0] - other.sentences[0]),
        "hundred characters apart": min(_FAR, max(0, second.start - first.end)) / 100,
        "times between": len(set(_between(around.times, first.start, second.start))),
        "places between": len(set(_between(around.places, first.start, second.start))),
    }  # fmt: skip
    return {
        **far,
        **{f"log of {name}": log1p(value) for name, value in far.items()},
        "one sentence": gap == 0,
        "one list": len(between) < _NEAR and ("and" in between.split() or between.strip() == ","),
        "sentences of both": len(set(one.sentences) & set(other.sentences)),
        "sentences of either": len(one.sentences) + len(other.sentences),
        "earlier best place": first.best,
        "later best place": second.best,
        **{f"{name} between": len(cue.findall(between)) for name, cue in _CUES.items()},
        **_agreeing("time", one.times, other.times),
        **_agreeing("place", one.places, other.places),
        " and ".join(sorted((one.role, other.role), key=FILLED.index)): 1,
    }


def _between(told: Sequence[tuple[int, Hashable]], start: int, end: int) -> Iterator[Hashable]:
    """Yield what is told from one character up to another."""
    low, high = (bisect_left(told, at, key=lambda one: one[0]) for at in (start, end))
    return (value for _, value in told[low:high])


def _agreeing(name: str, ours: frozenset[Hashable], theirs: frozenset[Hashable]) -> dict[str, float]:
    both = bool(ours and theirs)
    return {f"same {name}": both and bool(ours & theirs), f"other {name}": both and not ours & theirs}


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    found = json.loads((files(__package__) / "together.json").read_text("utf-8"))
    return found["base"], found["weights"]
