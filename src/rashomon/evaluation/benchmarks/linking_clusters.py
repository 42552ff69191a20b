"""News of many outlets by event: reports of one attack joined, and no two events joined.

In: the folder of the clusters. Out: the figures of :mod:`rashomon.evaluation.clusterings` over the reports of attacks,
each with the incident of its main account (one without an account stands alone), and over all events together with
whatever reports of other news an account was found in, which can only be joined wrongly. Intervals come of drawing
events again. Nothing was fitted on them.
"""

from __future__ import annotations

from pathlib import Path

from rashomon.evaluation.accounts import read_main
from rashomon.evaluation.benchmarks.linking_gva import grouped
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.clustering_interval import own_intervals
from rashomon.evaluation.clusterings import FIGURES, scores
from rashomon.evaluation.gate_texts import judged
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import clusters
from rashomon.jobs.tools import make_tools
from rashomon.settings import read_settings


def measure_clusters(folder: Path, look: Look) -> Result:
    """Measure on the texts of a folder. Raises OSError when it is not there."""
    tools = make_tools(read_settings(), 1)
    chosen = look.first(clusters.load(folder))
    mains = {one.report.id: read_main(one.report, tools) for one in look.counted(chosen)}
    attacks = {one.report.id: one.event for one in chosen if any(judged("clusters", name) for name in one.names)}
    counted = {one.report.id: one.event for one in chosen if mains[one.report.id] or one.report.id in attacks}
    groups = grouped({key: mains[key] for key in counted})
    own = {key: groups[key] for key in attacks}
    found, everything = scores(attacks, own), scores(counted, groups)
    intervals = own_intervals(attacks, own)
    intervals["all_pair_precision"] = own_intervals(counted, groups, ["pair_precision"])["pair_precision"]
    metrics = {name: found[name] for name in FIGURES} | {"all_pair_precision": everything["pair_precision"]}
    table = {
        event: {
            "reports": sum(e == event for e in attacks.values()),
            "with an account": sum(e == event and mains[key] is not None for key, e in attacks.items()),
            "incidents": len({groups[key] for key, e in attacks.items() if e == event}),
        }
        for event in sorted(set(attacks.values()))
    }
    return Result("linking", "development", len(counted), metrics, intervals, {"Attacks told by many outlets": table})
