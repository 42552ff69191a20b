"""Things that the encoder chose as attacked: which of them are told as targets."""

import pytest
from tests.pipeline.encoding import fill, read_with

from rashomon.encoder.decode import Told
from rashomon.encoder.reading import ENCODER
from rashomon.linking.profiles import profile
from rashomon.records import Statement

#: A text, the thing, and the target that is told of it.
HIT = [
    ("A brutal terrorist attack early one morning on a mill in Norport killed two clerks.", "mill", "mill"),
    ("The blast on Monday destroyed two barns, a lorry and a bridge.", "bridge", "bridge"),
    ("The mayor condemned the terror bombings early one morning of grain mills in Norport.", "mills", "mills"),
    ("A brutal terrorist attack early one morning on Camp Weaver killed two clerks.", "Camp", "Camp Weaver"),
]
NOT_HIT = [
    ("A bomb went off on Monday near the mill.", "mill"),
    ("A clerk was shot dead inside the mill on Monday.", "mill"),
    ("After the bombing he rammed a lorry into a wall of the fort.", "lorry"),
    ("After the blast police searched a mill.", "mill"),
    ("The bombing killed two clerks. The mill was shut.", "mill"),
]


def targets(text: str, words: str, score: float = 0.9) -> list[Statement]:
    told = Told("bombing", 0.9, (fill(text, "Target", words, score),))
    return [one for one in read_with(text, told).statements if one.field == "target"]


@pytest.mark.parametrize(("text", "words", "target"), HIT)
def test_what_was_hit_is_a_target(text: str, words: str, target: str) -> None:
    found = [one for one in targets(text, words) if one.found_by == f"{ENCODER}:Target"]
    assert [one.value.words for one in found] == [target]


@pytest.mark.parametrize(("text", "words"), NOT_HIT)
def test_what_was_not_hit_is_none(text: str, words: str) -> None:
    assert [one for one in targets(text, words) if one.found_by == f"{ENCODER}:Target"] == []


def test_what_is_not_likely_is_none() -> None:
    text, words, _ = HIT[0]
    assert [one for one in targets(text, words, 0.4) if one.found_by == f"{ENCODER}:Target"] == []


def test_what_the_rules_told_is_told_once() -> None:
    text = "A car bomb exploded outside the town hall in Norport."
    assert [one.value.words for one in targets(text, "hall")] == ["the town hall in Norport"]


def test_linking_compares_the_targets_of_rules_alone() -> None:
    text, words, _ = HIT[0]
    told = Told("bombing", 0.9, (fill(text, "Target", words),))
    reading = read_with(text, told)
    home = next(one for one in reading.accounts if one.form == "incident")
    own = [one for one in reading.statements if one.account_id == home.id]
    assert "mill" in {one.value.words for one in own if one.field == "target"}
    assert "mill" not in profile(home, own, reading.report).target
