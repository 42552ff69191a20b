"""The connection of an open ledger: its transactions, and rows a chunk at a time.

In: the file's engine. Out: a connection to write on, one to read on, and one that knows the index of words. The other
modules beside this one add to it, each for one sort of question, and :class:`rashomon.ledger.store.Ledger` is all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from rashomon.errors import UsageError
from rashomon.ledger import rows, scanning
from rashomon.ledger.conditions import Query
from rashomon.ledger.dialects import WRITES, Dialect, plain_errors

T = TypeVar("T")
#: Rows fetched at a time.
CHUNK = 500


class Connected:
    """An open ledger that can be closed."""

    def __init__(self, path: Path, engine: Engine, dialect: Dialect, within: Connection | None = None) -> None:
        self.path = path
        self._engine = engine
        self._dialect = dialect
        self._within = within  # the transaction that all is asked and told in, where somebody began one

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        if self._within is not None:
            yield self._within
            return
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
        if self._within is not None:
            yield self._within
            return
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

    def _rows(self, query: Query, given: Mapping[str, str] | None = None) -> Iterator[rows.Row]:
        """Yield the rows of a query, with the parameters it is ``given``."""
        with self._read() as connection:
            yield from connection.execute(query, given, execution_options={"yield_per": CHUNK}).mappings()

    def _stream(self, query: Query, decode: Callable[[rows.Row], T]) -> Iterator[T]:
        return map(decode, self._rows(query))
