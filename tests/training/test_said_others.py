"""Texts in which nobody marked who says what: nothing among them that is kept for figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from training.said import others

from rashomon.evaluation.splits import studied


def rows(file: Path, *texts: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f'{{"text": "{text}"}}\n' for text in texts), "utf-8")


class One:
    def __init__(self, id_: str, text: str, *incidents: str) -> None:
        self.id, self.text, self.incidents = id_, text, incidents


@pytest.fixture
def sets(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """Return the texts of every other set, to be filled."""
    made: dict[str, list[Any]] = {"muc4": [], "gva": [], "rams": [], "wikievents": [], "clusters": []}
    for name in ("muc4", "rams", "wikievents", "clusters"):
        monkeypatch.setattr(getattr(others, name), "load", lambda _, name=name: made[name])
    monkeypatch.setattr(others.gva, "load", lambda _: (made["gva"], {}))
    monkeypatch.setattr(others.gva, "report_of", lambda one: one)
    return made


def test_sentences_of_the_development_parts_are_left_out(tmp_path: Path, sets: dict[str, list[Any]]) -> None:
    for name in ("UW", "UDS_IH2", "MEANTIME"):
        rows(tmp_path / "factuality" / name / "train.jsonl", f"{name} tells of a storm .", "A mayor spoke .")
        rows(tmp_path / "factuality" / name / "dev.jsonl", "MEANTIME tells of a storm .", f"{name} tells of rain .")
    sets["muc4"].append(One("1", "A mayor spoke ."))
    found = dict(others.other_texts(tmp_path))
    assert sorted(found.values()) == ["A mayor spoke .", "UDS_IH2 tells of a storm .", "UW tells of a storm ."]
    assert found["muc4/1"] == "A mayor spoke ."  # each text once, under its first name


def test_reports_of_incidents_that_are_only_counted_are_left_out(tmp_path: Path, sets: dict[str, list[Any]]) -> None:
    for name in ("UW", "UDS_IH2", "MEANTIME"):
        for part in ("train", "dev"):
            rows(tmp_path / "factuality" / name / f"{part}.jsonl")
    names = [str(number) for number in range(50)]
    seen = next(name for name in names if studied(f"gva/{name}"))
    counted = next(name for name in names if not studied(f"gva/{name}"))
    sets["gva"] += [One("a", "Seen.", seen), One("b", "Counted.", counted), One("c", "Of both.", seen, counted)]
    assert dict(others.other_texts(tmp_path)) == {"gva/a": "Seen."}
