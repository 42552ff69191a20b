"""What one account comes to: counts added up, the day and the place chosen, by short reports with their answers."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from tests.extract.told import Case, load_cases, read

from rashomon.extract.incident_facts import Facts, choose_day, facts_of
from rashomon.extract.main_account import main_account
from rashomon.extract.when import day_of
from rashomon.records import Quantity, Statement, TimeRange

CASES = load_cases("totals_en")


def main_statements(text: str) -> list[Statement]:
    reading = read(text)
    account = main_account(reading)
    return [s for s in reading.statements if account is not None and s.account_id == account.id]


def answer(facts: Facts, key: str) -> object:
    if key == "day":
        return day_of(facts.day.value) if facts.day else None
    if key == "place":
        return facts.place.value.name if facts.place else None
    total = {"killed": facts.killed, "injured": facts.injured, "kidnapped": facts.kidnapped}[key]
    return total.best if total else 0


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_reports_come_to_this(case: Case) -> None:
    facts = facts_of(main_statements(case["text"]))
    asked = {key: value for key, value in case.items() if key != "text"}
    assert {key: answer(facts, key) for key in asked} == asked


@pytest.mark.parametrize("case", CASES[:12], ids=lambda case: case["text"][:40])
def test_totals_cite_statements_hold_their_best_and_know_no_order(case: Case) -> None:
    statements = main_statements(case["text"])
    facts = facts_of(statements)
    ids = {s.id for s in statements}
    for total in (facts.killed, facts.injured, facts.kidnapped):
        if total is not None:
            assert set(total.statements) <= ids
            assert total.low <= total.best <= (total.high if total.high is not None else total.best)
            assert total.reasons
    for order in [*permutations(statements)][:24]:
        assert facts_of(order) == facts


def test_a_number_that_no_rule_reads_stands_in_where_the_rules_read_none() -> None:
    read = main_statements("A blast killed four people.")
    (four,) = [s for s in read if s.field == "killed"]
    assert isinstance(four.value, Quantity)
    nine = replace(four, id="nine", value=replace(four.value, low=9, high=9), found_by="encoder-en/10:counts")
    told = {facts.killed.best for facts in (facts_of([*read, nine]), facts_of(read)) if facts.killed}
    alone = facts_of([s for s in [*read, nine] if s is not four]).killed
    assert told == {4}
    assert alone is not None
    assert alone.best == 9


def test_nothing_told_comes_to_nothing() -> None:
    assert facts_of([]) == Facts(None, None, None, None, None)


def test_a_day_is_chosen_with_reasons_and_never_taken_from_the_report() -> None:
    statements = main_statements("Two men were shot in a bar early Tuesday.")
    chosen = choose_day(statements)
    assert chosen is not None
    assert "told of the incident itself" in chosen.reasons
    assert choose_day([s for s in statements if s.field != "time"]) is None
    late = [replace(s, stance="denies") for s in statements]
    assert choose_day(late) is None


def test_the_day_of_a_time_about_midnight_is_the_day_told() -> None:
    (time,) = [s.value for s in main_statements("A man was shot about 12:15 a.m. on Monday.") if s.field == "time"][:1]
    assert isinstance(time, TimeRange)
    assert str(day_of(time)) == "2023-05-01"
