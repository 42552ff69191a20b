"""Stray marks at the ends of what the encoder chose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.pipeline.trimmed import ends, phrase

CASES = [
    ("RED FRONT]", "RED FRONT"),
    ("RED FRONT [RF]", "RED FRONT [RF]"),
    ("RED FRONT [RF", "RED FRONT [RF"),
    ("[RED FRONT", "RED FRONT"),
    ('"RED COLUMN', "RED COLUMN"),
    ('"RED COLUMN" GROUP', '"RED COLUMN" GROUP'),
    ("“Red Column", "Red Column"),
    ("guards.", "guards"),
    ("Alder Co.", "Alder Co."),
    ("the U.S.", "the U.S."),
    ("workers’", "workers’"),
    (".", ""),
    ('"', ""),
    ("", ""),
]


@pytest.mark.parametrize(("words", "wanted"), CASES)
def test_stray_marks_are_left_out(words: str, wanted: str) -> None:
    first, last = ends(words)
    assert words[first:last] == wanted


PHRASES = [
    ("A nurse was", "A nurse"),
    ("TWO CLERKS HAD BEEN", "TWO CLERKS"),
    ("A nurse was shot at a fair", ""),
    ("the men who were shot", "the men who were shot"),
    ("a truck that had been stolen", "a truck that had been stolen"),
    ("the Wasp Brigade", "the Wasp Brigade"),
    ("Was", "Was"),
]


@pytest.mark.parametrize(("words", "wanted"), PHRASES)
def test_a_clause_is_no_phrase(words: str, wanted: str) -> None:
    assert phrase(words) == wanted


@given(st.text(st.sampled_from('aB. ,;"“”[]()’'), max_size=20))
def test_what_is_left_lies_within_and_keeps_every_letter(words: str) -> None:
    first, last = ends(words)
    assert 0 <= first <= last <= len(words)
    assert not any(letter.isalnum() for letter in words[:first] + words[last:])
    assert first == last or any(letter.isalnum() for letter in words[first:last])
