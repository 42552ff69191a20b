"""What differs between databases: how to connect, lock, add only what is new, refuse changes, and name what went wrong.

A new database is a class that answers :class:`Dialect` and an entry in ``DIALECTS``; nothing else names one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Insert,
    Integer,
    Select,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.elements import ColumnElement

from rashomon.encoding import to_json
from rashomon.errors import LedgerBusy, LedgerError
from rashomon.ledger import indexing

#: The execution option of a connection whose next transaction writes.
WRITES = "rashomon_writes"


class Dialect(Hashable, Protocol):
    """What the ledger asks of a database.

    ``words_index`` are the statements that make its index of words, none where it has none.
    """

    words_index: Sequence[str]

    def engine(self, path: Path, *, read_only: bool, wait: float) -> Engine:
        """Return an engine whose transactions read one snapshot, and exclude other writers under ``WRITES``."""

    def settle(self, engine: Engine) -> None:
        """Make lasting settings of a ledger that is about to be written; doing it again changes nothing."""

    def add_new(self, table: Table) -> Insert:
        """Return an insert that passes over rows whose key is there already."""

    def among(self, column: Column[str], wanted: Collection[str]) -> ColumnElement[bool]:
        """Return the condition that the column is one of ``wanted``, of whatever number."""

    def among_given(self, column: Column[str]) -> ColumnElement[bool]:
        """Return the condition that the column is one of a JSON list, the parameter ``wanted`` of a query made once."""

    def some_of_each(self, key: Column[str], column: Column[str], most: int) -> Select[Any]:
        """Return each key of a JSON list, the parameter ``wanted``, with a JSON list of a column of its table.

        That has the values of any ``most`` of the key's rows; the others are not looked at.
        """

    def newest(self, table: Table) -> Select[int]:
        """Return the query for the number of the row that was added to the table last; rows never go."""

    def guard(self, table: str, key: Sequence[str]) -> Mapping[str, str]:
        """Return the triggers that make a table append-only: name -> statement that creates it."""

    def triggers(self, connection: Connection) -> set[str]:
        """Return the names of the triggers that are there."""

    def damage(self, connection: Connection) -> Iterator[str]:
        """Yield what the database finds wrong with its own file."""

    def unindexed(self, connection: Connection) -> Mapping[str, int]:
        """Return how many rows of a table no search finds, for each table with such rows."""

    def explain(self, error: DBAPIError, path: Path) -> LedgerError:
        """Return a database's error in plain words."""


