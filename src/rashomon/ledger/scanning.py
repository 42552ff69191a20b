"""Searching where the database has no index of words: what can be found is copied into one that has.

In: a connection to a ledger in any database. Out: a connection to a copy of it in memory, for one question. Every text
is read for it, so that it takes long on a large ledger; what is found, in what order, is the same by construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.pool import StaticPool

from rashomon.ledger import indexing, tables

#: What searches look at.
_COPIED = (tables.reports, tables.statements, tables.corrections)
#: Rows copied at a time.
_CHUNK = 500


@contextmanager
def copied(connection: Connection) -> Iterator[Connection]:
    """Copy what can be found, and give the connection to the copy; it is gone afterwards."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        tables.METADATA.create_all(engine)
        with engine.connect() as copy:
            for statement in indexing.MADE:
                copy.exec_driver_sql(statement)
            for table in _COPIED:
                rows = connection.execute(select(table), execution_options={"yield_per": _CHUNK}).mappings()
                for part in rows.partitions(_CHUNK):
                    copy.execute(table.insert(), [dict(row) for row in part])
            yield copy
    finally:
        engine.dispose()
