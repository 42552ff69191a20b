"""Harm that belongs to another incident than the one told of before: of an earlier day, or elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.encoding import read_alone

from rashomon.extract.other_places import are_apart
from rashomon.records import Place

NEWS = "A car bomb exploded outside a bank in Mosul on Monday, killing nine people."
#: What a report goes on with, and whether the two who died did so in another incident.
CASES = [
    ("Two guards were killed in Erbil.", True),
    ("In Kirkuk, two guards died.", True),
    ("Meanwhile, in Kirkuk, two guards were found beheaded.", True),
    ("On 4 March two guards were killed in Erbil.", True),
    ("On 4 March two guards were killed.", True),
    ("Two guards were killed.", False),
    ("Two guards were killed near Mosul.", False),
    ("Two guards died in a hospital in Erbil.", False),
    ("Two guards from Erbil were killed.", False),
    ("Two guards were killed after they had fled to Erbil.", False),
    ("Two guards were killed, said an official in Baghdad.", False),
    ("An envoy, who landed in Erbil, said two guards had been killed.", False),
    ("Two guards were killed and a man was jailed in Erbil.", False),
]


@pytest.mark.parametrize(("text", "apart"), CASES)
def test_whose_the_dead_are(text: str, apart: bool) -> None:
    reading = read_alone(f"{NEWS} {text}")
    news = {s.account_id for s in reading.statements if s.field == "killed" and "nine" in s.value.words}
    two = {s.account_id for s in reading.statements if s.field in {"killed", "target"} and "guards" in s.value.words}
    assert news
    assert two
    assert (news.isdisjoint(two)) == apart


def _place(name: str, latitude: float, longitude: float, precision: str, radius: float) -> Place:
    return Place(name, name, "", "IQ", latitude, longitude, precision, radius_km=radius)  # type: ignore[arg-type]


MOSUL = _place("Mosul", 36.34, 43.13, "town", 9.0)
PLACES = [
    (_place("Baghdad", 33.34, 44.40, "town", 16.0), True),
    (_place("Hammam", 36.16, 43.26, "town", 2.0), False),  # the next town
    (_place("Anbar", 32.92, 41.2, "province", 150.0), True),
    (_place("Nineveh", 36.0, 42.5, "province", 120.0), False),  # it lies there
    (_place("Basra", 30.5, 47.8, "town", 2.0), False),  # so small and so far: another of its name
    (_place("Iraq", 33.0, 44.0, "country", 600.0), False),
    (Place("Erbil", "Erbil"), False),  # not known where
]


@pytest.mark.parametrize(("place", "apart"), PLACES)
def test_places_apart(place: Place, apart: bool) -> None:
    assert are_apart(MOSUL, place) == apart


@given(st.sampled_from([MOSUL, *(place for place, _ in PLACES)]), st.sampled_from([place for place, _ in PLACES]))
def test_apart_either_way(one: Place, other: Place) -> None:
    assert are_apart(one, other) == are_apart(other, one)
    assert not are_apart(one, one)
