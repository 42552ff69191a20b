"""The options that the benchmarks share, and their figures on the terminal or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon.cli.output import print_table, tell
from rashomon.cli.progress import counting
from rashomon.errors import DataMissing

if TYPE_CHECKING:
    from rashomon.evaluation.results import Result

F = TypeVar("F", bound=Callable[..., Any])
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print the figures as a JSON object.")
TITLES = ("BENCHMARK", "SPLIT", "DOCUMENTS", "FIGURE", "VALUE", "95 % INTERVAL")


def sets_option(command: F) -> F:
    """Add ``--data``, the folder of all sets."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    about = "The folder that holds the labelled sets, each in a folder of its own."
    return click.option("--data", required=True, type=kind, metavar="DIR", help=about)(command)


def split_option(usual: str) -> Callable[[F], F]:
    """Add ``--split``, the part of a file's name that tells the splits of a set apart."""
    about = f"The split, by the name its file has. [default: {usual}]"
    return click.option("--split", default=usual, metavar="NAME", help=about)


def limit_option(command: F) -> F:
    """Add ``--limit``, for a quick look."""
    about = "Look at this many documents only; such figures say little."
    return click.option("--limit", type=click.IntRange(min=1), metavar="N", help=about)(command)


def folder_option(about: str) -> Callable[[F], F]:
    """Add ``--data``, the folder of one set or that of all sets."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("--data", required=True, type=kind, metavar="DIR", help=f"{about}, or the folder of all sets.")


def run_one(name: str, data: Path, *, split: str, limit: int | None, as_json: bool) -> int:
    """Run one benchmark and print every figure. Returns 0; raises DataMissing when a file is not there."""
    print_result(_measured(name, data, split, limit), as_json=as_json)
    return 0


def print_result(result: Result, *, as_json: bool) -> None:
    """Print every figure of a result, and what goes beside it."""
    if as_json:
        click.echo(json.dumps(plain(result), ensure_ascii=False, indent=2))
    else:
        print_table(sys.stdout, TITLES, rows(result, result.metrics))
        print_beside(result)


def run_all(data: Path, *, limit: int | None, as_json: bool) -> int:
    """Run every benchmark that has its data and print its main figures.

    Returns 0; raises DataMissing when no benchmark has its data.
    """
    from rashomon.evaluation.benchmarks import BENCHMARKS, missing, split_there

    results = []
    for name, benchmark in BENCHMARKS.items():
        folder = data / benchmark.folder
        if absent := missing(name, folder, split_there(name, folder)):
            tell(f"{name} is passed over: {absent} is not there.")
            continue
        try:
            results.append(_measured(name, folder, "", limit))
        except DataMissing as error:  # a file of another make, where one of several would do
            tell(f"{name} is passed over: {error}")
    if not results:
        raise DataMissing(f"{data} holds no labelled set. Give the folder that holds muc4, rams and the others.")
    if as_json:
        click.echo(json.dumps([plain(result) for result in results], ensure_ascii=False, indent=2))
    else:
        print_table(sys.stdout, TITLES, _main_rows(results))
    return 0


def plain(result: Result) -> dict[str, Any]:
    """Return a result as JSON takes it, with published figures beside it; without what there is none of."""
    from rashomon.evaluation.benchmarks import BENCHMARKS

    beside = {"published": [asdict(one) for one in BENCHMARKS[result.benchmark].published]}
    return {key: value for key, value in (asdict(result) | beside).items() if value or key not in {"tables", *beside}}


def print_beside(result: Result) -> None:
    """Print what goes with the figures: those that others published, and tables of counts."""
    from rashomon.evaluation.benchmarks import BENCHMARKS

    if published := BENCHMARKS[result.benchmark].published:
        figures = list(published[0].metrics)
        click.echo()
        lines = [(one.name, one.split, *(f"{one.metrics[figure]:g}" for figure in figures)) for one in published]
        print_table(sys.stdout, ("PUBLISHED", "SPLIT", *figures), lines)
    for title, table in result.tables.items():
        columns = list(next(iter(table.values()), {}))
        click.echo(f"\n{title}")
        print_table(sys.stdout, ("", *columns), [(row, *(str(n[at]) for at in columns)) for row, n in table.items()])


def rows(result: Result, figures: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield a row of the table for each figure."""
    from rashomon.evaluation.results import shown

    for figure in figures:
        low, high = result.intervals.get(figure, (None, None))
        between = f"{shown(figure, low)} to {shown(figure, high)}" if low is not None and high is not None else ""
        head = (result.benchmark, result.split, str(result.documents))
        yield (*head, figure, shown(figure, result.metrics[figure]), between)


def _main_rows(results: Iterable[Result]) -> Iterator[tuple[str, ...]]:
    from rashomon.evaluation.benchmarks import BENCHMARKS

    for result in results:
        figures = BENCHMARKS[result.benchmark].headline
        yield from rows(result, [figure for figure in figures if figure in result.metrics])


def _measured(name: str, data: Path, split: str, limit: int | None) -> Result:
    from rashomon.evaluation.benchmarks import measure, split_there
    from rashomon.evaluation.benchmarks.look import Look

    there = split_there(name, data, split)
    if split and there != split:
        tell(f"{data} holds no split {split!r}: {there!r} is taken.")
    with counting(name) as tick:
        return measure(name, data, Look(there, limit, tick))
