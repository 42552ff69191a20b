"""A text prepared for the rules: which of its words can stand in a noun phrase."""

from __future__ import annotations

import pytest

from rashomon.rules import mark

#: A text, one of its words, and whether that can be part of a noun phrase.
WORDS = [
    ("They did not mention Norland.", "mention", False),
    ("They didn’t even name Norland.", "name", False),
    ("They could not rule Norland.", "rule", False),
    ("They did not mention Norland.", "Norland", True),
    ("A mention of Norland did not help.", "mention", True),
    ("Not one mention of Norland.", "mention", True),
    ("They did not, name or no name, help.", "name", True),
]


@pytest.mark.parametrize(("text", "word", "nominal"), WORDS)
def test_marks_verbs_behind_a_negated_auxiliary(text: str, word: str, nominal: bool) -> None:
    line = mark(text)
    assert len(line) == len(text) + 1
    assert (line[text.index(word)] == " ") is nominal
