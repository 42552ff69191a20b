"""The ledger once it is open: all it can be asked or told, from the modules beside this one, and a few questions more.

Each call that adds is one transaction, on the disk when the call returns. Each call that asks reads one snapshot, a
chunk at a time, and keeps nobody from writing; an iterator left early gives its connection back when it is let go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import func, select

from rashomon.ledger import check, queries, rows, searching, tables
from rashomon.ledger.adding import Adding
from rashomon.ledger.blocked import Blocked
from rashomon.ledger.conditions import Ids
from rashomon.ledger.finding import Finding
from rashomon.ledger.streaming import Streaming
from rashomon.records import Issue, Statement


class Ledger(Adding, Streaming, Blocked, Finding):
    """An open ledger; made by :func:`rashomon.ledger.open_ledger`, closed at the end of its ``with`` statement.

    All methods raise LedgerError when the file fails them, those that add also LedgerBusy when another process writes
    for longer than this one waits, and UsageError for a time without a time zone.
    """

    @contextmanager
    def at_once(self) -> Iterator[Ledger]:
        """Give this ledger for a while in which all that it is asked and told is one transaction, all or none.

        It sees what was told in it, and no other process writes meanwhile: keep it short. Raises UsageError at its end
        when a record refers to one that is not there.
        """
        with self._write() as connection:
            yield Ledger(self.path, self._engine, self._dialect, connection)

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
