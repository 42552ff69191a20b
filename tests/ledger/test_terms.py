"""What a person types is read as words, phrases and beginnings, and nothing of it is an operator."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ledger.terms import LONGEST, MOST, expression


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("rockets camp", '"rockets" "camp"'),
        ('"the camp" rock*', '"the camp" "rock*"*'),
        ('"the ca"*', '"the ca"*'),
        ('"left open', '"left open"'),
        ("“curly marks”", '"curly marks"'),
        ("AND OR NOT", '"AND" "OR" "NOT"'),
        ("title:rockets", '"title:rockets"'),
        ("a\x00b\u202ec", '"a" "b" "c"'),
        ("100% — *", '"100%"'),
        ('"" * - %', None),
        ("", None),
    ],
)
def test_read(typed: str, read: str | None) -> None:
    assert expression(typed) == read


def test_a_column_stands_for_all_words() -> None:
    assert expression("a b", "speaker") == 'speaker : ("a" "b")'
    assert expression(" ", "speaker") is None


def test_a_query_is_bounded() -> None:
    assert (expression("a " * 1000) or "").count('"a"') == MOST
    assert len(expression("a" * 1000) or "") == LONGEST + 2


@given(st.one_of(st.text(), st.text("ab\"* ()^:+-{}NEARORANDNOT\x00'")))
def test_no_text_breaks_the_index(typed: str) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(one, two, tokenize='unicode61 remove_diacritics 2')")
        for column in ("", "one"):
            if matched := expression(typed, column):
                database.execute("SELECT rowid FROM t WHERE t MATCH ?", (matched,)).fetchall()
