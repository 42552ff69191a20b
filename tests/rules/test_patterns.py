"""Compiled patterns kept in a file: the same patterns again, and nothing lost or run where the file is bad."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.rules import find_all, load_rules

#: A text that PCRE2 is not asked of, for the sake of one name, and one that it is asked of.
TEXT = "Gunmen killed three officers in Norland on Sunday, police in Київ said."
PLAIN = "A car bomb killed three officers in Norland on Sunday, police said."
RUN = """
import sys, regex
import rashomon.rules.engine as engine
from pathlib import Path
from rashomon.rules import find_all, keep_patterns, load_rules, saved_patterns
compiled = []
real = regex.compile
regex.compile = lambda *given, **lists: compiled.append(given) or real(*given, **lists)
translate = engine.translate
engine.translate = lambda *given: compiled.append(given) or translate(*given)
keep_patterns(Path(sys.argv[1]))
with saved_patterns():
    found = [(m.rule.name, m.start, m.end) for m in find_all(load_rules("happenings_en"), sys.argv[2])]
    found += [(m.rule.name, m.start, m.end) for m in find_all(load_rules("happenings_en"), sys.argv[3])]
print(len(compiled), found)
"""
FOUND = [(m.rule.name, m.start, m.end) for one in (TEXT, PLAIN) for m in find_all(load_rules("happenings_en"), one)]


def run(folder: Path) -> tuple[int, str]:
    """Match in a new process that keeps patterns in a folder: how many it made, and what it found."""
    command = [sys.executable, "-c", RUN, str(folder), TEXT, PLAIN]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    number, _, found = done.stdout.strip().partition(" ")
    return int(number), found


def file_in(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def with_digest(pickled: bytes) -> bytes:
    return hashlib.sha256(pickled).digest() + pickled


class Rogue:
    """Pickled, a call of something that is no pattern."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self.mark),)


def test_a_second_process_compiles_and_translates_nothing_and_finds_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    assert FOUND
    compiled, found = run(folder)
    assert compiled > 0
    assert found == str(FOUND)
    assert run(folder) == (0, str(FOUND))


@pytest.mark.parametrize("content", [b"", b"no file of ours", with_digest(b"cut off"), with_digest(pickle.dumps([1]))])
def test_a_file_that_is_not_one_is_passed_over_and_written_anew(tmp_path: Path, content: bytes) -> None:
    compiled, _ = run(tmp_path)
    file_in(tmp_path).write_bytes(content)
    assert run(tmp_path) == (compiled, str(FOUND))
    assert run(tmp_path) == (0, str(FOUND))


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    compiled, _ = run(tmp_path)
    path = file_in(tmp_path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert run(tmp_path) == (compiled, str(FOUND))


@pytest.mark.parametrize("inside", [False, True])
def test_a_file_runs_no_code(tmp_path: Path, inside: bool) -> None:
    folder, mark = tmp_path / "cache", tmp_path / "mark"
    run(folder)
    rogue = pickle.dumps(Rogue(mark))
    held = dict.fromkeys(pickle.loads(file_in(folder).read_bytes()[32:]), rogue)
    file_in(folder).write_bytes(with_digest(pickle.dumps(held) if inside else rogue))
    compiled, found = run(folder)
    assert (compiled > 0, found) == (True, str(FOUND))
    assert not mark.exists()


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(tmp_path / "file")[1] == str(FOUND)
