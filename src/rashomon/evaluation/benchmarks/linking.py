"""Which reports tell of one incident: the parts of the benchmark, a set each, and those whose data is there.

In: the folder of all sets, or that of one. Out: one result; the figures of gva, or of the one set that is there, by
their bare names, those of the other parts with the name of the part before them. Split and number of documents are
those of the first part that is there. What is measured of each is said where it is measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks import BENCHMARKS, split_there
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.results import Result, Table
from rashomon.evaluation.sets import ecbplus, maverick


@dataclass(frozen=True, slots=True)
class Part:
    """A part: where it is written ("module:function"), and files or folders of its set, one of which is there.

    One that needs nothing is made here.
    """

    function: str
    needs: tuple[str, ...]
    prefix: str


PARTS: Mapping[str, Part] = {
    "gva": Part("linking_gva:measure_gva", ("incidents.jsonl",), ""),
    "clusters": Part("linking_clusters:measure_clusters", ("news_cluster",), "clusters_"),
    "gvc": Part("linking_mentions:measure_gvc", ("dev.jsonl", "test.jsonl"), "gvc_"),
    "ecbplus": Part("linking_mentions:measure_ecbplus", (ecbplus.LISTS[0],), "ecbplus_"),
    "maverick": Part("linking_maverick:measure_maverick", (maverick.FILE,), "maverick_"),
    "lookalikes": Part("linking_lookalikes:measure_lookalikes", (), "lookalikes_"),
}


def measure_linking(data: Path, look: Look) -> Result:
    """Measure every part whose data is there. Raises DataMissing where there is none of any set."""
    there = {name: folder for name, part in PARTS.items() if (folder := folder_of(name, part, data))}
    if not any(PARTS[name].needs for name in there):
        raise DataMissing(f"{data} holds none of {', '.join(n for n, p in PARTS.items() if p.needs)}. Check --data.")
    results = {name: _run(name, folder, look) for name, folder in there.items()}
    return _together(results)


def folder_of(name: str, part: Part, data: Path) -> Path | None:
    """Return the folder of a part's set: within the one given, or that itself; None where the set is not there."""
    if not part.needs:
        return data
    folders = (data / name, data)
    return next((folder for folder in folders if any((folder / need).exists() for need in part.needs)), None)


def _run(name: str, folder: Path, look: Look) -> Result:
    module, _, function = PARTS[name].function.partition(":")
    if name in BENCHMARKS and BENCHMARKS[name].split:
        look = replace(look, split=split_there(name, folder, look.split))
    measure: Callable[[Path, Look], Result] = getattr(import_module(f"{__package__}.{module}"), function)
    return measure(folder, look)


def _together(results: Mapping[str, Result]) -> Result:
    alone = sum(bool(PARTS[name].needs) for name in results) == 1
    metrics: dict[str, float] = {}
    intervals: dict[str, tuple[float, float]] = {}
    tables: dict[str, Table] = {}
    for name, one in results.items():
        prefix = "" if alone and PARTS[name].needs else PARTS[name].prefix
        metrics |= {f"{prefix}{figure}": value for figure, value in one.metrics.items()}
        intervals |= {f"{prefix}{figure}": ends for figure, ends in one.intervals.items()}
        tables |= one.tables
    first = next(iter(results.values()))
    return Result("linking", first.split, first.documents, metrics, intervals, tables)
