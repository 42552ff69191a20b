"""Readers that stand in for the pipeline in worker processes, which find them by import: quick, late, and deadly."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from tests.strategies import make_report

from rashomon.records import Issue, Reading, Report

#: A text that kills the process that reads it, and the signal that does.
DEADLY = "deadly"


def make_reader() -> Callable[[Report], Reading | Issue]:
    """Make a reader that takes as many hundredths of a second as the text's last word says."""
    return _read


def make_none() -> Callable[[Report], Reading | Issue]:
    """End the worker before it can read anything."""
    os._exit(7)


def report(number: int, *, takes: int = 0, deadly: bool = False) -> Report:
    """A report that can be told from others by its number."""
    return make_report(f"{DEADLY if deadly else 'report'} {number} takes {takes}")


def _read(report: Report) -> Reading | Issue:
    if report.text.startswith(DEADLY):
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(int(report.text.split()[-1]) / 100)
    return Reading(report, (), (), (Issue("read", str(os.getpid()), ""),))
