"""The process that is measured: read one file of reports into a ledger, as ``rashomon read`` does.

In: a ledger, a file, and marks: how many reports to have dealt with at each look. Out: a line of JSON for each mark,
with seconds since the process began to read, memory held and what was read so far. ``--stages`` tells where the time
went instead.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

from memory import resident

from rashomon.jobs.reading import ReadSummary, Step, read
from rashomon.ledger import open_ledger
from rashomon.readers.language import language_of
from rashomon.settings import read_settings


class Marks:
    """Looks at clock and memory after the first report and at each mark."""

    def __init__(self, marks: list[int]) -> None:
        self.marks = {1, *marks}
        self.begun = time.perf_counter()

    def take(self, step: Step) -> None:
        """Note a step; print what there is to see when it is a mark."""
        done = step.summary.read + step.summary.known
        if done in self.marks:
            self.marks.remove(done)
            self.show(done, step.summary)

    def show(self, done: int, summary: ReadSummary) -> None:
        """Print one mark."""
        look = {"done": done, "seconds": time.perf_counter() - self.begun, "cpu": time.process_time()}
        print(json.dumps({**look, "rss": resident(), **asdict(summary)}), flush=True)


def main() -> None:
    """Read the arguments, then the reports."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("marks", type=int, nargs="*")
    parser.add_argument("--warm", type=Path, help="reports read beforehand, which are not measured")
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--workers", default="1", help="processes that read")
    given = parser.parse_args()
    settings = read_settings(ledger=str(given.ledger), workers=given.workers)
    language_of("Trzy rakiety")  # loads the model that few English reports need, so that no mark sees it come
    with open_ledger(settings.ledger) as ledger:
        if given.warm:
            read([str(given.warm)], settings, ledger=ledger)
        if given.stages:
            from stages import Stages

            with Stages() as stages:
                read([str(given.reports)], settings, ledger=ledger)
            print(json.dumps(stages.seconds))
        else:
            read([str(given.reports)], settings, ledger=ledger, on_progress=Marks(given.marks).take)


if __name__ == "__main__":
    main()
