"""What a ledger can be told: each call is one transaction, all or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from rashomon.ledger import writer
from rashomon.ledger.connected import Connected
from rashomon.records import Correction, Issue, Link, NameDecision, Reading


class Adding(Connected):
    """An open ledger that records are added to."""

    def add(
        self,
        reading: Reading,
        *,
        file: str,
        reader: str,
        recorded: datetime,
        blocks: Mapping[str, Iterable[str]] | None = None,
        profiles: Mapping[str, str] | None = None,
        made_by: str = "",
    ) -> bool:
        """Store all of a reading, or nothing; tell whether its report is new.

        ``reader`` is the reader's name and version, ``blocks`` gives account ids their blocks, ``profiles`` what
        linking sees of them, signed ``made_by``. Of what is known by id the first stays. An account or statement whose
        words, span, id or references are wrong is left out, and an issue is stored that says so. Raises UsageError when
        the report's own id is wrong.
        """
        with self._write() as connection:
            new, whole = writer.add_reading(
                connection, self._dialect, reading, file=file, reader=reader, recorded=recorded, blocks=blocks or {}
            )
            if new and whole and profiles:
                writer.add_profiles(connection, self._dialect, profiles, made_by=made_by)
            return new

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

    def add_profiles(self, profiles: Mapping[str, str], made_by: str) -> None:
        """Keep what linking sees of accounts that are here."""
        with self._write() as connection:
            writer.add_profiles(connection, self._dialect, profiles, made_by=made_by)

    def add_issues(self, issues: Iterable[Issue], *, recorded: datetime) -> int:
        """Store issues, all or none; return how many are new."""
        with self._write() as connection:
            return writer.add_issues(connection, self._dialect, issues, recorded=recorded)
