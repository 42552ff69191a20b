"""What is said not to have happened: the looks of a word, and the score they come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder.denied import denied_score, is_denied, load_weights, looks
from rashomon.encoder.labels import FACTS

#: A sentence, a word of it, and looks that it has under "asserts" and UDS-IH2.
LOOKS = [
    ("Please call the mill.", "call", {"-1 please", "before please", "word call", "ends ll", "next the"}),
    ("They didn't flee.", "flee", {"-1 n't", "-2 did", "pair did n't", "before they"}),
    ("Flee!", "Flee", {"first", "UDS_IH2 first", "word flee", "next !"}),
    ("Who fled?", "fled", {"question", "UDS_IH2 question", "-1 who"}),
]
#: What is told as not having happened, and a sentence like it that tells that it has; the value says nothing of either.
PAIRS = [
    (("Please let us know .", "let"), ("He let us know .", "let")),
    (("Hope you have fun !", "have"), ("They have fun .", "have")),
    (("He wants to sell the mill .", "sell"), ("He used to own the mill .", "own")),
    (("Instead of selling it , he left .", "selling"), ("After selling it , he left .", "selling")),
]


def spot(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


@pytest.mark.parametrize(("text", "word", "wanted"), LOOKS)
def test_looks(text: str, word: str, wanted: set[str]) -> None:
    assert wanted <= set(looks(text, *spot(text, word), "asserts", "UDS_IH2"))


def test_tokens_with_blanks_between_them_look_as_printed() -> None:
    told = "They did n't flee , the army said ."
    printed = "They didn't flee, the army said."
    one, other = (list(looks(text, *spot(text, "flee"), "denies", "UW")) for text in (told, printed))
    assert one == other


@pytest.mark.parametrize(("undone", "done"), PAIRS)
def test_words_tell_what_has_not_happened(undone: tuple[str, str], done: tuple[str, str]) -> None:
    more, less = (denied_score(text, *spot(text, word), 0, "asserts", "UDS_IH2") for text, word in (undone, done))
    assert more > less


def test_the_rules_denial_decides_in_news() -> None:
    text = "Rebels did not shell the mill ."
    assert is_denied(text, *spot(text, "shell"), 1, "denies", "UW")
    assert not is_denied("Rebels shelled the mill .", 7, 14, 2.5, "asserts", "UW")


@given(st.sampled_from(FACTS), st.floats(-3, 3), st.floats(-3, 3))
def test_a_lower_value_is_denied_more_plainly(scale: str, one: float, other: float) -> None:
    text = "Rebels shelled the mill ."
    first, second = (denied_score(text, 7, 14, value, "asserts", scale) for value in (one, other))
    assert first - second == pytest.approx(other - one, abs=1e-9)


@given(st.text("abc n'tà .,?’", max_size=40), st.data())
def test_each_look_is_counted_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    found = list(looks(text, start, data.draw(st.integers(start, len(text))), "asserts", "UW"))
    assert len(set(found) & load_weights().keys()) == sum(name in load_weights() for name in found)
