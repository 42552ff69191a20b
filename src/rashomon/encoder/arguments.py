"""The argument head: for an event whose trigger and type are given, who or what plays which role in it.

In: a scan with the hidden states of its tokens, and triggers with the types of their events. Out: for each trigger the
spans found and their roles. ``argument_scores`` gives the scores of tags; the window is looked at that holds the
trigger, so that what stands beyond it is not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np

from rashomon.encoder.argument_scores import load_scores
from rashomon.encoder.labels import ARGUMENT_LABELS
from rashomon.encoder.model import WEIGHTS, Range
from rashomon.encoder.scan import Floats, Scan, whole_words

#: The output of the encoder that the head reads, to be asked of ``Encoder.scan``.
HIDDEN = "hidden"
#: How much the score of "outside" is lowered: few tokens are any argument's. Chosen with the head, on folds of the
#: training texts (``training.arguments --folds``).
LENIENCE = 1.5
#: Start and end (exclusive) in characters, and the type of the event.
Trigger = tuple[int, int, str]
#: Start, end (exclusive) in characters, and the role: one of ``ARGUMENT_LABELS``.
Argument = tuple[int, int, str]


class Scores(Protocol):
    """What gives the scores of tags for one event: :class:`rashomon.encoder.argument_scores.ArgumentScores`."""

    def scores(self, hidden: Floats, trigger: range, kind: str) -> Floats:
        """Return (tokens, 1 + 2 * roles) scores."""
        ...


@dataclass(frozen=True, slots=True)
class ArgumentHead:
    """The numbers of the head, loaded once."""

    scores: Scores

    def read(self, scan: Scan, triggers: Sequence[Trigger]) -> list[tuple[Argument, ...]]:
        """Return the arguments of each trigger; none where no token of it is read.

        ``scan`` holds the head ``HIDDEN``.
        """
        return [tuple(self._arguments(scan, (start, end), kind)) for start, end, kind in triggers]

    def _arguments(self, scan: Scan, place: Range, kind: str) -> Iterator[Argument]:
        touched = tokens_of(scan, place)
        if touched:
            here = np.flatnonzero(scan.window == scan.window[touched.start])
            first = int(here[0])
            hidden = scan.heads[HIDDEN][here].astype(np.float32)
            trigger = range(touched.start - first, min(touched.stop - first, len(here)))
            yield from _spans(scan, first, _tags(self.scores.scores(hidden, trigger, kind)))


@cache
def load_arguments(folder: Path = WEIGHTS) -> ArgumentHead:
    """Load the head that ships with the encoder. Raises DataMissing when it is not there."""
    return ArgumentHead(load_scores(folder))


def tokens_of(scan: Scan, place: Range) -> range:
    """Return the tokens that a range of characters touches; none where it was not read."""
    touched = np.flatnonzero((scan.offsets[:, 1] > place[0]) & (scan.offsets[:, 0] < place[1]))
    return range(int(touched[0]), int(touched[-1]) + 1) if len(touched) else range(0)


def _tags(scores: Floats) -> list[int]:
    """Return the likeliest tag of each token, "outside" made less likely."""
    lenient = scores.copy()
    lenient[:, 0] -= LENIENCE
    tags: list[int] = lenient.argmax(axis=-1).tolist()
    return tags


def _spans(scan: Scan, first: int, tags: Sequence[int]) -> Iterator[Argument]:
    """Read spans off the tags of a window's tokens: 0 outside, 1 + 2k begins role k, 2 + 2k goes on with it.

    A tag that goes on with a role not begun begins it. Pieces of words are widened to the words.
    """
    runs: list[tuple[int, int, int]] = []
    for at, tag in enumerate(tags, first):
        role = (tag - 1) // 2
        if tag and tag % 2 == 0 and runs and runs[-1][1:] == (at, role):
            runs[-1] = (runs[-1][0], at + 1, role)
        elif tag:
            runs.append((at, at + 1, role))
    for start, stop, role in runs:
        yield (
            *whole_words(scan.text, int(scan.offsets[start, 0]), int(scan.offsets[stop - 1, 1])),
            ARGUMENT_LABELS[role],
        )
