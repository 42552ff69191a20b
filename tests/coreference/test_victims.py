"""Whom a mention of harm is about: many sentences, one check each."""

from __future__ import annotations

import pytest
from tests.coreference.texts import made

from rashomon.coreference.victims import Victims, victims_told


def _told(marked: str) -> dict[str, Victims]:
    text = made("a", marked)
    return victims_told([text], {"a": "a"})


#: A sentence with one mention, how many its victims are (0: left open), and words for them.
TOLD = [
    ("Three men were [shot] outside the mill .", 3, "Three men"),
    ("A miller [shot] his wife and two guests .", 3, "his wife and two guests"),
    ("Police say a miller [killed] his wife .", 1, "his wife"),
    ("A miller [shot] his son and then himself .", 2, "his son"),
    ("The [bodies] of two children were found in the mill .", 2, "two children"),
    ("The 5-year - old girl was pronounced [dead] .", 1, "The 5-year-old girl"),
    ("Ada Brandt had a [wound] to her arm .", 1, "Ada Brandt"),
    ("Three [bodies] were found in the mill .", 3, "Three bodies"),
    ("A miller [shot] her and her mother .", 2, "her and her mother"),
    ("A miller [shot] him in the head .", 1, "him"),
    ("He had a [wound] to the head .", 1, "He"),
    ("Several guests were [hurt] .", 3, "Several guests"),
    ("They later [died] .", 0, ""),
    ("Sheriff Ned Lund said both [died] .", 0, ""),
    ("The mill was shut after the [deaths] .", 0, ""),
]


@pytest.mark.parametrize(("sentence", "low", "words"), TOLD, ids=[line[0] for line in TOLD])
def test_how_many_and_by_what_words(sentence: str, low: int, words: str) -> None:
    (victims,) = _told(sentence).values()
    assert (victims.low, victims.words) == (low, words)


#: A sentence with one mention, the words for the victim's own hand, whether it is of a murder and suicide.
HANDS = [
    ("The miller then [shot] himself .", "himself", False),
    ("The miller died of a self - inflicted [wound] .", "self-inflicted", False),
    ("The miller [took his own life] .", "his own life", False),
    ("Police call it a [murder - suicide] .", "", True),
    ("Police call it a murder - [suicide] .", "", True),
    ("The miller [shot] his wife .", "", False),
]


@pytest.mark.parametrize(("sentence", "own", "both"), HANDS, ids=[line[0] for line in HANDS])
def test_by_whose_hand(sentence: str, own: str, both: bool) -> None:
    (victims,) = _told(sentence).values()
    assert (victims.by_own_hand, victims.of_murder_suicide) == (own, both)


def test_names_are_kept_and_an_open_number_has_no_upper_bound() -> None:
    first, second = _told(
        "Ada Brandt was [shot] outside a mill in Arden . / At least two people were [shot] ."
    ).values()
    assert first.names == {"Ada", "Brandt"}
    assert (second.low, second.high, second.names) == (2, None, frozenset())
