"""Distances, days and names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.jobs.filters import Filters
from rashomon.jobs.matching import Days, Point, Vicinity, distance_km
from rashomon.jobs.vicinity import vicinity_of
from rashomon.records import Place, TimeRange
from rashomon.settings import read_settings

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((33.34, 44.40), (33.34, 44.40), 0),
        ((33.34, 44.40), (36.19, 44.01), 319),
        ((0, 179), (0, -179), 222),
        ((90, 0), (-90, 0), 20015),
    ],
)
def test_distance(one: Point, other: Point, km: float) -> None:
    assert distance_km(one, other) == pytest.approx(km, abs=2)


@given(POINTS, POINTS)
def test_distance_is_the_same_both_ways_and_at_most_half_round(one: Point, other: Point) -> None:
    assert distance_km(one, other) == pytest.approx(distance_km(other, one), abs=1e-6)
    assert 0 <= distance_km(one, other) <= 20_016


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [
        ("2020-12-20T00:00", "2020-12-21T00:00", True),
        ("2020-12-19T20:00", "2020-12-20T02:00", True),
        ("2020-12-19T00:00", "2020-12-20T00:00", False),
        ("2020-12-22T00:00", "2020-12-23T00:00", False),
        ("2020-12-21T23:59", None, True),
        ("2020-12-01T00:00", "2021-01-01T00:00", True),
        (None, "2020-12-21T00:00", False),
    ],
)
def test_a_time_meets_days_when_they_overlap(start: str | None, end: str | None, meets: bool) -> None:
    when = TimeRange("", start and datetime.fromisoformat(start), end and datetime.fromisoformat(end), "day", "stated")  # type: ignore[arg-type]
    assert Days(date(2020, 12, 20), date(2020, 12, 21)).meets(when) == meets


def test_the_middle_of_a_country_is_not_near_anything() -> None:
    iraq = Place("Iraq", "Iraq", "", "IQ", 33.0, 44.0, "country", 400.0)
    assert not Vicinity("Baghdad", "", (33.34, 44.40), 100.0).holds(iraq)
    assert Vicinity("iraq", "IQ").holds(iraq)


@pytest.mark.parametrize(
    ("near", "within", "expected"),
    [
        ("Iraq", None, Vicinity("Iraq", "IQ")),
        ("Nowherestan", None, Vicinity("Nowherestan", "")),
        ("33.3, 44.4", 10.0, Vicinity("", "", (33.3, 44.4), 10.0)),
    ],
)
def test_what_a_typed_place_comes_to(near: str, within: float | None, expected: Vicinity) -> None:
    assert vicinity_of(Filters(near=near, within_km=within), read_settings({})) == expected


def test_a_town_is_found_by_its_other_names() -> None:
    city = Place("Ho Chi Minh City", "Ho Chi Minh City", "geonames:1566083", "VN", 10.82, 106.63, "town", 20.0)
    hall = Place("a hall", "hall, Ho Chi Minh City", "", "VN", 10.82302, 106.62965, "site", 5.0, "hall", city.name)
    saigon = vicinity_of(Filters(near="Saigon"), read_settings({}))
    assert saigon.holds(city)
    assert saigon.middle is not None
    assert saigon.holds(replace(hall, latitude=saigon.middle[0], longitude=saigon.middle[1]))
    assert not saigon.holds(replace(hall, latitude=21.03, longitude=105.85))
    assert not saigon.holds(replace(city, gazetteer_id="geonames:1581130", latitude=21.03, longitude=105.85))


def test_a_name_without_a_gazetteer_is_only_a_name(tmp_path: Path) -> None:
    settings = replace(read_settings({}), cache=tmp_path)
    assert vicinity_of(Filters(near="Saigon"), settings) == Vicinity("Saigon")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("near", "within"), [("33.3,44.4", None), ("133.3,44.4", 5.0)])
def test_points_that_make_no_sense(near: str, within: float | None) -> None:
    with pytest.raises(UsageError):
        vicinity_of(Filters(near=near, within_km=within), read_settings({}))
