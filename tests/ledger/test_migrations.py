"""The scripts and what the code says of them: the newest number, the tables, the triggers."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from tests.ledger.older import take_back
from tests.strategies import make_reading

from rashomon.ledger import open_ledger, tables
from rashomon.ledger.indexing import INDEXES
from rashomon.ledger.looked import Looked
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
        opts = {"version_table": VERSION_TABLE, "compare_type": True, "include_name": no_index}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, tables.METADATA) == []
    engine.dispose()


def no_index(name: str | None, kind: str, _: object) -> bool:
    """Leave out the tables of the index of words, which hold no records."""
    return not (kind == "table" and name and name.startswith(tuple(INDEXES.values())))


def test_an_older_ledger_is_indexed_when_it_is_brought_up(tmp_path: Path) -> None:
    path, reading = tmp_path / "old.db", make_reading(1)
    with open_ledger(path) as ledger:
        ledger.add(reading, file="a.txt", reader="test 1", recorded=datetime(2024, 1, 1, tzinfo=UTC))
        word = reading.report.text.split()[0]
        found = ledger.search(Looked(word), limit=9)
        assert found
    take_back(path, "0003")
    with open_ledger(path) as ledger:
        assert ledger.search(Looked(word), limit=9) == found
        assert list(ledger.check()) == []
    made = set(rows_of(path, "SELECT name FROM sqlite_master WHERE tbl_name IN ('blocks', 'profiles')"))
    assert {("profiles",), ("blocks_with_accounts",)} <= made
    assert ("blocks_by_block",) not in made


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
