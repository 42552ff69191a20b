"""The records of a ledger, streamed in an order that does not depend on when they came in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Unpack

from sqlalchemy import ColumnElement, Table, select

from rashomon.ledger import queries, rows, searching, tables
from rashomon.ledger.conditions import After, Ids
from rashomon.ledger.connected import Connected
from rashomon.ledger.queries import Among, StatementFilters
from rashomon.records import Account, Correction, Issue, Link, NameDecision, Report, Statement


class Streaming(Connected):
    """An open ledger whose records are asked for."""

    def has_report(self, report_id: str) -> bool:
        """Tell whether the report is here."""
        with self._read() as connection:
            return connection.execute(queries.HAS_REPORT, {"report_id": report_id}).first() is not None

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

    def statements(self, *, holding: str | None = None, **asked: Unpack[StatementFilters]) -> Iterator[Statement]:
        """Stream statements by publication date, report, place in the report, field and id.

        ``holding`` are words that stand in it, in its speaker or in its place, as :mod:`rashomon.ledger.terms` reads
        them; the others are told at :class:`rashomon.ledger.queries.StatementFilters`.
        """
        held = self._holding(tables.statements, holding)
        return self._stream(queries.statements(self._dialect, holding=held, **asked), rows.statement_of)

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

    def issues(self, *, report_ids: Ids = None, as_of: datetime | None = None) -> Iterator[Issue]:
        """Stream issues, of some reports where they are given, by file, place in it and code."""
        return self._stream(queries.issues(self._dialect, report_ids=report_ids, as_of=as_of), rows.issue_of)

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
