"""Gate, encoder and decoder over one report: only what the gate keeps is read."""

from __future__ import annotations

import numpy as np
import pytest
from tests.fake_encoder import make_reader

from rashomon.encoder.hearing import hear
from rashomon.encoder.labels import DETAILS, SAID_HEADS
from rashomon.encoder.model import WORDS
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


def test_who_speaks_is_read_in_all_of_a_report_that_passes() -> None:
    reader = load_reader(1)
    attack = "A bomb killed four people at a market in Marrow Hill on Tuesday, police said."
    choir = "The choir of the parish has sung there on feast days for as long as anybody can remember, the sexton said."
    text = " ".join([attack, attack, *[choir] * 20])
    sentences = split(text)
    seen = reader.begin(text, sentences)()
    assert seen.said is not None
    assert not all(seen.kept.keep)
    assert len(seen.scan.offsets) < len(seen.said.scan.offsets)
    last = sentences[-1].span
    assert any(last.start <= start < last.end for start, _ in seen.said.scan.offsets.tolist())


def test_a_report_that_is_kept_whole_is_scanned_once() -> None:
    text = "A bomb killed four people at a market on Tuesday. The police blamed the rebels, who deny it."
    seen = load_reader(1).begin(text, split(text))()
    assert seen.said is not None
    assert seen.said.scan is seen.scan


def test_what_is_heard_of_a_part_and_the_rest_is_what_a_scan_of_all_gives() -> None:
    encoder = load_reader(1).encoder
    text = "A bomb killed four people. The choir sang on. The police blamed the rebels, who deny it."
    ranges = [(one.span.start, one.span.end) for one in split(text)]
    known = [encoder.scan(text, part, (WORDS,)) for part in ([ranges[0], ranges[2]], [ranges[1]])]
    heard, whole = hear(encoder, text, ranges, known), encoder.scan(text, ranges, tuple(SAID_HEADS))
    assert heard.offsets.tolist() == whole.offsets.tolist()
    assert heard.heads.keys() == whole.heads.keys()
    for head in SAID_HEADS:
        np.testing.assert_allclose(heard.heads[head], whole.heads[head], atol=1e-4)
