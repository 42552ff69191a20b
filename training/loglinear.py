"""A log-linear model over the candidates of each report, the right one of several left open.

In: rows of features by report, and which are right. Out: weights by feature, rounded to hundredths. The chance of a row
is the share of the exponential of its score in its report; what is made likely is that any of the right rows is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STEPS = 300


@dataclass(frozen=True)
class Candidates:
    """The candidates of one report: the features of each, which are right, and what the report counts for."""

    features: Sequence[Collection[str]]
    right: Sequence[bool]
    counts: float = 1.0


def fit(reports: Sequence[Candidates], *, penalty: float, seen: int) -> dict[str, float]:
    """Fit; a feature must be seen in ``seen`` rows to have a weight. Every report must have a right candidate."""
    rows = [set(row) for one in reports for row in one.features]
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= seen)
    x = np.array([[float(name in row) for name in names] for row in rows])
    groups = np.array([number for number, one in enumerate(reports) for _ in one.features])
    right = np.array([good for one in reports for good in one.right])
    weights = descend(x, groups, right, np.array([one.counts for one in reports]), penalty)
    return {name: value for name, value in zip(names, weights, strict=True) if value}


def descend(
    x: NDArray[np.float64],
    groups: NDArray[np.int64],
    right: NDArray[np.bool_],
    counts: NDArray[np.float64],
    penalty: float,
    steps: int = _STEPS,
) -> list[float]:
    """Return the weights of a conditional logit, to two places: rows ``x``, the group of each, which are right.

    ``counts`` is how much each group counts, ``penalty`` the quadratic one. By Adam (Kingma and Ba 2015, "Adam: a
    method for stochastic optimization").
    """
    w = np.zeros(x.shape[1])
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):
        score = x @ w
        top = np.full(len(counts), -np.inf)
        np.maximum.at(top, groups, score)
        e = np.exp(score - top[groups])
        p = e / np.bincount(groups, e)[groups]
        q = np.where(right, e, 0.0)
        q = q / np.bincount(groups, q)[groups]
        gradient = x.T @ ((p - q) * counts[groups]) + penalty * w
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        rate = 0.1 if step < steps * 0.7 else 0.02
        w -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return [round(float(value), 2) for value in w]
