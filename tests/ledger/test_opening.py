"""What may be opened as a ledger, and what people are told about anything else."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.strategies import make_reading

from rashomon.errors import LedgerBusy, LedgerError
from rashomon.ledger import open_ledger
from rashomon.ledger.dialects import Sqlite
from rashomon.ledger.migrations import HEAD

NOW = datetime(2024, 1, 1, tzinfo=UTC)
IMPORTS = {
    "importing": "import rashomon.ledger",
    "opening": "from pathlib import Path; from rashomon.ledger import open_ledger; open_ledger(Path({path!r})).close()",
}


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def make(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(make_reading(), file="a.txt", reader="test 1", recorded=NOW)


def set_version(path: Path, version: str) -> None:
    make(path)
    run_sql(path, f"UPDATE rashomon_version SET version_num = '{version}'")


def cut_short(path: Path) -> None:
    make(path)
    path.write_bytes(path.read_bytes()[:6000])


#: What is at the path -> how it is made, how it is opened, and the words that tell of it.
REFUSED: dict[str, tuple[Callable[[Path], object], dict[str, bool], str]] = {
    "nothing, read only": (lambda path: None, {"read_only": True}, "There is no ledger at"),
    "nothing, not to be made": (lambda path: None, {"create": False}, "There is no ledger at"),
    "a text file": (lambda path: path.write_text("Eight rockets.\n" * 200), {}, "is not a ledger"),
    "a short text file": (lambda path: path.write_text("Eight"), {}, "is not a ledger"),
    "a folder": (lambda path: path.mkdir(), {}, "is a folder"),
    "another database": (lambda path: run_sql(path, "CREATE TABLE t (x)"), {}, "is a database, but not a ledger"),
    "an empty file, read only": (lambda path: path.touch(), {"read_only": True}, "is empty"),
    "an empty file, not to be made": (lambda path: path.touch(), {"create": False}, "is empty"),
    "a newer ledger": (lambda path: set_version(path, "9999"), {}, "has version 9999.*Install a newer one"),
    "an older ledger, read only": (lambda path: set_version(path, "0000"), {"read_only": True}, "older version 0000"),
    "a file cut short": (cut_short, {}, "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    prepare, options, words = REFUSED[case]
    path = tmp_path / "ledger.db"
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=words) as caught:
        open_ledger(path, **options)
    assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="There is no folder"):
        open_ledger(tmp_path / "none" / "ledger.db")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    make(path)
    with open_ledger(path, create=False) as ledger:
        assert ledger.counts()["reports"] == 1


@pytest.mark.parametrize("name", ["with space.db", "100%.db", "why?#.db", "büro.db", "a%20b.db"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    make(tmp_path / name)
    with open_ledger(tmp_path / name, read_only=True) as ledger:
        assert ledger.path == tmp_path / name
        assert ledger.has_report(make_reading().report.id)
    assert os.listdir(tmp_path) == [name]


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("ledger.db"))
    assert (tmp_path / "ledger.db").exists()


def test_read_only_refuses_to_write(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    make(path)
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="cannot be written"):
        ledger.add(make_reading(1), file="a.txt", reader="test 1", recorded=NOW)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_nobody_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool) -> None:
    path = tmp_path / "ledger.db"
    make(path)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    if not read_only:
        with pytest.raises(LedgerError, match="cannot be written"):
            open_ledger(path)
        return
    with open_ledger(path, read_only=True) as ledger:
        assert len(list(ledger.statements())) == 3
        assert os.listdir(tmp_path) == ["ledger.db"]


def test_busy(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    make(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_ledger(path, wait=0.05) as ledger:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="Another process is writing"):
            ledger.add(make_reading(1), file="a.txt", reader="test 1", recorded=NOW)
        assert len(list(ledger.statements())) == 3
        other.execute("ROLLBACK")
        assert ledger.add(make_reading(1), file="a.txt", reader="test 1", recorded=NOW)


def test_what_is_stored_is_on_the_disk(tmp_path: Path) -> None:
    engine = Sqlite().engine(tmp_path / "ledger.db", read_only=False, wait=1)
    Sqlite().settle(engine)
    with engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_several_processes_make_one_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    code = IMPORTS["opening"].format(path=str(path))
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [process.wait(60) for process in started] == [0, 0, 0]
    with open_ledger(path, create=False) as ledger:
        assert list(ledger.check()) == []


@pytest.mark.parametrize(("doing", "absent"), [("importing", "sqlalchemy"), ("opening", "alembic")])
def test_heavy_libraries_wait_until_needed(tmp_path: Path, doing: str, absent: str) -> None:
    make(tmp_path / "ledger.db")
    code = f"{IMPORTS[doing].format(path=str(tmp_path / 'ledger.db'))}; import sys; print({absent!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_version_is_a_number_that_sorts() -> None:
    assert len(HEAD) == 4
    assert HEAD.isdigit()
