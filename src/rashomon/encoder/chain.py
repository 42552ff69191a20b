"""A linear chain of tags: its best path, how sure each tag is, and the spans it marks.

In: scores per token and tag, and scores of one tag after another. Out: tags, chances, spans. Viterbi 1967; the chain
is that of Lafferty, McCallum and Pereira 2001, its scores trained with the encoder. Spans can be those of the best path
(``tagged``) or those that are likely one by one (``likely``): the best path leaves a span out that several paths share
with different ends, and F1 counts spans, not paths.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.scan import Floats

Doubles = NDArray[np.float64]
#: What ``row.sum()`` gives, in half the time.
_SUM = np.add.reduce


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
    best = np.empty(scores.shape, np.result_type(scores, steps))
    best[0] = scores[0]
    turned = np.ascontiguousarray(steps.T)
    for at in range(1, len(scores)):
        np.maximum.reduce(best[at - 1] + turned, axis=1, out=best[at])
        best[at] += scores[at]
    back = (best[:-1, None] + turned).argmax(-1).tolist()  # (n - 1, tags): the tag before, the first of equals
    path = [int(best[-1].argmax())]
    for row in reversed(back):
        path.append(row[path[-1]])
    return np.array(path[::-1], np.int64)


def marginals(scores: Floats, steps: Floats) -> Floats:
    """Return the chance of each tag of each token, all paths considered (forward-backward): (n, tags)."""
    if not len(scores):
        return scores
    ahead, behind = _ahead_and_behind(*_raised(scores, steps))
    both = ahead * behind
    chances: Floats = (both / both.sum(-1, keepdims=True)).astype(np.float32)
    return chances


@dataclass(frozen=True, slots=True)
class Walked:
    """The spans of a run of tokens in order, apart, and the chance of each tag of each token: (n, tags)."""

    spans: list[Tagged]
    chances: Floats


def likely(scores: Floats, steps: Floats, labels: Sequence[str], least: float) -> Walked:
    """Return the likely spans, and those of the best path where none of them is: unsure of its ends, not of itself.

    Likely ones are chosen so that the sum of what their chances have over ``least`` is greatest. The chance of a span
    is that of just this span, all paths considered. To choose by it is to decode for the expected number of right spans
    (Goodman 1996, "Parsing algorithms and metrics"). The tags are as for :func:`tagged`.
    """
    if not len(scores):
        return Walked([], scores)
    own, step = _raised(scores, steps)
    ahead, behind = _ahead_and_behind(own, step)
    chances = ahead * behind
    chances /= chances.sum(-1, keepdims=True)
    then = (own * behind)[1:]
    after = then @ step.T  # (n - 1, tags): all that may follow a tag
    every = [one for at in range(len(labels)) for one in _spans(at, labels[at], chances, (then, after, step), least)]
    found = _chosen(every, least)
    others = tagged(best_path(scores, steps), labels)
    found += [one for one in others if not any(one.first < other.stop and other.first < one.stop for other in found)]
    return Walked(sorted(found, key=_first), chances.astype(np.float32))


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


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _ahead_and_behind(own: Doubles, step: Doubles) -> tuple[Doubles, Doubles]:
    """Return what the scores before, with its own, and those behind each token make of each tag (forward-backward)."""
    ahead, behind = np.empty_like(own), np.ones_like(own)
    row = ahead[0] = own[0] / _SUM(own[0])
    for here, mine in zip(ahead[1:], own[1:], strict=True):
        row = row.dot(step, here)  # as ``row @ step``, and written where it belongs
        row *= mine
        row /= _SUM(row)
    row = behind[-1]
    for here, later in zip(behind[-2::-1], own[:0:-1], strict=True):
        row = step.dot(later * row, here)
        row /= _SUM(row)
    return ahead, behind


def _raised(scores: Floats, steps: Floats) -> tuple[Doubles, Doubles]:
    own = np.exp(scores - scores.max(-1, keepdims=True)).astype(np.float64)
    return own, np.exp(np.clip(steps - steps.max(), -60, 0)).astype(np.float64)


def _spans(
    at: int, label: str, chances: Doubles, follow: tuple[Doubles, Doubles, Doubles], least: float
) -> list[tuple[float, Tagged]]:
    """Return the spans of one label that are likelier than ``least``, each with its chance.

    A span begins with a B, or at the first token with an I, which a border cut. ``follow`` is what the tokens behind
    make of each next tag, what all of them together make of each tag, and the steps.
    """
    then, after, step = follow
    begins, goes_on = 1 + 2 * at, 2 + 2 * at
    after_begin = np.append(step[begins, goes_on] * then[:, goes_on] / after[:, begins], 0.0)
    after_inside = np.append(step[goes_on, goes_on] * then[:, goes_on] / after[:, goes_on], 0.0)
    found = []
    starts = [(int(first), begins, after_begin) for first in np.flatnonzero(chances[:, begins] > least)]
    for first, tag, follows in [*starts, *([(0, goes_on, after_inside)] if chances[0, goes_on] > least else [])]:
        on = np.concatenate([[follows[first]], after_inside[first + 1 :]])  # the chance to go on from each token
        ends = chances[first, tag] * np.concatenate([[1.0], on.cumprod()[:-1]]) * (1 - on)
        found += [
            (float(ends[end]), Tagged(first, first + int(end) + 1, label, tag == goes_on))
            for end in np.flatnonzero(ends > least)
        ]
    return found


def _chosen(spans: Sequence[tuple[float, Tagged]], least: float) -> list[Tagged]:
    """Return the spans of the greatest sum that do not overlap (weighted interval scheduling)."""
    ordered = sorted(spans, key=lambda pair: (pair[1].stop, pair[1].first))
    stops = [span.stop for _, span in ordered]
    best: list[tuple[float, tuple[Tagged, ...]]] = [(0.0, ())]
    for number, (chance, span) in enumerate(ordered):
        total, before = best[bisect_right(stops, span.first, 0, number)]
        taken = (total + chance - least, (*before, span))
        best.append(taken if taken[0] > best[-1][0] else best[-1])
    return list(best[-1][1])


def _first(span: Tagged) -> int:
    return span.first
