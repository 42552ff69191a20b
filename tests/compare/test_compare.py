"""What statements come to, field by field: states as a table, growing tolls, origins, and what always holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import PUBLISHER, STANCES, make_report, make_statement, values

from rashomon.compare import compare, compare_values, origin
from rashomon.records import Category, Comparison, Name, Place, Quantity, Stance, Statement, TimeRange, Value, Wording
from rashomon.values.names import read_name

TEXT = "Told in one word."
ARMY, MAYOR = Name("the army", "army", "organisation"), Name("the mayor", "mayor", "person")
RED, FRONT = Name("Red Column", "Red Column", "armed group"), Name("Border Front", "Border Front", "armed group")
MEN = Name("gunmen", "gunmen", "unnamed")
EIGHT, THREE = Quantity("eight", 8, 8, "exactly"), Quantity("three", 3, 3, "exactly")
THREE_PEOPLE = Quantity("three people", 3, 3, "exactly", "people")
ONE_COOK, FIVE_COOKS = Quantity("one cook", 1, 1, "exactly", "cook"), Quantity("five cooks", 5, 5, "exactly", "cooks")
SEVERAL, OVER_FIVE = Quantity("several", 3, None, "vague"), Quantity("more than five", 6, None, "at least")
UNKNOWN = Quantity("any", None, None, "unknown")
BAGHDAD = Place("Baghdad", "Baghdad", "geonames:98182", "IQ", 33.34, 44.40, "town", 15.0, city="Baghdad")
ERBIL = Place("Erbil", "Erbil", "geonames:95446", "IQ", 36.19, 44.01, "town", 10.0, city="Erbil")
NOBODY = Category("none", "none claimed", "responsibility")
ROCKET, DRONE = Category("rockets", "rocket", "weapons"), Category("drones", "drone", "weapons")

BOMB, CAR_BOMB = Category("bombs", "bomb", "weapons"), Category("car bombs", "car bomb", "weapons")
DRIVER, BUS_DRIVER, CIVILIANS, CIVILIAN = (
    Name(words, words, "unnamed") for words in ("driver", "bus driver", "civilians", "civilian")
)


def somebody(words: str) -> Quantity:
    return Quantity(words, 1, 1, "exactly", words)


def on(day: int) -> TimeRange:
    start = datetime(2020, 12, day)
    return TimeRange(f"{day}", start, start + timedelta(days=1), "day", "stated", f"2020-12-{day}")


def told(value: Value, stance: Stance = "asserts", *, by: Name = PUBLISHER, wire: str = "Wire", day: int = 21) -> Any:
    """Shorten one statement: its value, stance, speaker, publisher and the day it came out."""
    return value, stance, by, wire, day


def compared(field: str, rows: list[Any], *, repeats: dict[str, str] | None = None) -> Comparison:
    """Compare statements of one field; ``repeats`` maps publishers to whom they repeat."""
    statements, reports = [], {}
    for value, stance, by, wire, day in rows:
        report = make_report(TEXT, publisher=wire, published=date(2020, 12, day))
        speaker = Name("", wire, "publisher") if by is PUBLISHER else by
        statements.append(make_statement(report, "Told", field, value, speaker=speaker, stance=stance))
        reports[report.id] = report
    by_report = {key: (repeats or {})[r.publisher] for key, r in reports.items() if r.publisher in (repeats or {})}
    (comparison,) = compare("incident", statements, reports, origins=by_report)
    return comparison


# name, field, statements, state, how many sides, origins behind the first side
STATES: list[tuple[str, str, list[Any], str, int, int]] = [
    ("another victim denied", "victim", [told(DRIVER), told(CIVILIANS, "denies", by=RED)], "single", 2, 1),
    ("a victim denied", "victim", [told(CIVILIAN), told(CIVILIANS, "denies", by=RED)], "contested", 2, 1),
    ("two victims described", "victim", [told(DRIVER), told(CIVILIANS, wire="Post")], "single", 2, 1),
    ("one victim described twice", "victim", [told(CIVILIAN), told(CIVILIANS, wire="Post")], "agreed", 2, 1),
    ("one victim described more fully", "victim", [told(DRIVER), told(BUS_DRIVER, wire="Post")], "agreed", 2, 1),
    ("two publishers, one count", "munitions", [told(EIGHT), told(EIGHT, wire="Post")], "agreed", 1, 2),
    ("two speakers in one report", "munitions", [told(EIGHT, by=ARMY), told(EIGHT, by=MAYOR)], "agreed", 1, 2),
    ("one publisher twice", "munitions", [told(EIGHT), told(EIGHT, day=22)], "single", 1, 1),
    ("one speaker in two reports", "munitions", [told(EIGHT, by=ARMY), told(EIGHT, by=ARMY, wire="Post")],
     "single", 1, 1),
    ("a part of those killed", "killed", [told(THREE_PEOPLE), told(ONE_COOK, wire="Post")], "single", 2, 1),
    ("more cooks than people", "killed", [told(FIVE_COOKS), told(THREE_PEOPLE, wire="Post")], "contested", 2, 1),
    ("two counts", "munitions", [told(EIGHT), told(THREE, wire="Post")], "contested", 2, 1),
    ("one speaker, two counts", "munitions", [told(EIGHT, by=ARMY), told(THREE, by=ARMY, wire="Post")],
     "contested", 2, 1),
    ("a vague count holds the exact one", "munitions", [told(EIGHT), told(SEVERAL, wire="Post")], "agreed", 2, 1),
    ("a bound holds the exact one", "munitions", [told(EIGHT), told(OVER_FIVE, wire="Post")], "agreed", 2, 1),
    ("a bound excludes the exact one", "munitions", [told(THREE), told(OVER_FIVE, wire="Post")], "contested", 2, 1),
    ("a toll that grows", "killed", [told(THREE), told(EIGHT, wire="Post", day=22)], "single", 2, 1),
    ("a toll that two tell, outgrown", "killed",
     [told(THREE), told(THREE, wire="Post"), told(EIGHT, wire="Post", day=22)], "single", 2, 2),
    ("a toll that two tell, grown", "killed",
     [told(THREE), told(EIGHT, day=22), told(EIGHT, wire="Post", day=22)], "agreed", 2, 1),
    ("a toll that shrinks", "killed", [told(EIGHT), told(THREE, wire="Post", day=22)], "contested", 2, 1),
    ("two tolls of one day", "killed", [told(EIGHT), told(THREE, wire="Post")], "contested", 2, 1),
    ("munitions do not grow", "munitions", [told(THREE), told(EIGHT, wire="Post", day=22)], "contested", 2, 1),
    ("told and denied", "perpetrator", [told(RED), told(RED, "denies", by=RED)], "contested", 2, 1),
    ("another one denies", "perpetrator", [told(RED), told(FRONT, "denies", by=FRONT)], "single", 2, 1),
    ("only denied", "perpetrator", [told(RED, "denies", by=RED)], "denied", 1, 1),
    ("denied by some, open for others", "perpetrator", [told(RED, "denies", by=RED), told(MEN, "unclear")],
     "denied", 2, 1),
    ("two groups accused", "perpetrator", [told(RED), told(FRONT, wire="Post")], "contested", 2, 1),
    ("a group, and nobody named", "perpetrator", [told(RED), told(MEN, wire="Post")], "single", 2, 1),
    ("one report tells of two", "perpetrator", [told(RED), told(FRONT)], "single", 2, 1),
    ("one speaker names two weapons", "weapon", [told(ROCKET), told(DRONE)], "single", 2, 1),
    ("two publishers, two weapons", "weapon", [told(ROCKET), told(DRONE, wire="Post")], "contested", 2, 1),
    ("open for all", "killed", [told(UNKNOWN, "unclear"), told(UNKNOWN, "unclear", wire="Post")], "unknown", 2, 1),
    ("open for one, told by another", "killed", [told(UNKNOWN, "unclear"), told(THREE, wire="Post")], "single", 2, 1),
    ("silence", "responsibility", [told(NOBODY, "silent")], "unknown", 1, 1),
    ("feared only", "killed", [told(THREE, "fears")], "unknown", 1, 1),
    ("two days", "time", [told(on(20)), told(on(21), wire="Post")], "contested", 2, 1),
    ("two towns", "place", [told(BAGHDAD), told(ERBIL, wire="Post")], "contested", 2, 1),
    ("kinds of one family", "kind", [told(Category("rockets", "rocket_attack", "kinds")),
                                     told(Category("shells", "mortar_attack", "kinds"), wire="Post")], "agreed", 2, 1),
    ("kinds of two families", "kind", [told(Category("rockets", "rocket_attack", "kinds")),
                                       told(Category("knives", "stabbing", "kinds"), wire="Post")], "contested", 2, 1),
    ("other words exclude nothing", "damage", [told(Wording("a car")), told(Wording("a wall"), wire="Post")],
     "single", 2, 1),
    ("a group denies, gunmen are told", "perpetrator", [told(MEN), told(RED, "denies", by=RED)], "single", 2, 1),
    ("gunmen told and denied", "perpetrator", [told(MEN), told(MEN, "denies", by=MAYOR)], "contested", 2, 1),
    ("two killed, each by name", "killed", [told(somebody("Ann Rowe")), told(somebody("Bo Lind"), wire="Post")],
     "single", 2, 1),
    ("two killed, each by trade", "killed", [told(somebody("a cook")), told(somebody("the driver"), wire="Post")],
     "single", 2, 1),
    ("one killed, by name", "killed", [told(somebody("Ann Rowe")), told(somebody("Rowe"), wire="Post")],
     "agreed", 1, 2),
    ("one killed, by trade", "killed", [told(somebody("a young cook")), told(somebody("The cook"), wire="Post")],
     "agreed", 1, 2),
    ("one killed, more or less narrowly", "killed", [told(somebody("a cook")), told(somebody("a worker"), wire="Post")],
     "agreed", 1, 2),
    ("one killed, by name and by number", "killed",
     [told(somebody("Ann Rowe")), told(Quantity("one", 1, 1, "exactly"), wire="Post")], "agreed", 1, 2),
    ("capitals and articles", "damage", [told(Wording("A CAR")), told(Wording("the car"), wire="Post")],
     "agreed", 1, 2),
    ("the same words", "damage", [told(Wording("a car")), told(Wording("a car"), wire="Post")], "agreed", 1, 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "rows", "state", "sides", "origins"), [pytest.param(*case[1:], id=case[0]) for case in STATES]
)
def test_states(field: str, rows: list[Any], state: str, sides: int, origins: int) -> None:
    found = compared(field, rows)
    assert (found.incident_id, found.field) == ("incident", field)
    assert (found.state, len(found.sides), found.sides[0].origins) == (state, sides, origins)


def test_each_value_has_a_state_of_its_own() -> None:
    rows = [
        *(told(OVER_FIVE), told(EIGHT, wire="Post"), told(THREE, wire="Courier")),
        *(told(EIGHT, "denies", by=MAYOR), told(UNKNOWN, "unclear", by=ARMY)),
    ]
    states = {(side.value, side.stance): side.state for side in compared("munitions", rows).sides}
    assert states == {
        (OVER_FIVE, "asserts"): "contested",  # by three
        (EIGHT, "asserts"): "contested",
        (THREE, "asserts"): "contested",
        (EIGHT, "denies"): "contested",
        (UNKNOWN, "unclear"): "unknown",
    }


@pytest.mark.parametrize(
    ("words", "number", "some"),
    [
        ("Two of the dead were children.", "Two", True),
        ("The dead, including two of the guests, were named.", "two", True),
        ("Two of them died on the way.", "Two", True),
        ("Two of the houses fell, and two died.", "two", False),
        ("Two guards are dead, a doctor said.", "Two", False),
    ],
)
def test_a_number_of_some_of_them_is_no_second_number_of_all(words: str, number: str, some: bool) -> None:
    report = make_report(f"Eight were killed. {words}", publisher="Wire")
    two = Quantity(number, 2, 2, "exactly")
    statements = [
        make_statement(report, "Eight were killed.", "killed", EIGHT, speaker=ARMY),
        make_statement(report, words, "killed", two, speaker=MAYOR),
    ]
    (found,) = compare("incident", statements, {report.id: report})
    state = "single" if some else "contested"
    assert [(side.some, side.state) for side in found.sides] == [(False, state), (some, state)]
    assert found.state == state


def test_what_nobody_tells_otherwise_is_not_drawn_into_a_dispute() -> None:
    early, late = (
        TimeRange(f"{hour}:00", datetime(2020, 12, 20, hour), datetime(2020, 12, 20, hour + 1), "hour", "stated", "")
        for hour in (5, 9)
    )
    rows = [told(on(20)), told(on(20), wire="Post"), told(early, by=ARMY), told(late, by=MAYOR)]
    states = [side.state for side in compared("time", rows).sides]
    assert states == ["agreed", "contested", "contested"]


@pytest.mark.parametrize("order", [1, -1])
def test_the_state_does_not_depend_on_the_order_of_statements(order: int) -> None:
    for _, field, rows, state, sides, _ in STATES:
        found = compared(field, rows[::order])
        assert (found.state, len(found.sides)) == (state, sides)


def test_publishers_who_repeat_one_agency_are_one_origin() -> None:
    rows = [told(EIGHT, wire="Agency"), told(EIGHT, wire="Post"), told(EIGHT, wire="Courier")]
    assert (compared("munitions", rows).state, compared("munitions", rows).sides[0].origins) == ("agreed", 3)
    repeated = compared("munitions", rows, repeats={"Post": "agency", "Courier": "agency"})
    assert (repeated.state, repeated.sides[0].origins) == ("single", 1)


def test_who_is_quoted_is_the_origin_whoever_is_cited() -> None:
    report = make_report(TEXT, publisher="Post")
    quoted = make_statement(report, "Told", "munitions", EIGHT, speaker=ARMY)
    own = make_statement(report, "Told", "munitions", EIGHT, speaker=Name("", "Post", "publisher"))
    reports, origins = {report.id: report}, {report.id: "agency"}
    assert origin(quoted, reports, origins) == "army"
    assert (origin(own, reports, origins), origin(own, reports, {})) == ("agency", "post")


def test_a_publisher_that_is_quoted_is_the_origin_and_whatever_it_goes_back_to() -> None:
    report, other = make_report(TEXT, publisher="Post"), make_report(TEXT, publisher="The  agency")
    quoted = make_statement(report, "Told", "munitions", EIGHT, speaker=Name("the Agency", "Agency", "publisher"))
    own = make_statement(other, "Told", "munitions", EIGHT, speaker=Name("", "The  agency", "publisher"))
    reports = {report.id: report, other.id: other}
    assert origin(quoted, reports, {}) == origin(own, reports, {}) == "agency"
    assert origin(quoted, reports, {"agency": "mother wire", other.id: "mother wire"}) == "mother wire"


def test_a_publisher_is_the_same_by_its_short_name() -> None:
    report = make_report(TEXT, publisher="AFP")
    quoted = make_statement(report, "Told", "munitions", EIGHT, speaker=read_name("Agence France-Presse"))
    own = make_statement(report, "Told", "munitions", EIGHT, speaker=Name("", "AFP", "publisher"))
    assert origin(quoted, {report.id: report}, {}) == origin(own, {report.id: report}, {})


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (EIGHT, EIGHT, "same"),
        (EIGHT, THREE, "different"),
        (EIGHT, SEVERAL, "compatible"),
        (EIGHT, UNKNOWN, "unknown"),
        (on(20), on(20), "same"),
        (on(20), on(21), "different"),
        (RED, FRONT, "different"),
        (RED, MEN, "compatible"),
        (ROCKET, DRONE, "different"),
        (BOMB, CAR_BOMB, "compatible"),
        (CAR_BOMB, Category("suicide bombers", "suicide bomb", "weapons"), "different"),
        (BAGHDAD, ERBIL, "different"),
        (BAGHDAD, on(20), "unknown"),
        (Wording("a car"), Wording("a car"), "same"),
        (Wording("a car"), Wording("a wall"), "unknown"),
    ],
)
def test_values_are_compared_by_their_type(one: Value, other: Value, verdict: str) -> None:
    assert compare_values(one, other) == compare_values(other, one) == verdict


@given(values(), values())
def test_comparing_values_is_symmetric(one: Value, other: Value) -> None:
    verdict = compare_values(one, other)
    assert verdict in {"same", "compatible", "different", "unknown"}
    assert compare_values(other, one) == verdict


ROWS = st.lists(
    st.builds(
        lambda value, stance, by, wire, day: told(value, stance, by=by, wire=wire, day=day),
        st.sampled_from([EIGHT, THREE, SEVERAL, OVER_FIVE, UNKNOWN]),
        st.sampled_from(STANCES),
        st.sampled_from([PUBLISHER, ARMY, MAYOR]),
        st.sampled_from(["Wire", "Post", "Courier"]),
        st.integers(19, 23),
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS)
def test_nothing_is_dropped_and_no_side_mixes_stances(rows: list[Any]) -> None:
    found = compared("killed", rows)
    inside: list[Statement] = [statement for side in found.sides for statement in side.statements]
    assert len(inside) == len(rows)
    for side in found.sides:
        assert {statement.stance for statement in side.statements} == {side.stance}
        assert 1 <= side.origins <= len(side.statements)
    asserted = any(side.stance == "asserts" for side in found.sides)
    assert (found.state in {"denied", "unknown"}) == (not asserted)


def test_names_with_one_bearer_are_compared_as_one_and_told_as_read() -> None:
    people = [Name(name, name, "person") for name in ("Qasem Brandt", "Kassem Brandt")]
    reports = [make_report(TEXT, publisher=wire) for wire in ("Wire", "Post")]
    stated = [
        make_statement(report, "Told", "perpetrator", value, speaker=Name("", report.publisher, "publisher"))
        for report, value in zip(reports, people, strict=True)
    ]
    by_id = {report.id: report for report in reports}
    (apart,) = compare("incident", stated, by_id)
    (joined,) = compare("incident", stated, by_id, bearers={"Kassem Brandt": "Qasem Brandt"})
    assert (len(apart.sides), len(joined.sides), joined.state) == (2, 1, "agreed")
    assert {s.value for s in joined.sides[0].statements} == set(people)
