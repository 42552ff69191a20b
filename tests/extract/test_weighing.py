"""Which day and place weigh most: order does not matter, chances are shares, and every part of a score has a weight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.named import at_home
from rashomon.extract.near_places import is_own
from rashomon.extract.surroundings import surroundings
from rashomon.extract.when import BESIDE, NONE, OWN, Timed, score_days, when_weights
from rashomon.extract.where import Sited, weigh_places, where_weights
from rashomon.records import Place, TimeRange

PUBLISHED = date(2023, 5, 4)
BAGHDAD = Place("Baghdad", "Baghdad", latitude=33.3, longitude=44.4, precision="town", radius_km=9.0)
MOSUL = Place("Mosul", "Mosul", latitude=36.3, longitude=43.1, precision="town", radius_km=9.0)


def timed(words: str, time: str, days_ago: int, position: int = 200, how: str = BESIDE) -> Timed:
    day = PUBLISHED - timedelta(days=days_ago)
    start = datetime(day.year, day.month, day.day)
    value = TimeRange(time, start, start + timedelta(days=1), "day", "relative to publication", day.isoformat())
    return Timed(value, day, words, words.index(time), position, how)


def sited(words: str, place: Place, how: str = BESIDE, position: int = 200) -> Sited:
    return Sited(place, words, words.index(place.words), position, how)


SHOT = timed("A guard was shot in a yard on Tuesday.", "Tuesday", 2)
CHARGED = timed("A man was charged and appeared in court on Wednesday.", "Wednesday", 1, 400)
SOLD = timed("A miller sold flour on Sunday.", "Sunday", 4, 300)


@pytest.mark.parametrize(
    ("words", "value", "expected"),
    [
        ("A guard was shot on Monday.", "Monday", {"shooting before", "nearest shooting", "after 'on'", "before '.'"}),
        ("On Monday a man was charged.", "Monday", {"justice behind", "nearest justice"}),
        ("Flour was sold on Monday.", "Monday", {"no act in reach"}),
        ("Monday’s attack", "Monday", {"attack behind", "nearest attack", "nearest within 4"}),
    ],
)
def test_surroundings_tell_the_nearest_acts(words: str, value: str, expected: set[str]) -> None:
    at = words.index(value)
    assert expected <= set(surroundings(words, at, at + len(value)))


@given(st.permutations([SHOT, CHARGED, SOLD, replace(SHOT, position=900, how=OWN)]))
def test_days_do_not_depend_on_order_and_chances_leave_room_for_none(told: list[Timed]) -> None:
    scored = score_days(told, PUBLISHED)
    assert scored == score_days([SHOT, CHARGED, SOLD, replace(SHOT, position=900, how=OWN)], PUBLISHED)
    assert 0 < sum(one.chance for one in scored.values()) < 1
    for one in scored.values():
        assert one.score == pytest.approx(sum(weight for _, weight in one.parts))


def test_the_day_of_the_shooting_weighs_more_than_that_of_the_court() -> None:
    scored = score_days([SHOT, CHARGED], PUBLISHED)
    assert scored[SHOT.day].score > scored[CHARGED.day].score


def test_no_times_weigh_nothing() -> None:
    assert score_days([], PUBLISHED) == {}
    assert weigh_places([], None) == []


def test_places_near_each_other_weigh_together() -> None:
    near = replace(BAGHDAD, words="the mill", name="mill", latitude=33.31, precision="site", radius_km=0.5)
    told = [
        sited("Two men were shot in Mosul.", MOSUL),
        sited("Shots at the mill.", near),
        sited("In Baghdad.", BAGHDAD),
    ]
    weighed = weigh_places(told, None)
    by_name = {one.sited.value.name: one for one in weighed}
    assert by_name["mill"].nearby == pytest.approx(by_name["mill"].chance + by_name["Baghdad"].chance)
    assert by_name["Mosul"].nearby == pytest.approx(by_name["Mosul"].chance)
    assert weighed == sorted(weighed, key=lambda one: -round(one.nearby, 6))


def test_a_place_without_coordinates_is_not_weighed() -> None:
    assert weigh_places([sited("In Baghdad.", replace(BAGHDAD, latitude=None, longitude=None))], None) == []


def test_the_weights_of_the_package_hold_the_answer_that_it_is_none() -> None:
    assert NONE in when_weights()
    assert NONE in where_weights()


def test_of_places_near_each_other_the_one_that_most_speaks_for_is_first() -> None:
    between = replace(BAGHDAD, name="Between", latitude=33.3, longitude=44.6)
    north, south = (replace(BAGHDAD, name=name, latitude=y) for name, y in (("North", 33.5), ("South", 33.1)))
    told = [
        sited("He is to stand trial in Between.", replace(between, words="Between")),
        sited("Two men were shot in North.", replace(north, words="North")),
        sited("A man was shot in North.", replace(north, words="North")),
        sited("Shots were heard in South.", replace(south, words="South")),
    ]
    weighed = weigh_places(told, None)
    assert max(weighed, key=lambda one: one.nearby).sited.value.name == "Between"
    assert weighed[0].sited.value.name == "North"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is accused of shooting his wife in their Arden home.", True),
        ("Two men were found shot inside an Arden apartment.", True),
        ("He was arrested at his Arden home.", False),
        ("He shot a guard and drove to Arden.", False),
        ("He was shot in the Arden suburb.", False),
    ],
)
def test_the_town_of_a_home_where_somebody_was_shot(text: str, expected: bool) -> None:
    start = text.index("Arden")
    assert at_home(text, start, start + len("Arden")) is expected


@pytest.mark.parametrize(
    ("words", "name", "radius_km", "expected"),
    [
        ("Two men were shot in Arden.", "Arden", 2.0, True),
        ("Two men were shot at a hospital.", "a hospital", 2.0, True),
        ("A man was declared dead at a hospital.", "a hospital", 2.0, False),
        ("Mosul police say two men were shot in Arden.", "Arden", 2.0, False),
        ("Mosul police say two men were shot in Arden.", "Arden", 9.0, True),
    ],
)
def test_what_is_told_of_the_incident_itself(words: str, name: str, radius_km: float, expected: bool) -> None:
    place = replace(BAGHDAD, words=name, name=name, radius_km=radius_km)
    police = Sited(MOSUL, "Mosul", 0, 0, "place of police")
    at = words.index(name)
    own = Sited(place, words, at, at, OWN)
    assert is_own(own, [police] if words.startswith("Mosul") else []) is expected
