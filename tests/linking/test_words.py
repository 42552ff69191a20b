"""What of a text is telling: rare words and names, and what is in every report is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.words import (
    COMMONEST,
    LONGEST,
    MOST_NAMES,
    MOST_WORDS,
    RAREST,
    may_hold,
    telling,
    telling_names,
    telling_words,
    tokens,
)

# a text, a name in it, whether it is telling
NAMES = [
    ("Police said Ottoline Braithwaite was wounded.", "ottoline braithwaite", True),
    ("Ottoline R. Braithwaite was wounded.", "ottoline braithwaite", True),
    ("It was in the 4700 block of Quillfeather Lane.", "4700 block", True),
    ("It was in the 4700 block of Quillfeather Lane.", "quillfeather lane", True),
    ("The Police said so.", "the police", False),
    ("The Quillfeather family.", "the quillfeather", False),
    ("a quillfeather lane", "quillfeather lane", False),
]


@pytest.mark.parametrize(("text", "name", "is_telling"), NAMES)
def test_names(text: str, name: str, is_telling: bool) -> None:
    assert (name in telling_names(text)) is is_telling


PIECES = [
    "Ottoline",
    "R.",
    "Braithwaite’s",
    "Casimir",
    "Dolby's",
    "Quillfeather",
    "Lane",
    "400 Blk",
    "the",
    "said",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES)), st.lists(st.sampled_from(PIECES)))
def test_no_text_shares_more_names_than_it_may_hold(one: list[str], other: list[str]) -> None:
    names = telling_names(" ".join(one))
    assert len(names & telling_names(" ".join(other))) <= may_hold(" ".join(other), names)


def test_a_text_holds_no_name_of_which_a_word_is_missing() -> None:
    assert may_hold("Braithwaite’s sister met Ottoline.", {"ottoline braithwaite", "casimir braithwaite"}) == 1


def test_common_words_tell_nothing_and_ages_are_words() -> None:
    found = telling_words("Police said the 17-year-old's father, a saxophonist, was there.")
    assert "saxophonist" in found
    assert not found & {"police", "said", "the", "was"}
    assert "17-year-old" in set(tokens("a 17-year-old's father"))


@given(st.text(max_size=400))
def test_no_text_gives_more_than_it_may(text: str) -> None:
    words, names = telling_words(text), telling_names(text)
    assert len(words) <= MOST_WORDS
    assert len(names) <= MOST_NAMES
    assert all(COMMONEST <= telling(word) <= RAREST and len(word) <= LONGEST for word in words)
