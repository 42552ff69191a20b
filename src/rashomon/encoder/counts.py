"""What each number of a report counts: those killed, those wounded, attackers, munitions, or something else.

In: a scan with the hidden states of its tokens, and the numbers of the text. Out: the chance of each of ``COUNTED`` for
each number, and of each of ``BESIDE``. A small head of its own (``weights/counts.npz``, fitted by
``training/counts.py``) reads the states of the number and of the noun behind it, and looks from there at the tokens
near by. Never says of which incident a number is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rashomon.encoder.arguments import tokens_of
from rashomon.encoder.counts_scores import CountScores, Place
from rashomon.encoder.labels import BESIDE, COUNTED
from rashomon.encoder.model import WEIGHTS, shipped
from rashomon.encoder.scan import Scan, sigmoid, softmax
from rashomon.encoder.spans import STATES, states_of
from rashomon.records import Quantity, Sentence
from rashomon.values.quantities import find_quantities

#: The outputs of the encoder that the head reads side by side, to be asked of ``Encoder.scan``.
NEEDS = STATES


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: where its words begin and end, and where the noun phrase behind it ends.

    Places are characters of the text, ends exclusive. An article that counts is a number: "a guard was killed".
    """

    start: int
    end: int
    stop: int
    value: Quantity
    sentence: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A number with the chance of each of ``COUNTED``, in their order; the chances add up to 1.

    ``beside`` are the chances of ``BESIDE``, each by itself.
    """

    number: Number
    chances: tuple[float, ...]
    beside: tuple[float, ...]

    @property
    def best(self) -> tuple[str, float]:
        """What it counts most likely, and how likely."""
        return max(zip(COUNTED, self.chances, strict=True), key=lambda pair: pair[1])

    def chance_of(self, what: str) -> float:
        """How likely one of ``BESIDE`` is told of it."""
        return self.beside[BESIDE.index(what)]


@dataclass(frozen=True, slots=True)
class CountHead:
    """The head, loaded once."""

    scores: CountScores

    def read(self, scan: Scan, numbers: Iterable[Number]) -> list[Weighed]:
        """Return the numbers whose words the scan holds, in order, each with its chances.

        ``scan`` has the heads ``NEEDS``.
        """
        made: list[Weighed] = []
        for window, places in placed(scan, numbers):
            hidden = states_of(scan, window)
            found = self.scores.scores(hidden, [at for _, at in places])
            chances = softmax(found[:, : len(COUNTED)]).tolist()
            beside = sigmoid(found[:, len(COUNTED) :]).tolist()
            rows = zip(places, chances, beside, strict=True)
            made += [Weighed(one, tuple(counted), tuple(rest)) for (one, _), counted, rest in rows]
        return made


def placed(scan: Scan, numbers: Iterable[Number]) -> Iterator[tuple[slice, list[tuple[Number, Place]]]]:
    """Yield the windows of a scan that hold numbers: their tokens, and where each number stands in the window."""
    by_window: dict[int, list[tuple[Number, range, range]]] = {}
    for one in numbers:
        own = tokens_of(scan, (one.start, one.end))
        if own:
            noun, window = tokens_of(scan, (one.end, one.stop)) or own, int(scan.window[own.start])
            if scan.window[noun.start] != window:
                noun = own  # a sentence longer than a window was cut between the number and its noun
            by_window.setdefault(window, []).append((one, own, noun))
    for window, found in sorted(by_window.items()):
        first, last = np.searchsorted(scan.window, [window, window + 1]).tolist()
        yield (
            slice(first, last),
            [(one, (_within(own, first, last), _within(noun, first, last))) for one, own, noun in found],
        )


def numbers_of(sentences: Sequence[Sentence]) -> list[Number]:
    """Return the numbers of sentences in order of place, with articles that count ("a policeman was killed")."""
    return [one for sentence in sentences for one in _numbers(sentence)]


@cache
def load_counts(folder: Path = WEIGHTS) -> CountHead:
    """Load the head that ships with the encoder. Raises DataMissing when it is not there."""
    with np.load(shipped(folder / "counts.npz")) as stored:
        return CountHead(CountScores({name: stored[name].astype(np.float32) for name in stored.files}))


def _numbers(sentence: Sentence) -> Iterator[Number]:
    at, folded = sentence.span.start, sentence.text.lower()
    for found in find_quantities(sentence.text, articles=True):
        if found.value.low is None and found.value.high is None:
            continue  # "an unknown number": there is nothing to weigh
        behind = folded.find(found.value.counted, found.end) if found.value.counted else -1
        stop = behind + len(found.value.counted) if behind >= 0 else found.end
        yield Number(at + found.start, at + found.end, at + stop, found.value, sentence.index)


def _within(tokens: range, first: int, last: int) -> range:
    """Return tokens counted from the beginning of their window, cut at its end."""
    return range(tokens.start - first, max(min(tokens.stop, last), tokens.start + 1) - first)
