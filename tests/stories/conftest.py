"""The examples, read by the real pipeline with the real gazetteer into real ledgers.

A reading is a pure function of its report, so each example is read once in a run and the reading is used again where a
test fills another ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.plain import beginning

from rashomon.jobs import reading
from rashomon.jobs.reading import ReadSummary, read
from rashomon.ledger import Ledger, open_ledger
from rashomon.pipeline import Tools, read_report
from rashomon.records import Reading, Report
from rashomon.settings import read_settings

EXAMPLES = Path(__file__).parents[2] / "examples"
SUFFIXES = {".txt", ".md", ".html", ".csv", ".jsonl"}
NOT_REPORTS = {"README.md", "expected.jsonl"}
Fill = Callable[..., ReadSummary]


@pytest.fixture(scope="session")
def example_files() -> list[Path]:
    """The files of the examples that hold reports, by name."""
    files = sorted(path for path in EXAMPLES.iterdir() if path.suffix in SUFFIXES and path.name not in NOT_REPORTS)
    assert len(files) > 20
    return files


@pytest.fixture(scope="session")
def fill() -> Fill:
    """Read files into a ledger as the system does, each report once for all ledgers."""
    known: dict[str, Reading] = {}

    def read_once(report: Report, tools: Tools) -> Reading:
        if report.id not in known:
            known[report.id] = read_report(report, tools)
        return known[report.id]

    def run(ledger: Ledger, *files: Path) -> ReadSummary:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(reading, "begin_report", beginning(read_once))
            return read(
                [str(file) for file in files], read_settings(ledger=str(ledger.path), workers="1"), ledger=ledger
            )

    return run


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, fill: Fill, example_files: list[Path]) -> Iterator[Ledger]:
    """All examples, read in one go; for looking only."""
    with open_ledger(tmp_path_factory.mktemp("stories") / "examples.db") as opened:
        summary = fill(opened, *example_files)
        assert (summary.read, summary.issues) == (27, 0)
        yield opened
