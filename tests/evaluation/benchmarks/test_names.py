"""Names in a set written here, and what counts as found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.evaluation.benchmarks import names
from rashomon.evaluation.benchmarks.look import Look

TEXT = "Ada Brandt of the Norland Relief Fund spoke. She praised Brandt, the NRF and the gunmen."
MARKS = [("Ada Brandt", "PER"), ("Norland Relief Fund", "ORG"), ("She", "PER"), ("NRF", "ORG"), ("gunmen", "ORG")]


def write(folder: Path) -> None:
    folder.mkdir()
    kinds = {"PER": "Person", "ORG": "Organisation"}
    spans = [(TEXT.index(words), TEXT.index(words) + len(words), kinds[label]) for words, label in MARKS]
    rows = [{"documentId": "d", "begin": a, "end": b, "type": kind, "confidence": 1} for a, b, kind in spans]
    (folder / "entities.json").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (folder / "documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}), "utf-8")


def test_what_is_found_is_counted_by_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "Desk")
    start = TEXT.index("Norland")
    found = [(0, 10, "PER"), (start - 4, start + 19, "ORG")]  # the second with its article: overlap only
    monkeypatch.setattr(names, "_find", lambda text: found)
    figures = names.measure_names(tmp_path, Look("other")).metrics
    assert figures["person_precision"] == 100
    assert figures["person_recall"] == 50
    assert figures["organisation_f1"] == 0
    assert figures["entity_f1"] == pytest.approx(200 / 7)
    assert figures["entity_overlap_precision"] == 100
    assert figures["kind_accuracy"] == 100  # the pronoun is left out; NRF is known by then


def test_without_texts_there_are_no_figures(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        names.measure_names(tmp_path, Look())
