"""The scripts and what the code says of them: the newest number, the tables, the triggers."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from rashomon.ledger import open_ledger, tables
from rashomon.ledger.migrations import HEAD, VERSION_TABLE, configuration, upgrade


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "ledger.db"):
        return tmp_path / "ledger.db"


def test_the_newest_script_is_head() -> None:
    scripts = ScriptDirectory.from_config(configuration())
    assert scripts.get_heads() == [HEAD]
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)
    assert revisions[-1] == "0001"


def test_the_scripts_make_the_tables(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, tables.METADATA) == []
    engine.dispose()


def rows_of(path: Path, query: str) -> Iterator[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        yield from connection.execute(query).fetchall()


def test_a_new_ledger_holds_nothing_but_its_version(path: Path) -> None:
    assert list(rows_of(path, f"SELECT version_num FROM {VERSION_TABLE}")) == [(HEAD,)]
    for table in tables.METADATA.tables:
        assert list(rows_of(path, f'SELECT * FROM "{table}"')) == []


def test_an_upgrade_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(connection: Connection) -> None:
        upgrade(connection)
        raise RuntimeError("the power went")

    monkeypatch.setattr("rashomon.ledger.opening.upgrade", failing)
    with pytest.raises(RuntimeError):
        open_ledger(tmp_path / "ledger.db")
    assert list(rows_of(tmp_path / "ledger.db", "SELECT name FROM sqlite_master")) == []
    monkeypatch.undo()
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert list(ledger.check()) == []
