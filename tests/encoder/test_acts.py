"""Acts read off the scores of tokens: their words, their kind, their parties; nothing beyond a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.encoder.acts import Act, ActHead, _runs
from rashomon.encoder.argument_scores import FARTHEST
from rashomon.encoder.labels import ACTS, PARTIES, PARTY_SIZE
from rashomon.encoder.scan import Scan

TEXT = "Norland blamed Sudria . Brant condemned it ."
WORDS = TEXT.split()


def scan(acts: dict[str, tuple[str, float]], parties: dict[str, int], violent: float = 3.0) -> Scan:
    """Give words the score of a kind, and a tag of a party by the first number of their vector."""
    offsets = np.array([(at := TEXT.index(word), at + len(word)) for word in WORDS], np.int64)
    offsets[-1] = (len(TEXT) - 1, len(TEXT))
    act = np.zeros((len(WORDS), 2 + len(ACTS)), np.float32)
    act[:, -1], act[:, 0] = violent, 4
    party = np.zeros((len(WORDS), PARTY_SIZE), np.float32)
    for at, word in enumerate(WORDS):
        if word in acts:
            kind, score = acts[word]
            act[at, 1 + ACTS.index(kind)] = score
        if word in parties:
            party[at, parties[word]] = 10
    heads = {"act": act, "act_party": party, "act_cue": np.zeros_like(party)}
    return Scan(TEXT, offsets, np.zeros(len(WORDS), np.int64), heads)


#: The first numbers of a vector are the tags; being nothing has a small score of its own.
TAGS = 1 + 2 * len(PARTIES)
HEAD = ActHead({
    "far": np.zeros((2 * FARTHEST + 1, PARTY_SIZE), np.float32),
    "kind": np.zeros((len(ACTS), PARTY_SIZE), np.float32),
    "tags": np.eye(PARTY_SIZE, TAGS, dtype=np.float32),
    "tags_shift": np.array([1, 0, 0, 0, 0], np.float32),
})  # fmt: skip
SENTENCES = [(0, 23), (24, len(TEXT))]


def shown(act: Act) -> tuple[str, str, str | None, str | None]:
    who, whom = (None if span is None else TEXT[slice(*span)] for span in (act.who, act.whom))
    return act.kind, TEXT[slice(*act.cue)], who, whom


def test_words_kind_and_parties() -> None:
    found = HEAD.read(scan({"blamed": ("accuse", 9)}, {"Norland": 1, "Sudria": 3}), SENTENCES)
    assert [shown(act) for act in found] == [("accuse", "blamed", "Norland", "Sudria")]
    assert found[0].score > 0.9
    assert found[0].violent > 0.9


def test_a_party_of_another_sentence_is_none_of_this_act() -> None:
    found = HEAD.read(scan({"condemned": ("condemn", 9)}, {"Norland": 1, "Sudria": 3}), SENTENCES)
    assert [shown(act) for act in found] == [("condemn", "condemned", None, None)]


@pytest.mark.parametrize(("score", "count"), [(0.0, 0), (9.0, 1)])
def test_what_is_likelier_nothing_is_no_act(score: float, count: int) -> None:
    given = scan({"blamed": ("accuse", score)}, {})
    assert len(HEAD.read(given, SENTENCES)) == count


def test_neighbours_of_two_kinds_are_one_act_of_the_likelier() -> None:
    given = scan({"blamed": ("accuse", 6), "Sudria": ("reject", 9)}, {})
    assert [shown(act)[:2] for act in HEAD.read(given, SENTENCES)] == [("reject", "blamed Sudria")]


def test_no_tokens_no_acts() -> None:
    empty = Scan("", np.zeros((0, 2), np.int64), np.zeros(0, np.int64), {})
    assert HEAD.read(empty, []) == ()


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("..a..", [(2, 3)]),
        ("aab", [(0, 3)]),
        ("aab.b", [(0, 5)]),
        ("ab..a", [(0, 2), (4, 5)]),
        ("a.a", [(0, 3)]),  # pieces of one act
        ("a..a", [(0, 4)]),
        ("a...a", [(0, 1), (4, 5)]),  # too far off
        ("a.b.a", [(0, 1), (2, 3), (4, 5)]),  # another act between
        ("", []),
        ("...", []),
    ],
)
def test_runs(marks: str, expected: list[tuple[int, int]]) -> None:
    inside = np.array([mark != "." for mark in marks], bool)
    kinds = np.array(["ab.".index(mark) for mark in marks], np.int64)
    assert list(_runs(inside, kinds)) == expected
