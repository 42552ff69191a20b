"""Grading a folder of reports: each verdict once, links, what never happened, and calls that are off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.fakes import FakeGazetteer

from rashomon.errors import DataMissing, UsageError
from rashomon.evaluation.seeds import VERDICTS, run
from rashomon.pipeline import Tools

TOOLS = Tools(FakeGazetteer())
WIRE = (
    "Eight rockets hit the camp near Erbil on Monday, the army said. A rocket attack on the dam was feared by nobody."
)
POST = (
    "Eight rockets hit the camp near Erbil on Monday, a guard said. If a rocket hit the embassy, the army would answer."
)
OLD = "Six rockets hit the camp near Erbil on Monday, the army said."
REPORTS = {"wire.md": (WIRE, "2023-05-04"), "post.md": (POST, "2023-05-05"), "old.md": (OLD, "2023-03-02")}


def expect(n: int, field: str, value: str, **rest: str) -> dict[str, Any]:
    """Build an expected line about the army's sentence in wire.md; ``words`` is what it stands in."""
    line = {"n": n, "report": "wire.md", "incident": "A", "field": field, "value": value, "speaker": "army"}
    return {**line, "stance": "asserts", "in": rest.pop("words", "Eight rockets hit the camp"), **rest}


def write(folder: Path, lines: list[dict[str, Any]]) -> Path:
    for name, (text, published) in REPORTS.items():
        head = f"---\ntitle: {name}\npublished: {published}\npublisher: {name}\n---\n\n"
        (folder / name).write_text(head + text + "\n", "utf-8")
    (folder / "expected.jsonl").write_text("\n".join(json.dumps(line) for line in lines) + "\n", "utf-8")
    return folder


LINES = [
    (expect(1, "munitions", "8"), "found"),
    (expect(2, "munitions", "7|8"), "found"),
    (expect(3, "munitions", "8", speaker="publisher"), "wrong speaker"),
    (expect(4, "munitions", "8", stance="denies"), "wrong stance"),
    (expect(5, "munitions", "7"), "wrong value"),
    (expect(6, "killed", "3"), "missing"),
    (expect(7, "munitions", "8", words="words that are not there"), "missing"),
    (expect(8, "munitions", "8", kind="CONSULT"), "missing"),
    (expect(9, "time", "2023-05-01"), "found"),
    (expect(10, "place", "Erbil"), "found"),
    (expect(11, "kind", "rocket attack|rocket_attack", kind="ASSAULT"), "found"),
    (expect(12, "munitions", "8", report="post.md", speaker="unnamed guard|guard"), "found"),
    (expect(13, "munitions", "6", report="old.md", incident="B", words="Six rockets"), "found"),
]
NEVER = [
    (expect(20, "never-happened", "", report="post.md", incident="none", speaker="publisher", stance="conditional",
            words="If a rocket hit the embassy"), "found"),
    (expect(21, "never-happened", "", report="post.md", incident="none", speaker="publisher", stance="fears",
            words="If a rocket hit the embassy"), "wrong stance"),
    (expect(22, "never-happened", "", report="post.md", incident="none", stance="conditional",
            words="If a rocket hit the embassy"), "wrong speaker"),
    (expect(23, "never-happened", "", incident="none", stance="fears"), "wrong stance"),
    (expect(24, "never-happened", "", report="old.md", incident="none", words="words that are not there"), "missing"),
]  # fmt: skip
LINKS = [
    (expect(30, "link", "same", report="both", incident="A = A"), "found"),
    (expect(31, "link", "different", report="both", incident="A ≠ B"), "found"),
    (expect(32, "link", "same", report="both", incident="A = B"), "missing"),
]


def test_every_line_gets_its_verdict(tmp_path: Path) -> None:
    table = [*LINES, *NEVER, *LINKS]
    result = run(write(tmp_path, [line for line, _ in table]), TOOLS)
    assert [(line["n"], line["verdict"]) for line in result["lines"]] == [(line["n"], v) for line, v in table]
    wanted = [verdict for _, verdict in table]
    counted = {verdict.replace(" ", "_"): wanted.count(verdict) for verdict in VERDICTS}
    assert result["metrics"] == {"of": len(table), **counted}
    assert (result["benchmark"], result["split"], result["data"]) == ("seeds", "development", str(tmp_path))


def test_a_line_that_is_not_found_shows_the_nearest_statement(tmp_path: Path) -> None:
    (shown,) = run(write(tmp_path, [expect(1, "munitions", "7")]), TOOLS)["lines"]
    assert shown["nearest"] == {"value": "Eight", "speaker": "army", "stance": "asserts"}
    (shown,) = run(write(tmp_path, [expect(1, "munitions", "8")]), TOOLS)["lines"]
    assert "nearest" not in shown


def test_a_right_value_under_another_incident_is_not_found(tmp_path: Path) -> None:
    text = "Eight rockets hit the camp near Erbil on Monday. Four bombs exploded in Mosul on Tuesday."
    folder = write(tmp_path, [])
    (folder / "two.md").write_text(f"---\npublished: 2023-05-04\npublisher: Two\n---\n\n{text}\n", "utf-8")
    rest = {"report": "two.md", "speaker": "publisher"}
    lines = [
        expect(1, "munitions", "8", **rest),
        expect(2, "place", "Erbil", **rest),
        expect(3, "munitions", "4", words="Four bombs", **rest),
    ]
    (folder / "expected.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    assert [line["verdict"] for line in run(folder, TOOLS)["lines"]] == ["found", "found", "wrong incident"]


def test_a_folder_without_expectations_is_missing_data(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"expected\.jsonl"):
        run(tmp_path, TOOLS)


def test_an_expected_report_that_is_not_there_is_missing_data(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"gone\.md"):
        run(write(tmp_path, [expect(1, "munitions", "8", report="gone.md")]), TOOLS)


def test_a_malformed_line_is_a_call_that_is_off(tmp_path: Path) -> None:
    write(tmp_path, [])
    (tmp_path / "expected.jsonl").write_text('{"n": 1,\n', "utf-8")
    with pytest.raises(UsageError, match="not JSON Lines"):
        run(tmp_path, TOOLS)
