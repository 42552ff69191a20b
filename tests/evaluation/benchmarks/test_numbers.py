"""Numbers read against numbers marked: what is right, what is neither, and where the marks lie."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.numbers import count, measure_numbers
from rashomon.evaluation.sets.numbers import load

TEXT = "Nine guards died, two of them cooks. Three drones were downed, and 40 people watched."
#: The numbers in order: nine, two (a part), three, 40.
NINE, TWO, THREE, FORTY = range(4)


def folder(path: Path, **row: object) -> Path:
    marks = [[0, 4, "killed"], [18, 21, "killed", "part"], [TEXT.index("Three"), TEXT.index(" drones"), "intercepted"]]
    (path / "written.jsonl").write_text(json.dumps({"id": "a-1", "text": TEXT, "held": True, "numbers": marks} | row))
    return path


def test_every_number_of_a_passage_is_told(tmp_path: Path) -> None:
    (one,) = load(tmp_path, folder(tmp_path))
    assert one.passage.told == {NINE: "killed", TWO: "killed", THREE: "intercepted", FORTY: "other"}
    assert one.beside == {TWO: frozenset({"part"})}
    assert load(tmp_path, folder(tmp_path), held=False) == []


@pytest.mark.parametrize(
    ("what", "read", "expected"),
    [
        ("numbers", {}, (0, 0, 2)),
        ("numbers", {NINE: "killed", THREE: "munitions"}, (2, 2, 2)),  # what is shot down was fired
        ("numbers", {NINE: "killed", TWO: "killed"}, (1, 1, 2)),  # a part is neither right nor wrong
        ("numbers", {NINE: "injured", FORTY: "killed"}, (0, 2, 2)),
        ("numbers", {FORTY: "objects"}, (0, 0, 2)),  # is not asked for
        ("killed", {NINE: "killed", THREE: "munitions"}, (1, 1, 1)),
        ("missing", {FORTY: "missing"}, (0, 1, 0)),
    ],
)
def test_numbers_are_counted(tmp_path: Path, what: str, read: dict[int, str], expected: tuple[int, int, int]) -> None:
    (one,) = load(tmp_path, folder(tmp_path))
    counts = count(one, read, what)
    assert (counts.right, counts.predicted, counts.gold) == expected


def test_a_result_has_the_three_ways(tmp_path: Path) -> None:
    ways = {"": {NINE: "killed"}, "rules": {}, "encoder": {NINE: "killed", THREE: "munitions"}}
    metrics = measure_numbers(tmp_path, Look(), read=lambda _: ways, folder=folder(tmp_path)).metrics
    assert (metrics["numbers_precision"], metrics["numbers_recall"]) == (100, 50)
    assert (metrics["rules_numbers_f1"], metrics["encoder_numbers_f1"]) == (0, 100)


def test_without_marks_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="run from the folder"):
        measure_numbers(tmp_path, Look(), folder=tmp_path)


def test_a_passage_that_is_another_is_told(tmp_path: Path) -> None:
    digest = sha256(b"something else").hexdigest()[:8]
    with pytest.raises(ValueError, match="a-1"):
        load(tmp_path, folder(tmp_path, digest=digest))
