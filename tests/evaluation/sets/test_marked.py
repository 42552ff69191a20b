"""Texts marked by hand: our own bring their text, others are found in the folder of sets and must be the same text."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.evaluation.sets import marked
from rashomon.vocabulary import kinds

ROOT = Path(__file__).resolve().parents[3]
HEADLINE = "Two rangers shot dead near Orlo"
OTHER = "Mill burns in Orlo; Arson suspected in mill fire"


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def sets(folder: Path) -> Path:
    (folder / "ucdp_ukraine").mkdir(parents=True)
    (folder / "ucdp_ukraine" / "events.csv").write_text(f'id,source_headline\n7,"{HEADLINE}"\n8,"{OTHER}"\n', "utf-8")
    return folder


def row(id_: str, text: str, **more: object) -> dict[str, object]:
    digest = sha256(text.encode()).hexdigest()[:8]
    return {"id": id_, "digest": digest, "length": len(text), "incidents": [], **more}


def test_marks_find_their_texts_and_written_reports_bring_them(tmp_path: Path) -> None:
    shot = {"kind": "shooting", "stage": "done", "person": [[4, 11]]}
    write(
        tmp_path / "marks" / "marks.jsonl",
        row("ucdp_ukraine/7/0", HEADLINE, incidents=[shot], held=True), row("ucdp_ukraine/8/1", OTHER.split("; ")[1]),
    )  # fmt: skip
    write(tmp_path / "marks" / "written.jsonl", {"id": "written/A-01", "text": "Nothing burned.", "incidents": []})
    data = sets(tmp_path / "data")
    found = {one.id: one for one in marked.load(data, tmp_path / "marks")}
    assert found["ucdp_ukraine/8/1"].text == "Arson suspected in mill fire"
    assert found["written/A-01"].text == "Nothing burned."
    one = found["ucdp_ukraine/7/0"]
    assert [one.text[start:end] for start, end in one.incidents[0].spans["person"]] == ["rangers"]
    assert [one.id for one in marked.load(data, tmp_path / "marks", held=True)] == ["ucdp_ukraine/7/0"]
    assert len(marked.load(data, tmp_path / "marks", held=False)) == 2


@pytest.mark.parametrize("id_", ["ucdp_ukraine/7/0", "ucdp_ukraine/9/0"])
def test_a_text_that_has_changed_or_is_not_there_is_told(tmp_path: Path, id_: str) -> None:
    write(tmp_path / "marks" / "marks.jsonl", row(id_, HEADLINE.upper()))
    with pytest.raises(ValueError, match="not the one that was marked"):
        marked.load(sets(tmp_path / "data"), tmp_path / "marks")


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (ROOT / marked.FOLDER / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["marks.jsonl", "written.jsonl"])
def test_marks_are_sound(name: str) -> None:
    """Each has a kind of the vocabulary, known roles, and places inside its text; no text stands twice."""
    told = rows(name)
    assert len({one["id"] for one in told}) == len(told) > 0
    known = {"kind", "stage", *marked.ROLES, *marked.COUNTS}
    for one in told:
        length = one.get("length") or len(str(one["text"]))
        for incident in one["incidents"]:  # type: ignore[attr-defined]
            assert incident["kind"] in kinds(), one["id"]
            assert incident.keys() <= known, one["id"]
            spans = [span for role in known - {"kind", "stage"} for span in incident.get(role, ())]
            assert all(0 <= start < end <= length for start, end in spans), one["id"]


def test_marks_of_other_texts_hold_none_of_their_words() -> None:
    assert {key for one in rows("marks.jsonl") for key in one} == {"id", "digest", "length", "held", "incidents"}
