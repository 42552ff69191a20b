"""The way of a newcomer through the installed command: read the examples, look, check, export."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Rashomon = Callable[..., str]


@pytest.fixture
def rashomon(tmp_path: Path) -> Rashomon:
    """Run the command in a folder of its own; every call must go well, without a word of warning."""
    environment = {**os.environ, "RASHOMON_LEDGER": str(tmp_path / "story.db"), "PYTHONWARNINGS": "error"}

    def run(*arguments: str | Path) -> str:
        command = [sys.executable, "-m", "rashomon", *map(str, arguments)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_from_files_to_a_brief(rashomon: Rashomon, example_files: list[Path]) -> None:
    summary = json.loads(rashomon("read", *example_files, "--json"))
    assert (summary["read"], summary["issues"]) == (27, [])
    assert summary["statements"] > 400

    incidents = [json.loads(line) for line in rashomon("incidents", "--json").splitlines()]
    assert len(incidents) >= 10

    brief = rashomon("brief", "--since", "2020-12-20", "--until", "2020-12-20", "--near", "Baghdad")
    for words in ("Baghdad", "Levant Wire", "eight rockets", "Kataib Hezbollah"):
        assert words in brief
    assert json.loads(rashomon("brief", "--format", "json"))

    rows = [json.loads(line) for line in rashomon("export", "statements").splitlines()]
    assert len(rows) == summary["statements"]
    checked = json.loads(rashomon("check", "--json"))
    assert (checked["sound"], checked["defects"]) == (True, [])
    assert checked["counts"]["statements"] == summary["statements"]
