"""What is done by speaking, and in answer to violence: its words, its kind, who does it, to whom or what.

In: a scan with the heads of the second graph, and the sentences it is of. Out: acts as spans of characters. The words
of an act are the tokens that are likelier of some kind than of none; its parties are tagged over the tokens of its
sentence, by a layer over the token, the words of the act, its kind, and the steps between (``weights/acts.npz``,
fitted by ``training/said/acts.py``). Never resolves a name, never decides which incident an act is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from rashomon.encoder.argument_scores import steps_from
from rashomon.encoder.labels import ACTS, PARTIES
from rashomon.encoder.model import WEIGHTS, Range, shipped
from rashomon.encoder.scan import Floats, Scan, sigmoid, whole_words

#: The chance of being an act's words, of whatever kind, from which a token is. Set by hand.
LEAST = 0.5
#: Tokens from one piece of an act's words to the next, at most: "called | on rebels | to lay down".
_GAP = 3


@dataclass(frozen=True, slots=True)
class Act:
    """One act, in characters. ``score`` is the chance of its kind, ``violent`` that it is about violence."""

    kind: str
    cue: Range
    who: Range | None
    whom: Range | None
    score: float
    violent: float


@dataclass(frozen=True, slots=True)
class ActHead:
    """The arrays of the head by the names that ``training/said/acting.py`` gives them."""

    weights: Mapping[str, Floats]

    def read(self, scan: Scan, sentences: Sequence[Range], least: float = LEAST) -> tuple[Act, ...]:
        """Return the acts of a scan, in order of place; ``sentences`` are the ranges that were read."""
        return tuple(act for low, high in _rows(scan, sentences) for act in self._of_sentence(scan, low, high, least))

    def _of_sentence(self, scan: Scan, low: int, high: int, least: float) -> Iterator[Act]:
        chances = chances_of(scan.heads["act"][low:high])
        inside = chances[:, :-1].sum(-1) >= least
        for first, stop in _runs(inside, chances[:, :-1].argmax(-1)):
            mean = chances[first:stop][inside[first:stop]].mean(0)
            kind = int(mean[:-1].argmax())
            tags = self._tags(scan, low, high, range(first, stop), kind)
            who, whom = (_party(scan, low, tags, 1 + 2 * number) for number in range(len(PARTIES)))
            cue = whole_words(scan.text, int(scan.offsets[low + first, 0]), int(scan.offsets[low + stop - 1, 1]))
            yield Act(ACTS[kind], cue, who, whom, float(mean[kind]), float(mean[-1]))

    def _tags(self, scan: Scan, low: int, high: int, cue: range, kind: int) -> list[int]:
        """Return the likeliest tag of each token of a sentence, for one act."""
        w = self.weights
        party, words = scan.heads["act_party"][low:high], scan.heads["act_cue"][low:high]
        event = words[cue.start : cue.stop].mean(0) + w["kind"][kind]
        joint = np.maximum(party + event + w["far"][steps_from(high - low, cue)], 0)
        tags: list[int] = (joint @ w["tags"] + w["tags_shift"]).argmax(-1).tolist()
        return tags


@cache
def load_acts(folder: Path = WEIGHTS) -> ActHead:
    """Load the head that ships with the encoder. Raises DataMissing when it is not there."""
    with np.load(shipped(folder / "acts.npz")) as stored:
        return ActHead({name: stored[name].astype(np.float32) for name in stored.files})


def chances_of(scores: Floats) -> Floats:
    """Turn scores (n, 1 + kinds + 1) to the chance of each kind, and that it is about violence: (n, kinds + 1)."""
    scores = scores.astype(np.float32)
    grown = np.exp(scores[:, :-1] - scores[:, :-1].max(-1, keepdims=True))
    chances = grown / grown.sum(-1, keepdims=True)
    result: Floats = np.concatenate([chances[:, 1:], sigmoid(scores[:, -1:])], -1)
    return result


def _rows(scan: Scan, sentences: Sequence[Range]) -> Iterator[Range]:
    """Yield the tokens of each sentence, first and stop; a sentence that a window's border cuts is in pieces."""
    starts = np.searchsorted([start for start, _ in sentences], scan.offsets[:, 0], side="right")
    number = starts * (int(scan.window[-1]) + 1 if len(scan.window) else 1) + scan.window
    cuts = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(number)] if len(number) else []
    yield from pairwise(cuts)


def _runs(inside: np.ndarray, kinds: np.ndarray) -> Iterator[Range]:
    """Yield runs of tokens that are an act's words: first and stop.

    What stands side by side is one act, whatever kind each token is likeliest of: "bears | the responsibility"; so are
    two runs of one kind near each other.
    """
    marks = np.where(inside, kinds, -1).tolist()
    first, last = -1, -1
    for at, kind in enumerate(marks):
        if kind < 0 or (first >= 0 and at - last <= (_GAP if kind == marks[last] else 1)):
            last = at if kind >= 0 else last
            continue
        if first >= 0:
            yield first, last + 1
        first = last = at
    if first >= 0:
        yield first, last + 1


def _party(scan: Scan, low: int, tags: Sequence[int], begins: int) -> Range | None:
    """Return the first span of a party in characters, pieces of words widened to words; None without any.

    It goes on over a sign or two that its tags leave out: "D | . | C | . police".
    """
    at = next((at for at, tag in enumerate(tags) if tag in {begins, begins + 1}), None)
    if at is None:
        return None
    last = at
    while (
        more := next((i for i in range(last + 1, min(last + 4, len(tags))) if tags[i] == begins + 1), None)
    ) is not None:
        if any(tags[i] for i in range(last + 1, more)):
            break
        last = more
    return whole_words(scan.text, int(scan.offsets[low + at, 0]), int(scan.offsets[low + last, 1]))
