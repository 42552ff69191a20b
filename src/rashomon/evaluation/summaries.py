"""Scores of arguments, classes and spans to results with intervals.

In: what the scorers of `arguments`, `classes` and `spans` return. Out: `Result`, in percent, with intervals that come
from drawing texts again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from rashomon.evaluation.arguments import ArgumentScores
from rashomon.evaluation.bootstrap import interval
from rashomon.evaluation.classes import ClassScores
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result
from rashomon.evaluation.spans import Overlap, SpanScores

if TYPE_CHECKING:
    from rashomon.evaluation.bootstrap import Numbers

_Interval = tuple[float, float]


def summarise_arguments(benchmark: str, split: str, scores: ArgumentScores) -> Result:
    """Give F1, precision and recall of identification and classification. Raises UsageError without texts."""
    metrics: dict[str, float] = {}
    intervals: dict[str, _Interval] = {}
    for name, counts in (("identification", scores.identification), ("classification", scores.classification)):
        whole = sum(counts.values(), Counts())
        metrics |= {f"{name} F1": 100 * whole.f1, f"{name} P": 100 * whole.precision, f"{name} R": 100 * whole.recall}
        intervals[f"{name} F1"] = _f1_interval(counts)
    return Result(benchmark, split, len(scores.classification), metrics, intervals)


def summarise_classes(benchmark: str, split: str, scores: ClassScores) -> Result:
    """Give macro, micro and weighted F1 and accuracy, with intervals of macro F1 and accuracy.

    A class that a draw leaves out, gold and predicted, is no part of that draw's mean. Raises UsageError without texts.
    """
    import numpy as np

    metrics = {
        "macro F1": 100 * scores.macro_f1,
        "micro F1": 100 * scores.micro_f1,
        "weighted F1": 100 * scores.weighted_f1,
        "accuracy": 100 * scores.accuracy,
    }
    right = np.array([[gold == predicted] for gold, predicted in scores.pairs.values()], float).reshape(-1, 1)
    ones = np.ones_like(right)
    intervals = {
        "macro F1": interval(_class_rows(scores), _macro(len(scores.labels))),
        "accuracy": interval(np.hstack([right, ones]), lambda sums: 100 * sums[:, 0] / sums[:, 1]),
    }
    return Result(benchmark, split, len(scores.pairs), metrics, intervals)


def summarise_spans(benchmark: str, split: str, scores: Mapping[str, SpanScores]) -> Result:
    """Give exact F1, begin F1 and mean overlap of each label. Raises UsageError without texts or labels."""
    metrics: dict[str, float] = {}
    intervals: dict[str, _Interval] = {}
    for label, one in scores.items():
        metrics[f"{label} exact F1"], intervals[f"{label} exact F1"] = 100 * one.exact_f1, _f1_interval(one.exact)
        metrics[f"{label} begin F1"], intervals[f"{label} begin F1"] = 100 * one.begin_f1, _f1_interval(one.begin)
        metrics[f"{label} overlap"] = 100 * one.jaccard
        intervals[f"{label} overlap"] = mean_interval(one.overlap.values())
    return Result(benchmark, split, max((len(one.exact) for one in scores.values()), default=0), metrics, intervals)


def _f1_interval(counts: Mapping[str, Counts]) -> _Interval:
    import numpy as np

    rows = np.array([[one.right, one.predicted, one.found, one.gold] for one in counts.values()], float)
    return interval(rows.reshape(-1, 4), lambda sums: 100 * _f1(sums[:, 0], sums[:, 1], sums[:, 2], sums[:, 3]))


def mean_interval(overlaps: Iterable[Overlap]) -> tuple[float, float]:
    """Return the interval of a mean overlap, in percent. Raises UsageError where there are none."""
    import numpy as np

    rows = np.array([[one.overlaps, one.spans] for one in overlaps], float).reshape(-1, 2)
    return interval(rows, lambda sums: 100 * _divide(sums[:, 0], sums[:, 1]))


def _class_rows(scores: ClassScores) -> Numbers:
    """For each text, whether it is right, predicted and gold for each class: three columns a class."""
    import numpy as np

    rows = np.zeros((len(scores.pairs), 3, len(scores.labels)))
    place = {label: number for number, label in enumerate(scores.labels)}
    for row, (gold, predicted) in zip(rows, scores.pairs.values(), strict=True):
        row[2, place[gold]] = 1
        if predicted is not None:
            row[1, place[predicted]] = 1
            row[0, place[gold]] = gold == predicted
    return rows.reshape(len(rows), 3 * len(scores.labels))


def _macro(classes: int) -> Callable[[Numbers], Numbers]:
    def macro(sums: Numbers) -> Numbers:
        right, given, gold = (sums[:, part * classes : (part + 1) * classes] for part in range(3))
        present = ((given + gold) > 0).sum(axis=1).astype(float)
        return 100 * _divide(_f1(right, given, right, gold).sum(axis=1), present)

    return macro


def _f1(right: Numbers, predicted: Numbers, found: Numbers, gold: Numbers) -> Numbers:
    precision, recall = _divide(right, predicted), _divide(found, gold)
    return _divide(2 * precision * recall, precision + recall)


def _divide(part: Numbers, whole: Numbers) -> Numbers:
    import numpy as np

    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