class Sqlite:
    """SQLite: one file, in write-ahead mode, so that readers and one writer do not wait for one another."""

    words_index: Sequence[str] = indexing.MADE

    def engine(self, path: Path, *, read_only: bool, wait: float) -> Engine:
        """Open connections as they are needed; every commit is on the disk before it returns."""

        def connect() -> sqlite3.Connection:
            connection = sqlite3.connect(_uri(path, read_only), uri=True, timeout=wait, check_same_thread=False)
            connection.isolation_level = None  # transactions begin in on_begin, not where the driver thinks fit
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute(f"PRAGMA query_only = {int(read_only)}")
            except sqlite3.Error:
                connection.close()
                raise
            return connection

        def on_begin(connection: Connection) -> None:
            writes = connection.get_execution_options().get(WRITES, False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
        event.listen(engine, "begin", on_begin)
        return engine

    def settle(self, engine: Engine) -> None:
        """Turn write-ahead mode on, which the file remembers; outside of a transaction, as SQLite wants it."""
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()

    def add_new(self, table: Table) -> Insert:
        """Insert ... ON CONFLICT DO NOTHING, which unlike INSERT OR IGNORE still refuses a missing value."""
        return insert(table).on_conflict_do_nothing()

    def among(self, column: Column[str], wanted: Collection[str]) -> ColumnElement[bool]:
        """Hand all values over as one JSON list, so that SQLite's limit on variables never matters."""
        listed = func.json_each(bindparam(None, to_json(sorted(wanted)))).table_valued("value")
        return column.in_(select(listed.c.value))

    def among_given(self, column: Column[str]) -> ColumnElement[bool]:
        """Read the list as ``among`` does."""
        return column.in_(select(func.json_each(bindparam("wanted")).table_valued("value").c.value))

    def some_of_each(self, key: Column[str], column: Column[str], most: int) -> Select[Any]:
        """Look each key up in an index that holds the column too, and stop after so many rows."""
        wanted = func.json_each(bindparam("wanted")).table_valued("value", name="wanted")
        few = select(column).where(key == wanted.c.value).limit(most).correlate(wanted).subquery("few")
        listed = select(func.json_group_array(few.c[column.name])).correlate(wanted).scalar_subquery()
        return select(wanted.c.value.label(key.name), listed.label("listed"))

    def newest(self, table: Table) -> Select[int]:
        """Ask for the highest rowid, which SQLite finds without looking at the other rows."""
        return select(func.max(literal_column("rowid", Integer))).select_from(table)

    def guard(self, table: str, key: Sequence[str]) -> Mapping[str, str]:
        """Refuse UPDATE and DELETE; keep the first row where INSERT OR REPLACE would put another in its place."""
        same = " AND ".join(f'"{column}" = NEW."{column}"' for column in key)
        refuse = f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: rows of {table} never change'); END"
        keep = f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same}) BEGIN SELECT RAISE(IGNORE); END'
        return {
            f"{table}_never_change": f'CREATE TRIGGER {table}_never_change BEFORE UPDATE ON "{table}" {refuse}',
            f"{table}_never_go": f'CREATE TRIGGER {table}_never_go BEFORE DELETE ON "{table}" {refuse}',
            f"{table}_keep_first": f'CREATE TRIGGER {table}_keep_first BEFORE INSERT ON "{table}" {keep}',
        }

    def triggers(self, connection: Connection) -> set[str]:
        """Read the names from SQLite's own table."""
        return set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))

    def damage(self, connection: Connection) -> Iterator[str]:
        """Run SQLite's integrity check; it stops after a hundred findings."""
        yield from (line for line in connection.scalars(text("PRAGMA integrity_check")) if line != "ok")

    def unindexed(self, connection: Connection) -> Mapping[str, int]:
        """Compare the numbers of rows with those that the index of words has."""
        counts = {
            table: connection.scalar(
                text(f'SELECT count(*) FROM "{table}" WHERE rowid NOT IN (SELECT id FROM {index}_docsize)')
            )
            for table, index in indexing.INDEXES.items()
        }
        return {table: number for table, number in counts.items() if number}

    def explain(self, error: DBAPIError, path: Path) -> LedgerError:
        """Look the driver's error code up in ``MESSAGES``."""
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return LedgerBusy(
                f"Another process is writing to the ledger {path}. Wait until it is done, then try again."
            )
        message = MESSAGES.get(code, f"could not be used: {error.orig}. Check it, or restore it from a copy.")
        return LedgerError(f"The ledger {path} {message}")


#: What SQLite's error codes mean to the person at the keyboard; goes on from "The ledger rashomon.db ".
MESSAGES: Mapping[int, str] = {
    sqlite3.SQLITE_NOTADB: "is not a ledger, or is damaged. Give the path of a ledger, or a new path.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Restore it from a copy, or read the reports again into a new ledger.",
    sqlite3.SQLITE_READONLY: "cannot be written. Change the permissions of it and its folder, or give another path.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that it is a file, and the permissions of it and its folder.",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full. Make room and try again; what was stored before is safe.",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error. Check the disk.",
}

DIALECTS: Mapping[str, Dialect] = {"sqlite": Sqlite()}


@contextmanager
def plain_errors(dialect: Dialect, path: Path) -> Iterator[None]:
    """Turn the database's errors into LedgerError and LedgerBusy."""
    try:
        yield
    except DBAPIError as error:
        raise dialect.explain(error, path) from error


def _uri(path: Path, read_only: bool) -> str:
    uri = path.absolute().as_uri()
    if not read_only:
        return f"{uri}?mode=rwc"
    # Write-ahead mode makes files beside the ledger, and only who may write takes them away again: query_only is what
    # refuses changes. Where nobody can make those files, the ledger cannot change either.
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return f"{uri}?mode=rw"
    beside = path.with_name(f"{path.name}-wal")
    return f"{uri}?mode=ro" if beside.exists() else f"{uri}?immutable=1"
