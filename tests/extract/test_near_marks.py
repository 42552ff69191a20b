"""Sentences are the same whether syntok sees a whole line or the words near its marks alone."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract import sentences

#: What lines are put together from: plain words in runs, and whatever syntok decides by.
_PIECES = st.sampled_from([
    "the guards at the gate of the old mill heard three blasts in the early hours", "They", "a", "It", "said", "mill",
    "two wounded men of the convoy were brought to the town by bus", "No", "12", "1990", "Dec", "B", "IV", "Mr", "no",
    ".", "?", "!", ";", "...", ".”", ". ”", ".\"", "'", ",", ":", "(", ")", "[", "]", "{", "}", ". (", ") .", "»", "-",
    "U.S.", "a.m.", "e.g.", "Gen.", "Capt.", "didn't", "McGee", "4.30", "No. 4", "www.mill.example", "\u200b", "\u3002",
    "(three of them seriously, one of the nurses of the ward told a reporter of the paper on Monday)", "army’s", "x.Y",
])  # fmt: skip
_LINES = st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", " ", "", "  "])), max_size=14).map(
    lambda pieces: "".join(piece + blank for piece, blank in pieces)
)


@settings(max_examples=400)
@given(_LINES)
def test_no_sentence_changes(line: str) -> None:
    found = sentences.split(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_ONE", regex.compile("(?!)"))
        patch.setattr(sentences, "_near_marks", lambda line: line)
        assert found == sentences.split(line)


def test_what_syntok_ends_sentences_at_is_known() -> None:
    from syntok._segmentation_states import State

    assert State.terminals == {"...", *sentences._MARKS}
    for known, written in ((State.opening_brackets, sentences._OPENING), (State.closing_brackets, sentences._CLOSING)):
        assert {mark for mark in map(chr, range(0x10000)) if regex.match(f"[{written}]", mark)} == known
