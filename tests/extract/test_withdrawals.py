"""Claims of responsibility that whoever made them takes back, and what is left of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as some
from tests.extract.told import read

from rashomon.extract.confidence import confidence_of
from rashomon.extract.withdrawals import taken_back
from rashomon.records import Name, Stance, Statement

WORDS = ("First words.", "Second words.", "Third words.")
REPORT = some.make_report(" ".join(WORDS))
LATER = some.make_report("Words of later.", published=date(2020, 12, 30))
COLUMN, FRONT, ARMY = (
    Name("The Red Column", "Red Column", "armed group"),
    Name("The Blue Front", "Blue Front", "armed group"),
    Name("the army", "army", "organisation"),
)
CALLER = Name("a caller", "caller", "unnamed")


def told(place: int, stance: Stance, value: Name = COLUMN, speaker: Name | None = None, **rest: Any) -> Statement:
    field = rest.pop("field", "responsibility")
    return some.make_statement(REPORT, WORDS[place], field, value, speaker=speaker or value, stance=stance, **rest)


@pytest.mark.parametrize(
    ("statements", "undone"),
    [
        ([told(0, "asserts"), told(1, "denies")], {0, 1}),
        ([told(0, "asserts"), told(0, "denies")], {0, 1}),
        ([told(0, "asserts", speaker=CALLER), told(1, "denies", speaker=CALLER)], {0, 1}),
        ([told(0, "asserts", speaker=CALLER), told(1, "denies")], {0, 1}),
        ([told(0, "asserts"), told(1, "denies"), told(2, "asserts")], {0, 1}),
        ([told(0, "denies"), told(1, "asserts")], set()),
        ([told(0, "asserts"), told(1, "denies", speaker=ARMY)], set()),
        ([told(0, "asserts"), told(1, "denies", value=FRONT)], set()),
        ([told(0, "asserts"), told(1, "unclear")], set()),
        ([told(0, "asserts", field="perpetrator"), told(1, "denies", field="perpetrator")], set()),
        ([told(1, "denies")], set()),
    ],
)
def test_which_claims_are_taken_back(statements: list[Statement], undone: set[int]) -> None:
    assert taken_back(statements) == [one for at, one in enumerate(statements) if at in undone]


def test_a_later_report_takes_back_and_an_earlier_one_does_not() -> None:
    claim = told(2, "asserts")
    after = some.make_statement(LATER, "Words", "responsibility", COLUMN, speaker=COLUMN, stance="denies")
    assert taken_back([after, claim]) == [after, claim]
    first = some.make_statement(LATER, "Words", "responsibility", COLUMN, speaker=COLUMN)
    assert taken_back([first, told(0, "denies")]) == []


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.sampled_from(["asserts", "denies", "silent"]), st.booleans())))
def test_nothing_is_taken_back_but_claims_and_what_takes_back_is_a_denial(rows: list[tuple[int, Stance, bool]]) -> None:
    statements = [told(place, stance, COLUMN if red else FRONT) for place, stance, red in rows]
    undone = taken_back(statements)
    assert all(one in statements and one.stance in {"asserts", "denies"} for one in undone)
    bearers = {one.value for one in undone}
    for bearer in bearers:
        assert {one.stance for one in undone if one.value == bearer} == {"asserts", "denies"}


RAID = "A car bomb exploded in Gao on Monday. The Red Column claimed responsibility."


@pytest.mark.parametrize(
    ("more", "fill"),
    [
        ("", "CLAIMED OR ADMITTED"),
        ("It later withdrew its claim.", "POSSIBLE"),
        ("It later withdrew its claim. Police blamed the Red Column.", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("It later withdrew its troops.", "CLAIMED OR ADMITTED"),
        ("The army dismissed the claim.", "CLAIMED OR ADMITTED"),
    ],
)
def test_how_sure_a_report_is_after_a_withdrawal(more: str, fill: str) -> None:
    text = f"{RAID} {more}".strip()
    assert confidence_of("Red Column", text, read(text).statements).fill == fill


@pytest.mark.parametrize(
    ("text", "cleared"),
    [
        ("Shells hit a bridge near Kut on Monday. The interior ministry dismissed the claim.", []),
        ("Shells hit a bridge near Kut on Monday. Hamas claimed it. The interior ministry dismissed the claim.", []),
        ("Shells hit a bridge near Kut on Monday. Norland accused Iran of it. Iran dismissed the claim.", ["Iran"]),
        ("Shells hit a bridge near Kut on Monday. Many in Kut blame Iran. Iran dismissed the claim.", ["Iran"]),
    ],
)
def test_a_dismissed_claim_clears_nobody_but_who_was_charged(text: str, cleared: list[str]) -> None:
    reading = read(text)
    incidents = {account.id for account in reading.accounts if account.form == "incident"}
    denied = [
        one.value.canonical
        for one in reading.statements
        if one.account_id in incidents and one.field == "perpetrator" and one.stance == "denies"
        if isinstance(one.value, Name)
    ]
    assert denied == cleared
