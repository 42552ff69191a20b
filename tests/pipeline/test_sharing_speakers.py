"""Speakers that the encoder's attributions share within a sentence."""

from __future__ import annotations

import pytest

from rashomon.encoder.spoken import Spoken
from rashomon.pipeline.sharing_speakers import shared


def spoken(text: str, cue: str, content: str, speaker: str = "") -> Spoken:
    """Make an attribution of the first places of its words."""

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Spoken(at(cue), at(speaker) if speaker else None, (at(content),), 0.9)


PUT = "The Red Column put the toll at 27, with seven children, and said 30 were hurt."
LOGGED = "Border Watch has logged 41 raids since May and says nine died in them."


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        (
            PUT,
            [("put", "the toll at 27, with seven children", "The Red Column"), ("said", "30 were hurt", "")],
            ["The Red Column", "The Red Column"],
        ),
        (
            LOGGED,
            [("has logged", "41 raids since May", ""), ("says", "nine died in them", "Border Watch")],
            ["Border Watch", "Border Watch"],
        ),
        (
            "The Red Column put the toll at 27. Reports said 30 were hurt.",
            [("put", "the toll at 27", "The Red Column"), ("said", "30 were hurt", "")],
            ["The Red Column", ""],  # another sentence
        ),
        (
            "The Red Column put the toll at 27 while others said 30 were hurt.",
            [("put", "the toll at 27", "The Red Column"), ("said", "30 were hurt", "")],
            ["The Red Column", ""],  # another subject
        ),
    ],
)
def test_speakers_that_are_shared(text: str, parts: list[tuple[str, str, str]], expected: list[str]) -> None:
    found = shared([spoken(text, *part) for part in parts], text)
    assert [text[slice(*one.speaker)] if one.speaker else "" for one in found] == expected
