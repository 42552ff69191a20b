"""The table of benchmarks: what each needs, MUC-4 with a reader of one's own, the gate's figures in percent."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.muc4.building import raw

from rashomon.errors import DataMissing, UsageError
from rashomon.evaluation import benchmarks
from rashomon.evaluation.benchmarks import BENCHMARKS, measure, missing
from rashomon.evaluation.benchmarks.gate import result_of
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.muc4 import measure_muc4
from rashomon.evaluation.gate_sets import READERS
from rashomon.evaluation.results import Result, joined


@pytest.mark.parametrize("name", BENCHMARKS)
def test_the_first_file_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    absent = missing(name, tmp_path)
    assert absent is not None
    with pytest.raises(DataMissing, match=absent.name):
        measure(name, tmp_path, Look())


@pytest.mark.parametrize("name", BENCHMARKS)
def test_nothing_is_missing_once_all_files_are_there(name: str, tmp_path: Path) -> None:
    for path in (*BENCHMARKS[name].needs, *BENCHMARKS[name].one_of[:1]):
        file = tmp_path / path.format(split="mine")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        assert missing(name, tmp_path, "mine") != file
    assert missing(name, tmp_path, "mine") is None


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_function_is_there(name: str) -> None:
    module, _, function = BENCHMARKS[name].function.partition(":")
    assert callable(getattr(import_module(f"{benchmarks.__name__}.{module}"), function))


def test_the_gate_needs_every_set_it_reads() -> None:
    needed = " ".join(BENCHMARKS["gate"].needs).lower()
    for name in READERS:
        assert name.split("-")[-1] in needed


def message(name: str, *templates: dict[str, list[str]]) -> str:
    return json.dumps(
        {"doc_id": name, "text": f"{name}\n\n   ARDEN -- [TEXT] {name} HIT THE MILL.", "templates": templates}
    )


def test_muc4_reads_each_message_by_the_function_given(tmp_path: Path) -> None:
    bombing = raw(s4="BOMBING", s12='"MILL"')
    rows = [message("MADE-UP-1", bombing), message("MADE-UP-2", bombing), message("MADE-UP-3")]
    (tmp_path / "dev.jsonl").write_text("\n".join(rows), "utf-8")
    result = measure_muc4(tmp_path, Look(), read=lambda text: [bombing] if "MADE-UP-1 HIT" in text else [])
    assert (result.benchmark, result.split, result.documents) == ("muc4", "development", 3)
    assert result.metrics["template_recall"] == pytest.approx(50)
    assert result.metrics["template_precision"] == pytest.approx(100)
    assert set(BENCHMARKS["muc4"].headline) <= result.metrics.keys()
    assert measure_muc4(tmp_path, Look(limit=1), read=lambda text: [bombing]).metrics["template_f1"] == pytest.approx(
        100
    )
    (tmp_path / "test.jsonl").write_text("", "utf-8")
    with pytest.raises(UsageError, match="no documents"):
        measure_muc4(tmp_path, Look("test"), read=lambda text: [])


def gate_row(relevant: int, recall: float, ordinary: int = 0, dropped: float = 0.0) -> dict[str, Any]:
    return {"relevant": relevant, "recall": recall, "ordinary": ordinary, "dropped": dropped, "open": 1}


def test_figures_of_the_gate_are_in_percent() -> None:
    figures = {
        "sets": {"one": gate_row(30, 0.9, 10, 0.5), "two": gate_row(0, 0.0, 5, 0.2)},
        "recall": 0.9,
        "news": 0.4,
        "muc4": {"texts": 7, "recall": 1.0, "sentence_recall": 0.8},
    }
    result = result_of(figures)
    assert result.documents == 30 + 10 + 1 + 5 + 1 + 7
    assert result.metrics == {
        "recall": pytest.approx(90),
        "news dropped": pytest.approx(40),
        "muc4 recall": 100,
        "muc4 sentence recall": pytest.approx(80),
        "one recall": pytest.approx(90),
        "one dropped": pytest.approx(50),
        "two dropped": pytest.approx(20),
    }
    low, high = result.intervals["recall"]
    assert 70 < low < 90 < high <= 100
    assert set(BENCHMARKS["gate"].headline) <= result.metrics.keys()


def test_results_are_joined_by_name() -> None:
    one = Result("b", "dev", 2, {"F1": 1.0}, {"F1": (0.0, 2.0)})
    two = Result("b", "dev", 2, {"F1": 3.0}, {})
    assert joined({"head": one, "span": two}) == Result(
        "b", "dev", 2, {"head F1": 1.0, "span F1": 3.0}, {"head F1": (0.0, 2.0)}
    )
    with pytest.raises(ValueError, match="no results"):
        joined({})
