"""The ledger once it is open: its transactions, and one method for each thing it can be asked or told.

Each call that adds is one transaction, on the disk when the call returns. Each call that asks reads one snapshot, a
chunk at a time, and keeps nobody from writing; an iterator left early gives its connection back when it is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Table, func, select
from sqlalchemy.exc import IntegrityError

from rashomon.errors import UsageError
from rashomon.ledger import check, queries, rows, scanning, searching, tables, writer
from rashomon.ledger.dialects import WRITES, Dialect, plain_errors
from rashomon.ledger.looked import FoundReport, FoundStatement, Looked, pieces
from rashomon.ledger.queries import After, Among, Ids, Query
from rashomon.records import Account, Correction, Issue, Link, NameDecision, Reading, Report, Statement

T = TypeVar("T")
#: Rows fetched at a time.
CHUNK = 500


class Ledger:
    """An open ledger; made by :func:`rashomon.ledger.open_ledger`, closed at the end of its ``with`` statement.

    All methods raise LedgerError when the file fails them, those that add also LedgerBusy when another process writes
    for longer than this one waits, and UsageError for a time without a time zone.
    """

    def __init__(self, path: Path, engine: Engine, dialect: Dialect) -> None:
        self.path = path
        self._engine = engine
        self._dialect = dialect

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    # --- telling ------------------------------------------------------------------------------------------------------

    def add(
        self,
        reading: Reading,
        *,
        file: str,
        reader: str,
        recorded: datetime,
        blocks: Mapping[str, Iterable[str]] | None = None,
    ) -> bool:
        """Store all of a reading, or nothing; tell whether its report is new.

        ``reader`` is the reader's name and version, ``blocks`` gives account ids their blocks. Of what is known by id
        the first stays. An account or statement whose words, span, id or references are wrong is left out, and an
        issue is stored that says so. Raises UsageError when the report's own id is wrong.
        """
        with self._write() as connection:
            return writer.add_reading(
                connection, self._dialect, reading, file=file, reader=reader, recorded=recorded, blocks=blocks or {}
            )

    def add_links(self, links: Iterable[Link], *, recorded: datetime) -> int:
        """Store decisions, all or none; return how many are new.

        Raises UsageError when a link's id or order is wrong or it names an account that is not in the ledger.
        """
        with self._write() as connection:
            return writer.add_links(connection, self._dialect, links, recorded=recorded)

    def add_corrections(self, corrections: Iterable[Correction], *, recorded: datetime) -> int:
        """Store what persons take back, all or none; return how many are new.

        Raises UsageError when an id is wrong or something is taken back that is not in the ledger.
        """
        with self._write() as connection:
            return writer.add_corrections(connection, self._dialect, corrections, recorded=recorded)

    def add_name_decisions(self, decisions: Iterable[NameDecision], *, recorded: datetime) -> int:
        """Store what persons decide about names, all or none; return how many are new.

        Raises UsageError when an id or an order is wrong.
        """
        with self._write() as connection:
            return writer.add_name_decisions(connection, self._dialect, decisions, recorded=recorded)

    def add_blocks(self, blocks: Mapping[str, Iterable[str]], *, recorded: datetime) -> int:
        """Give accounts that are here further blocks; return how many are new."""
        with self._write() as connection:
            return writer.add_blocks(connection, self._dialect, blocks, recorded=recorded)

    def add_linked(self, links: Iterable[Link], blocks: Mapping[str, Iterable[str]], *, recorded: datetime) -> int:
        """Store decisions and further blocks, all or none; return how many decisions are new.

        Raises UsageError as :meth:`add_links` does.
        """
        with self._write() as connection:
            added = writer.add_links(connection, self._dialect, links, recorded=recorded)
            writer.add_blocks(connection, self._dialect, blocks, recorded=recorded)
            return added

    def add_issues(self, issues: Iterable[Issue], *, recorded: datetime) -> int:
        """Store issues, all or none; return how many are new."""
        with self._write() as connection:
            return writer.add_issues(connection, self._dialect, issues, recorded=recorded)

    # --- asking -------------------------------------------------------------------------------------------------------

    def has_report(self, report_id: str) -> bool:
        """Tell whether the report is here."""
        return any(True for _ in self.reports(ids=[report_id]))

    def report(self, report_id: str) -> Report:
        """Return a report. Raises KeyError when it is not here."""
        for report in self.reports(ids=[report_id]):
            return report
        raise KeyError(report_id)

    def reports(
        self, *, ids: Ids = None, holding: str | None = None, as_of: datetime | None = None, after: After = None
    ) -> Iterator[Report]:
        """Stream reports by publication date, then id; ``after`` is both of the report to go on after.

        ``holding`` are words that stand in text, title or publisher, as :mod:`rashomon.ledger.terms` reads them.
        """
        held = self._holding(tables.reports, holding)
        query = queries.reports(self._dialect, ids=ids, as_of=as_of, after=after, holding=held)
        return self._stream(query, rows.report_of)

    def accounts(
        self,
        *,
        ids: Ids = None,
        report_ids: Ids = None,
        form: str | None = None,
        as_of: datetime | None = None,
        after: After = None,
    ) -> Iterator[Account]:
        """Stream accounts by publication date and report, then by where they stand in it.

        ``after`` is the publication date, the report's id, start, end and id of the account to go on after.
        """
        query = queries.accounts(self._dialect, ids=ids, report_ids=report_ids, form=form, as_of=as_of, after=after)
        return self._stream(query, rows.account_of)

    def statements(
        self,
        *,
        ids: Ids = None,
        account_ids: Ids = None,
        report_ids: Ids = None,
        fields: Ids = None,
        speaker: str | None = None,
        stance: str | None = None,
        since: date | None = None,
        until: date | None = None,
        withdrawn: bool = False,
        holding: str | None = None,
        as_of: datetime | None = None,
        after: After = None,
    ) -> Iterator[Statement]:
        """Stream statements by publication date, report, place in the report, field and id.

        ``speaker`` is part of the speaker's name, canonical or as printed, in any case; ``since`` and ``until`` are
        publication dates, both included; ``after`` is publication date, report, start, end, field and id of the
        statement to go on after. Those that a person has withdrawn as misread are left out, unless ``withdrawn``.
        ``holding`` are words that stand in it, in its speaker or in its place, as :mod:`rashomon.ledger.terms` reads
        them.
        """
        query = queries.statements(
            self._dialect,
            ids=ids,
            account_ids=account_ids,
            report_ids=report_ids,
            fields=fields,
            speaker=speaker,
            stance=stance,
            since=since,
            until=until,
            withdrawn=withdrawn,
            as_of=as_of,
            after=after,
            holding=self._holding(tables.statements, holding),
        )
        return self._stream(query, rows.statement_of)

    def links(
        self,
        *,
        ids: Ids = None,
        account_ids: Ids = None,
        undone: bool = False,
        among: Among = "all",
        as_of: datetime | None = None,
        after: After = None,
    ) -> Iterator[Link]:
        """Stream all decisions in the order they were recorded, or those with an end among ``account_ids``.

        Those that a person has undone are left out, unless ``undone``. ``among`` "people" gives what persons decided,
        "doubted" that and all about pairs that anybody was ever unsure of. ``after`` is the time, as ``rows.stamp``
        writes it, and the id of the link to go on after.
        """
        query = queries.links(
            self._dialect, ids=ids, account_ids=account_ids, undone=undone, as_of=as_of, after=after, among=among
        )
        return self._stream(query, rows.link_of)

    def corrections(self, *, subjects: Ids = None, as_of: datetime | None = None) -> Iterator[Correction]:
        """Stream what persons took back in the order of their decisions, or what concerns one of ``subjects``."""
        return self._stream(queries.corrections(self._dialect, subjects=subjects, as_of=as_of), rows.correction_of)

    def name_decisions(self, *, as_of: datetime | None = None) -> Iterator[NameDecision]:
        """Stream what persons decided about names, in the order of their decisions."""
        return self._stream(queries.name_decisions(as_of=as_of), rows.name_decision_of)

    def issues(self, *, as_of: datetime | None = None) -> Iterator[Issue]:
        """Stream issues by file, place in it and code."""
        return self._stream(queries.issues(as_of=as_of), rows.issue_of)

    def accounts_in_blocks(self, blocks: Collection[str]) -> dict[str, set[str]]:
        """Return the ids of the accounts in each of the blocks; a block without any is left out."""
        found: dict[str, set[str]] = {}
        for row in self._rows(queries.blocks(self._dialect, keys=blocks)):
            found.setdefault(row["block"], set()).add(row["account_id"])
        return found

    def accounts_without(self, block: str, *, form: str) -> Iterator[Account]:
        """Stream the accounts of a form that lack a block, by report."""
        return self._stream(queries.accounts_without(block, form), rows.account_of)

    def accounts_in_block(self, block: str) -> list[str]:
        """Return the ids of the accounts in a block, in no order."""
        return [row["account_id"] for row in self._rows(queries.members(block))]

    def some_in_blocks(self, blocks: Collection[str], most: int) -> dict[str, list[str]]:
        """Return the ids of any ``most`` accounts of each of the blocks, in no order; one without any is left out.

        What it takes grows with the blocks asked for, not with how many accounts they have.
        """
        found: dict[str, list[str]] = {}
        for row in self._rows(queries.some_members(self._dialect, blocks, most)):
            found.setdefault(row["block"], []).append(row["account_id"])
        return found

    def crowded_blocks(
        self, more_than: int, *, but: Collection[str] = (), as_of: datetime | None = None
    ) -> dict[str, set[str]]:
        """Return the accounts of the blocks that have more than so many, but for the blocks named."""
        found: dict[str, set[str]] = {}
        for row in self._rows(queries.crowded(more_than, but, as_of)):
            found.setdefault(row["block"], set()).add(row["account_id"])
        return found

    def blocks_of(self, account_ids: Collection[str]) -> dict[str, set[str]]:
        """Return the blocks of each of the accounts; an account without any is left out."""
        found: dict[str, set[str]] = {}
        for row in self._rows(queries.blocks(self._dialect, account_ids=account_ids)):
            found.setdefault(row["account_id"], set()).add(row["block"])
        return found

    def files(self, report_ids: Ids = None) -> dict[str, list[str]]:
        """Return the files that each report came in, sorted; for all reports when none are named."""
        found: dict[str, list[str]] = {}
        for row in self._rows(queries.files(self._dialect, report_ids)):
            found.setdefault(row["report_id"], []).append(row["file"])
        return found

    def find(self, prefix: str) -> list[tuple[str, str]]:
        """Return (table, id) of the records whose id begins with ``prefix``, links and corrections among them.

        A prefix that is empty or not hexadecimal finds nothing.
        """
        digits = prefix.lower()
        if not digits or digits.strip("0123456789abcdef"):
            return []
        return [
            (table.name, row["id"])
            for table in queries.IDENTIFIED
            for row in self._rows(queries.with_prefix(table, digits))
        ]

    def recorded(self, ids: Collection[str]) -> dict[str, datetime]:
        """Return when each of the records with these ids was recorded; unknown ids are left out."""
        return {
            row["id"]: rows.moment_of(row["recorded_at"])
            for table in queries.IDENTIFIED
            for row in self._rows(queries.recorded(self._dialect, table, ids))
        }

    def edition(self) -> str:
        """Return a token of all the ledger holds: another one as soon as a row is added, the same until then."""
        newest = [self._dialect.newest(table).scalar_subquery() for table in tables.APPEND_ONLY.values()]
        with self._read() as connection:
            return "-".join(str(number or 0) for number in connection.execute(select(*newest)).one())

    def counts(self) -> dict[str, int]:
        """Return how many rows each kind of record has, in one snapshot."""
        with self._read() as connection:
            counted = {name: select(func.count()).select_from(table) for name, table in tables.APPEND_ONLY.items()}
            return {name: connection.scalar(query) or 0 for name, query in counted.items()}

    def search(self, looked: Looked, *, limit: int) -> list[FoundReport]:
        """Return the reports that are looked for, at most ``limit``, with what was found marked."""

        def found(row: rows.Row) -> FoundReport:
            return FoundReport(rows.report_of(row), pieces(row["marked"]), pieces(row["snippet"]))

        return self._found(searching.reports(looked, limit), looked, searching.shown_reports, found)

    def search_statements(self, looked: Looked, *, limit: int) -> list[FoundStatement]:
        """Return the statements that are looked for and stand, at most ``limit``, with what was found marked."""

        def found(row: rows.Row) -> FoundStatement:
            return FoundStatement(rows.statement_of(row), pieces(row["marked"]))

        return self._found(searching.statements(looked, limit), looked, searching.shown_statements, found)

    def speakers(self, looked: Looked, *, limit: int) -> list[tuple[str, int, int]]:
        """Return the names of speakers that hold the words, with their statements and reports, the most first."""
        return self._named(searching.speakers(looked, limit))

    def places(self, looked: Looked, *, limit: int) -> list[tuple[str, int, int]]:
        """Return the names of places that hold the words, with their statements and reports, the most first."""
        return self._named(searching.places(looked, limit))

    def telling(self, looked: Looked) -> set[str]:
        """Return the ids of the accounts with a statement that is looked for and stands."""
        with self._searched() as connection:
            return set(connection.scalars(searching.telling(looked)))

    def scored(self, low: float, high: float, *, limit: int, as_of: datetime | None = None) -> Iterator[Statement]:
        """Stream the statements with a score from ``low`` to below ``high``, the lowest first; also withdrawn ones."""
        return self._stream(searching.scored(low, high, limit=limit, as_of=as_of), rows.statement_of)

    def readers(self) -> dict[str, int]:
        """Return the readers that reports were read by, by name and version, and how many reports each read."""
        return {row["reader"]: row["number"] for row in self._rows(queries.readers())}

    def finders(self) -> dict[str, int]:
        """Return what found statements, by name and version without the rule or role, and how many each found."""
        found: dict[str, int] = {}
        for row in self._rows(queries.finders()):
            for name in dict.fromkeys(part.partition(":")[0] for part in row["found_by"].split(" ")):
                found[name] = found.get(name, 0) + row["number"]
        return found

    def check(self) -> Iterator[Issue]:
        """Verify everything the ledger holds and stream an issue for each defect; nothing is changed."""
        with self._read() as connection:
            yield from check.check(connection, self._dialect, self.path)

    # --- transactions -------------------------------------------------------------------------------------------------

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with plain_errors(self._dialect, self.path):
            try:
                with self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                    yield connection
            except IntegrityError as error:
                raise UsageError(
                    f"Nothing was stored: a record refers to one that is not in the ledger {self.path}, or lacks a "
                    f"value. Add the reports first. ({error.orig})"
                ) from error

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with plain_errors(self._dialect, self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _searched(self) -> Iterator[Connection]:
        """Give a connection on which the index of words can be asked: the ledger's, or that to a copy that has one."""
        with self._read() as connection:
            if self._dialect.words_index:
                yield connection
                return
            with scanning.copied(connection) as copy:
                yield copy

    def _found(
        self,
        wanted: Query,
        looked: Looked,
        show: Callable[[str, Collection[int]], Query],
        decode: Callable[[rows.Row], T],
    ) -> list[T]:
        """Return what is wanted in its order: first the numbers, then the rows of those alone."""
        with self._searched() as connection:
            numbers = list(connection.scalars(wanted))
            shown = connection.execute(show(looked.words, numbers)).mappings() if numbers else ()
            found = {row["number"]: decode(row) for row in shown}
        return [found[number] for number in numbers]

    def _named(self, query: Query) -> list[tuple[str, int, int]]:
        with self._searched() as connection:
            return [(row["name"], row["statements"], row["reports"]) for row in connection.execute(query).mappings()]

    def _holding(self, table: Table, words: str | None) -> ColumnElement[bool] | None:
        """Return the condition that a row of a table holds the words, None where none are looked for."""
        if words is None:
            return None
        held = searching.holding(table, words)
        if self._dialect.words_index:
            return held
        with self._searched() as copy:
            ids = list(copy.scalars(select(table.c.id).where(held)))
        return self._dialect.among(table.c.id, ids)

    def _rows(self, query: Query) -> Iterator[rows.Row]:
        with self._read() as connection:
            yield from connection.execution_options(yield_per=CHUNK).execute(query).mappings()

    def _stream(self, query: Query, decode: Callable[[rows.Row], T]) -> Iterator[T]:
        return map(decode, self._rows(query))
