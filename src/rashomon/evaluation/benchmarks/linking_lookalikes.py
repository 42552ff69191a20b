"""Attacks that look alike, made from templates: how many pairs of two attacks are joined, by the days between them.

In: nothing but the part "evaluation" of :mod:`rashomon.evaluation.lookalikes`, whose towns, targets and phrases were
not fitted on. Out: the share of pairs of reports of two attacks that are joined, of those that tell the day and of
those that tell the month alone (where both attacks are of one month, nothing but tolls and names can tell them apart);
the share of pairs of one attack that are; and a table by gap. Intervals come of drawing groups again. A gap of 0 days
is one day in two towns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from rashomon.evaluation.accounts import read_main
from rashomon.evaluation.benchmarks.linking_gva import grouped
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.bootstrap import interval
from rashomon.evaluation.lookalikes import Alike, make
from rashomon.evaluation.results import Result
from rashomon.jobs.tools import make_tools
from rashomon.settings import read_settings

#: What the table counts of each gap.
_COLUMNS = ("pairs told by day", "joined", "pairs told by month", "joined by month", "equal tolls joined")

#: The figures: which column, of which other.
_SHARES = {
    "false_merges": ("joined", "pairs told by day"),
    "false_merges_by_month": ("joined by month", "pairs told by month"),
    "joined": ("one attack joined", "one attack"),
}


def measure_lookalikes(folder: Path, look: Look) -> Result:
    """Read the reports, link each group, and count; ``folder`` is not looked at."""
    tools = make_tools(read_settings(), 1)
    chosen = look.first(list(make("evaluation")))
    mains = {one.report.id: read_main(one.report, tools) for one in look.counted(chosen)}
    groups: dict[str, list[Alike]] = {}
    for one in chosen:
        groups.setdefault(one.group, []).append(one)
    counted: list[Counter[tuple[int, str]]] = []
    for members in groups.values():
        homes = grouped({one.report.id: mains[one.report.id] for one in members})
        both = ((one, other, homes[one.report.id] == homes[other.report.id]) for one, other in combinations(members, 2))
        counted.append(Counter(column for pair in both for column in _counted(*pair)))
    found = sum(counted, Counter[tuple[int, str]]())
    gaps = sorted({one.gap for one in chosen})
    table = {f"{gap} days": {column: found[gap, column] for column in _COLUMNS} for gap in gaps}
    metrics = {name: _share(found, gaps, *columns) for name, columns in _SHARES.items()}
    intervals = {name: _interval(counted, gaps, *columns) for name, columns in _SHARES.items()}
    title = "Look-alikes joined, by days between them"
    return Result("linking", "made", len(chosen), metrics, intervals, {title: table})


def _counted(one: Alike, other: Alike, joined: bool) -> list[tuple[int, str]]:
    """Return the columns that a pair of one group counts in."""
    gap = one.gap
    if one.incident == other.incident:
        return [(gap, "one attack")] + [(gap, "one attack joined")] * joined
    if one.by_month or other.by_month:
        return [(gap, "pairs told by month")] + [(gap, "joined by month")] * joined
    columns = [(gap, "pairs told by day")] + [(gap, "joined")] * joined
    return columns + [(gap, "equal tolls joined")] * (joined and one.equal)


def _share(found: Counter[tuple[int, str]], gaps: list[int], part: str, whole: str) -> float:
    """Return how much of the whole the part is, in percent."""
    total = sum(found[gap, whole] for gap in gaps)
    return 100 * sum(found[gap, part] for gap in gaps) / total if total else 0.0


def _interval(
    counted: Sequence[Counter[tuple[int, str]]], gaps: Sequence[int], part: str, whole: str
) -> tuple[float, float]:
    """Return the ends of a share's interval; groups are drawn again."""
    import numpy as np

    rows = np.array([[sum(one[gap, column] for gap in gaps) for column in (part, whole)] for one in counted], float)
    return interval(rows, lambda sums: 100 * sums[:, 0] / np.maximum(sums[:, 1], 1))
