"""Every benchmark runs to its end on the smallest input, in processes of its own, and prints its tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SMALLEST = str(HERE / "smallest.py")
TIMEML = """<?xml version="1.0"?>
<TimeML><DOCID>one</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2020-12-21"
functionInDocument="CREATION_TIME">2020-12-21</TIMEX3></DCT>
<TEXT>Rockets fell on the port <TIMEX3 tid="t1" type="DATE" value="2020-12-20">on Sunday</TIMEX3>.</TEXT></TimeML>
"""
#: What is run, and the titles of the tables or the words of the lines that it prints.
BENCHMARKS = {
    "reading": ([SMALLEST, "--reading"], ["A growing ledger", "Several processes", "Where the time goes", "Start-up"]),
    "encoder": ([SMALLEST, "--encoder"], ["The encoder", "random ids, 128 x 32", "The gate", "A stream of news"]),
    "values": ([SMALLEST, "--values"], ["Values of reports", "quantities"]),
    "serving": ([SMALLEST, "--serving"], ["First answers", "2 readers", "reports written"]),
    "times": (["bench/times.py", "--data", "{folder}"], ["1 texts", "times of happenings"]),
    "linking": (["-m", "bench.linking", "--accounts", "20", "40"], ["40 accounts", "exponent of time"]),
    "every link": (["-m", "bench.linking", "--accounts", "20", "--every"], ["20 accounts"]),
    "one report more": (
        ["-m", "bench.linking", "--accounts", "20", "--ledger", "{folder}", "--more", "2"],
        ["20 accounts"],
    ),
}


@pytest.mark.parametrize("name", BENCHMARKS)
def test_it_runs(tmp_path: Path, name: str) -> None:
    arguments, printed = BENCHMARKS[name]
    (tmp_path / "one.tml").write_text(TIMEML, "utf-8")
    command = [sys.executable, *(argument.format(folder=tmp_path) for argument in arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [words for words in printed if words not in done.stdout] == []
