"""``rashomon evaluate times``: figures as a table and as JSON, and peers beside them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Rashomon

from rashomon.evaluation import time_peers
from rashomon.evaluation.sets.timeml import Timex

FILE = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="1998-02-09"
functionInDocument="CREATION_TIME">x</TIMEX3></DCT><TEXT>It burned on <TIMEX3 tid="t1" type="DATE"
value="1998-02-06">Friday</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    folder = tmp_path / "timeml" / "Made"
    folder.mkdir(parents=True)
    (folder / "one.tml").write_text(FILE, "utf-8")
    return tmp_path


@pytest.mark.parametrize("inner", ["", "timeml", "timeml/Made"])
def test_the_folder_may_be_any_of_three(rashomon: Rashomon, sets: Path, inner: str) -> None:
    found = json.loads(rashomon("evaluate", "times", "--data", sets / inner, "--json").out)
    assert list(found) == ["benchmark", "split", "documents", "metrics", "intervals"]
    assert found["metrics"]["value_f1"] == 100
    assert ("made_strict_f1" in found["metrics"]) == (inner != "timeml/Made")


def test_figures_are_printed(rashomon: Rashomon, sets: Path) -> None:
    lines = rashomon("evaluate", "times", "--data", sets).out.splitlines()
    assert lines[0].split()[:4] == ["BENCHMARK", "SPLIT", "DOCUMENTS", "FIGURE"]
    assert ["times", "development", "1", "strict_f1", "100.0"] in [line.split()[:5] for line in lines]


def test_peers_stand_beside_and_what_is_missing_is_told(
    rashomon: Rashomon, sets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(text: str, written: datetime) -> list[Timex]:
        return [Timex(text.index("Friday"), text.index("."), "DATE", f"{written:%Y-%m-%d}")]

    peers = {"stopped": (("no_such_package",), lambda: read), "clock": ((), lambda: read)}
    monkeypatch.setattr(time_peers, "PEERS", peers)
    monkeypatch.setattr("rashomon.evaluation.benchmarks.times.PEERS", peers)
    result = rashomon("evaluate", "times", "--data", sets, "--peers", "--json")
    assert "stopped is passed over: it needs the packages no_such_package." in result.err
    metrics = json.loads(result.out)["metrics"]
    assert (metrics["clock_strict_f1"], metrics["clock_value_f1"], metrics["value_f1"]) == (100, 0, 100)


def test_no_files_is_an_error(rashomon: Rashomon, tmp_path: Path) -> None:
    result = rashomon("evaluate", "times", "--data", tmp_path)
    assert result.code != 0
    assert "--data" in result.err


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", {"timex": "XXXX-WXX-5", "value": "1998-02-06"}, ("DATE", "1998-02-06")),
        ("daterange", {"timex": "1998-05"}, ("DATE", "1998-05")),
        ("duration", {"timex": "PT3H"}, ("DURATION", "PT3H")),
        ("datetime", {"timex": "PRESENT_REF"}, ("DATE", "PRESENT_REF")),
        ("datetime", {"timex": "1998-02-06T14"}, ("TIME", "1998-02-06T14")),
    ],
)
def test_what_recognizers_find_is_a_timex(kind: str, value: dict[str, str], expected: tuple[str, str]) -> None:
    one = SimpleNamespace(start=3, end=8, type_name=f"datetimeV2.{kind}", resolution={"values": [value]})
    assert time_peers._recognized(one) == Timex(3, 9, *expected)
