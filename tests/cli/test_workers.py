"""``rashomon read --workers``: the same ledger from one process and from several, and a clean end when interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

COMMAND = [sys.executable, "-m", "rashomon"]
ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "error", "RASHOMON_LEDGER": "test.db"}
TOWNS = ("Baghdad", "Mogadishu", "Kabul", "Peshawar", "Kirkuk")


def rashomon(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=ENVIRONMENT, text=True, capture_output=True, timeout=300, check=False
    )


def write(folder: Path, number: int) -> Path:
    """Short reports on attacks, every fifth on nothing such, every seventh a copy and every ninth without a date."""
    rows = []
    for at in range(number):
        told = at - 1 if at % 7 == 6 else at
        town, day = TOWNS[told % len(TOWNS)], f"2020-12-{1 + told % 27:02}"
        text = f"A car bomb killed {2 + told} people in {town} on Monday, police said.\n\nNobody claimed the attack."
        if told % 5 == 4:
            text = f"The council of {town} opened a new library on Monday. It has {2 + told} rooms and a garden."
        rows.append({"publisher": "Wire", "published": "" if at % 9 == 8 else day, "title": town, "text": text})
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_several_processes_make_the_ledger_that_one_makes(tmp_path: Path) -> None:
    told = []
    for workers in ("1", "3"):
        folder = tmp_path / workers
        folder.mkdir()
        done = rashomon(folder, "read", str(write(tmp_path, 60)), "--json", "--workers", workers)
        assert done.returncode == 3
        lines = rashomon(folder, "export", "statements").stdout.splitlines()
        stored = [{**json.loads(line), "recorded": None} for line in lines]
        assert stored
        told.append((json.loads(done.stdout), done.stderr, stored))
    assert told[0] == told[1]
    summary = told[0][0]
    assert (summary["read"], summary["known"], len(summary["issues"])) == (47, 7, 6)


def test_an_interrupted_reading_leaves_a_sound_ledger_and_no_process(tmp_path: Path) -> None:
    reports = write(tmp_path, 400)
    with subprocess.Popen(
        [*COMMAND, "read", str(reports), "--quiet", "--workers", "2"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as reading:
        _wait_for_reports(tmp_path, 30)
        os.killpg(reading.pid, signal.SIGINT)  # as a terminal does: every process of the group hears it
        _, told = reading.communicate(timeout=60)
    assert reading.returncode == 130
    assert "Interrupted. Read " in told
    assert "Traceback" not in told
    assert not _alive(reading.pid)
    assert rashomon(tmp_path, "check").returncode == 0


def _wait_for_reports(folder: Path, number: int) -> None:
    end = time.monotonic() + 200
    while rashomon(folder, "export", "statements").stdout.count('"field": "kind"') < number:
        assert time.monotonic() < end
        time.sleep(0.2)


def _alive(group: int) -> bool:
    """Tell whether a process group has members still, after a moment for them to end."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.2)
    return True
