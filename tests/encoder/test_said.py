"""Attributions from a scan: which cue a speaker or content belongs to, contents over borders, values of words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder.labels import FACTS, LINK_SIZE, SAID
from rashomon.encoder.said import HEADS, SaidReading, load_said_reader, read_said
from rashomon.encoder.scan import Scan
from rashomon.encoder.spoken import STEPS, Chain, Spoken, bucket, gap

SURE = 9.0
NEAR = np.array([[-abs(at - len(STEPS)) for at in range(2 * len(STEPS) + 1)]] * 2, np.float32)
PLAIN = Chain(np.zeros((7, 7), np.float32), NEAR)


def scan_of(words: Sequence[tuple[str, str]], borders: Sequence[int] = ()) -> Scan:
    """Make a scan of words with their tags ("B-CUE", "I-CONTENT", ""), cut into windows before the ``borders``."""
    text = " ".join(word for word, _ in words)
    starts = np.cumsum([0, *(len(word) + 1 for word, _ in words[:-1])])
    offsets = np.array([(start, start + len(word)) for start, (word, _) in zip(starts, words, strict=True)])
    tags = np.zeros((len(words), 7), np.float32)
    for at, (_, tag) in enumerate(words):
        begins, _, label = tag.partition("-")
        tags[at, 1 + 2 * SAID.index(label) + (begins == "I") if tag else 0] = SURE
    vectors = np.zeros((len(words), 2 * LINK_SIZE), np.float32)
    fact = np.tile(np.arange(len(words), dtype=np.float32)[:, None] - 1, (1, len(FACTS)))
    window = np.array([sum(at >= border for border in borders) for at in range(len(words))])
    return Scan(text, offsets, window, {"said": tags, "fact": fact, "said_cue": vectors, "said_span": vectors})


def read(scan: Scan, chain: Chain) -> SaidReading:
    return read_said(scan, chain)


def parts(reading: SaidReading, one: Spoken) -> tuple[str | None, str | None, tuple[str, ...]]:
    def words(at: tuple[int, int] | None) -> str | None:
        return reading.scan.text[at[0] : at[1]] if at else None

    return words(one.speaker), words(one.cue), tuple(reading.scan.text[a:b] for a, b in one.content)


def words_of(line: str) -> list[tuple[str, str]]:
    """Read "the/B-SOURCE army/I-SOURCE said/B-CUE" into words and tags."""
    return [(word, tag) for word, _, tag in (piece.partition("/") for piece in line.split())]


CASES = [
    pytest.param(
        "the/B-SOURCE army/I-SOURCE said/B-CUE shells/B-CONTENT fell/I-CONTENT",
        (),
        [("the army", "said", ("shells fell",))],
        id="one",
    ),
    pytest.param(
        "he/B-SOURCE said/B-CUE yes/B-CONTENT and she/B-SOURCE denied/B-CUE it/B-CONTENT",
        (),
        [("he", "said", ("yes",)), ("she", "denied", ("it",))],
        id="two, each with the nearest cue",
    ),
    pytest.param(
        "shells/B-CONTENT fell/I-CONTENT he/B-SOURCE said/B-CUE again/B-CONTENT today/I-CONTENT",
        (),
        [("he", "said", ("shells fell", "again today"))],
        id="content on both sides",
    ),
    pytest.param(
        "he/B-SOURCE said/B-CUE shells/B-CONTENT fell/I-CONTENT and/I-CONTENT burst/I-CONTENT then",
        (4,),
        [("he", "said", ("shells fell and burst",))],
        id="content over a border",
    ),
    pytest.param(
        "he/B-SOURCE said/B-CUE shells/B-CONTENT fell and/B-CONTENT burst/I-CONTENT",
        (4,),
        [("he", "said", ("shells",)), (None, None, ("and burst",))],
        id="another content after a border",
    ),
    pytest.param("shells/B-CONTENT fell/I-CONTENT", (), [(None, None, ("shells fell",))], id="content without a cue"),
    pytest.param("the/B-SOURCE army left", (), [], id="a speaker alone says nothing"),
    pytest.param("he said/B-CUE so", (), [], id="a cue alone says nothing"),
    pytest.param("he/B-SOURCE spoke/B-CUE long", (), [], id="nor does a cue with its speaker"),
    pytest.param(
        "he/B-SOURCE added/B-CUE and/B-CUE shells/B-CONTENT fell/I-CONTENT",
        (),
        [("he", "and", ("shells fell",))],
        id="a cue that nothing is said by takes no speaker",
    ),
    pytest.param("", (), [], id="nothing"),
]


@pytest.mark.parametrize(("line", "borders", "wanted"), CASES)
def test_attributions(line: str, borders: Sequence[int], wanted: list[object]) -> None:
    scan = scan_of(words_of(line), borders) if line else Scan("", np.zeros((0, 2), int), np.zeros(0, int), {})
    reading = read(scan, PLAIN)
    assert [parts(reading, one) for one in reading.spoken] == wanted
    assert all(0.9 < one.score <= 1 for one in reading.spoken)


def test_of_two_speakers_of_one_cue_the_nearer_stays() -> None:
    line = "she/B-SOURCE left before noon and he/B-SOURCE said/B-CUE yes/B-CONTENT"
    reading = read(scan_of(words_of(line)), PLAIN)
    assert [parts(reading, one) for one in reading.spoken] == [("he", "said", ("yes",))]


def test_steps_that_are_forbidden_are_not_taken() -> None:
    steps = np.zeros((7, 7), np.float32)
    steps[0, 6] = -100  # nothing goes on that has not begun
    scan = scan_of(words_of("said/B-CUE so shells/I-CONTENT"))
    reading = read(scan, Chain(steps, NEAR))
    assert [parts(reading, one)[2] for one in reading.spoken] in ([("so shells",)], [])


def test_every_span_is_told_also_where_it_is_part_of_nothing() -> None:
    line = "the/B-SOURCE army left shells/B-CONTENT fell/I-CONTENT and/I-CONTENT burst/I-CONTENT"
    reading = read(scan_of(words_of(line), [5]), PLAIN)
    assert [(reading.scan.text[a:b], label) for a, b, label in reading.spans] == [
        ("the", "SOURCE"),
        ("shells fell and burst", "CONTENT"),
    ]


def test_values_are_those_of_the_first_token_and_stay_in_range() -> None:
    reading = read(scan_of(words_of("shells fell on the old mill")), PLAIN)
    assert reading.fact_at(0, 6) == -1
    assert reading.fact_at(7, 11) == 0
    assert reading.fact_at(23, 27) == 3  # 4 in the head
    assert reading.fact_at(100, 104) is None


@given(st.integers(-500, 500), st.integers(-500, 500))
def test_steps_of_distance_grow_with_it(one: int, other: int) -> None:
    assert 0 <= bucket(one) <= 2 * len(STEPS)
    assert (bucket(one) <= bucket(other)) == (one <= other) or bucket(one) == bucket(other)
    assert bucket(0) == len(STEPS)


@given(st.integers(0, 50), st.integers(0, 9), st.integers(0, 50), st.integers(0, 9))
def test_a_gap_is_the_same_from_both_sides(start: int, length: int, other: int, width: int) -> None:
    span, cue = (start, start + length), (other, other + width)
    assert gap(span, cue) == -gap(cue, span)


def test_what_ships_reads_a_plain_sentence() -> None:
    text = (
        "The army said on Monday that rebels had fired two shells. “The mill was not hit,” a miller said. "
        "No one was hurt."
    )
    reading = load_said_reader(1).read(text, [(0, 57), (58, 95), (96, len(text))])
    told = [parts(reading, one)[1::-1] for one in reading.spoken]
    assert told == [("said", "The army"), ("said", "a miller")]
    assert set(reading.scan.heads) == set(HEADS)
    values = {
        word: reading.fact_at(text.index(word), text.index(word) + len(word)) for word in ("fired", "hit", "hurt")
    }
    assert (values["fired"] or 0) > 1 > -1 > (values["hit"] or 0)
    assert (values["hurt"] or 0) < 0
