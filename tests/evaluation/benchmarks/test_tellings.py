"""Who says it and how firmly, of marked values: what is counted as right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.sets.test_tellings import KILLED, SAID, TEXT, lay
from tests.extract.told import read

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.tellings import measure_tellings
from rashomon.records import Reading, Statement

OWN = {**KILLED, "stance": "asserts"}
#: Marks, what is changed in the statement, and figures.
CASES = [
    (
        [SAID],
        {},
        {"speaker_accuracy": 100, "attributed_precision": 100, "attributed_recall": 100, "stance_accuracy": 100},
    ),
    ([OWN], {}, {"speaker_accuracy": 0, "attributed_precision": 0, "stance_accuracy": 100}),
    ([{**SAID, "stance": "denies"}], {}, {"speaker_accuracy": 100, "stance_accuracy": 0, "unsure_recall": 0}),
    ([SAID], {"stance": "fears"}, {"stance_accuracy": 0, "unsure_precision": 0}),
    ([{**SAID, "stance": "fears"}], {"stance": "fears"}, {"stance_accuracy": 100, "unsure_f1": 100}),
]


def changed(reading: Reading, **fields: Any) -> Reading:
    def each(one: Statement) -> Statement:
        return replace(one, **fields) if one.field == "killed" else one

    return replace(reading, statements=tuple(map(each, reading.statements)))


@pytest.mark.parametrize(("values", "fields", "expected"), CASES)
def test_figures(
    tmp_path: Path, values: list[dict[str, Any]], fields: dict[str, Any], expected: dict[str, float]
) -> None:
    reading = changed(read(TEXT), **fields)
    found = measure_tellings(tmp_path, Look(), read=lambda report: reading, folder=lay(tmp_path, *values)).metrics
    assert {name: found[name] for name in expected} == expected


#: What is not counted: no incident is meant, it was not drawn by chance, it is not told any more.
LEFT = [[{**KILLED, "verdict": "none"}], [{**SAID, "drawn": False}], [{**SAID, "words": [0, 6]}]]


@pytest.mark.parametrize("values", LEFT)
def test_what_is_left_out(tmp_path: Path, values: list[dict[str, Any]]) -> None:
    folder = lay(tmp_path, *values)
    found = measure_tellings(tmp_path, Look(), read=lambda report: read(TEXT), folder=folder).metrics
    assert not any(found.values())


def test_without_marks_it_says_where_they_should_be(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="holds no marks"):
        measure_tellings(tmp_path, Look(), folder=tmp_path)
