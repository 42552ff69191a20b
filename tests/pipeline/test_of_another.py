"""Claims that the encoder sees, and that lay the deed to another."""

from __future__ import annotations

import pytest
from tests.strategies import make_report

from rashomon.encoder.acts import Act
from rashomon.extract.sentences import split
from rashomon.pipeline.of_another import lays_to_another


def _lays(text: str, who: str) -> bool:
    (sentence,) = split(make_report(text=text).text)
    start = text.index(who)
    act = Act("claim", (start, len(text) - 1), (start, start + len(who)), None, 0.9, 0.9)
    return lays_to_another(act, sentence)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The governor said the Red Column was behind it.", "The governor"),
        ("The governor, a man of 60, told us the Red Column did it.", "The governor"),
        ("The Red Column said it was the army that did it.", "The Red Column"),
        ("The rebels said they had been shelled by the army.", "The rebels"),
        ("The rebels said they did not plant the bomb.", "The rebels"),
    ],
)
def test_what_is_said_of_another_is_no_claim(text: str, who: str) -> None:
    assert _lays(text, who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Red Column said it did it.", "The Red Column"),
        ("The Red Column said that the group was behind it.", "The Red Column"),
        ("The Red Column claimed the raid.", "The Red Column"),
        ("Ivo Brand said Ivo Brand alone had done it.", "Ivo Brand"),
    ],
)
def test_what_is_said_of_oneself_may_be_one(text: str, who: str) -> None:
    assert not _lays(text, who)
