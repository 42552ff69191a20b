"""Gate, encoder and decoder over one report: only what the gate keeps is read."""

from __future__ import annotations

import pytest
from tests.fake_encoder import make_reader

from rashomon.encoder.labels import DETAILS
from rashomon.encoder.reading import HEADS, load_reader
from rashomon.extract.sentences import split

#: Two sentences with the gate's word, one without between them.
TEXT = "A bomb wrecked the mill. The choir sang in the mill. The bomb hurt a clerk."
READER = make_reader({"mill": "Target", "clerk": "Person"}, {"bombing": 0.9}, (0.9, 0.8))


def test_only_what_the_gate_keeps_is_read() -> None:
    sentences = split(TEXT)
    seen = READER.begin(TEXT, sentences)()
    assert seen.kept.keep == (True, False, True)
    read = [TEXT[start:end] for start, end in seen.scan.offsets.tolist()]
    assert read == ["A", "bomb", "wrecked", "the", "mill", "The", "bomb", "hurt", "a", "clerk"]
    (told,) = seen.told
    assert [(fill.role, fill.words, fill.start) for fill in told.fills] == [
        ("Target", "mill", TEXT.index("mill")),
        ("Person", "clerk", TEXT.index("clerk")),
    ]


@pytest.mark.parametrize("text", ["", "The choir sang on. The mayor liked it."])
def test_a_report_that_the_gate_passes_over_is_not_read(text: str) -> None:
    seen = READER.begin(text, split(text))()
    assert (seen.kept.passed, seen.told, len(seen.scan.offsets), READER.relevant(text)) == (False, (), 0, False)


def test_what_is_relevant_is_what_the_gate_lets_pass() -> None:
    assert READER.relevant(TEXT)


def test_the_reader_that_ships_reads_a_report() -> None:
    reader = load_reader(1)
    assert set(reader.heads) == set(HEADS) >= {"roles", "kind", "muc", *DETAILS}
    text = "GUNMEN SHOT DEAD TWO SOLDIERS AND A BOMB DESTROYED A BANK IN LIMA, THE POLICE SAID. THE REBELS CLAIMED IT."
    seen = reader.begin(text, split(text))()
    assert seen.kept.passed
    assert len(seen.scan.offsets) > 20
    assert all(text[fill.start : fill.end] == fill.words for told in seen.told for fill in told.fills)
