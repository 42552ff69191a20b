"""Stray marks at the ends of what the encoder chose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder.candidates import Candidate
from rashomon.encoder.decode import Fill
from rashomon.pipeline.trimmed import ends, is_nobody, phrase, whole

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


NOBODY = [
    ("heavily armed men fled", "heavily", True),
    ("BADLY BEATEN CLERKS FLED", "BADLY", True),
    ("a family killed there", "family", False),
    ("the elderly wounded there", "elderly", False),
    ("heavily, armed men fled", "heavily", False),
    ("heavily armed men fled", "heavily armed men", False),
    ("Ms Rowe was shot", "Ms", True),
    ("Dr. Rowe was shot", "Dr", True),
    ("GEN. ROWE WAS SHOT", "GEN.", True),
    ("Ms Rowe was shot", "Ms Rowe", False),
    ("the gen was shot", "gen", False),
]


@pytest.mark.parametrize(("text", "words", "expected"), NOBODY)
def test_an_adverb_or_a_title_alone_is_nobody(text: str, words: str, expected: bool) -> None:
    start = text.index(words)
    fill = Fill("PerpInd", words, start, start + len(words), 0.9, Candidate("PerpInd", words, ()), {})
    assert is_nobody(fill, text) is expected


WHOLE = [
    ("two passers-by fled", "passers", "passers-by"),
    ("his sister-in-law fled", "sister", "sister-in-law"),
    ("PASSERS-BY FLED", "PASSERS", "PASSERS-BY"),
    ("Norland-backed rebels fled", "Norland", "Norland"),
    ("a stand-by crew fled", "crew", "crew"),
    ("the guard-bylaw fell", "guard", "guard"),
]


@pytest.mark.parametrize(("text", "words", "wanted"), WHOLE)
def test_a_noun_that_goes_on_behind_a_hyphen_is_told_whole(text: str, words: str, wanted: str) -> None:
    start = text.index(words)
    fill = Fill("Person", words, start, start + len(words), 0.9, Candidate("Person", words, ()), {})
    found = whole(fill, text)
    assert (found.words, text[found.start : found.end]) == (wanted, wanted)


@given(st.text(st.sampled_from('aB. ,;"“”[]()’'), max_size=20))
def test_what_is_left_lies_within_and_keeps_every_letter(words: str) -> None:
    first, last = ends(words)
    assert 0 <= first <= last <= len(words)
    assert not any(letter.isalnum() for letter in words[:first] + words[last:])
    assert first == last or any(letter.isalnum() for letter in words[first:last])
