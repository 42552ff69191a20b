"""Places: sentences and what is found in them, anaphors, comparison, distance, display, and what always holds."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import FakeGazetteer

from rashomon.records import Found, Place
from rashomon.values.countries import countries
from rashomon.values.places import (
    PlaceContext,
    compare_places,
    distance_km,
    find_places,
    judge_places,
    read_context,
    resolve_anaphor,
    show_place,
)

GAZETTEER = FakeGazetteer()
CASES = yaml.safe_load((Path(__file__).parent / "places.yaml").read_text("utf-8"))
#: Words that meet in reports, so that drawn texts reach the rules for sites, roads, provinces and relations.
VOCABULARY = (
    "in at near of the a from to , . - ( ) 's and on road between north 15 km Baghdad Kirkuk Tripoli Lebanon US "
    "Iraqi embassy base Green Zone al-Tanf air airport province Anbar capital city President Austin said BAGHDAD "
    "Georgia outside border with Syria street Haifa St. Mr U.S. compound Islamic State"
)
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


def read(sentence: str, report: str = "") -> list[Found[Place]]:
    context = read_context(f"{report}\n{sentence}", "", GAZETTEER)
    for earlier in re.findall(r"[^.]+\.", report):
        context = context.extend(find_places(earlier, gazetteer=GAZETTEER, context=context))
    return find_places(sentence, gazetteer=GAZETTEER, context=context)


def place(sentence: str) -> Place:
    found = read(sentence)
    assert len(found) == 1, found
    return found[0].value


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['sentence'][:50]}|{case.get('report', '')[:20]}")
def test_places_of_a_sentence(case: dict[str, Any]) -> None:
    found = read(case["sentence"], case.get("report", ""))
    assert [item.value.words for item in found] == [expected["words"] for expected in case["places"]]
    for item, expected in zip(found, case["places"], strict=True):
        assert {key: getattr(item.value, key) for key in expected} == expected


def test_there_are_enough_cases() -> None:
    assert sum(bool(case["places"]) for case in CASES) >= 60
    assert sum(not case["places"] for case in CASES) >= 20


@given(TEXTS)
def test_any_text_is_read_and_words_are_slices(text: str) -> None:
    found = find_places(text, gazetteer=GAZETTEER, context=read_context(text, "", GAZETTEER))
    for item in found:
        assert text[item.start : item.end] == item.value.words
        assert item.value.words
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("words", "away", "north", "east"),
    [
        ("15 km north of", 15.0, 1, 0),
        ("40 miles southwest of", 64.4, -1, -1),
        ("100 kilometres east of", 100.0, 0, 1),
        ("about 20 km to the north-west of", 20.0, 1, -1),
        ("15 km from", 0.0, 0, 0),
        ("north of", 0.0, 0, 0),
        ("near", 0.0, 0, 0),
    ],
)
def test_side_and_distance_move_the_point(words: str, away: float, north: int, east: int) -> None:
    kandahar, there = place("It was in Kandahar."), place(f"It was {words} Kandahar.")
    assert distance_km(kandahar, there) == pytest.approx(away, rel=0.02)
    assert (there.name, there.gazetteer_id) == (kandahar.name, kandahar.gazetteer_id)
    for moved, side in (
        ((there.latitude or 0) - (kandahar.latitude or 0), north),
        ((there.longitude or 0) - (kandahar.longitude or 0), east),
    ):
        assert (moved > 0.01) - (moved < -0.01) == side


# --- Context ----------------------------------------------------------------------------------------------------------


def test_context_counts_countries_and_surnames() -> None:
    text = "Iraqi troops left. Baghdad asked Iraq. Iran denied it. US Secretary of State Mike Pompeo left with him."
    context = read_context(text, "Amman", GAZETTEER)
    assert context.countries == ("IQ", "IR", "US")
    assert context.persons == {"pompeo"}
    assert context.dateline is not None
    assert context.dateline.country == "JO"


@pytest.mark.parametrize(
    ("dateline", "name", "country"),
    [("TRIPOLI, Lebanon", "Tripoli", "LB"), ("Tripoli", "Tripoli", "LY"), ("Iraq", "Iraq", "IQ"), ("Nowhere", "", "")],
)
def test_dateline(dateline: str, name: str, country: str) -> None:
    found = read_context("", dateline, GAZETTEER).dateline
    assert (found.name if found else "", found.country if found else "") == (name, country)


def test_dateline_country_decides_between_namesakes() -> None:
    context = read_context("Two died in Tripoli.", "Beirut", GAZETTEER)
    assert find_places("Two died in Tripoli.", gazetteer=GAZETTEER, context=context)[0].value.country == "LB"


def test_a_name_keeps_its_meaning_in_a_report() -> None:
    context = PlaceContext().extend(read("It happened in Tripoli, Lebanon."))
    found = find_places("Two died in Tripoli.", gazetteer=GAZETTEER, context=context)
    assert found[0].value.country == "LB"


def test_extend_leaves_the_old_context_alone() -> None:
    empty = PlaceContext()
    full = empty.extend(read("Rockets hit Erbil."))
    assert empty == PlaceContext()
    assert [town.name for town in full.towns] == ["Erbil"]
    assert full.countries == ("IQ",)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the city", "Mosul"),
        ("the same city", "Mosul"),
        ("the capital", "Baghdad"),
        ("the embassy", "US embassy, Baghdad"),
        ("the US embassy", "US embassy, Baghdad"),
        ("the mission", "US embassy, Baghdad"),
        ("the area", "Mosul"),
        ("the province", "Nineveh"),
        ("the country", "Syria"),
        ("the airport", None),
        ("the French embassy", None),
        ("the moon", None),
        ("", None),
    ],
)
def test_anaphors(words: str, name: str | None) -> None:
    context = PlaceContext()
    for sentence in ("It was in Syria.", "Rockets hit the US embassy in Baghdad.", "In Nineveh province.", "In Mosul."):
        context = context.extend(read(sentence))
    found = resolve_anaphor(words, context)
    assert (found.name if found else None) == name
    assert found is None or found.words == words


# --- Comparison -------------------------------------------------------------------------------------------------------

COMPARISONS = [
    ("in Baghdad", "in Baghdad", "same"),
    ("in Baghdad", "in the Iraqi capital", "same"),
    ("the US embassy in Baghdad", "the American embassy in Baghdad", "same"),
    ("Baghdad's Green Zone", "inside the Green Zone", "same"),
    ("the US embassy in Baghdad", "in Baghdad", "compatible"),
    ("the US embassy in Baghdad", "Baghdad's Green Zone", "compatible"),
    ("in Baghdad", "in Iraq", "compatible"),
    ("in Iraq", "in Iraq", "compatible"),
    ("near Mosul", "in Mosul", "compatible"),
    ("in Mosul", "in Nineveh province", "compatible"),
    ("at the Zobe junction", "at Mogadishu's Zobe junction", "compatible"),
    ("a concert hall outside Moscow", "Crocus City Hall in Krasnogorsk", "compatible"),
    ("at Tower 22 in Jordan", "at the al-Tanf base in Syria", "different"),
    ("in Baghdad", "in Mosul", "different"),
    ("in Tripoli, Lebanon", "in Tripoli, Libya", "different"),
    ("in Iraq", "in Syria", "different"),
    ("a mosque in Peshawar", "a church in Peshawar", "different"),
    ("the US embassy in Baghdad", "the US embassy in Kabul", "different"),
    ("at the Zobe junction", "in Mogadishu", "unknown"),
]


@pytest.mark.parametrize(("first", "second", "expected"), COMPARISONS)
def test_compare(first: str, second: str, expected: str) -> None:
    assert compare_places(place(first), place(second)) == expected
    assert compare_places(place(second), place(first)) == expected


PLACES = st.builds(
    Place,
    words=st.text(max_size=5),
    name=st.sampled_from(["", "Baghdad", "Erbil"]),
    gazetteer_id=st.sampled_from(["", "geonames:1", "geonames:2"]),
    country=st.sampled_from(["", "IQ", "SY"]),
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    precision=st.sampled_from(["site", "district", "town", "province", "country", "region", "sea", "unresolved"]),
    radius_km=st.none() | st.floats(0, 500),
    site=st.sampled_from(["", "US embassy", "mosque"]),
    city=st.sampled_from(["", "Baghdad", "Erbil"]),
    relation=st.sampled_from(["", "near"]),
)


@given(PLACES, PLACES)
def test_compare_and_distance_are_symmetric(first: Place, second: Place) -> None:
    assert compare_places(first, second) == compare_places(second, first)
    assert distance_km(first, second) == pytest.approx(distance_km(second, first))


@given(PLACES, PLACES)
def test_a_verdict_is_symmetric_and_agrees_with_the_comparison(first: Place, second: Place) -> None:
    verdict = judge_places(first, second)
    assert verdict == judge_places(second, first)
    assert verdict.reason
    states = {"same": "same", "compatible": "compatible", "unknown": "compatible", "different": "conflict"}
    assert verdict.state == states[compare_places(first, second)]


@given(PLACES, PLACES)
def test_what_is_wide_is_never_the_same_place(first: Place, second: Place) -> None:
    if first.precision in ("country", "region", "sea"):
        assert judge_places(first, second).state != "same"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("in Baghdad", "in Iraq", "Baghdad lies in Iraq"),
        ("in Iraq", "in Iraq", "both are Iraq, which is too wide to tell"),
        ("in Baghdad", "in the Iraqi capital", "both are Baghdad"),
        ("in Iraq", "in Syria", "Iraq and Syria are in different countries: IQ and SY"),
        ("in Baghdad", "in Mosul", "Baghdad and Mosul are 353 km apart, more than what they reach together"),
        (
            "a mosque in Peshawar",
            "a church in Peshawar",
            "church, Peshawar and mosque, Peshawar are sites of different kinds in one town",
        ),
        (
            "at the Zobe junction",
            "in Mogadishu",
            "where Mogadishu and Zobe junction are is not known well enough to compare",
        ),
    ],
)
def test_a_verdict_says_why(first: str, second: str, reason: str) -> None:
    assert judge_places(place(first), place(second)).reason == reason


@given(PLACES)
def test_no_place_differs_from_itself(one: Place) -> None:
    assert compare_places(one, one) != "different"


@pytest.mark.parametrize(
    ("first", "second", "kilometres"),
    [("in Baghdad", "in Mosul", 354), ("in London", "in Paris", 344), ("in Kyiv", "in Kyiv", 0)],
)
def test_distance(first: str, second: str, kilometres: int) -> None:
    assert distance_km(place(first), place(second)) == pytest.approx(kilometres, abs=5)


def test_distance_is_unknown_without_coordinates() -> None:
    assert distance_km(place("at the Zobe junction"), place("in Baghdad")) is None


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("in Baghdad", "Baghdad"),
        ("15 km north of Mosul", "15 km north of Mosul"),
        ("in northern Iraq", "northern Iraq"),
        ("Baghdad's Green Zone", "Green Zone, Baghdad"),
        ("He prayed at a mosque on the outskirts of Kyiv.", "mosque, on the outskirts of Kyiv"),
    ],
)
def test_show(sentence: str, shown: str) -> None:
    assert show_place(place(sentence)) == shown


# --- Countries --------------------------------------------------------------------------------------------------------


def test_every_country_has_a_middle_and_a_size() -> None:
    assert {"PS", "XK", "TW", "EH", "NO"} <= set(countries())
    assert len(countries()) == 250
    for code, country in countries().items():
        assert len(code) == 2
        assert country.name
        assert -90 <= country.latitude <= 90
        assert -180 <= country.longitude <= 180
        assert country.radius_km > 0
