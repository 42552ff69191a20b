"""What runs in a process that reads: take a report, send its reading, until the line is closed.

A thread of its own takes reports in, so that whoever sends one never waits for the reading of another.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.records import Issue, Reading, Report

#: Sent once, when a worker can read.
READY = "ready"


def work(line: Connection, make: Callable[[], Callable[[Report], Reading | Issue]]) -> None:
    """Read reports that come over a line with what ``make`` returns, until the other end closes it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one decides what an interrupt means
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # a worker has one core
    read = make()
    reports: SimpleQueue[Report | None] = SimpleQueue()
    with suppress(OSError):  # the other end is gone: nobody wants the reading
        line.send(READY)
        Thread(target=_receive, args=(line, reports), daemon=True).start()
        while (report := reports.get()) is not None:
            line.send(read(report))
    _keep_what_was_compiled()


def _receive(line: Connection, reports: SimpleQueue[Report | None]) -> None:
    with suppress(EOFError, OSError):
        while True:
            reports.put(line.recv())
    reports.put(None)


def _keep_what_was_compiled() -> None:
    from rashomon.rules import save_patterns

    save_patterns()
