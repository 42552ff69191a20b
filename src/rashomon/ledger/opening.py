"""Open a ledger file: tell a ledger from anything else, make a new one, bring an older one up to this version.

In: a path. Out: a Ledger that can be used, or a LedgerError that says which file, what is wrong and what to do. A file
that is not a ledger is never written to.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from rashomon.errors import LedgerError
from rashomon.ledger.dialects import DIALECTS, WRITES, Dialect, plain_errors
from rashomon.ledger.migrations import HEAD, VERSION_TABLE, upgrade
from rashomon.ledger.store import Ledger


def open_store(path: Path, *, create: bool, read_only: bool, wait: float) -> Ledger:
    """Open the ledger at ``path``; see :func:`rashomon.ledger.open_ledger`."""
    _look(path, create=create, read_only=read_only)
    dialect = DIALECTS["sqlite"]
    engine = dialect.engine(path, read_only=read_only, wait=wait)
    try:
        with plain_errors(dialect, path):
            _bring_up(path, engine, dialect, create=create, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(path, engine, dialect)


def stored_version(connection: Connection, path: Path) -> str | None:
    """Return the version of the ledger, None for an empty file. Raises LedgerError when it is something else."""
    tables = inspect(connection)
    if tables.has_table(VERSION_TABLE):
        return str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))
    if tables.get_table_names():
        raise LedgerError(f"{path} is a database, but not a ledger. Give the path of a ledger, or a new path.")
    return None


def _look(path: Path, *, create: bool, read_only: bool) -> None:
    """Refuse what the file system alone shows to be no use."""
    if path.is_dir():
        raise LedgerError(f"{path} is a folder. Give the path of a ledger file, for example {path / 'rashomon.db'}.")
    if not path.exists() and not create:
        raise LedgerError(f"There is no ledger at {path}. Check the path, or read reports into it first.")
    if not path.parent.is_dir():
        raise LedgerError(f"There is no folder {path.parent} for the ledger {path.name}. Make it, or check the path.")
    if path.exists() and not read_only and not os.access(path, os.W_OK):
        raise LedgerError(f"The ledger {path} cannot be written. Change its permissions, or give another path.")


def _bring_up(path: Path, engine: Engine, dialect: Dialect, *, create: bool, read_only: bool) -> None:
    with engine.connect() as connection:
        version = stored_version(connection, path)
    _refuse(path, version, create=create, read_only=read_only)
    if read_only:
        return
    dialect.settle(engine)
    if version == HEAD:
        return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if stored_version(connection, path) != HEAD:  # another process may have been quicker
            upgrade(connection)


def _refuse(path: Path, version: str | None, *, create: bool, read_only: bool) -> None:
    if version is None and not create:
        raise LedgerError(f"The file {path} is empty, not a ledger. Check the path, or read reports into it first.")
    if version is not None and version > HEAD:
        raise LedgerError(
            f"The ledger {path} has version {version}; this Rashomon knows versions up to {HEAD}. Install a newer one."
        )
    if version is not None and version < HEAD and read_only:
        raise LedgerError(
            f"The ledger {path} has the older version {version}. Open it once for writing to bring it up."
        )
