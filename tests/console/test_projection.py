"""Degrees to a flat map and back, extents that hold every point, and discs of true kilometres."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.console.projection import WORLD, Extent, extent_of, projection_for
from rashomon.jobs.matching import distance_km

POINTS = st.tuples(st.floats(-180, 179.99), st.floats(-65, 75))
SHAPES = (1.25, 1.9)


@given(st.lists(POINTS, min_size=1, max_size=8))
def test_an_extent_holds_every_point_and_a_map_leads_back_to_it(points: list[tuple[float, float]]) -> None:
    extent = extent_of(points, shapes=SHAPES)
    flat = projection_for(extent, width=1000)
    for longitude, latitude in points:
        if extent == WORLD and not WORLD.south <= latitude <= WORLD.north:
            continue
        x, y = flat.point(longitude, latitude)
        assert 0 <= x <= 1000
        assert 0 <= y <= flat.height
        back = flat.place(x, y)
        assert (back[0] - longitude + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)
        assert back[1] == pytest.approx(latitude, abs=1e-6)


@pytest.mark.parametrize(
    ("points", "name", "across"),
    [
        ([], "equidistant", 360),
        ([(44.4, 33.3)], "mercator", 16),
        ([(44.4, 33.3), (37.6, 55.8), (45.3, 2.0)], "mercator", 110),
        ([(-120, 40), (150, -35), (10, 50)], "equidistant", 360),
        ([(179, -17), (-179, -16)], "mercator", 16),
    ],
    ids=["no point", "a town", "three lands", "the Earth", "across the date line"],
)
def test_the_projection_suits_the_extent(points: list[tuple[float, float]], name: str, across: float) -> None:
    extent = extent_of(points, shapes=SHAPES)
    assert projection_for(extent, width=1000).name == name
    assert extent.east - extent.west <= across


@given(st.floats(-170, 170), st.floats(-60, 60), st.floats(1, 600))
def test_every_corner_of_a_disc_is_as_far_as_it_says(longitude: float, latitude: float, radius: float) -> None:
    flat = projection_for(Extent(-180, -84, 180, 84), width=1000)
    for x, y in flat.disc(longitude, latitude, radius)[::6]:
        if 0 <= x < 1000:
            there, up = flat.place(x, y)
            assert distance_km((latitude, longitude), (up, there)) == pytest.approx(radius, rel=1e-3, abs=0.01)


def test_a_disc_is_round_on_a_map_true_in_angles() -> None:
    flat = projection_for(extent_of([(44.4, 33.3)], shapes=SHAPES), width=1000)
    x, y = flat.point(44.4, 33.3)
    sizes = [hypot(a - x, b - y) for a, b in flat.disc(44.4, 33.3, 50)]
    assert max(sizes) / min(sizes) < 1.02
