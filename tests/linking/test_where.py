"""Places of two accounts: the short look at two towns agrees with the whole comparison."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking import where
from rashomon.records import Place


@st.composite
def towns(draw: st.DrawFn) -> Place:
    """Draw a town or a site in one, known to the gazetteer or not, near one another or not."""
    name = draw(st.sampled_from(["Oakburg", "Plumville", "Old Mills"]))
    return Place(
        name,
        name,
        draw(st.sampled_from(["", "geonames:1", "geonames:2", "geonames:3"])),
        draw(st.sampled_from(["", "IQ", "SY"])),
        draw(st.none() | st.sampled_from([30.0, 30.4, 31.1, 32.5, 35.0, 64.0])),
        draw(st.sampled_from([44.0, 44.1, 46.0])),
        draw(st.sampled_from(["town", "town", "town", "site", "province"])),
        draw(st.sampled_from([None, 0.0, 10.0, 150.0])),
        city=draw(st.sampled_from(["", name])),
    )


@given(st.lists(towns(), min_size=4, max_size=8))
def test_towns_far_apart_by_their_latitudes_are_elsewhere(found: list[Place]) -> None:
    for one, other in permutations(found, 2):
        if where._far_apart(one, other):
            assert where._compared(one, other) == "elsewhere"


def test_the_short_look_sees_most_towns_that_are_elsewhere() -> None:
    north = Place("A", "A", "geonames:1", "IQ", 36.2, 44.0, "town", 10.0, city="A")
    south = Place("B", "B", "geonames:2", "IQ", 30.5, 47.8, "town", 10.0, city="B")
    assert where._far_apart(north, south)
    assert not where._far_apart(north, north)
