"""The benchmarks by name, each from its data to one result.

In: the folder of labelled sets. Out: a ``Result``. A benchmark says which files it needs, so that what is missing is
named before anything is read.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.table import BENCHMARKS, Benchmark
from rashomon.evaluation.results import Result

__all__ = ["BENCHMARKS", "Benchmark", "folder_there", "measure", "missing", "split_there"]


def missing(name: str, data: Path, split: str = "") -> Path | None:
    """Return the first file or folder that a benchmark needs and that is not under its folder, or None."""
    benchmark = BENCHMARKS[name]
    needed = (path.format(split=split or benchmark.split) for path in benchmark.needs)
    absent = next((path for path in needed if not _is_there(data, path)), None)
    if absent is None and benchmark.one_of and not any(any(data.glob(path)) for path in benchmark.one_of):
        absent = benchmark.one_of[0]
    return None if absent is None else data / absent


def _is_there(data: Path, path: str) -> bool:
    return any(data.rglob(path)) if "*" in path else (data / path).exists()


def split_there(name: str, data: Path, split: str = "") -> str:
    """Return the split to take: the one wanted ("": the usual one), or the other where only its files are there."""
    benchmark = BENCHMARKS[name]
    wanted = split or benchmark.split
    pair = (benchmark.split, benchmark.other)
    if not benchmark.other or wanted not in pair or missing(name, data, wanted) is None:
        return wanted
    instead = pair[1 - pair.index(wanted)]
    return wanted if missing(name, data, instead) else instead


def folder_there(name: str, data: Path) -> Path:
    """Return the benchmark's own folder: the one given, or where it lies in the folder of all sets."""
    inner = data / BENCHMARKS[name].folder
    return inner if inner.is_dir() else data


def measure(name: str, data: Path, look: Look) -> Result:
    """Run a benchmark on its folder. Raises DataMissing, naming the file, when one that it needs is not there."""
    if absent := missing(name, data, look.split):
        raise DataMissing(f"{absent} is not there: 'evaluate {name}' needs it. Check --data and --split.")
    module, _, function = BENCHMARKS[name].function.partition(":")
    run: Callable[[Path, Look], Result] = getattr(import_module(f"{__name__}.{module}"), function)
    return run(data, look)
