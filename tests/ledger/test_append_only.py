"""The database itself refuses to change or delete what was recorded, whoever asks."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.strategies import make_correction, make_link, make_reading

from rashomon.ledger import open_ledger
from rashomon.ledger.tables import APPEND_ONLY
from rashomon.records import Issue

NOW = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that has at least one row in each table."""
    path = tmp_path_factory.mktemp("full") / "ledger.db"
    one, other = make_reading(1), make_reading(2)
    with open_ledger(path) as ledger:
        for reading in (one, other):
            ledger.add(reading, file="a.txt", reader="test 1", recorded=NOW)
        link = make_link(one.accounts[0].id, other.accounts[0].id)
        ledger.add_links([link], recorded=NOW)
        ledger.add_corrections([make_correction("link", link.id, at=NOW)], recorded=NOW)
        ledger.add_issues([Issue("one", "Something.", "Nothing.")], recorded=NOW)
    return path


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection, as any other program would make one; never committed."""
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def content(database: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return database.execute(f'SELECT * FROM "{table}"').fetchall()


CHANGES = [
    pytest.param(f'UPDATE "{name}" SET "{column.name}" = "{column.name}"', id=f"{name}.{column.name}")
    for name, table in APPEND_ONLY.items()
    for column in table.columns
]
CHANGES += [pytest.param(f'DELETE FROM "{name}"', id=f"{name} delete") for name in APPEND_ONLY]


@pytest.mark.parametrize("change", CHANGES)
def test_refused(database: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(change)


@pytest.mark.parametrize("name", APPEND_ONLY)
def test_a_replacement_changes_nothing(database: sqlite3.Connection, name: str) -> None:
    before = content(database, name)
    assert before
    others = [column.name for column in APPEND_ONLY[name].columns if not column.primary_key]
    columns = [column.name for column in APPEND_ONLY[name].columns]
    spoilt = ", ".join("'other'" if column == others[-1] else f'"{column}"' for column in columns)
    database.execute(f'INSERT OR REPLACE INTO "{name}" SELECT {spoilt} FROM "{name}"')
    assert content(database, name) == before
