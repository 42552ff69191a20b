"""Thresholds of decoding: what is chosen with them, how well that does, and a search for the best.

In: rows of candidates with their chances, keys and marks. Out: thresholds by name, as ``decode.json`` has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from rashomon.encoder.candidates import FILLED, Candidate
from rashomon.encoder.decode import choose
from rashomon.encoder.labels import TYPES
from rashomon.evaluation.benchmarks.marked import TOLD, counted
from rashomon.evaluation.muc4.counts import Counts, total
from rashomon.evaluation.muc4.keys import GttTemplate
from rashomon.evaluation.sets.marked import MarkedText
from rashomon.pipeline.fills import FIELDS
from training.truths import SCORED

Rows = np.ndarray
#: A text as it is chosen from: its id, its candidates, their chances (candidates, types) and those of the types.
Chances = tuple[str, Sequence[Candidate], Rows, Rows]


def templates(texts: Iterable[Chances], thresholds: Mapping[str, float]) -> dict[str, list[GttTemplate]]:
    """Decode every text with the thresholds, as GTT templates."""
    return {
        identity: [
            GttTemplate(TYPES[at], {r: tuple((c.words,) for c, _ in chosen if c.role == r) for r in SCORED})
            for at, chosen in choose(found, chance, kinds.ravel(), thresholds)
        ]
        for identity, found, chance, kinds in texts
    }


def tune(score: Callable[[Mapping[str, float]], float]) -> tuple[float, dict[str, float]]:
    """Set the thresholds one by one, twice over, so that the score is best."""
    thresholds = {"type": 0.4, "guess": 0.15, "bare": 0.4, **dict.fromkeys(FILLED, 0.3)}
    best = score(thresholds)
    for _ in range(2):
        for name in ("type", *SCORED, "guess", "bare"):
            for value in np.arange(0.1, 0.6, 0.05):
                tried = {**thresholds, name: round(float(value), 3)}
                reached = score(tried)
                if reached > best:
                    best, thresholds = reached, tried
    return best, thresholds


def marked_score(texts: Iterable[Chances], marks: Mapping[str, MarkedText], thresholds: Mapping[str, float]) -> float:
    """Return the F1 of all fields of the marked texts, as :mod:`rashomon.evaluation.benchmarks.marked` counts it."""
    counts = Counts()
    for identity, found, chance, kinds in texts:
        words: dict[str, set[str]] = {}
        for _, chosen in choose(found, chance, kinds.ravel(), thresholds):
            for one, _score in chosen:
                words.setdefault(TOLD[FIELDS[one.role]], set()).add(one.words)
        counts += total(counted(marks[identity], words).values())
    return counts.f1


def best_bar(chances: Rows, truth: Rows) -> float:
    """Return the threshold with the best F1 of choosing; for a role that the template metric leaves out."""
    bars = np.arange(0.1, 0.6, 0.05)
    right = [(truth[chances >= bar].sum(), (chances >= bar).sum()) for bar in bars]
    return round(
        float(max(zip(bars, right, strict=True), key=lambda b: 2 * b[1][0] / (b[1][1] + truth.sum() + 1e-9))[0]), 3
    )
