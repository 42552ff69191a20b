"""Names in running text: people, bodies, places, times, weapons, each as a span with its label.

In: a scan with the hidden states of its tokens. Out: spans of characters with labels (``labels.ENTITIES``). A small
head of its own (``weights/entities.npz``, fitted by ``training/entities.py``) reads the states beside how the words are
written: a layer, a convolution over five tokens, a choice of tags. The best path is taken in which no span goes on that
has not begun.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from rashomon.encoder.arguments import HIDDEN
from rashomon.encoder.chain import best_path, tagged
from rashomon.encoder.labels import ENTITIES
from rashomon.encoder.model import WEIGHTS, shipped
from rashomon.encoder.scan import Floats, Scan
from rashomon.encoder.shapes import shapes

#: The output of the encoder that the head reads, to be asked of ``Encoder.scan``.
NEEDS = HIDDEN
#: Tokens to either side that the convolution looks at.
REACH = 2
#: A score that no path with a better choice ever takes.
_NEVER = -1e4

Entity = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class EntityHead:
    """The arrays of the head by the names that ``training/entities.py`` gives them."""

    weights: Mapping[str, Floats]

    def read(self, scan: Scan) -> tuple[Entity, ...]:
        """Return start, end and label of each name of a scan that has the head ``NEEDS``, in order of place."""
        if not len(scan.offsets):
            return ()
        rows = np.concatenate([scan.heads[NEEDS].astype(np.float32), shapes(scan)], axis=1)
        found: list[Entity] = []
        for number in range(int(scan.window[-1]) + 1):
            here = np.flatnonzero(scan.window == number)
            for span in tagged(best_path(self.scores(rows[here]), _steps()), ENTITIES):
                first, last = here[span.first], here[span.stop - 1]
                found.append((int(scan.offsets[first, 0]), int(scan.offsets[last, 1]), span.label))
        return tuple(found)

    def scores(self, rows: Floats) -> Floats:
        """Return the score of each tag: of the tokens of one window (n, width) to (n, tags)."""
        w = self.weights
        centred = rows - rows.mean(-1, keepdims=True)
        normal = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5) * w["norm_scale"] + w["norm_shift"]
        own = _gelu(normal @ w["own"] + w["own_shift"])
        padded = np.pad(own, ((REACH, REACH), (0, 0)))
        near = sliding_window_view(padded, 2 * REACH + 1, axis=0)  # (n, width, tokens)
        beside = _gelu(np.einsum("nwt,twv->nv", near, w["near"], optimize=True) + w["near_shift"])
        scores: Floats = np.concatenate([own, beside], axis=1) @ w["tags"] + w["tags_shift"]
        return scores


@cache
def load_entities(folder: Path = WEIGHTS) -> EntityHead:
    """Load the head that ships with the encoder. Raises DataMissing when it is not there."""
    with np.load(shipped(folder / "entities.npz")) as stored:
        return EntityHead({name: stored[name].astype(np.float32) for name in stored.files})


def _gelu(values: Floats) -> Floats:
    """Return the Gaussian error linear unit by its tanh form (Hendrycks and Gimpel 2016)."""
    result: Floats = 0.5 * values * (1 + np.tanh(np.sqrt(2 / np.pi) * (values + 0.044715 * values**3)))
    return result


@cache
def _steps() -> Floats:
    """Return the scores of one tag after another: none but for an "inside" that follows nothing of its label."""
    steps = np.zeros((1 + 2 * len(ENTITIES),) * 2, np.float32)
    for label in range(len(ENTITIES)):
        begins, inside = 1 + 2 * label, 2 + 2 * label
        steps[:, inside] = _NEVER
        steps[[begins, inside], inside] = 0
    return steps
