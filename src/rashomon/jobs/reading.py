"""Read reports into a ledger: each is stored whole, then linked, before the next one is looked at.

In: paths. Out: a summary, and each step as it is done. Memory doesn't grow with the number of reports. A run that is
cut off leaves a sound ledger, and reading the same paths again goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from rashomon.extract.anchored import UNRESOLVED
from rashomon.jobs.linking import link_pending, store_and_link
from rashomon.jobs.profiles import Profiles
from rashomon.jobs.tools import make_tools as make_tools  # whoever keeps tools makes them as reading does
from rashomon.pipeline import READER, begin_report, in_turn, passed_over, read_report
from rashomon.readers import STANDARD_INPUT, read_paths
from rashomon.records import Issue, Reading, Report
from rashomon.rules import save_patterns, saved_patterns
from rashomon.settings import Settings

if TYPE_CHECKING:
    from rashomon.jobs.pool import Outcome
    from rashomon.ledger import Ledger
    from rashomon.pipeline import Tools
    from rashomon.readers import ReadItem

T = TypeVar("T")
Clock = Callable[[], datetime]
Outcomes = Generator[tuple["ReadItem", "Outcome | None"], None, None]
#: Reports read in this process before others are started: starting them takes as long as reading so many.
ALONE = 12


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What was read so far; each number counts what is new in the ledger, ``known`` the reports it already held.

    ``untold`` are those of the issues that are no fault of a report: it tells a time that nothing in it resolves.
    """

    read: int = 0
    known: int = 0
    issues: int = 0
    statements: int = 0
    accounts: int = 0
    links: int = 0
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One report or trouble dealt with: where it came from, its issues, and the summary so far."""

    file: str
    issues: tuple[Issue, ...]
    summary: ReadSummary


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def read(
    paths: Sequence[str],
    settings: Settings,
    *,
    ledger: Ledger,
    on_progress: Callable[[Step], None] | None = None,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    now: Clock = utc_now,
    tools: Callable[[Settings], Tools] | None = None,
) -> ReadSummary:
    """Read the reports at ``paths`` into the ledger and link them.

    A report that cannot be read becomes an issue and the rest goes on. ``on_progress`` is called after each step. Where
    the settings have more than one worker, a long run goes on in so many processes, with the same results. ``tools``
    gives those to read with in this process, where somebody keeps them from one call to the next.
    Raises UsageError for a path or format that there is not, and LedgerError when the ledger fails.
    """
    items = read_paths(paths, max_bytes=settings.max_bytes, format=format, columns=columns, stdin=stdin)
    run = _Run(ledger, Profiles(ledger), (tools or make_tools)(settings), now)
    summary = ReadSummary(links=link_pending(ledger, run.profiles, recorded=now()))
    ahead = 0 if STANDARD_INPUT in paths else 1  # what is piped in is stored before more of it is waited for
    with closing(_outcomes(items, run, settings, ahead=ahead)) as outcomes, saved_patterns():
        for item, outcome in outcomes:
            issues, summary = run.take(item, outcome, summary)
            if on_progress:
                on_progress(Step(item.file, issues, summary))
    return summary


def _outcomes(items: Iterable[ReadItem], run: _Run, settings: Settings, *, ahead: int) -> Outcomes:
    """Yield each item with its reading; None where its report is in the ledger, or is to be read when it is taken.

    In this process so many items ``ahead`` are begun before the rest of one is read.
    """
    stream = iter(items)
    left: list[ReadItem] = []
    here = stream if settings.workers == 1 else _few(stream, run, left)
    yield from in_turn(here, run.begin, ahead=ahead)
    if left:
        yield from _by_workers(chain(left, stream), run, settings)


def _few(stream: Iterator[ReadItem], run: _Run, left: list[ReadItem]) -> Iterator[ReadItem]:
    """Yield items until ``ALONE`` of them are to be read; the next that is goes to ``left``."""
    alone = 0
    for item in stream:
        new = run.new(item) is not None
        if new and alone == ALONE:
            left.append(item)
            return
        alone += new
        yield item


def _by_workers(items: Iterable[ReadItem], run: _Run, settings: Settings) -> Outcomes:
    """Yield each item with its reading by a worker; the gate looks here, since what it passes over costs no more."""
    from rashomon.jobs.pool import Pool, cores

    save_patterns()  # where the workers find them
    stream = iter(items)
    with Pool["ReadItem"](partial(_make_reader, settings), settings.workers or cores()) as pool:
        while not pool.ready() and (item := next(stream, None)):
            yield item, None  # what is read here while they start
        yield from pool.read((item, run.glance(item)) for item in stream)


@dataclass(frozen=True, slots=True)
class _Run:
    ledger: Ledger
    profiles: Profiles
    tools: Tools
    now: Clock

    def new(self, item: ReadItem) -> Report | None:
        """Return the item's report if it is to be read: the ledger does not hold it."""
        return None if item.report is None or self.ledger.has_report(item.report.id) else item.report

    def begin(self, item: ReadItem) -> Callable[[], tuple[ReadItem, Outcome | None]]:
        """Begin to read the item's report, if it is to be read; return what gives the item with its reading."""
        rest = None if (report := self.new(item)) is None else _begin(report, self.tools)
        return lambda: (item, rest and rest())

    def glance(self, item: ReadItem) -> Report | Outcome | None:
        """Return the item's report if a worker is to read it, what comes of it if the gate passes over it."""
        report = self.new(item)
        return report and (_guarded(passed_over, report, self.tools) or report)

    def take(
        self, item: ReadItem, outcome: Outcome | None, summary: ReadSummary
    ) -> tuple[tuple[Issue, ...], ReadSummary]:
        """Deal with one item, read here if it was not yet; return its issues and the summary with it."""
        summary = self._note(item.issues, summary)
        if item.report is None:
            return item.issues, summary
        if self.ledger.has_report(item.report.id):
            self._meet_again(item.report, item.file)
            return item.issues, replace(summary, known=summary.known + 1)
        reading = outcome or _read(item.report, self.tools)
        if isinstance(reading, Issue):
            issue = replace(reading, file=item.file)
            return (*item.issues, issue), self._note([issue], summary)
        links = self._store(reading, item.file)
        issues = (*item.issues, *(replace(issue, file=issue.file or item.file) for issue in reading.issues))
        return issues, replace(
            summary,
            read=summary.read + 1,
            issues=summary.issues + len(reading.issues),
            statements=summary.statements + len(reading.statements),
            accounts=summary.accounts + len(reading.accounts),
            links=summary.links + links,
            untold=summary.untold + sum(issue.code == UNRESOLVED for issue in reading.issues),
        )

    def _note(self, issues: Sequence[Issue], summary: ReadSummary) -> ReadSummary:
        if issues:
            self.ledger.add_issues(issues, recorded=self.now())
        return replace(summary, issues=summary.issues + len(issues))

    def _store(self, reading: Reading, file: str) -> int:
        return store_and_link(self.ledger, self.profiles, reading, file=file, reader=READER, recorded=self.now())

    def _meet_again(self, report: Report, file: str) -> None:
        """Note that a report came in another file too."""
        if file not in self.ledger.files([report.id]).get(report.id, ()):
            self.ledger.add(Reading(report, (), ()), file=file, reader=READER, recorded=self.now())


def _make_reader(settings: Settings) -> Callable[[Report], Outcome]:
    """Make, in a worker, what reads a report there."""
    return partial(_read, tools=make_tools(settings, 1))


def _read(report: Report, tools: Tools) -> Reading | Issue:
    """Read one report."""
    return _guarded(read_report, report, tools)


def _begin(report: Report, tools: Tools) -> Callable[[], Outcome]:
    """Begin to read one report, and return what gives its reading."""
    begun = _guarded(begin_report, report, tools)
    return lambda: begun if isinstance(begun, Issue) else _guarded(lambda *_: begun(), report, tools)


def _guarded(read: Callable[[Report, Tools], T], report: Report, tools: Tools) -> T | Issue:
    """Return what ``read`` makes of a report; a fault of the reader costs that report, not the run."""
    try:
        return read(report, tools)
    except Exception as error:
        return Issue(
            code="reading-failed",
            message=f"The reading of the report broke off ({type(error).__name__}: {error})",
            remedy="It was left out. Tell the makers of Rashomon which report it was: this is a fault in the reading.",
            report_id=report.id,
        )
