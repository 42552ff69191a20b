"""What the encoder adds to a reading by rules: more statements, marks on those both found, accounts of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import TOOLS
from tests.fake_encoder import make_reader
from tests.pipeline.encoding import Teller, fill, read_alone, read_with
from tests.strategies import make_report

from rashomon.encoder.candidates import FILLED
from rashomon.encoder.decode import Told
from rashomon.encoder.labels import TYPES
from rashomon.encoder.reading import ENCODER
from rashomon.pipeline import Tools, read_report
from rashomon.pipeline.new_accounts import KINDS
from rashomon.records import Reading, Statement
from rashomon.vocabulary import kinds

#: The rules see the bombing; what became of the miller they leave alone.
TEXT = "A car bomb exploded outside a bank in Mosul on Monday. Hooded strangers took a miller from his home in Kirkuk."
QUIET = "The choir of Mosul sang on Monday. Hooded strangers took its leader along."


def added(text: str, *told: Told) -> list[Statement]:
    """The statements that a reading has only with the encoder."""
    old = {statement.id for statement in read_alone(text).statements}
    return [statement for statement in read_with(text, *told).statements if statement.id not in old]


def shown(statements: list[Statement]) -> set[tuple[str, str, str]]:
    return {(one.field, one.value.words, one.found_by.removeprefix(ENCODER)) for one in statements}


def without_marks(reading: Reading) -> dict[str, Statement]:
    return {one.id: replace(one, found_by=one.found_by.split(f" {ENCODER}")[0]) for one in reading.statements}


def test_an_incident_joins_the_account_that_tells_of_it() -> None:
    told = Told("bombing", 0.9, (fill(TEXT, "Target", "bank", 0.7), fill(TEXT, "Weapon", "car bomb")))
    reading, alone = read_with(TEXT, told), read_alone(TEXT)
    assert reading.accounts == alone.accounts
    (account,) = [one for one in alone.accounts if "car bomb" in one.words.lower()]
    new = added(TEXT, told)
    assert {one.account_id for one in new} == {account.id}
    assert ("incident_type", account.words, "") in shown(new)


def test_what_both_found_says_so_and_stays_as_it_was() -> None:
    told = Told("bombing", 0.9, (fill(TEXT, "Weapon", "car bomb"),))
    alone = [one for one in read_alone(TEXT).statements if one.field == "weapon"]
    (rules,) = alone
    words = rules.value.words
    told = Told("bombing", 0.9, (fill(TEXT, "Weapon", words),))
    (both,) = [one for one in read_with(TEXT, told).statements if one.field == "weapon"]
    assert both == replace(rules, found_by=f"{rules.found_by} {ENCODER}:Weapon")


def test_an_incident_that_the_rules_did_not_see_is_an_account_with_time_and_place() -> None:
    told = Told(
        "kidnapping", 0.8, (fill(QUIET, "PerpInd", "Hooded strangers"), fill(QUIET, "Person", "its leader", 0.6))
    )
    assert not [one for one in read_alone(QUIET).accounts if one.form == "incident"]
    reading = read_with(QUIET, told)
    (account,) = reading.accounts
    assert (account.kind, account.form, account.stance, account.words) == (
        "abduction", "incident", "asserts", "Hooded strangers",
    )  # fmt: skip
    found = shown([one for one in reading.statements if one.account_id == account.id])
    assert {
        ("kind", "Hooded strangers", ""),
        ("incident_type", "Hooded strangers", ""),
        ("perpetrator", "Hooded strangers", ":PerpInd"),
        ("victim", "its leader", ":Person"),
    } <= found
    assert ("place", "Mosul", "") in found, "no place in the sentence itself: that of the one before"
    scores = {one.field: one.score for one in reading.statements}
    assert (scores["perpetrator"], scores["victim"], scores["kind"], scores["place"]) == (0.9, 0.6, 0.8, 0.5)


@pytest.mark.parametrize(("score", "stance"), [(0.49, "unclear"), (0.5, "asserts"), (1.0, "asserts")])
def test_what_only_the_encoder_saw_is_told_when_it_is_likely(score: float, stance: str) -> None:
    (account,) = read_with(QUIET, Told("kidnapping", score, (fill(QUIET, "Person", "its leader"),))).accounts
    assert account.stance == stance


@pytest.mark.parametrize(
    ("clause", "stances"),
    [
        ("The Hill Front denied that it was behind the bombing.", {"denies"}),
        ("The Hill Front was behind the bombing, police said.", {"asserts"}),
    ],
)
def test_who_denies_the_deed_in_the_sentence_is_no_perpetrator_of_it(clause: str, stances: set[str]) -> None:
    text = f"A car bomb exploded outside a bank in Mosul on Monday. {clause}"
    told = Told("robbery", 0.9, (fill(text, "Target", "bank"), fill(text, "PerpOrg", "Hill Front")))
    about = [one for one in read_with(text, told).statements if one.field == "perpetrator"]
    assert {one.stance for one in about if "Hill Front" in one.value.words} == stances


def test_an_incident_without_fills_joins_what_may_be_of_its_type() -> None:
    assert shown(added(TEXT, Told("attack", 0.9, ()))) == {
        ("incident_type", account.words, "") for account in read_alone(TEXT).accounts[:1]
    }


def test_another_type_is_another_account() -> None:
    told = Told("robbery", 0.9, (fill(TEXT, "Target", "bank"),))
    kinds_told = [one.kind for one in read_with(TEXT, told).accounts]
    assert kinds_told == [*(one.kind for one in read_alone(TEXT).accounts), "robbery"]


def test_a_type_alone_is_no_account_beside_what_the_rules_read() -> None:
    told = Told("robbery", 0.9, ())
    assert read_with(TEXT, told).accounts == read_alone(TEXT).accounts
    assert [one.kind for one in read_with("The choir of Mosul sang.", told).accounts] == ["robbery"]


def test_two_incidents_do_not_join_one_account() -> None:
    text = "A bomb exploded in Mosul on Monday as hooded strangers fled."
    fills = fill(text, "Weapon", "bomb"), fill(text, "PerpInd", "hooded strangers")
    told = [Told(kind, 0.9, (one,)) for kind, one in zip(("bombing", "attack"), fills, strict=True)]
    reading = read_with(text, *told)
    assert len(reading.accounts) == len(read_alone(text).accounts) + 1


@pytest.mark.parametrize(
    ("text", "kind", "words", "more"),
    [
        ("A mob set fire to a mosque in Mosul.", "attack", ("mob", "mosque"), 0),  # told as arson
        ("A mob set fire to a mosque in Mosul, near a ferry.", "attack", ("mob", "ferry"), 1),
        ("A mob set fire to a mosque in Mosul.", "kidnapping", ("mob",), 1),
    ],
)
def test_what_the_rules_tell_under_another_type_is_no_incident_of_its_own(
    text: str, kind: str, words: tuple[str, ...], more: int
) -> None:
    roles = {"mob": "PerpInd", "mosque": "Target", "ferry": "Target"}
    fills = tuple(fill(text, roles[word], word) for word in words)
    arson = Told("arson", 0.9, (fill(text, "Target", "mosque"),))
    reading = read_with(text, Told(kind, 0.9, fills), arson)
    assert len(reading.accounts) == len(read_alone(text).accounts) + more


def test_nothing_happened_where_the_rules_tell_only_of_what_did_not() -> None:
    text = "Soldiers foiled a suicide attack on a checkpoint near Mosul on Monday."
    reading = read_with(text, Told("bombing", 0.9, (fill(text, "PerpInd", "Soldiers"),)))
    assert {one.stance for one in reading.accounts if one.form == "incident"} == {"intends", "unclear"}


@pytest.mark.parametrize(
    ("text", "places", "times"),
    [
        ("MOSUL, 5 JUL 89 (WIRE) -- Hooded strangers took a miller along.", set(), set()),
        ("The choir of Kirkuk sang. MOSUL, 5 JUL 89 -- Hooded strangers took a miller along.", {"Kirkuk"}, set()),
        ("MOSUL, 5 JUL 89 -- Hooded strangers took a miller of Kirkuk along on 2 July.", {"Kirkuk"}, {"2 July"}),
    ],
)
def test_place_and_day_of_the_dateline_are_not_told_of(text: str, places: set[str], times: set[str]) -> None:
    told = Told("kidnapping", 0.9, (fill(text, "PerpInd", "Hooded strangers"),))
    new = added(text, told)
    assert {one.value.words for one in new if one.field == "place"} == places
    assert {one.value.words for one in new if one.field == "time"} == times


def test_a_report_that_the_gate_passes_over_has_nothing_read_of_it() -> None:
    teller: Any = Teller(passes=False)
    report = make_report(TEXT)
    assert read_report(report, Tools(TOOLS.gazetteer, encoder=teller)) == Reading(report, (), ())
    assert teller.read_texts == []


def test_every_type_has_a_kind_that_the_vocabulary_knows() -> None:
    assert KINDS.keys() == set(TYPES)
    assert all(kind in kinds() for kind in KINDS.values())


def test_the_whole_road_from_the_tags_of_an_encoder() -> None:
    reader = make_reader({"guards": "Person"}, {"bombing": 0.9}, (0.8,))
    text = "A car bomb exploded outside a bank in Mosul on Monday, and guards were buried."
    reading = read_report(make_report(text), replace(TOOLS, encoder=reader))
    assert ("victim", "guards", ":Person") in shown(list(reading.statements))


PARTS = (
    "A car bomb exploded outside a bank in Mosul on Monday.",
    "The police said gunmen killed two clerks in Kirkuk.",
    "Rebels denied that they burned the mill.",
    "The choir sang on.",
    "An attack on a bus in Erbil wounded 3 people, a mayor said.",
)


@st.composite
def tellings(draw: st.DrawFn) -> tuple[str, tuple[Told, ...]]:
    """Draw a text, and incidents whose fills are any words of it."""
    text = " ".join(draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4)))
    words = [match[0] for match in re.finditer(r"\w+", text)]
    chances = st.floats(0.01, 1)
    made = [
        Told(
            kind,
            draw(chances),
            tuple(
                fill(text, draw(st.sampled_from(FILLED)), draw(st.sampled_from(words)), draw(chances))
                for _ in range(draw(st.integers(0, 3)))
            ),
        )
        for kind in draw(st.lists(st.sampled_from(TYPES), max_size=3, unique=True))
    ]
    return text, tuple(made)


@given(tellings())
def test_nothing_that_the_rules_read_is_lost_and_all_words_stand_in_the_text(
    drawn: tuple[str, tuple[Told, ...]],
) -> None:
    text, told = drawn
    reading, alone = read_with(text, *told), read_alone(text)
    assert reading.accounts[: len(alone.accounts)] == alone.accounts
    kept = without_marks(reading)
    assert {one.id: kept[one.id] for one in alone.statements} == {one.id: one for one in alone.statements}
    assert len({one.id for one in reading.accounts}) == len(reading.accounts)
    assert len({one.id for one in reading.statements}) == len(reading.statements)
    known = {one.id for one in reading.accounts}
    for one in reading.statements:
        assert text[one.span.start : one.span.end] == one.words
        assert one.account_id in known | {""}
        assert ENCODER in one.found_by or one.id in {old.id for old in alone.statements}
    assert all(text[one.span.start : one.span.end] == one.words for one in reading.accounts)


@given(tellings())
def test_reading_again_gives_the_same(drawn: tuple[str, tuple[Told, ...]]) -> None:
    text, told = drawn
    assert read_with(text, *told) == read_with(text, *told)


@pytest.mark.parametrize(
    ("text", "after", "denied"),
    [
        # he denies his part, not that the bank was raided
        ("Gunmen raided a bank in Mosul. The Red Front denied that it was behind the raid on the bank.", "denied", []),
        ("Gunmen raided a mill in Mosul. The mayor denied that the bank was raided.", "denied", ["bank"]),
    ],
)
def test_what_a_denied_deed_was_done_to_is_not_denied(text: str, after: str, denied: list[str]) -> None:
    told = Told("attack", 0.9, (fill(text, "PerpInd", "Gunmen"), fill(text, "Target", "bank", after=after)))
    found = [
        one
        for one in read_with(text, told).statements
        if one.stance == "denies" and one.field in {"target", "target_physical"}
    ]
    assert [one.value.words for one in found] == denied
