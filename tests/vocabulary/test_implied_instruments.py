"""The instrument types that words for what was done imply keep to the set list, and hold on their own examples."""

from __future__ import annotations

import pytest

from rashomon.export.muc4.classes import INSTRUMENT_TYPES
from rashomon.export.muc4.weapons import done_with
from rashomon.vocabulary import load_vocabulary

ENTRIES = load_vocabulary("implied_instruments")


def examples(key: str) -> list[tuple[str, str]]:
    return [(fill, words) for fill, entry in ENTRIES.items() for words in entry[key]]


def implied(words: str, fill: str) -> str:
    return done_with(words, "BOMBING" if fill in {"BOMB", "EXPLOSIVE"} else "ATTACK")


def test_the_types_are_of_the_set_list() -> None:
    assert set(ENTRIES) <= set(INSTRUMENT_TYPES)


@pytest.mark.parametrize(("fill", "words"), examples("is"))
def test_examples_in_any_case(fill: str, words: str) -> None:
    assert {implied(words, fill), implied(words.upper(), fill)} == {fill}


@pytest.mark.parametrize(("fill", "words"), [(fill, words) for fill, words in examples("is_not") if fill != "BOMB"])
def test_counterexamples(fill: str, words: str) -> None:
    assert implied(words, fill) != fill


def test_a_bombing_is_done_with_a_bomb_and_another_attack_is_not() -> None:
    assert (done_with("the mill fell down", "BOMBING"), done_with("the mill fell down", "ATTACK")) == ("BOMB", "")
    assert (done_with("an explosion", "BOMBING"), done_with("an explosion and a bomb", "BOMBING")) == (
        "EXPLOSIVE", "BOMB",
    )  # fmt: skip
    assert done_with("a bomb had exploded elsewhere", "ATTACK") == ""
