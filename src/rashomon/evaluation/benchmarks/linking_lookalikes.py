"""Attacks that look alike, made from templates: how many pairs of two attacks are joined, by the days between them.

In: nothing but the part "evaluation" of :mod:`rashomon.evaluation.lookalikes`, whose towns, targets and phrases were
not fitted on. Out: the share of pairs of reports of two attacks that are joined, of those that tell the day and of
those that tell the month alone (where both attacks are of one month, nothing but tolls and names can tell them apart);
the share of pairs of one attack that are; and a table by gap. A gap of 0 days is one day in two towns.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

from rashomon.evaluation.accounts import read_main
from rashomon.evaluation.benchmarks.linking_gva import grouped
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.lookalikes import Alike, make
from rashomon.evaluation.results import Result
from rashomon.jobs.tools import make_tools
from rashomon.settings import read_settings

#: What the table counts of each gap.
_COLUMNS = ("pairs told by day", "joined", "pairs told by month", "joined by month", "equal tolls joined")


def measure_lookalikes(folder: Path, look: Look) -> Result:
    """Read the reports, link each group, and count; ``folder`` is not looked at."""
    tools = make_tools(read_settings(), 1)
    chosen = look.first(list(make("evaluation")))
    mains = {one.report.id: read_main(one.report, tools) for one in look.counted(chosen)}
    groups: dict[str, list[Alike]] = {}
    for one in chosen:
        groups.setdefault(one.group, []).append(one)
    found: Counter[tuple[int, str]] = Counter()
    for members in groups.values():
        homes = grouped({one.report.id: mains[one.report.id] for one in members})
        for one, other in combinations(members, 2):
            joined = homes[one.report.id] == homes[other.report.id]
            found.update(_counted(one, other, joined))
    gaps = sorted({one.gap for one in chosen})
    table = {f"{gap} days": {column: found[gap, column] for column in _COLUMNS} for gap in gaps}
    metrics = {
        "false_merges": _share(found, gaps, "joined", "pairs told by day"),
        "false_merges_by_month": _share(found, gaps, "joined by month", "pairs told by month"),
        "joined": _share(found, gaps, "one attack joined", "one attack"),
    }
    return Result("linking", "made", len(chosen), metrics, {}, {"Look-alikes joined, by days between them": table})


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
