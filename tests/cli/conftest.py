"""The command line in this process, on a ledger read by the made-up reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.plain import beginning, read_plain, write_report

from rashomon.cli import run
from rashomon.jobs import reading


@dataclass(frozen=True)
class Result:
    """What a call came to."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Rashomon = Callable[..., Result]


@pytest.fixture
def rashomon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Rashomon:
    """Call the command line in a folder of its own."""
    monkeypatch.setattr(reading, "begin_report", beginning(read_plain))
    monkeypatch.setattr(reading, "make_tools", lambda settings: None)
    monkeypatch.chdir(tmp_path)
    for variable in ("RASHOMON_LEDGER", "RASHOMON_MAX_BYTES", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)

    def call(*arguments: str | Path) -> Result:
        code = run([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Result(code, out.decode("utf-8"), err.decode("utf-8"))

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of four reports that tell of three incidents."""
    folder = tmp_path / "reports"
    folder.mkdir()
    told = ["rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army.", "condemn by Pompeo."]
    write_report(folder, "one", *told, published="2020-12-21", publisher="Wire")
    write_report(folder, "two", "rocket_attack at Baghdad on 2020-12-20: 5 killed.", publisher="Post")
    write_report(folder, "three", "car_bombing at Mogadishu on 2020-12-19, blamed Militia.", publisher="Courier")
    write_report(folder, "five", "rocket_attack at Baghdad on 2021-12-19.", published="2021-12-20", publisher="Post")
    return folder


@pytest.fixture
def filled(rashomon: Rashomon, reports: Path) -> Rashomon:
    """The command line on a ledger that holds the reports."""
    assert rashomon("read", reports).code == 0
    return rashomon
