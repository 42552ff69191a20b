"""Accounts that are taken for no attack: by the words around them, or because they tell of a test."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import read

from rashomon.encoding import check_account, statement_id
from rashomon.extract.sentences import split
from rashomon.pipeline.certain import Doubt, chance, doubts, is_vague, looks, set_aside
from rashomon.records import Account, Reading, Statement
from rashomon.vocabulary import load_vocabulary

#: What the gate says of a sentence of no attack, and of one of an attack.
LOW, HIGH = -2.5, 2.5
#: Texts, the gate's score of their sentences, and the kinds that are doubted.
TEXTS = [
    ("The coach praised the attack on the left wing. The team won the match after two goals in Gao.", LOW, {"attack"}),
    ("Hackers stole data. The attack hit networks and computers, and websites and accounts broke.", LOW, {"attack"}),
    ("Gunmen came at dawn. The attack on the mill killed nine guards, and the rebels fled.", HIGH, set()),
    ("A tram derailed in Gao. Gunmen shot dead two passengers on Monday.", LOW, set()),
    ("A tram derailed in Gao. A car bomb exploded at the depot on Monday.", LOW, set()),
]  # fmt: skip
#: Reports, and whether what they tell is a test or fired at a range.
LAUNCHES = [
    ("Norland fired two missiles over an island on Monday. It was a missile test, and a satellite is next.", True),
    ("Norland launched a ballistic missile on Monday. The missile test was its fifth; nuclear tests are feared.", True),
    ("Norland launched a missile into the sea on Monday. The rocket tests go on, and a satellite is next.", True),
    ("Norland fired a missile over an isle on Monday. A missile launch came before; a missile launch is due.", True),
    ("Norland fired a missile at Gao on Monday. A missile launch came before; a missile launch is due.", False),
    ("Norland fired a missile on Monday. A missile launch came before; a missile launch is due.", False),
    ("Norland fired two missiles at a depot in Gao on Monday. It had announced missile tests, and a satellite.", False),
    ("Norland fired two missiles at Gao and killed three men. Missile tests and rocket tests came first.", False),
    ("Rebels fired two missiles on Monday, and the town was dark.", False),
    ("Jets bombed a military firing range on Monday, and the minister watched.", True),
    ("Jets bombed a military camp on Monday, and the minister watched.", False),
]  # fmt: skip


def told_of(reading: Reading, account: Account) -> list[Statement]:
    return [one for one in reading.statements if one.account_id == account.id]


def doubted(text: str, score: float) -> dict[str, Doubt]:
    reading, sentences = read(text), split(text)
    return doubts(reading, sentences, [score] * len(sentences))


@pytest.mark.parametrize(("text", "score", "kinds"), TEXTS)
def test_what_is_no_attack_by_its_words_is_doubted(text: str, score: float, kinds: set[str]) -> None:
    found = doubted(text, score)
    assert {one.kind for one in read(text).accounts if one.id in found} == kinds
    assert all(0 <= one.chance <= 1 and one.why for one in found.values())


BY_HAND = [
    ("A nurse was badly beaten at a clinic in Mosul over a dispute about medicine for patients.", False),
    ("A driver was assaulted by youths after his truck hit a car on the highway.", False),
    ("Two clerks were killed by mobs who blamed them for an outbreak of cholera.", False),
    ("Two clerks were killed in a crash on the highway when a truck hit cars.", True),
    ("A nurse was hurt in a landmine explosion on her way to a patient.", False),
    ("A nurse was hurt in a gas explosion on her way to a patient.", True),
    ("The team was badly beaten in the last match of the season, and two players were injured.", True),
]


@pytest.mark.parametrize(("text", "vague"), BY_HAND)
def test_harm_done_by_hand_or_by_a_charge_names_its_means(text: str, vague: bool) -> None:
    reading = read(text)
    happened = [one for one in reading.accounts if one.form == "incident"]
    assert all(is_vague(one, told_of(reading, one)) == vague for one in happened)


@pytest.mark.parametrize(("text", "is_test"), LAUNCHES)
def test_launches_of_tests_are_no_attacks(text: str, is_test: bool) -> None:
    stances = {one.stance for one in read(text).accounts if one.form == "incident"}
    assert stances == ({"unclear"} if is_test else {"asserts"})


@pytest.mark.parametrize(("text", "score", "_kinds"), TEXTS)
def test_what_names_its_means_is_never_doubted(text: str, score: float, _kinds: set[str]) -> None:
    reading = read(text)
    plain = {one.id for one in reading.accounts if not is_vague(one, told_of(reading, one))}
    assert not plain & doubted(text, score).keys()


def test_a_doubted_account_keeps_every_statement_and_joins_no_incident() -> None:
    text, score, _ = TEXTS[0]
    reading, found = read(text), doubted(text, score)
    after, ids = set_aside(reading, found)
    assert ids.keys() == found.keys()
    assert {one.stance for one in after.accounts if one.id in ids.values()} == {"unclear"}
    assert all(map(check_account, after.accounts))
    assert all(one.id == statement_id(one) for one in after.statements)
    same = [replace(one, id="", account_id=ids.get(one.account_id, one.account_id)) for one in reading.statements]
    assert sorted(same, key=repr) == sorted((replace(one, id="") for one in after.statements), key=repr)


def test_nothing_is_moved_where_nothing_is_doubted() -> None:
    reading = read(TEXTS[2][0])
    after, ids = set_aside(reading, {})
    assert not ids
    assert after.accounts == reading.accounts
    assert set(after.statements) == set(reading.statements)


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_the_better_the_gate_the_likelier_an_attack(one: float, other: float) -> None:
    text = TEXTS[0][0]
    reading, sentences, weights = read(text), split(text), load_vocabulary("certain_weights")
    account = next(a for a in reading.accounts if a.form == "incident")
    numbers = [
        looks(account, told_of(reading, account), text, sentences, [x] * len(sentences)) for x in sorted((one, other))
    ]
    low, high = (chance(each, weights) for each in numbers)
    assert low <= high


def test_every_weight_is_of_a_number_there_is() -> None:
    weights = load_vocabulary("certain_weights")["weights"]
    topics = {f"{topic} {where}" for topic in load_vocabulary("topics") for where in ("there", "opens with")}
    held = {"gate", "by noun", "harm alone", "by encoder"}
    assert {name for name in weights if not name.startswith(("has ", "kind "))} <= topics | held
    assert any(name in topics for name in weights)
