"""One report explained, with and without an encoder: what is told is what the reading did."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extract.told import TOOLS
from tests.fake_encoder import make_reader
from tests.strategies import make_report

from rashomon.encoder.reading import ENCODER
from rashomon.jobs.explaining import explain
from rashomon.jobs.weighing import ROLES_HEAD
from rashomon.pipeline import read_report
from rashomon.pipeline.counted import FOUND_BY

TEXT = (
    "A car bomb exploded outside a bank in Mosul on Monday, killing two guards. "
    "The choir sang on. "
    "The bombing was the work of rebels, a mayor said."
)
QUIET = "The choir sang on. The mayor liked it."
REPORT = make_report(TEXT)
#: The tags of the fake encoder; its candidates are, by role, bank; guards, mayor; bomb.
ROLES = {"bank": "Target", "guards": "Person", "mayor": "Person", "bomb": "Weapon"}
FILLS = (0.9, 0.8, 0.3, 0.1)
READER = make_reader(ROLES, {"bombing": 0.9, "attack": 0.4}, FILLS)
ENCODED = replace(TOOLS, encoder=READER)


@pytest.mark.parametrize("tools", [TOOLS, ENCODED], ids=["rules", "encoder"])
@pytest.mark.parametrize("text", [TEXT, QUIET, "", TEXT + " Another attack hit Kirkuk."])
def test_accounts_and_statements_are_those_of_the_reading(text, tools):
    report = make_report(text)
    told, reading = explain(report, tools), read_report(report, tools)
    assert told.statements == reading.statements
    assert tuple(one.account for one in told.accounts) == reading.accounts


def test_every_account_of_the_rules_has_its_members_in_its_words():
    told = explain(REPORT, TOOLS)
    assert [[told.words(m.mention) for m in one.members] for one in told.accounts] == [
        ["A car bomb exploded outside a bank in Mosul", "The bombing"],
    ]
    first, second = told.accounts[0].members
    assert (first.decided, first.fits) == ("the first told of", ())
    assert (second.decided, "kinds that agree" in second.fits) == ("the last told of that is news", True)


def test_accounts_kept_apart_are_named_by_their_ids():
    told = explain(make_report("A car bomb exploded in Mosul. A drone struck a depot in Kirkuk."), TOOLS)
    car, drone = told.accounts
    assert [(apart.account_id, apart.misfit) for apart in drone.members[0].apart] == [(car.account.id, "another kind")]


def test_the_rules_alone():
    told = explain(REPORT, TOOLS)
    assert (told.gate, told.verdict) == (None, None)
    assert {(one.kept, one.score) for one in told.sentences} == {(None, None)}
    assert all(mention.found_by.startswith("rule:") for mention in told.mentions)


def test_the_gate_says_what_it_kept_and_dropped():
    told = explain(REPORT, ENCODED)
    assert told.gate is not None
    assert (told.gate.passed, told.gate.score) == (True, 1.5)
    assert [(one.kept, one.score) for one in told.sentences] == [(True, 0.5), (False, -0.25), (True, 0.5)]


def test_a_report_that_does_not_pass_has_nothing_but_scores():
    told = explain(make_report(QUIET), ENCODED)
    assert told.gate is not None
    assert (told.gate.passed, told.gate.score) == (False, -1.5)
    assert [(one.kept, one.score) for one in told.sentences] == [(False, -0.25), (False, -0.25)]
    assert (told.mentions, told.verdict, told.accounts, told.statements) == ((), None, (), ())


def test_spans_of_the_encoder_stand_beside_those_of_the_rules():
    told = explain(REPORT, ENCODED)
    spans = [(told.words(m), m.label, m.sentence) for m in told.mentions if m.found_by == ROLES_HEAD]
    assert spans == [("bomb", "Weapon", 0), ("bank", "Target", 0), ("guards", "Person", 0), ("mayor", "Person", 2)]
    assert all(m.score > 0.9 for m in told.mentions if m.found_by == ROLES_HEAD)
    assert any(m.found_by.startswith("rule:") for m in told.mentions)
    assert list(told.mentions) == sorted(told.mentions, key=lambda m: m.span.start)


def test_what_the_encoder_told_and_what_it_passed_over():
    verdict = explain(REPORT, ENCODED).verdict
    assert verdict is not None
    assert [(name, round(chance, 2)) for name, chance in verdict.types][:2] == [("bombing", 0.9), ("attack", 0.4)]
    assert verdict.threshold == 0.5
    (one,) = verdict.incidents
    assert one.told.type == "bombing"
    assert [(fill.role, fill.words) for fill in one.told.fills] == [("Target", "bank"), ("Person", "guards")]
    assert [(p.role, p.words, round(p.chance, 2), p.threshold, p.why) for p in one.passed_over] == [
        ("Person", "mayor", 0.3, 0.4, "below the threshold")
    ]  # the bomb at 0.1 is not even near


def test_a_candidate_over_a_likelier_one_is_passed_over_for_that():
    reader = make_reader({"car": "Weapon"}, {"bombing": 0.9}, (0.9, 0.7), unsure={"bomb": "Weapon"})
    verdict = explain(REPORT, replace(TOOLS, encoder=reader)).verdict
    assert verdict is not None
    (one,) = verdict.incidents
    assert [fill.words for fill in one.told.fills] == ["car"]
    assert [(p.words, p.why) for p in one.passed_over] == [("car bomb", "overlaps a likelier one")]


def test_a_weak_candidate_is_no_span():
    reader = make_reader({}, {"bombing": 0.9}, (0.9,), unsure={"bomb": "Weapon"})
    told = explain(REPORT, replace(TOOLS, encoder=reader))
    assert told.verdict is not None
    assert [fill.words for fill in told.verdict.incidents[0].told.fills] == ["bomb"]
    assert [m for m in told.mentions if m.found_by == ROLES_HEAD] == []


def test_only_the_likeliest_are_told_of_as_passed_over():
    words = ["two", "guards", "rebels", "mayor", "bombing", "killing"]
    reader = make_reader(dict.fromkeys(words, "Person"), {"bombing": 0.9}, (0.21, 0.22, 0.23, 0.24, 0.25, 0.26))
    verdict = explain(REPORT, replace(TOOLS, encoder=reader)).verdict
    assert verdict is not None
    assert [round(p.chance, 2) for p in verdict.incidents[0].passed_over] == [0.26, 0.25, 0.24, 0.23, 0.22]


def test_nothing_told_still_shows_the_chances():
    reader = make_reader(ROLES, {"bombing": 0.45}, FILLS)
    verdict = explain(REPORT, replace(TOOLS, encoder=reader)).verdict
    assert verdict is not None
    assert verdict.incidents == ()
    assert (verdict.types[0][0], round(verdict.types[0][1], 2)) == ("bombing", 0.45)


def test_an_account_says_what_of_the_encoder_went_to_it():
    told = explain(REPORT, ENCODED)
    assert [one.encoded for one in told.accounts] == [("bombing",)]
    assert any(ENCODER in statement.found_by for statement in told.statements)


def test_an_account_that_only_the_encoder_saw_has_no_members():
    reader = make_reader({"bank": "Target"}, {"robbery": 0.9}, (0.9,))
    told = explain(make_report("The bank lost a bombastic sum."), replace(TOOLS, encoder=reader))
    assert [(one.members, one.encoded, one.account.words) for one in told.accounts] == [((), ("robbery",), "bank")]


def test_numbers_that_the_head_for_counts_weighs_stand_beside_what_the_rules_found():
    told = explain(REPORT, ENCODED)
    counted = [(told.words(m), m.label, m.score) for m in told.mentions if m.found_by == FOUND_BY]
    assert counted == [("two", "killed", 0.6)]


def test_an_account_that_is_not_taken_for_an_attack_says_why_and_keeps_its_members():
    text = (
        "Norland launched a ballistic missile over an island on Monday. It was a missile test, and a satellite is next."
    )
    (told,) = [one for one in explain(make_report(text), TOOLS).accounts if one.account.form == "incident"]
    assert (told.account.stance, told.doubt) == ("unclear", "a launch in a report of tests")
    assert told.members
    assert {one.doubt for one in explain(REPORT, TOOLS).accounts} == {""}
