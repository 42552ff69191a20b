"""``rashomon evaluate attribution``, ``stance`` and ``confidence``: tables, JSON, and words where data are missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Rashomon
from tests.evaluation.sets.writing import ARTICLE, MARKS, write_facts, write_polnear

from rashomon.evaluation.benchmarks import stance


def test_figures_of_the_rules_with_published_ones_below(rashomon: Rashomon, tmp_path: Path) -> None:
    write_polnear(tmp_path / "polnear", {"one": (ARTICLE, MARKS)}, "test")
    result = rashomon("evaluate", "attribution", "--data", tmp_path, "--by-rules")
    assert result.code == 0
    assert "'test' is taken" in result.err
    ours, beside = result.out.split("\n\n")
    assert ours.splitlines()[1].split()[:3] == ["attribution-by-rules", "test", "1"]
    assert beside.splitlines()[0].split() == ["PUBLISHED", "SPLIT", "source_f1", "cue_f1", "content_f1"]
    assert beside.splitlines()[-1].split()[-3:] == ["83.2", "75.3", "72.9"]


def test_figures_and_published_ones_as_json(rashomon: Rashomon, tmp_path: Path) -> None:
    write_polnear(tmp_path, {"one": (ARTICLE, MARKS)})
    found = json.loads(rashomon("evaluate", "attribution", "--data", tmp_path, "--by-rules", "--json").out)
    assert list(found) == ["benchmark", "split", "documents", "metrics", "intervals", "published"]
    assert found["published"][0] == {
        "name": "CRF", "split": "test", "metrics": {"source_f1": 50.6, "cue_f1": 53.4, "content_f1": 28.6},
    }  # fmt: skip


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The three sets with one predicate each; everything is read as having happened."""
    monkeypatch.setattr(stance, "_encoder", lambda: lambda key, text, places: [3.0 for _ in places])
    rows = [("Troops shelled Arden .", {"shelled": 2.0}), ("Vell fled .", {"fled": 3.0})]
    write_facts(tmp_path / "factuality", {"UW": rows, "UDS_IH2": rows, "MEANTIME": rows})
    return tmp_path


def test_values_are_printed_with_tables_of_what_was_taken_for_what(rashomon: Rashomon, facts: Path) -> None:
    out = rashomon("evaluate", "stance", "--data", facts).out
    figures, predicates, together, *_ = out.split("\n\n")
    assert " uw_mae " in figures
    assert " 0.500 " in figures
    assert predicates.splitlines()[2].split() == ["uw", "2", "0"]
    assert together.splitlines()[-1].split() == ["asserted", "0", "0", "6"]


def test_tables_are_in_the_json_too(rashomon: Rashomon, facts: Path) -> None:
    found = json.loads(rashomon("evaluate", "stance", "--data", facts / "factuality", "--json").out)
    assert list(found) == ["benchmark", "split", "documents", "metrics", "intervals", "tables"]
    assert found["tables"]["predicates"]["meantime"]["judged"] == 2


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["attribution"], "dev/text"),
        (["attribution", "--by-rules", "--split", "test"], "test/text"),
        (["stance"], "UW/dev.jsonl"),
        (["confidence"], "dev.jsonl"),
        (["confidence", "--split", "tst4"], "tst4.jsonl"),
    ],
)
def test_a_file_that_is_not_there_is_named(rashomon: Rashomon, tmp_path: Path, arguments: list[str], file: str) -> None:
    result = rashomon("evaluate", *arguments, "--data", tmp_path)
    assert (result.code, result.out) == (1, "")
    assert f"{file} is not there" in result.err


@pytest.mark.parametrize("verb", ["attribution", "stance", "confidence"])
def test_help_has_examples(rashomon: Rashomon, verb: str) -> None:
    result = rashomon("evaluate", verb, "--help")
    assert result.code == 0
    assert f"rashomon evaluate {verb} --data sets/" in result.out
