"""The best path through a linear chain of tags, how sure each of its tags is, and the spans it marks.

In: scores per token and tag, and scores of one tag after another. Out: tags, chances, spans. Viterbi 1967; the chain
is that of Lafferty, McCallum and Pereira 2001, its scores trained with the encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.scan import Floats


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of tokens ``[first, stop)`` with its label; ``goes_on`` when it begins inside, cut by a border."""

    first: int
    stop: int
    label: str
    goes_on: bool = False


def best_path(scores: Floats, steps: Floats) -> NDArray[np.int64]:
    """Return the best tag of each token: ``scores`` (n, tags), ``steps`` (tags, tags) from one tag to the next."""
    if not len(scores):
        return np.zeros(0, np.int64)
    best, back = scores[0], np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        joint = best[:, None] + steps
        back[at] = joint.argmax(0)
        best = joint.max(0) + scores[at]
    path = np.zeros(len(scores), np.int64)
    path[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def marginals(scores: Floats, steps: Floats) -> Floats:
    """Return the chance of each tag of each token, all paths considered (forward-backward): (n, tags)."""
    if not len(scores):
        return scores
    own = np.exp(scores - scores.max(-1, keepdims=True)).astype(np.float64)
    step = np.exp(np.clip(steps - steps.max(), -60, 0)).astype(np.float64)
    ahead, behind = own.copy(), np.ones_like(own)
    ahead[0] /= ahead[0].sum()
    for at in range(1, len(own)):
        row = (ahead[at - 1] @ step) * own[at]
        ahead[at] = row / row.sum()
    for at in range(len(own) - 2, -1, -1):
        row = step @ (own[at + 1] * behind[at + 1])
        behind[at] = row / row.sum()
    both = ahead * behind
    chances: Floats = (both / both.sum(-1, keepdims=True)).astype(np.float32)
    return chances


def tagged(tags: Sequence[int] | NDArray[np.int64], labels: Sequence[str]) -> list[Tagged]:
    """Return the spans of BIO tags: 0 outside, 1 + 2k begins label k, 2 + 2k goes on.

    >>> tagged([2, 0, 3, 4], ["A", "B"])
    [Tagged(first=0, stop=1, label='A', goes_on=True), Tagged(first=2, stop=4, label='B', goes_on=False)]
    """
    spans: list[Tagged] = []
    for at, tag in enumerate(tags):
        if tag <= 0:
            continue
        label = labels[(int(tag) - 1) // 2]
        last = spans[-1] if spans else None
        if tag % 2 == 0 and last is not None and last.stop == at and last.label == label:
            spans[-1] = Tagged(last.first, at + 1, label, last.goes_on)
        else:
            spans.append(Tagged(at, at + 1, label, goes_on=tag % 2 == 0))
    return spans
