"""Where a report was filed: datelines, police and quarters, and places that are too far away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import read
from tests.fakes import FakeGazetteer

from rashomon.extract.filed import SCORE, find_dateline, is_astray
from rashomon.extract.where import WEIGHED
from rashomon.records import Place
from rashomon.values.places import read_context

TOWN = Place("Vell", "Vell", latitude=33.0, longitude=44.0, precision="town", radius_km=2.0)
DATELINES = [
    ("BAGHDAD - Two men were shot.", "BAGHDAD"),
    ("Two shot\n\nRICHMOND, Va. (WRIC) – Police seek a man.", "RICHMOND, Va."),
    ("Two shot\n\nNEW ORLEANS -- Three people were shot.", "NEW ORLEANS"),
    ("Two shot\n\nFRANKLIN (Feb. 4, 2014) – A man was shot.", "FRANKLIN"),
    (
        "Two shot\n\nColumbia, S.C. (AP) — Four people were shot in a yard on Tuesday, and one of them died.",
        "Columbia, S.C.",
    ),
    ("Two shot\n\nST CHARLES , Ill -- Three people were shot.", "ST CHARLES , Ill"),
    ("Two shot\n\nST. LOUIS, MO (KTVI)-More shots were heard.", "ST. LOUIS, MO"),
    ("Two shot\n\nCHESTER >> Two men were shot.", "CHESTER"),
    ("Two shot\n\nThe army (ARMY)-Base was shelled.", None),
    ("Police - Two shot\n\nTwo men were shot.", None),
    ("Two men were shot - one of them fatally.", None),
    ("Two shot\n\nUpdated - Friday", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "words"), DATELINES)
def test_datelines(text: str, words: str | None) -> None:
    found = find_dateline(text)
    assert (found.words if found else None) == words


@given(st.text(alphabet="AB ab,.()–-\n", max_size=80))
def test_a_dateline_is_made_of_words_of_the_report(text: str) -> None:
    found = find_dateline(text)
    assert found is None or text[found.span.start : found.span.end] == found.words


def places(text: str) -> list[tuple[str, str, float]]:
    """Return the places told, each with its rule and score; the words are those of the report."""
    reading = read(text)
    told = [s for s in reading.statements if s.field == "place"]
    assert all(text[s.span.start : s.span.end] == s.words for s in told)
    return [(s.value.words, s.found_by, s.score) for s in told if isinstance(s.value, Place)]


def test_a_hint_is_told_only_where_no_place_is() -> None:
    filed, police = f"rule:place_of_dateline {WEIGHED}", f"rule:place_of_police {WEIGHED}"
    assert places("Two shot\n\nBAGHDAD (Wire) - Two men were shot.") == [("BAGHDAD", filed, SCORE)]
    told = places("Two shot\n\nBAGHDAD (Wire) - Two men were shot in Mosul.")
    assert [words for words, _, _ in told] == ["Mosul"]
    assert ("Baghdad", police, SCORE) in places("Baghdad police said that two men were shot.")
    assert places("Lloyd Baghdad police said that two men were shot.") == []


def test_a_small_town_far_from_where_a_report_was_filed_is_astray() -> None:
    far = replace(TOWN, latitude=20.0)
    assert is_astray(far, TOWN)
    assert not is_astray(far, None)
    assert not is_astray(replace(TOWN, latitude=33.5), TOWN)
    assert not is_astray(replace(far, words="Vell, Texas"), TOWN)
    assert not is_astray(replace(far, radius_km=9.0), TOWN)


def test_a_publisher_without_a_home_is_looked_for_by_its_address() -> None:
    gazetteer = FakeGazetteer()
    by_address = read_context("Two died.", "", gazetteer, "Example Wire", "http://www.beirutnews.com/a")
    assert [entry.name for entry in by_address.home.places] == ["Beirut"]
    assert read_context("Two died.", "", gazetteer, "Example Wire", "").home.places == ()
