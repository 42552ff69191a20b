"""Who did it to whom: what counts as told, what as right, on texts made up here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.marked import BESIDE, counted, measure_marked, same, words_told
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.sets.marked import MarkedIncident, MarkedText

TEXT = "Masked gunmen of the Red Column shot Ada Brandt and two clerks at a mill. Divers robbed a barge."


def spans(*words: str) -> tuple[tuple[int, int], ...]:
    return tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in words)


MADE = MarkedText(
    "written/1",
    TEXT,
    (
        MarkedIncident("shooting", "done", {
            "ind": spans("Masked gunmen"), "org": spans("Red Column"), "victim": spans("Ada Brandt"),
            "person": spans("clerks"), "target": spans("mill"),
        }),
        MarkedIncident("robbery", "done", {"ind": spans("Divers"), "target": spans("barge")}),
    ),
    held=True,
)  # fmt: skip

#: What is told, by field, and the counts of a field: right, told, found, wanted.
CASES: list[tuple[dict[str, list[str]], str, Counts]] = [
    ({"perpetrator": ["gunmen"]}, "perpetrator", Counts(1, 1, 1, 2)),
    ({"perpetrator": ["gunmen", "the Red Column", "divers"]}, "perpetrator", Counts(3, 3, 2, 2)),
    ({"perpetrator": ["the mill's guards"]}, "perpetrator", Counts(0, 1, 0, 2)),
    ({"victim": ["Brandt"]}, "victim", Counts(1, 1, 1, 1)),
    ({"victim": ["two clerks", "Divers"]}, "victim", Counts(1, 2, 1, 1)),
    ({"victim": ["mill"]}, "victim", Counts(1, 1, 0, 1)),
    ({"victim": ["mill"]}, "target", Counts(0, 0, 1, 2)),
    ({"target": ["clerks", "barge"]}, "target", Counts(2, 2, 1, 2)),
    ({}, "weapon", Counts(0, 0, 0, 0)),
]


@pytest.mark.parametrize(("told", "field", "counts"), CASES)
def test_counts(told: dict[str, list[str]], field: str, counts: Counts) -> None:
    assert counted(MADE, told)[field] == counts


SAME = [
    ("gunmen", "masked gunmen", True),
    ("islamic state", "islamic state fighters", True),
    ("gun", "gunmen", False),
    ("red column", "column of smoke", False),
]


@pytest.mark.parametrize(("left", "right", "expected"), SAME)
def test_two_phrases_are_one_where_one_begins_or_ends_the_other(left: str, right: str, expected: bool) -> None:
    assert same(left, right) is same(right, left) is expected


WORDS = st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=4).map(" ".join)


@given(WORDS, WORDS)
def test_same_is_symmetric_and_holds_of_itself(left: str, right: str) -> None:
    assert same(left, left)
    assert same(left, right) is same(right, left)


def statement(field: str, words: str, found_by: str) -> Any:
    return SimpleNamespace(field=field, value=SimpleNamespace(words=words), found_by=found_by, account_id="deed")


def reading(*statements: Any, stance: str = "asserts") -> Any:
    """What is read, with an incident "deed" and a verbal act "word"."""
    deed = SimpleNamespace(id="deed", form="incident", stance=stance)
    return SimpleNamespace(accounts=[deed, SimpleNamespace(id="word", form="said")], statements=statements)


def test_what_is_told_of_other_fields_is_passed_over() -> None:
    told = words_told([statement("motive", "revenge", "rule:x"), statement("target_physical", "mill", "rule:x")])
    assert told == {"target": {"mill"}}


def test_places_and_times_are_counted_beside() -> None:
    told = {"place": ["mill", "Brandt"], "perpetrator": ["gunmen"]}
    here = replace(MADE, incidents=(MarkedIncident("shooting", "done", {"place": spans("mill")}),))
    assert counted(here, told, BESIDE) == {"place": Counts(1, 2, 1, 1), "time": Counts(0, 0, 0, 0)}
    assert "place" not in counted(here, told)


def test_the_encoder_and_the_rules_are_counted_apart(tmp_path: Path) -> None:
    told = [statement("perpetrator", "gunmen", "encoder-en/9:PerpInd"), statement("victim", "the crew", "rule:killed")]
    said = SimpleNamespace(
        field="perpetrator", value=SimpleNamespace(words="the mayor"), found_by="rule:x", account_id="word"
    )
    metrics = measured(tmp_path, reading(*told, said))
    assert (metrics["all_precision"], metrics["encoder_all_precision"], metrics["rules_all_precision"]) == (50, 100, 0)
    assert (metrics["perpetrator_f1"], metrics["rules_perpetrator_f1"]) == (100, 0)


@pytest.mark.parametrize(("stance", "recall"), [("asserts", 100), ("unclear", 0), ("denies", 0)])
def test_a_text_is_told_where_an_incident_happened(tmp_path: Path, stance: str, recall: float) -> None:
    assert measured(tmp_path, reading(stance=stance))["texts_recall"] == recall


def measured(folder: Path, read: Any) -> dict[str, float]:
    roles = {role: list(map(list, places)) for role, places in MADE.incidents[0].spans.items()}
    row = {"id": "written/1", "text": TEXT, "held": True, "incidents": [{"kind": "shooting", "stage": "done", **roles}]}
    (folder / "marks.jsonl").write_text(json.dumps(row), "utf-8")
    return dict(measure_marked(folder, Look(), read=lambda text: read, folder=folder).metrics)


def test_without_marks_it_says_where_they_should_be(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="holds no marks"):
        measure_marked(tmp_path, Look(), folder=tmp_path)
