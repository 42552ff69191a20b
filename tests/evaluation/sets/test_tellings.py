"""Marked values: whose statement each is, who counts as the same speaker, and what is true."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.extract.told import read

from rashomon.evaluation.sets import tellings
from rashomon.evaluation.sets.tellings import MarkedValue
from rashomon.records import Name

TEXT = "Gunmen shot dead two clerks at a mill in Gao on Monday, Mayor Awa Diallo said."
KILLED = {"field": "killed", "at": 0, "words": [17, 27], "verdict": "right", "drawn": True}
SAID = {**KILLED, "stance": "asserts", "who": [56, 72], "name": [62, 72]}


def lay(folder: Path, *values: dict[str, Any], **changed: object) -> Path:
    """Lay a set of one report, and marks of its values, into a folder; return that of the marks."""
    row = {"doc_id": 7, "doc_text": f"This story is from March 4, 2002\n\n{TEXT}"}
    (folder / "india_police").mkdir()
    (folder / "india_police" / "docs.jsonl").write_text(f"{json.dumps(row)}\n", "utf-8")
    digest = sha256(TEXT.encode()).hexdigest()[:8]
    line = {"set": "india", "key": "7", "digest": digest, "held": True, "values": values, **changed}
    (folder / "tellings").mkdir()
    (folder / "tellings" / "tellings.jsonl").write_text(f"{json.dumps(line)}\n", "utf-8")
    return folder / "tellings"


def test_a_mark_finds_its_report_and_its_words(tmp_path: Path) -> None:
    (one,) = tellings.load(tmp_path, lay(tmp_path, SAID))
    assert (one.story, one.held) == ("india/7", True)
    assert one.values == (
        MarkedValue("killed", 0, "two clerks", "right", "asserts", "Mayor Awa Diallo", "Awa Diallo", drawn=True),
    )


@pytest.mark.parametrize("changed", [{"key": "8"}, {"digest": "00000000"}])
def test_another_text_is_not_taken_for_the_one_that_was_marked(tmp_path: Path, changed: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not there, or not as it was marked"):
        tellings.load(tmp_path, lay(tmp_path, SAID, **changed))


def test_a_statement_finds_its_mark(tmp_path: Path) -> None:
    (one,) = tellings.load(tmp_path, lay(tmp_path, SAID))
    told = next(statement for statement in read(TEXT).statements if statement.field == "killed")
    mark = one.marked(told)
    assert mark is not None
    assert (mark.is_told_by(told.speaker), mark.is_true(told)) == (True, True)
    assert one.marked(replace(told, field="injured")) is None


#: Canonical name, words and kind of a speaker; who was marked, and by what name; whether they are one.
SPEAKERS = [
    (("Awa Diallo", "the mayor", "person"), "she", "Mayor Awa Diallo", True),
    (("army", "the army", "organisation"), "The army", "", True),
    (("police", "police", "unnamed"), "Deputy Sheriff Roy Park", "", False),
    (("the daily", "", "publisher"), "", "", True),
    (("the daily", "", "publisher"), "police", "", False),
    (("Tasnim", "Tasnim", "publisher"), "Tasnim", "", True),
    (("Tasnim", "Tasnim", "publisher"), "", "", False),
    (("Ministry of Defence of Norland", "", "organisation"), "Ministry of Defence of Sudria", "", False),
    (("US", "the U.S.", "state"), "the US", "", True),
    (("foreign minister Eva Brandt", "she", "person"), "the minister, Eva Brandt of Norland", "", True),
]


@pytest.mark.parametrize(("speaker", "who", "name", "alike"), SPEAKERS)
def test_who_is_the_same_speaker(speaker: tuple[str, str, Any], who: str, name: str, *, alike: bool) -> None:
    mark = MarkedValue("killed", 0, "two", "right", "asserts", who, name)
    canonical, words, kind = speaker
    assert mark.is_told_by(Name(words, canonical, kind)) is alike


#: Verdict, stance and who of a mark; stance and speaker of a statement; whether it is true.
TRUE = [
    ("right", "asserts", "", "asserts", True), ("value", "asserts", "", "asserts", False),
    ("right", "denies", "the army", "denies", True), ("right", "denies", "police", "denies", False),
    ("right", "asserts", "police", "denies", False), ("right", "possible", "police", "possible", True),
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "stance", "who", "told", "true"), TRUE)
def test_by_another_speaker_only_a_denial_is_false(
    verdict: str, stance: str, who: str, told: Any, *, true: bool
) -> None:
    mark = MarkedValue("perpetrator", 0, "the army", verdict, stance, who)
    made = next(one for one in read(TEXT).statements if one.field == "killed")
    assert mark.is_true(replace(made, stance=told, speaker=Name("the army", "army", "organisation"))) is true


def test_what_was_foiled_is_told_as_intended(tmp_path: Path) -> None:
    (one,) = tellings.load(tmp_path, lay(tmp_path, {**KILLED, "stance": "foiled"}))
    assert one.values[0].stance == "intends"
