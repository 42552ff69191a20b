"""The numbers of the head for what is counted, and the sums they make.

In: the hidden states of a window's tokens, and where its numbers and their nouns stand. Out: a score for each of
``COUNTED`` and then ``BESIDE``. Every state goes through one layer. From a number and its noun (means of their states)
each of ``HEADS`` attends to the tokens within ``REACH``, by what they are and how far off they stand; a second layer
reads all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.scan import Floats, softmax

#: How many tokens to either side of a number are looked at.
REACH = 32
#: Ways to look, each of ``WIDTH // HEADS`` numbers.
HEADS, WIDTH = 4, 128
#: The tokens of a number and those of its noun, counted from the beginning of the window.
Place = tuple[range, range]


@dataclass(frozen=True, slots=True)
class CountScores:
    """The arrays of the head by the names that ``training/counts.py`` gives them."""

    weights: Mapping[str, Floats]

    def scores(self, hidden: Floats, places: Sequence[Place]) -> Floats:
        """Return (numbers, counted and beside) scores of the numbers of one window; ``hidden`` is (tokens, width)."""
        w = self.weights
        states = _relu(_normal(hidden) * w["norm_scale"] + w["norm_shift"], w["state"], w["state_shift"])
        keys, values = states @ w["keys"], states @ w["values"]
        rows = [np.concatenate([states[own].mean(0), states[noun].mean(0)]) for own, noun in places]
        asked = np.stack(rows) @ w["asks"]
        looked = [self._looked(asked[at], keys, values, own.start) for at, (own, _) in enumerate(places)]
        inner = _relu(np.concatenate([np.stack(rows), np.stack(looked)], axis=1), w["inner"], w["inner_shift"])
        found: Floats = inner @ w["counted"] + w["counted_shift"]
        return found

    def _looked(self, asked: Floats, keys: Floats, values: Floats, at: int) -> Floats:
        """Return what a number at a token draws from the tokens around it: (WIDTH,)."""
        first, stop = max(0, at - REACH), min(len(keys), at + REACH + 1)
        size = WIDTH // HEADS
        near = keys[first:stop].reshape(-1, HEADS, size)
        fit = np.einsum("nhs,hs->hn", near, asked.reshape(HEADS, size)) / np.sqrt(size)
        shares = softmax(fit + self.weights["steps"][first - at + REACH : stop - at + REACH].T)
        drawn: Floats = np.einsum("hn,nhs->hs", shares, values[first:stop].reshape(-1, HEADS, size)).reshape(-1)
        return drawn


def _normal(rows: Floats) -> Floats:
    centred = rows - rows.mean(-1, keepdims=True)
    normal: Floats = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
    return normal


def _relu(rows: Floats, weight: Floats, shift: Floats) -> Floats:
    raised: Floats = np.maximum(rows @ weight + shift, 0)
    return raised
