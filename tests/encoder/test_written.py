"""How words are written, quotations and beginnings of paragraphs: one number a token."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder.written import LONGEST_QUOTATION, SHAPES, WIDTH, written

QUOTED = [
    ("He said “we won” and left.", "we won"),
    ('He said "we won" and left.', "we won"),
    ("He said `` we won '' and left.", "we won"),
    ("He said «we won» and left.", "we won"),
    ('"We won," he said. "They left."', "We won They left"),
    ("We won,” he said. “They left", ""),  # what nothing closes, or nothing opened
    ("“We won.\n\nThey left,” he said", ""),  # a new paragraph ends what was left open
    ('The " odd " blanks', "odd"),
    ("They won't say it's 5'", ""),
]
OPENING = [
    ("One. Two.\n\nThree four.", ["One", "Three"]),
    ("One. Two.\nThree four.", ["One", "Three"]),
    ("One two\nthree four.", ["One"]),  # a line broken in the middle of a sentence
]


def tokens(text: str) -> tuple[list[str], np.ndarray]:
    found = list(re.finditer(r"\w+", text))
    return [one[0] for one in found], np.array([one.span() for one in found], np.int64).reshape(-1, 2)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("mill", "plain"), ("Mill", "capital"), ("A", "capital"), ("UN", "capitals"), ("McKay", "mixed"),
     ("1989", "digits"), (",", "sign"), ("Ávila", "capital"), ("北京", "plain")],
)  # fmt: skip
def test_words_by_their_shape(word: str, shape: str) -> None:
    text = f"the {word} there"
    number = written(text, np.array([(4, 4 + len(word))], np.int64))
    assert SHAPES[int(number[0]) % len(SHAPES)] == shape


@pytest.mark.parametrize(("text", "inside"), QUOTED)
def test_words_in_quotation_marks(text: str, inside: str) -> None:
    words, offsets = tokens(text)
    quoted = written(text, offsets) // len(SHAPES) % 2 == 1
    assert " ".join(word for word, is_quoted in zip(words, quoted, strict=True) if is_quoted) == inside


@pytest.mark.parametrize(("text", "first"), OPENING)
def test_words_that_open_a_paragraph(text: str, first: list[str]) -> None:
    words, offsets = tokens(text)
    opens = written(text, offsets) // (2 * len(SHAPES)) == 1
    assert [word for word, is_first in zip(words, opens, strict=True) if is_first] == first


def test_a_mark_that_is_closed_far_behind_opens_nothing() -> None:
    text = "“One " + "word " * LONGEST_QUOTATION + "”"
    words, offsets = tokens(text)
    assert not (written(text, offsets) // len(SHAPES) % 2).any(), words[:3]


@given(st.text("aA1 \n.“”\"'`«»", max_size=60))
def test_every_token_has_a_number_of_the_table(text: str) -> None:
    _, offsets = tokens(text)
    numbers = written(text, offsets)
    assert numbers.shape == (len(offsets),)
    assert ((numbers >= 0) & (numbers < WIDTH)).all()
