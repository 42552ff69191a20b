"""Tokens of a sentence as prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.coreference.plain import plain

LINES = {
    "A 5-year - old boy , Ned Lund , did n't wake .": "A 5-year-old boy, Ned Lund, didn't wake.",
    "Ada 's brother ( 34 ) died .": "Ada's brother (34) died.",
    "Murder - suicide in Arden": "Murder-suicide in Arden",
    "": "",
}


@pytest.mark.parametrize("tokens", LINES)
def test_sentences(tokens: str) -> None:
    assert plain(tokens.split())[0] == LINES[tokens]


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=5)))
def test_each_token_lies_where_it_is_said_to(tokens: list[str]) -> None:
    text, ranges = plain(tokens)
    assert [text[start:end] for start, end in ranges] == tokens
