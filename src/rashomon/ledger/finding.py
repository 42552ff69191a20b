"""Words, speakers and places looked for in a ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection

from rashomon.ledger import rows, searching
from rashomon.ledger.conditions import Query
from rashomon.ledger.connected import Connected, T
from rashomon.ledger.looked import FoundReport, FoundStatement, Looked, pieces


class Finding(Connected):
    """An open ledger that is searched."""

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
