"""What a benchmark comes to: named figures with their intervals, on a named split.

In: the figures of a scorer. Out: one record that prints and exports take. Figures are in percent unless a metric's name
says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Metrics that are not in percent end so: a correlation (-1 to 1), a mean error in steps of the set's own scale.
PLAIN = ("_r", "_mae")
#: Counts by row and column.
Table = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Result:
    """A benchmark's figures: its name, the split, how many documents, metrics by name, and their 95 % intervals.

    ``tables`` are counts that no single figure tells, such as what was taken for what, by their titles.
    """

    benchmark: str
    split: str
    documents: int
    metrics: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    tables: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Published:
    """Somebody else's figures: whose, on which split, and the metrics by our names."""

    name: str
    split: str
    metrics: Mapping[str, float]


def shown(metric: str, value: float) -> str:
    """Write a figure: percent to a tenth, what is not in percent (``PLAIN``) to a thousandth."""
    return f"{value:.3f}" if metric.endswith(PLAIN) else f"{value:.1f}"


def joined(results: Mapping[str, Result]) -> Result:
    """Put results of one benchmark together, each name in front of its figures: "head" and "F1" to "head F1".

    Raises ValueError without results.
    """
    first = next(iter(results.values()), None)
    if first is None:
        raise ValueError("no results to join")
    return Result(
        first.benchmark,
        first.split,
        first.documents,
        {f"{name} {metric}": value for name, one in results.items() for metric, value in one.metrics.items()},
        {f"{name} {metric}": ends for name, one in results.items() for metric, ends in one.intervals.items()},
    )
