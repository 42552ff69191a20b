"""Place names against marked ones: found or not, and how far from the place that is meant.

In: for each text what is marked and what was read, as plain counts and distances. Out: a result. The metrics are those
of geoparsing (Gritta, Pilehvar and Collier, "A pragmatic guide to geoparsing evaluation", 2020, and Gritta et al.,
"What's missing in geographical parsing?", 2018):

accuracy_161km: the share within 161 km (100 miles) of the point given; what was resolved to nothing counts as wrong.
mean_error_km, median_error_km: over the names that were resolved.
auc: the area under the curve of the logarithms of the errors, 0 (best) to 100; what was resolved to nothing has the
largest error there can be, 20,039 km.
id_share: the share with the right GeoNames id among the names that have one.
toponym_f1, toponym_overlap_f1: of the same start and end, and of touching.
found_accuracy_161km: the accuracy of names that were found word for word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from statistics import fmean, median

from rashomon.evaluation.bootstrap import interval
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result

#: 100 miles, and half the way round the Earth.
NEAR_KM, FARTHEST_KM = 161.0, 20_039.0
_Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """One text: errors in km of its given names (None: resolved to nothing), right ids, and the counts of finding.

    ``by_population`` and ``found`` are errors too: of the largest place of each given name, and of each name found word
    for word. ``peers`` are counts of other finders by their names.
    """

    errors: Sequence[float | None]
    ids: Sequence[bool]
    by_population: Sequence[float | None]
    found: Sequence[float | None]
    exact: Counts
    overlap: Counts
    peers: Mapping[str, Counts] = field(default_factory=dict)


def summarise(benchmark: str, split: str, judged: Mapping[str, Sequence[Judged]]) -> Result:
    """Give the figures of all files together, and those of each with its name before them.

    Raises UsageError where there is no text.
    """
    texts = [one for rows in judged.values() for one in rows]
    metrics, intervals = _figures(texts), _intervals(texts)
    for name, rows in judged.items():
        metrics |= {f"{name}_{key}": value for key, value in _figures(rows).items()}
        intervals |= {f"{name}_{key}": ends for key, ends in _intervals(rows).items()}
    return Result(benchmark, split, len(texts), metrics, intervals)


def spans_counts(gold: Sequence[tuple[int, int]], given: Sequence[tuple[int, int]]) -> tuple[Counts, Counts]:
    """Count spans of the same start and end, and spans that touch one of the other side."""
    same = len(set(gold) & set(given))
    right = sum(any(a < y and x < b for x, y in gold) for a, b in given)
    found = sum(any(a < y and x < b for x, y in given) for a, b in gold)
    return Counts(same, len(given), same, len(gold)), Counts(right, len(given), found, len(gold))


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _figures(texts: Sequence[Judged]) -> dict[str, float]:
    errors = [error for one in texts for error in one.errors]
    resolved = [error for error in errors if error is not None]
    ids = [right for one in texts for right in one.ids]
    exact, overlap = (sum((getattr(one, name) for one in texts), Counts()) for name in ("exact", "overlap"))
    figures = {
        "accuracy_161km": _near(errors),
        "mean_error_km": fmean(resolved) if resolved else 0.0,
        "median_error_km": median(resolved) if resolved else 0.0,
        "auc": _auc(errors),
        "toponym_f1": 100 * exact.f1,
        "toponym_precision": 100 * exact.precision,
        "toponym_recall": 100 * exact.recall,
        "toponym_overlap_f1": 100 * overlap.f1,
        "found_accuracy_161km": _near([error for one in texts for error in one.found]),
        "population_accuracy_161km": _near([error for one in texts for error in one.by_population]),
        "toponyms": float(exact.gold),
        "resolved": 100 * len(resolved) / len(errors) if errors else 0.0,
    }
    if ids:
        figures["id_share"] = 100 * sum(ids) / len(ids)
    for name in sorted({name for one in texts for name in one.peers}):
        figures[f"{name}_f1"] = 100 * sum((one.peers.get(name, Counts()) for one in texts), Counts()).f1
    return figures


def _near(errors: Sequence[float | None]) -> float:
    return 100 * sum(error is not None and error <= NEAR_KM for error in errors) / len(errors) if errors else 0.0


def _auc(errors: Sequence[float | None]) -> float:
    logs = sorted(log(1 + (FARTHEST_KM if error is None else error)) for error in errors)
    if len(logs) < 2:
        return 0.0
    area = sum((one + other) / 2 for one, other in pairwise(logs))
    return 100 * area / (log(1 + FARTHEST_KM) * (len(logs) - 1))


def _intervals(texts: Sequence[Judged]) -> dict[str, _Interval]:
    import numpy as np

    near = [[sum(e is not None and e <= NEAR_KM for e in one.errors), len(one.errors)] for one in texts]
    spans = [[one.exact.right, one.exact.predicted, one.exact.found, one.exact.gold] for one in texts]
    return {
        "accuracy_161km": interval(
            np.array(near, float).reshape(-1, 2), lambda s: 100 * s[:, 0] / np.maximum(s[:, 1], 1)
        ),
        "toponym_f1": interval(
            np.array(spans, float).reshape(-1, 4),
            lambda s: 100 * 2 * s[:, 0] / np.maximum(s[:, 1] + s[:, 3], 1),
        ),
    }
