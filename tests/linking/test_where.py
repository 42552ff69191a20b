"""Places of two accounts: each level, and that no country's or province's middle makes anything near."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import make_profile, towns

from rashomon.linking import where
from rashomon.records import Place


def place(
    name: str, precision: str, point: tuple[float, float] | None = None, radius: float | None = None, **rest: str
) -> Place:
    """Build a place in Iraq, or in another country, known to the gazetteer where ``id`` is given."""
    latitude, longitude = point or (None, None)
    country, known = rest.pop("country", "IQ"), rest.pop("id", "")
    return Place(name, name, known, country, latitude, longitude, precision, radius, **rest)  # type: ignore[arg-type]


CENTRE = (33.3, 44.4)
TOWN = place("Oakburg", "town", CENTRE, 10.0, city="Oakburg", id="geonames:1")
SUBURB = place("Mill End", "town", (33.4, 44.5), 5.0, city="Mill End", id="geonames:2")
FAR_TOWN = place("Plumville", "town", (33.9, 44.4), 10.0, city="Plumville", id="geonames:3")
PROVINCE = place("North Province", "province", CENTRE, 80.0, id="geonames:4")
OTHER_PROVINCE = place("South Province", "province", (33.2, 44.3), 80.0, id="geonames:5")
FAR_PROVINCE = place("West Province", "province", (33.2, 41.0), 80.0, id="geonames:8")
COUNTRY = place("Iraq", "country", CENTRE, 500.0, id="geonames:6")
NEIGHBOUR = place("Syria", "country", (33.31, 44.41), 400.0, country="SY", id="geonames:7")
DISTRICT = place("Old Gate", "district", (33.32, 44.42), 2.0, site="Old Gate", city="Oakburg")
OTHER_DISTRICT = place("New Gate", "district", (33.25, 44.35), 2.0, site="New Gate", city="Oakburg")
SITE = place("market, Oakburg", "site", (33.32, 44.42), 1.0, site="market", city="Oakburg")
UNRESOLVED = place("the ridge", "unresolved", None, country="")

# What the middles of two countries or provinces lie apart is never evidence: see the first ten.
LEVELS: list[tuple[str, Place, Place, str]] = [
    ("one country twice", COUNTRY, COUNTRY, "unknown"),
    ("a country and a town at its middle", COUNTRY, TOWN, "unknown"),
    ("a country and a province at its middle", COUNTRY, PROVINCE, "unknown"),
    ("one province twice", PROVINCE, PROVINCE, "unknown"),
    ("a province and a town at its middle", PROVINCE, TOWN, "unknown"),
    ("a town and what nothing resolves", TOWN, UNRESOLVED, "unknown"),
    ("two countries whose middles nearly meet", COUNTRY, NEIGHBOUR, "coarsely elsewhere"),
    ("a town and another country, its middle there", TOWN, NEIGHBOUR, "coarsely elsewhere"),
    ("two provinces side by side", PROVINCE, OTHER_PROVINCE, "unknown"),
    ("two provinces far apart", PROVINCE, FAR_PROVINCE, "coarsely elsewhere"),
    ("one town twice", TOWN, TOWN, "same town"),
    ("a town and its neighbour", TOWN, SUBURB, "near"),
    ("two towns some way off", TOWN, FAR_TOWN, "some way off"),
    ("a town and its district", TOWN, DISTRICT, "same town"),
    ("a town and a site in it", TOWN, SITE, "same town"),
    ("a district twice", DISTRICT, DISTRICT, "same site"),
    ("two districts of one town", DISTRICT, OTHER_DISTRICT, "another part of town"),
    ("a district and another town", DISTRICT, FAR_TOWN, "some way off"),
]


@pytest.mark.parametrize(("one", "other", "level"), [pytest.param(*case[1:], id=case[0]) for case in LEVELS])
def test_levels(one: Place, other: Place, level: str) -> None:
    left, right = (replace(make_profile(name), places=(one_,)) for name, one_ in (("a", one), ("b", other)))
    assert where.place_level(left, right) == where.place_level(right, left) == level


COARSE = st.builds(
    place,
    st.sampled_from(["Iraq", "North Province", "the coast"]),
    st.sampled_from(sorted(where.COARSE)),
    st.none() | st.tuples(st.floats(-60, 60), st.floats(-170, 170)),
    st.none() | st.floats(0, 900),
    country=st.sampled_from(["", "IQ", "SY"]),
)


@given(COARSE, COARSE | st.sampled_from([TOWN, DISTRICT, SITE]))
def test_a_coarse_place_is_never_near_anything(one: Place, other: Place) -> None:
    left, right = (replace(make_profile(name), places=(told,)) for name, told in (("a", one), ("b", other)))
    assert where.place_level(left, right) in {"unknown", "coarsely elsewhere"}


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
