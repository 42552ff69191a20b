"""Incidents of one type told in one report, kept apart or together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.told import TOOLS
from tests.pipeline.encoding import fill, read_with
from tests.strategies import make_report

from rashomon.encoder.candidates import FILLED
from rashomon.encoder.decode import Fill, Told
from rashomon.extract.sentences import on_one_line, split
from rashomon.pipeline.parting import HIT, parted
from rashomon.pipeline.reading import settings_of
from rashomon.pipeline.together import around_of, chance, named, shown

#: Two bombings of two days in two towns, the second with two things hit, and an envoy of the first named again.
TEXT = (
    "A bomb destroyed the old post office in Mosul on 3 May 2019. The blast wounded the envoy. "
    "Hooded men of the Falcon Band placed the bomb, the mayor said. He spoke for an hour about the harvest. "
    "He praised the farmers. Meanwhile, on 9 June 2019, another explosion in Kirkuk hit a school and a bakery. "
    "Gunmen of the Red Path threw grenades there, and also wounded the baker."
)
SENTENCES = on_one_line(split(TEXT))
AROUND = around_of(TEXT, SENTENCES, settings_of(make_report(TEXT), SENTENCES, TOOLS))
WORDS = {
    "old post office": "Target", "envoy": "Person", "Falcon Band": "PerpOrg", "school": "Target", "bakery": "Target",
    "grenades": "Weapon", "baker.": "Person", "Hooded men": "PerpInd", "Red Path": "PerpOrg",
}  # fmt: skip
FILLS = tuple(fill(TEXT, role, words) for words, role in WORDS.items())


def parts(*told: Told) -> list[set[str]]:
    found = parted(told, TEXT, SENTENCES, settings_of(make_report(TEXT), SENTENCES, TOOLS))
    return [{one.words for one in part.fills} for part in found]


def told(*words: str, kind: str = "bombing") -> Told:
    return Told(kind, 0.8, tuple(one for one in FILLS if one.words in words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["school", "bakery"], [{"school", "bakery"}]),
        (["old post office", "envoy"], [{"old post office", "envoy"}]),
        (["old post office", "school", "bakery"], [{"old post office"}, {"school", "bakery"}]),
        (["school", "bakery", "envoy", "old post office"], [{"envoy", "old post office"}, {"school", "bakery"}]),
        (["old post office", "school", "Falcon Band"], [{"old post office", "Falcon Band"}, {"school"}]),
        (["old post office", "school", "Red Path"], [{"old post office"}, {"school", "Red Path"}]),
        (["old post office", "school", "grenades"], [{"old post office"}, {"school", "grenades"}]),
        (["Falcon Band", "Red Path"], [{"Falcon Band", "Red Path"}]),
        ([], [set()]),
    ],
)
def test_incidents_of_one_type_are_kept_apart(words: list[str], expected: list[set[str]]) -> None:
    assert parts(told(*words)) == expected


@pytest.mark.parametrize(("last", "expected"), [("The cook", 1), ("On 9 June 2019 the cook", 2)])
def test_far_apart_is_not_enough(last: str, expected: int) -> None:
    text = f"Gunmen wounded the envoy on 3 May 2019. {'Another man also spoke of the harvest. ' * 12}{last} fell too."
    sentences = on_one_line(split(text))
    one = Told("attack", 0.8, (fill(text, "Person", "envoy"), fill(text, "Person", "cook")))
    assert len(parted((one,), text, sentences, settings_of(make_report(text), sentences, TOOLS))) == expected


def test_types_keep_their_order_and_their_chance() -> None:
    first, second = told("old post office", "school"), replace(told("envoy", kind="attack"), score=0.6)
    found = parted((first, second), TEXT, SENTENCES, settings_of(make_report(TEXT), SENTENCES, TOOLS))
    assert [(one.type, one.score) for one in found] == [("bombing", 0.8), ("bombing", 0.8), ("attack", 0.6)]


@given(st.sets(st.integers(0, len(FILLS) - 1)))
@settings(max_examples=60)
def test_every_fill_stands_in_one_incident_and_each_has_somebody_hit(chosen: set[int]) -> None:
    fills = [FILLS[number] for number in chosen]
    found = parted(
        (Told("attack", 0.5, tuple(fills)),), TEXT, SENTENCES, settings_of(make_report(TEXT), SENTENCES, TOOLS)
    )
    kept = [one for part in found for one in part.fills]
    assert sorted(one.words for one in kept) == sorted(one.words for one in fills)
    assert len(found) == 1 or all(any(one.role in HIT for one in part.fills) for part in found)


@given(st.sampled_from(FILLS), st.sampled_from(FILLS))
def test_the_chance_is_the_same_both_ways(one: Fill, other: Fill) -> None:
    ours, theirs = named(one.candidate, AROUND), named(other.candidate, AROUND)
    assert chance(ours, theirs, AROUND) == chance(theirs, ours, AROUND)


def test_what_is_shown_of_two_fills() -> None:
    office, bakery = (named(one.candidate, AROUND) for one in FILLS if one.words in {"old post office", "bakery"})
    seen = shown(office, bakery, AROUND)
    expected = {
        "sentences apart": 5, "one sentence": False, "other time": True, "same time": False, "other place": True,
        "meanwhile between": 1, "another between": 1, "Target and Target": 1, "one list": False,
    }  # fmt: skip
    assert {name: seen[name] for name in expected} == expected
    assert set(seen) & {f"{a} and {b}" for a in FILLED for b in FILLED} == {"Target and Target"}


def test_a_report_of_two_bombings_has_two_accounts() -> None:
    reading = read_with(TEXT, told("old post office", "school", "bakery"))
    coded = [s.account_id for s in reading.statements if s.field == "incident_type"]
    assert len(coded) == len(set(coded)) == 2
