"""Candidates to numbers: what the scorers that decide on fills look at.

In: a scan and its candidates. Out: one row per (candidate, type) and one per type, with the names of the columns.
Every column is a plain number a person can check; nothing here is fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.candidates import FILLED, Candidate, Spot
from rashomon.encoder.labels import ROLES, TYPES
from rashomon.encoder.scan import Floats, Scan, sigmoid

_ROLES = tuple(at for at, role in enumerate(ROLES) if role != "Time")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Sums over a scan that several rows need: probabilities by token, and by window."""

    inside: Floats
    begin: Floats
    kind: Floats
    window: Floats
    text: str
    count: int


def evidence(scan: Scan) -> Evidence:
    """Return the probabilities that rows are made from."""
    chances = scan.roles()
    window = sigmoid(scan.heads["muc"].astype(np.float32))
    kind = sigmoid(scan.heads["kind"].astype(np.float32))
    return Evidence(1 - chances[:, :, 0], chances[:, :, 1], kind, window, scan.text.lower(), len(scan.offsets))


def type_rows(scan: Scan, given: Evidence, found: Sequence[Candidate]) -> Floats:
    """Return one row per type: (6, width). Tells how much the text speaks of a happening of that type."""
    rows = []
    top = given.window.max(axis=0)
    order = np.argsort(-top).tolist()
    tops, most = top.tolist(), given.kind.max(axis=0).tolist()
    best = {role: max((c.best.score for c in found if c.role == role), default=0.0) for role in FILLED}
    count = {role: sum(c.best.score > 0.5 for c in found if c.role == role) for role in FILLED}
    strong = [c for c in found if c.best.score > 0.3]
    for column, _ in enumerate(TYPES):
        chance = given.window[:, column]
        second = float(np.sort(chance)[-2]) if len(chance) > 1 else 0.0
        kinds = [_mean(given.kind[c.best.first : c.best.stop, column]) for c in strong]
        rows.append([
            column, tops[column], _mean(chance), second, len(chance), float(order.index(column)),
            _most_of_others(tops, column), max(kinds, default=0.0), float(np.mean(kinds)) if kinds else 0.0,
            sum(k > 0.5 for k in kinds), sum(k * c.best.score for k, c in zip(kinds, strong, strict=True)),
            *tops, *best.values(), *count.values(), given.count, most[column],
        ])  # fmt: skip
    return np.array(rows, np.float32)


def fill_rows(scan: Scan, given: Evidence, found: Sequence[Candidate]) -> Floats:
    """Return one row per candidate and type, candidate by candidate: (6 * candidates, width)."""
    top = given.window.max(axis=0).tolist()
    above = [float(sum([value > own for value in top])) for own in top]
    rows: list[list[float]] = []
    rated = [(one, one.best) for one in found]
    for one, best in rated:
        shared = _candidate_row(scan, given, one, best, [pair for pair in rated if pair[0].role == one.role])
        kinds = np.array([given.kind[s.first : s.stop].mean(axis=0) for s in one.spots])
        weights = np.array([s.score for s in one.spots])
        mean_kind = ((kinds * weights[:, None]).sum(0) / max(weights.sum(), 1e-6)).tolist()
        best_kind = kinds[int(weights.argmax())].tolist()
        most_kind = kinds.max(axis=0).tolist()
        near = given.window[scan.window[best.first]].tolist()
        for column, _ in enumerate(TYPES):
            rows.append([
                *shared, column, top[column], near[column], best_kind[column], mean_kind[column],
                most_kind[column], _most_of_others(best_kind, column), above[column],
                float(sum([value > best_kind[column] for value in best_kind])),
            ])  # fmt: skip
    return np.array(rows, np.float32)


def _candidate_row(
    scan: Scan, given: Evidence, one: Candidate, best: Spot, of_role: Sequence[tuple[Candidate, Spot]]
) -> list[float]:
    column = ROLES.index(one.role)
    scores = np.array([s.score for s in one.spots])
    inside = given.inside[best.first : best.stop]
    same = [(other.words, at.score) for other, at in of_role if other is not one]
    longer = [score for words, score in same if one.words in words]
    shorter = [score for words, score in same if words in one.words]
    rivals = sorted([score for _, score in same], reverse=True)
    tokens = best.stop - best.first
    after = given.inside[best.stop, column] if best.stop < given.count else 0.0
    before = given.inside[best.first - 1, column] if best.first else 0.0
    return [
        float(FILLED.index(one.role)), best.score, scores.mean(), np.log1p(scores.sum()), float(len(scores)),
        inside[:, column].min(), inside[:, column].max(), given.begin[best.first, column], before, after,
        float(one.spots[0].first) / max(1, given.count), float(one.spots[0].first), float(best.first), float(tokens),
        max(longer, default=0.0), max(shorter, default=0.0), float(len(longer)), float(len(shorter)),
        rivals[0] if rivals else 0.0, float(sum(map(0.5.__lt__, rivals))), float(sum(map(best.score.__lt__, rivals))),
        *[_mean(inside[:, at]) for at in _ROLES],
        float(given.text.count(one.words)), float(given.count), float(one.words[:1] == '"' or '"' in one.words),
        float(scan.text[best.start : best.start + 1].isupper()),
    ]  # fmt: skip


def _mean(values: Floats) -> float:
    """Return the mean of some numbers: to the bit what ``values.mean()`` gives, in a third of the time."""
    return float(values.dtype.type(float(np.add.reduce(values)) / len(values)))


def _most_of_others(values: Sequence[float], at: int) -> float:
    return max([*values[:at], *values[at + 1 :]])
