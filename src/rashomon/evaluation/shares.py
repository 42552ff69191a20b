"""Counts to precision, recall and F1 in percent, with intervals that come from drawing texts again.

In: counts by text. Out: figures by name, "NAME_precision", "NAME_recall" and "NAME_f1".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rashomon.evaluation.bootstrap import SAMPLES, percentiles, resampled_sums
from rashomon.evaluation.muc4.counts import Counts, total

if TYPE_CHECKING:
    from rashomon.evaluation.bootstrap import Numbers


def shares(name: str, by_text: Mapping[str, Counts]) -> dict[str, float]:
    """Return the three shares of all texts together."""
    counts = total(by_text.values())
    found = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {f"{name}_{share}": 100 * value for share, value in found.items()}


def share_intervals(name: str, by_text: Mapping[str, Counts], samples: int = SAMPLES) -> dict[str, tuple[float, float]]:
    """Return the interval of each of the three shares. Raises UsageError where there is no text."""
    import numpy as np

    rows = np.array([[c.right, c.predicted, c.found, c.gold] for c in by_text.values()])
    right, predicted, found, gold = resampled_sums(rows.reshape(-1, 4), samples=samples).T
    precision, recall = ratio(right, predicted), ratio(found, gold)
    drawn = {"precision": precision, "recall": recall, "f1": ratio(2 * precision * recall, precision + recall)}
    return {f"{name}_{share}": percentiles(100 * values) for share, values in drawn.items()}


def ratio(above: Numbers, below: Numbers) -> Numbers:
    """Divide, with 0 where there is nothing to divide by."""
    import numpy as np

    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)
