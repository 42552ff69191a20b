"""Who says that somebody did it, where the doer himself claims it or tells of it."""

from __future__ import annotations

import pytest
from tests.pipeline.encoding import fill, read_with

from rashomon.encoder.decode import Told
from rashomon.records import Name

RAID = "Two shells hit a mill near Mosul on Monday, killing nine guards. "
DOER = "The Red Column"


def tellers(text: str, words: str = DOER) -> set[str]:
    """Who says that the doer did it, by what the encoder tells alone."""
    reading = read_with(text, Told("attack", 0.9, (fill(text, "PerpOrg", words, after=RAID[-10:]),)))
    found = [one for one in reading.statements if one.field == "perpetrator" and "PerpOrg" in one.found_by]
    return {one.speaker.words or one.speaker.kind for one in found if isinstance(one.value, Name)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Red Column claimed responsibility for the attack.",
        "The Red Column said that it had fired the shells at an army post.",
        "The Red Column said its men fired at a post of the army.",
        "A small outfit, The Red Column, said that its men had fired at a post of the army.",
    ],
)
def test_whoever_claims_the_deed_says_who_did_it(sentence: str) -> None:
    (teller,) = tellers(RAID + sentence)
    assert DOER in teller


@pytest.mark.parametrize(
    "sentence",
    [
        "The Red Column shelled the mill again on Tuesday.",
        "The Red Column said that nobody had been at the mill.",
        "The Red Column said it had been hit by shells of the army.",
        "The Red Column said its men were attacked by the army.",
    ],
)
def test_of_anybody_else_the_report_says_it(sentence: str) -> None:
    assert tellers(RAID + sentence) <= {"publisher"}


def test_whoever_was_hit_tells_of_it() -> None:
    text = RAID + "Ana Lund, a cook, said the blast threw her to the floor."
    reading = read_with(text, Told("attack", 0.9, (fill(text, "Victim", "Ana Lund"),)))
    (hit,) = [one for one in reading.statements if one.field == "victim" and "Victim" in one.found_by]
    assert hit.speaker.canonical == "Ana Lund"


def test_who_tells_of_others_was_not_hit_by_his_own_word() -> None:
    text = RAID + "Ana Lund, a cook, said nobody was at the mill."
    reading = read_with(text, Told("attack", 0.9, (fill(text, "Victim", "Ana Lund"),)))
    (hit,) = [one for one in reading.statements if one.field == "victim" and "Victim" in one.found_by]
    assert hit.speaker.kind == "publisher"
