"""Processes that read beside this one: reports go out to them, readings come back in the order the reports came.

In: a stream of things, some with a report to be read, some with what came of theirs. Out: the same things in the same
order, each with what reading its report gave. At most ``AHEAD`` reports a worker that are to be read are held at a
time, and the things between them, however long the stream. A worker that dies costs the report it was at, which becomes
an issue; another takes its place. Nothing is stored here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Generic, TypeVar

from rashomon.jobs.worker import READY, work
from rashomon.records import Issue, Reading, Report

T = TypeVar("T")
Outcome = Reading | Issue
Read = Callable[[Report], Outcome]
#: Reports a worker holds: the one it reads and the next one, so that it never waits for this process.
HELD = 2
#: Reports held for each worker that are read there, done or not: one that takes long keeps back so many behind it.
AHEAD = 8
#: Things of any kind held for each worker. In a stream of news workers read few: with less, they would stand idle.
HELD_BACK = 64
#: Characters of all things held, from which on no more are taken in.
HEAVY = 16_000_000
#: More workers than this gain little by default: one process stores what all of them read.
MOST = 8
_PATIENCE_SECONDS = 10.0


@dataclass(slots=True)
class _Slot(Generic[T]):
    """A thing in the line, the report to be read for it, and what reading gave; ``weight`` is the length of its text.

    ``done`` when there is nothing left to wait for.
    """

    thing: T
    report: Report | None
    outcome: Outcome | None = None
    done: bool = False
    weight: int = 0


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process, the line to it, and the reports it holds, oldest first.

    ``ready`` once it has told so; ``gone`` when nothing can be sent to it any more, though what it sent may be there.
    """

    process: Any
    line: Connection
    ready: bool = False
    gone: bool = False
    held: deque[_Slot[T]] = field(default_factory=deque)


class Pool(Generic[T]):
    """So many workers, started with the ``with`` statement and stopped at its end.

    ``make`` is called in each worker and returns what reads a report there; it must be picklable.
    """

    def __init__(self, make: Callable[[], Read], workers: int) -> None:
        self._make, self._number = make, workers
        self._context = _context()
        self._workers: list[_Worker[T]] = []
        self._line: deque[_Slot[T]] = deque()
        self._waiting: deque[_Slot[T]] = deque()
        self._unread = self._weight = 0

    def __enter__(self) -> Pool[T]:
        self._workers = [self._start() for _ in range(self._number)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.line.close()  # what a worker takes for the end
            if kind is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE_SECONDS)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def ready(self) -> bool:
        """Tell, without waiting, whether a worker can read, or none ever will: time to hand reports over."""
        self._collect(wait_seconds=0)
        return not self._workers or any(worker.ready for worker in self._workers)

    def read(self, things: Iterable[tuple[T, Report | Outcome | None]]) -> Iterator[tuple[T, Outcome | None]]:
        """Yield each thing with the outcome of reading its report, in order; None where it has no report.

        A thing with an outcome keeps its place among the others. None too for a report that no worker could be started
        for: reading it is left to the caller.
        """
        for thing, given in things:
            self._take_in(_slot(thing, given))
            yield from self._finished(until_full=True)
        yield from self._finished(until_full=False)

    def _finished(self, *, until_full: bool) -> Iterator[tuple[T, Outcome | None]]:
        """Yield what is done at the head of the line; wait for more while the line is full, or else for all of it."""
        self._hand_out()
        self._collect(wait_seconds=0)
        while self._line:
            if self._line[0].done:
                yield self._let_out()
            elif not until_full or self._full():
                self._collect(wait_seconds=None)
            else:
                break

    def _take_in(self, slot: _Slot[T]) -> None:
        self._line.append(slot)
        self._weight += slot.weight
        if slot.report is not None:
            self._waiting.append(slot)
            self._unread += 1

    def _let_out(self) -> tuple[T, Outcome | None]:
        slot = self._line.popleft()
        self._weight -= slot.weight
        self._unread -= slot.report is not None
        return slot.thing, slot.outcome

    def _full(self) -> bool:
        """Tell whether as much is held as may be."""
        few = len(self._line) < HELD_BACK * self._number and self._unread < AHEAD * self._number
        return not few or self._weight >= HEAVY

    def _hand_out(self) -> None:
        """Give waiting reports to the workers that hold the fewest."""
        while self._waiting:
            free = [one for one in self._workers if one.ready and not one.gone and len(one.held) < HELD]
            if not free:
                break
            worker = min(free, key=lambda one: len(one.held))
            try:
                worker.line.send(self._waiting[0].report)
            except OSError:
                worker.gone = True
            else:
                worker.held.append(self._waiting.popleft())
        while self._waiting and not self._workers:
            self._waiting.popleft().done = True

    def _collect(self, *, wait_seconds: float | None) -> None:
        """Take what workers sent, and hand out again; without a limit, wait until one of them has sent something."""
        lines = {worker.line: worker for worker in self._workers if worker.held or worker.gone or not worker.ready}
        for line in wait(list(lines), wait_seconds) if lines else ():
            worker = lines[line]  # type: ignore[index]
            try:
                told = worker.line.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if told == READY:
                worker.ready = True
            else:
                slot = worker.held.popleft()
                slot.outcome, slot.done = told, True
        self._hand_out()

    def _bury(self, worker: _Worker[T]) -> None:
        """Let go of a worker that died: its first report was the one it died of, the others are read by another."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(_PATIENCE_SECONDS)
        if not worker.ready:
            return  # it could not even begin, nor could another
        if worker.held:
            slot = worker.held.popleft()
            slot.outcome, slot.done = _died(slot.report, worker.process.exitcode), True
        self._waiting.extendleft(reversed(worker.held))
        self._workers.append(self._start())

    def _start(self) -> _Worker[T]:
        here, there = self._context.Pipe()
        process = self._context.Process(target=work, args=(there, self._make), daemon=True)  # type: ignore[attr-defined]
        process.start()
        there.close()
        return _Worker(process, here)


def _slot(thing: T, given: Report | Outcome | None) -> _Slot[T]:
    if isinstance(given, Report):
        return _Slot(thing, given, weight=len(given.text))
    return _Slot(thing, None, given, done=True, weight=len(given.report.text) if isinstance(given, Reading) else 0)


def cores() -> int:
    """Return how many workers suit this machine: one for each core this process may use, up to ``MOST``."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST)


def _context() -> BaseContext:
    """Start workers from a process that has loaded what they need, where the system can; never by copying this one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["rashomon.jobs.preload"])
    return context


def _died(report: Report | None, code: int | None) -> Issue:
    how = f"by signal {signal.Signals(-code).name}" if code is not None and code < 0 else f"with code {code}"
    return Issue(
        code="reading-failed",
        message=f"The process that read the report ended {how}",
        remedy="It was left out. Where memory ran short, read with fewer --workers; otherwise tell the makers of "
        "Rashomon which report it was: this is a fault in the reading.",
        report_id=report.id if report else "",
    )
