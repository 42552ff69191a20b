"""Judgements: whose statement each is, and that the reports they speak of are those that were judged."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from tests.extract.told import read

from rashomon.evaluation.sets import judged
from rashomon.evaluation.sets.judged import Judged, key_of, parties_of

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Gunmen shot dead two clerks at a mill in Gao on Monday."


def lay(folder: Path, text: str = TEXT, **changed: object) -> Path:
    """Lay a set of one report, and the judgements of it, into a folder; return that of the judgements."""
    row = {"doc_id": 7, "doc_text": f"This story is from March 4, 2002\n\n{text}"}
    (folder / "india_police").mkdir()
    (folder / "india_police" / "docs.jsonl").write_text(f"{json.dumps(row)}\n", "utf-8")
    line = {
        "set": "india", "key": "7", "digest": sha256(TEXT.encode()).hexdigest()[:8], "held": True,
        "statements": [["killed", 0, 0, "0a0a0a0a", "right"]], **changed,
    }  # fmt: skip
    (folder / "judged").mkdir()
    (folder / "judged" / "judged.jsonl").write_text(f"{json.dumps(line)}\n", "utf-8")
    return folder / "judged"


def test_a_judgement_finds_its_report(tmp_path: Path) -> None:
    (found,) = judged.load(tmp_path, lay(tmp_path))
    assert (found.report.text, found.report.published.isoformat(), found.held) == (TEXT, "2002-03-04", True)
    assert dict(found.verdicts) == {("killed", 0, 0, "0a0a0a0a"): "right"}


@pytest.mark.parametrize(("held", "number"), [(True, 1), (False, 0), (None, 1)])
def test_held_reports_can_be_taken_alone(tmp_path: Path, held: bool | None, number: int) -> None:
    assert len(judged.load(tmp_path, lay(tmp_path), held=held)) == number


WRONG = [{"text": "Another text."}, {"key": "8"}, {"digest": "00000000"}]


@pytest.mark.parametrize("changed", WRONG)
def test_another_text_is_not_taken_for_the_one_that_was_judged(tmp_path: Path, changed: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not there, or not as it was judged"):
        judged.load(tmp_path, lay(tmp_path, **changed))  # type: ignore[arg-type]


def test_a_statement_keeps_its_key_whatever_its_score() -> None:
    reading = read(TEXT)
    accounts = {one.id: one for one in reading.accounts}
    told = [one for one in reading.statements if one.account_id in accounts]
    keys = [key_of(one, accounts[one.account_id]) for one in told]
    assert len(set(keys)) == len(keys) > 3
    assert keys == [key_of(replace(one, score=0.1, found_by="x"), accounts[one.account_id]) for one in told]


STORIES = [("gva", "12/ab", "gva/12"), ("clusters", "Nice/1f", "clusters/Nice"), ("ecbplus", "3_5ecb", "ecbplus/3")]


@pytest.mark.parametrize(("name", "key", "story"), [*STORIES, ("india", "7", "india/7")])
def test_reports_of_one_event_are_one_story(name: str, key: str, story: str) -> None:
    assert Judged(name, key, read(TEXT).report, {}, held=False).story == story


ROWS = [json.loads(line) for line in (ROOT / judged.FOLDER / "judged.jsonl").read_text("utf-8").splitlines()]


def test_the_judgements_that_ship_are_whole() -> None:
    """No words of a report, no report twice, every verdict one of those there are."""
    assert len({(row["set"], row["key"]) for row in ROWS}) == len(ROWS)
    assert {len(row["digest"]) for row in ROWS} == {8}
    told = [tuple(one) for row in ROWS for one in row["statements"]]
    assert {verdict for *_, verdict in told} <= set(judged.VERDICTS)
    assert {len(value) for _, _, _, value, _ in told} == {8}


#: How a statement was told, the judgement, how it should be told; how it is told now, and whether that is true.
OTHERWISE = [
    (("denies", "right", ""), "denies", True),
    (("denies", "right", ""), "asserts", False),
    (("denies", "speaker", ""), "denies", False),
    (("denies", "stance", "asserts"), "denies", False),
    (("denies", "stance", "asserts"), "asserts", True),
    (("denies", "stance", "asserts"), "unclear", False),
    (("denies", "stance", ""), "asserts", None),
    (("denies", "value", ""), "asserts", False),
    (("denies", "doubt", ""), "denies", None),
]


@pytest.mark.parametrize(("voice", "stance", "true"), OTHERWISE)
def test_what_is_told_otherwise_than_as_a_fact(voice: tuple[str, str, str], stance: str, true: bool | None) -> None:
    reading = read(TEXT)
    accounts = {one.id: one for one in reading.accounts}
    told = next(one for one in reading.statements if one.field == "killed")
    account = accounts[told.account_id]
    one = Judged("india", "7", reading.report, {}, held=True, voices={key_of(told, account): voice})
    assert one.truth_of(replace(told, stance=stance), account) is true  # type: ignore[arg-type]


def test_a_statement_is_known_by_the_rest_where_its_incident_begins_elsewhere() -> None:
    field, at, first, value = "killed", 5, 5, "0a0a0a0a"
    for verdict, known in (("right", True), ("other", False)):
        one = Judged("india", "7", read(TEXT).report, {(field, at, 0, value): verdict}, held=True)
        assert (one.named((field, at, first, value)) == (field, at, 0, value)) is known
        assert one.named((field, 6, first, value)) == (field, 6, first, value)


#: The judgement of an act, whether it names the same parties, is told in the same stance, and is true.
ACTS = [
    ("right", True, True, True), ("mode", True, True, True), ("right", False, True, None), ("right", True, False, None),
    ("actor", True, True, False), ("actor", False, True, None), ("about", False, True, False),
    ("doubt", True, True, None),
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "same", "told_so", "true"), ACTS)
def test_a_verbal_act_is_judged_by_who_takes_part(verdict: str, same: bool, told_so: bool, true: bool | None) -> None:
    reading = read("Gunmen shot dead two clerks at a mill in Gao on Monday. Norland condemned the attack.")
    (act,) = (one for one in reading.accounts if one.form == "said")
    told = [one for one in reading.statements if one.account_id == act.id]
    judgement = (parties_of(told) if same else "00000000", act.stance if told_so else "denies", verdict)
    one = Judged("india", "7", reading.report, {}, held=True, acts={(act.kind, act.span.start): judgement})
    assert one.truth_of_act(act, told) is true
