"""The folder that opens without a server: every link leads to a file in it, and nothing else is overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.console.ledgers import START, TOLD, hostile_reading, make_ledger

from rashomon.cli import run
from rashomon.console.marking import PART
from rashomon.console.publish import SIGN, publish
from rashomon.errors import UsageError
from rashomon.ledger import Ledger, open_ledger


def test_every_link_leads_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    make_ledger(path, TOLD, more=[hostile_reading(PART + 10)])
    with open_ledger(path, create=False, read_only=True) as ledger:
        made = publish(ledger, tmp_path / "site", now=START)
    assert (made.incidents, made.reports) == (6, 7)
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) == made.pages
    for page in pages:
        for address in re.findall(r'(?:href|src)="([^"#]+)', page.read_text("utf-8")):
            assert (page.parent / address).is_file(), (page, address)


def test_a_folder_of_ours_is_replaced_whole(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    publish(ledger, folder, now=START)
    (folder / "incidents" / "stale.html").write_text("old")
    publish(ledger, folder, now=START)
    assert not (folder / "incidents" / "stale.html").exists()
    assert (folder / SIGN).is_file()
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("holds", ["file", "folder"])
def test_nothing_of_others_is_touched(holds: str, ledger: Ledger, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    kept = place if holds == "file" else place / "letter.txt"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine")
    with pytest.raises(UsageError):
        publish(ledger, place, now=START)
    assert kept.read_text() == "mine"


def test_a_failure_leaves_the_folder_as_it_was(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "site"
    publish(ledger, folder, now=START)
    before = (folder / "index.html").read_text("utf-8")

    def fail(done: int, of: int) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        publish(ledger, folder, now=START, on_page=fail)
    assert (folder / "index.html").read_text("utf-8") == before
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_the_verb_writes_and_refuses(ledger_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    assert run(["publish", str(site), "--ledger", str(ledger_path), "--json"]) == 0
    assert '"incidents": 5' in capsys.readouterr().out
    assert run(["publish", str(tmp_path), "--ledger", str(ledger_path)]) == 2
    assert "holds files that publish did not write" in capsys.readouterr().err
    (tmp_path / "file").write_text("no folder", "utf-8")
    within = tmp_path / "file" / "site"
    assert run(["publish", str(within), "--ledger", str(ledger_path)]) == 1
    assert f"{within} could not be opened or written" in capsys.readouterr().err
