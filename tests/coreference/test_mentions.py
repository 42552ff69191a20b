"""Mentions: their words as numbers, the encoder's states of them, their kinds, and what every two share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from tests.coreference.texts import made

from rashomon.coreference import Kinds, Pairs, by_kind, by_pairs, load_kinds, load_pairs
from rashomon.coreference.beside import PARTS as PARTS_BESIDE
from rashomon.coreference.beside import Beside
from rashomon.coreference.kinds import KINDS, STRINGS, string_numbers
from rashomon.coreference.pairs import PARTS, pair_rows
from rashomon.coreference.states import WIDTH, all_states, mention_states
from rashomon.coreference.words import numbers, stem
from rashomon.encoder.model import load_encoder

WORDS = {"Killings": "kill", "killed": "kill", "shot": "shot", "sing": "sing", "Deadly": "dead", "bus": "bus"}


@pytest.mark.parametrize("word", WORDS)
def test_stems(word: str) -> None:
    assert stem(word) == WORDS[word]


def test_numbers_are_the_same_in_every_run_and_each_once() -> None:
    assert numbers(["left=a", "right=b", "left=a"], 4096) == [1948, 3097]


def test_states_are_of_the_words_of_each_mention() -> None:
    text = made("a", "Nothing was heard . / A man was [shot dead] in Arden . / He [died] . / x / Rain [fell] .")
    states = mention_states(load_encoder(1), text)
    assert states.shape == (3, 3 * WIDTH)
    assert not np.allclose(states[0], states[1])
    assert mention_states(load_encoder(1), made("b", "No mention .")).shape == (0, 3 * WIDTH)


def test_states_do_not_depend_on_sentences_far_off() -> None:
    near = made("a", "He [died] . / She wept . / x")
    far = made("a", "He [died] . / She wept . / The mayor of Lund was chosen .")
    assert (mention_states(load_encoder(1), near) == mention_states(load_encoder(1), far)).all()


def _kinds(strings: Mapping[int, str]) -> Kinds:
    """Return weights that look at strings alone: a number speaks for a kind."""
    of_strings = np.zeros((STRINGS, len(KINDS)), np.float32)
    for number, kind in strings.items():
        of_strings[number, KINDS.index(kind)] = 1
    one, none = np.ones(3, np.float32), np.zeros(len(KINDS), np.float32)
    beside = np.zeros(len(PARTS_BESIDE), np.float32)
    beside[PARTS_BESIDE.index("plural")] = 2
    never = Beside(beside * 0, beside * 0 + 1, beside, np.float32(-2))
    return Kinds(one * 0, one, np.zeros((3, len(KINDS)), np.float32), of_strings, none, never)


def test_mentions_of_one_kind_in_one_group_are_one_and_so_are_those_told_beside() -> None:
    texts = [made("a", "He [died] and [died] , [shot] ."), made("b", "She [died] ."), made("c", "Many [killings] .")]
    died, shot = (numbers([f"text={word}"], STRINGS)[0] for word in ("died", "shot"))
    kinds = _kinds({died: "death", shot: "hit"})
    states = {mention.id: np.zeros(3, np.float32) for text in texts for mention in text.mentions}
    groups = {"a": "a", "b": "a", "c": "a"}
    found = by_kind(texts, groups, states, dict.fromkeys("abc", kinds))
    assert list(found.values()) == ["a/death", "a/death", "a/hit", "a/death", "a/other"]
    apart = by_kind(texts, {"a": "a", "b": "b", "c": "c"}, states, dict.fromkeys("abc", kinds))
    assert list(apart.values()) == ["a/death", "a/death", "a/hit", "b/death", "c/other"]


def test_mentions_of_one_kind_are_told_apart_by_their_victims() -> None:
    texts = [
        made("a", "Two people [died] . / A woman [died] ."),
        made("b", "Two people [died] . / Rain fell , [died] ."),
    ]
    kinds = _kinds({numbers(["text=died"], STRINGS)[0]: "death"})
    states = {mention.id: np.zeros(3, np.float32) for text in texts for mention in text.mentions}
    two, woman, again, nobody = by_kind(texts, {"a": "a", "b": "a"}, states, dict.fromkeys("ab", kinds)).values()
    assert two == again == nobody != woman  # who is told nobody has the usual victims


def test_the_weights_that_ship_know_plain_kinds() -> None:
    text = made(
        "a",
        "A woman [died] at the hospital . / Her brother was [shot] in the leg and has a [wound] . / Three [gunshots]"
        " were heard near the bank on Monday .",
    )
    found = by_kind([text], {"a": "a"}, all_states(load_encoder(1), [text]), {"a": load_kinds()})
    assert [cluster.removeprefix("a/") for cluster in found.values()] == ["death", "hit", "injury", "firing"]


@pytest.mark.parametrize("part", ["all", "0", "1", "2", "3", "4"])
def test_every_part_has_weights_of_the_same_shape(part: str) -> None:
    kinds = load_kinds(part)
    assert kinds.of_states.shape == (3 * WIDTH, len(KINDS))
    assert kinds.of_strings.shape == (STRINGS, len(KINDS))


def test_a_mention_is_told_by_its_words_and_those_about_it() -> None:
    text = made("a", "He was [shot] once . / x / x / x / He was [shot] once .")
    first, last = (set(string_numbers(text, mention)) for mention in text.mentions)
    assert first ^ last == set(numbers(["sentence=0", "sentence=3"], STRINGS))


def _states(texts: Sequence[Any]) -> dict[str, Any]:
    chance = np.random.default_rng(1)
    return {mention.id: chance.random(3 * WIDTH).astype(np.float32) for text in texts for mention in text.mentions}


def test_the_parts_of_a_pair_are_those_worked_by_hand() -> None:
    texts = [made("a", "Ada Brandt [resigned] on 3 May . / She [resigned] ."), made("b", "Brandt [resigns] today .")]
    (seen, rows), *rest = pair_rows(texts, {"a": "a", "b": "a"}, _states(texts))
    assert not rest
    assert [one.id for one in seen] == ["a#0.2", "a#1.1", "b#0.1"]
    named = [dict(zip(PARTS, row.tolist(), strict=True)) for row in rows]  # 1-0, 2-0, 2-1
    assert [pair["same text"] for pair in named] == [1, 0, 0]
    assert [pair["sentences apart"] for pair in named] == [1, -1, -1]
    assert [pair["same words"] for pair in named] == [1, 0, 0]
    assert [pair["same head"] for pair in named] == [1, 1, 1]  # "resigned" and "resigns" are "resign"
    assert named[1]["names, of fewer"] == 1
    assert named[1]["names, of all"] == pytest.approx(1 / 3)
    assert [pair["numbers"] for pair in named] == [-1, -1, -1]


class _Sure:
    """Gives a chance by one part of a pair."""

    def __init__(self, part: str) -> None:
        self.column = PARTS.index(part)

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        assert list(names) == ["chances"]
        return [feeds["rows"][:, self.column : self.column + 1]]


def test_pairs_join_within_a_group_only() -> None:
    texts = [made("a", "He [resigned] and [left] ."), made("b", "She [resigned] ."), made("c", "It [resigned] .")]
    found = by_pairs(texts, {"a": "a", "b": "a", "c": "c"}, _states(texts), Pairs(_Sure("same head"), 0.5))
    assert found == {"a#0.1": "a#0.1", "a#0.3": "a#0.3", "b#0.1": "a#0.1", "c#0.1": "c#0.1"}


def test_the_trees_that_ship_think_a_retelling_likelier_than_another_event() -> None:
    texts = [
        made("a", "The mayor of Lund , Ada Brandt , [resigned] on Monday over a loan ."),
        made("b", "Ada Brandt , mayor of Lund , [resigned] on Monday ."),
        made("c", "A storm [flooded] the harbour of Corvo ."),
    ]
    ((_, rows),) = pair_rows(texts, dict.fromkeys("abc", "a"), all_states(load_encoder(1), texts))
    retold, another, other = load_pairs(least=0.3).chances(rows)
    assert retold > 5 * max(another, other)


def test_without_mentions_there_are_no_clusters() -> None:
    assert by_pairs([], {}, {}, load_pairs(least=0.3)) == {}
    assert by_pairs([made("a", "Nothing .")], {"a": "a"}, {}, load_pairs(least=0.3)) == {}
