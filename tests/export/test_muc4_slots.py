"""Each slot of a MUC-4 template from plain words, values and texts."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as some

from rashomon.export.muc4 import (
    category,
    date_fill,
    foreign_nation,
    human_effect,
    human_type,
    incident_type,
    instrument_type,
    location,
    location_fill,
    number,
    physical_effect,
    physical_type,
    stage,
)
from rashomon.export.muc4.classes import HUMAN_TYPES, INSTRUMENT_TYPES, PHYSICAL_TYPES
from rashomon.export.muc4.notation import alternatives, quote, refer, slot
from rashomon.export.muc4.numbers import quantity_number, total
from rashomon.export.muc4.weapons import implied_type, type_of_class
from rashomon.export.muc4.words import bare, places_of
from rashomon.records import Basis, Place, Precision, Quantity, Span, Stance, TimeRange

PUBLISHED = date(1991, 6, 12)


# --- Types ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("the driver of the governor",), "CIVILIAN"),
        (("a general's widow",), "CIVILIAN"),
        (("SHOPKEEPERS",), "CIVILIAN"),
        (("one of the minister's bodyguards",), "SECURITY GUARD"),
        (("members of the National Guard",), "ACTIVE MILITARY"),
        (("ten police officers",), "LAW ENFORCEMENT"),
        (("a retired army major",), "FORMER ACTIVE MILITARY"),
        (("the former mayor",), "FORMER GOVERNMENT OFFICIAL"),
        (("a candidate for governor",), "POLITICAL FIGURE"),
        (("the governor",), "GOVERNMENT OFFICIAL"),
        (("party leader", "senator"), "GOVERNMENT OFFICIAL"),
        (("economist", "court president"), "LEGAL OR JUDICIAL"),
        (("the Danish consul",), "DIPLOMAT"),
        (("labor union leaders",), "CIVILIAN"),
        (("",), "CIVILIAN"),
        ((), "CIVILIAN"),
    ],
)
def test_human_type(words: tuple[str, ...], wanted: str) -> None:
    assert human_type(*words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("a truck of the power company", "TRANSPORT VEHICLE"),
        ("offices of the power company", "ENERGY"),
        ("the ambassador's house", "DIPLOMAT OFFICE OR RESIDENCE"),
        ("the house of a fisherman", "CIVILIAN RESIDENCE"),
        ("HEADQUARTERS OF THE LIBERAL PARTY", "ORGANIZATION OFFICE"),
        ("branches of the savings bank", "FINANCIAL"),
        ("two bakeries", "COMMERCIAL"),
        ("the bus terminal", "TRANSPORTATION FACILITY"),
        ("a statue", "OTHER"),
        ("", "OTHER"),
    ],
)
def test_physical_type(words: str, wanted: str) -> None:
    assert physical_type(words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("a bus loaded with dynamite", "VEHICLE BOMB"),
        ("five sticks of dynamite", "DYNAMITE"),
        ("AK-47S", "MACHINE GUN"),
        ("hunting rifles", "RIFLE"),
        ("several bullets", "GUN"),
        ("a rumour", ""),
    ],
)
def test_instrument_type(words: str, wanted: str) -> None:
    assert instrument_type(words) == wanted


@given(st.text(max_size=60))
def test_types_are_of_the_set_lists_whatever_the_words(words: str) -> None:
    assert human_type(words) in HUMAN_TYPES
    assert physical_type(words) in PHYSICAL_TYPES
    assert instrument_type(words) in {*INSTRUMENT_TYPES, ""}


def test_instruments_of_classes_and_kinds() -> None:
    assert (type_of_class("car bomb"), type_of_class("vehicle"), type_of_class("wand")) == ("VEHICLE BOMB", "", "")
    assert (implied_type("shooting"), implied_type("attack"), implied_type("sorcery")) == ("GUN", "", "")


# --- Numbers and nations ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "before", "named", "wanted"),
    [
        ("soldiers", "the blast killed two ", False, "2"),
        ("YOUNG FISHERMEN", "THEY TOOK AT LEAST SIX ", False, "6-"),
        ("villagers", "about 40 frightened ", False, "~40"),
        ("villagers", "the flight of ", False, "PLURAL"),
        ("a villager", "", False, "1"),
        ("villager", "they met a ", False, "1"),
        ("three villagers", "on 4 May ", False, "3"),
        ("between 6 and 8 trucks", "", False, "6-8"),
        ("trucks", "In all 12 men died. ", False, "PLURAL"),
        ("trucks", "12 men came, saw and burned the ", False, "PLURAL"),
        ("several guards", "", False, "PLURAL"),
        ("people", "it hurt ", False, "PLURAL"),
        ("the church's roof", "", False, "1"),
        ("Ana Robles", "five judges and ", True, "1"),
    ],
)
def test_number(words: str, before: str, named: bool, wanted: str) -> None:
    assert number(words, before, named=named) == wanted


@pytest.mark.parametrize(
    ("quantity", "wanted"),
    [
        (Quantity("three", 3, 3, "exactly"), "3"),
        (Quantity("at least three", 3, None, "at least"), "3-"),
        (Quantity("up to nine", None, 9, "at most"), "-9"),
        (Quantity("about nine", 9, 9, "about"), "~9"),
        (Quantity("4 to 6", 4, 6, "between"), "4-6"),
        (Quantity("dozens", 24, None, "vague"), "PLURAL"),
        (Quantity("nobody", 0, 0, "exactly"), "-"),
        (Quantity("some", None, None, "unknown"), "PLURAL"),
    ],
)
def test_quantity_number(quantity: Quantity, wanted: str) -> None:
    assert quantity_number(quantity) == wanted


def test_a_total_is_for_several_targets_and_a_stated_number() -> None:
    five = Quantity("five people", 5, 5, "exactly")
    assert (total(["1", "1"], five), total(["1"], five), total(["1", "1"], None)) == ("5", "-", "-")
    assert total(["1", "1"], Quantity("many", 3, None, "vague")) == "-"


@pytest.mark.parametrize(
    ("words", "country", "wanted"),
    [
        ("the Canadian engineers", "CO", "CANADA"),
        ("COLOMBIAN ENGINEERS", "CO", "-"),
        ("COLOMBIAN ENGINEERS", "COLOMBIA", "-"),
        ("two U.S. nuns", "SV", "UNITED STATES"),
        ("SOVIET SAILORS", "PERU", "USSR"),
        ("a South Korean trawler", "PE", "REPUBLIC OF KOREA"),
        ("a Central American bishop", "GT", "-"),
        ("POLICE CAR", "PE", "-"),
        ("power poles", "SV", "-"),
        ("the poles of Norway's embassy", "", "NORWAY"),
        ("farmers", "PE", "-"),
    ],
)
def test_foreign_nation(words: str, country: str, wanted: str) -> None:
    assert foreign_nation(words, country) == wanted


# --- Incident ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("car_bombing", "BOMBING"), ("abduction", "KIDNAPPING"), ("work_stoppage", "FORCED WORK STOPPAGE"),
     ("shooting", "ATTACK"), ("condemn", None), ("riot", None), ("sorcery", None)],
)  # fmt: skip
def test_incident_type(kind: str, wanted: str | None) -> None:
    assert incident_type(kind) == wanted


@pytest.mark.parametrize(
    ("stance", "words", "wanted"),
    [
        ("asserts", "a bomb exploded", "ACCOMPLISHED"),
        ("asserts", "police defused a bomb", "ATTEMPTED"),
        ("asserts", "tried to kidnap", "ATTEMPTED"),
        ("asserts", "a bomb threat", "THREATENED"),
        ("intends", "will attack", "THREATENED"),
        ("conditional", "threatened to kill them if", "THREATENED"),
        ("conditional", "would attack if", None),
        ("denies", "the attack", None),
        ("fears", "an attack", None),
        ("possible", "an attack", None),
    ],
)
def test_stage(stance: Stance, words: str, wanted: str | None) -> None:
    assert stage(stance, words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [((), "-"), (("hooded men",), "TERRORIST ACT"), (("army troops",), "STATE-SPONSORED VIOLENCE"),
     (("a rebel army",), "TERRORIST ACT"), (("AIR FORCE",), "STATE-SPONSORED VIOLENCE")],
)  # fmt: skip
def test_category(words: tuple[str, ...], wanted: str) -> None:
    assert category(*words) == wanted


def test_a_default_category_is_for_acts_without_a_perpetrator() -> None:
    assert category(default="TERRORIST ACT") == "TERRORIST ACT"
    assert category("soldiers", default="TERRORIST ACT") == "STATE-SPONSORED VIOLENCE"


# --- When and where ---------------------------------------------------------------------------------------------------


def time(
    words: str,
    start: str,
    end: str,
    precision: Precision = "day",
    basis: Basis = "stated",
) -> TimeRange:
    first, last = (datetime.fromisoformat(at) if at else None for at in (start, end))
    return TimeRange(words, first, last, precision, basis)


DAY = time("10 June", "1991-06-10", "1991-06-11")
WEEK = time("last week", "1991-06-03", "1991-06-10", "week", "relative to publication")


@pytest.mark.parametrize(
    ("times", "wanted"),
    [
        ([], "- 12 JUN 91"),
        ([DAY], "10 JUN 91"),
        ([WEEK], "03 JUN 91 - 09 JUN 91"),
        ([WEEK, DAY], "10 JUN 91"),
        ([time("until May", "", "1991-05-01", "open")], "- 30 APR 91"),
        ([time("since 1 May", "1991-05-01", "", "open")], "01 MAY 91 - 12 JUN 91"),
        ([time("yesterday", "1991-06-11", "1991-06-12", "day", "relative to publication")], "11 JUN 91"),
        ([time("last Monday", "1991-06-10", "1991-06-11", "day", "relative to publication")], "- 12 JUN 91"),
        ([time("on Monday, 10 June", "1991-06-10", "1991-06-11")], "10 JUN 91"),
        ([time("Monday, 10 June", "1991-06-10", "1991-06-11", "day", "relative to publication")], "10 JUN 91"),
        ([time("at 9 on Monday", "1991-06-10", "1991-06-11", "day", "relative to publication")], "- 12 JUN 91"),
        ([time("the night of 9 June", "1991-06-09T20:00", "1991-06-10T05:00", "part of day")], "09 JUN 91"),
        ([time("some day", "", "", "open")], "- 12 JUN 91"),
    ],
)
def test_date_fill(times: list[TimeRange], wanted: str) -> None:
    assert date_fill(times, PUBLISHED) == wanted


CALI = Place("Cali", "Cali", "geonames:1", "CO", precision="town", city="Cali")
VALLE = Place("Valle province", "Valle", "", "CO", precision="province")
HILL = Place("Hill district", "Hill", "", "CO", precision="district", city="Cali")
AIRPORT = Place("Cali airport", "Cali airport", "", "CO", precision="site", site="Cali airport", city="Cali")


@pytest.mark.parametrize(
    ("places", "wanted"),
    [
        ([], "-"),
        ([CALI], "COLOMBIA: CALI (CITY)"),
        ([CALI, VALLE], "COLOMBIA: VALLE (PROVINCE): CALI (CITY)"),
        ([Place("Cauca", "Cauca", "", "CO", precision="province")], "COLOMBIA: CAUCA (DEPARTMENT)"),
        ([Place("Anbar", "Anbar", "", "IQ", precision="province")], "IRAQ: ANBAR (PROVINCE)"),
        ([HILL], "COLOMBIA: HILL (DISTRICT): CALI (CITY)"),
        ([AIRPORT, CALI], "COLOMBIA: CALI (CITY): CALI AIRPORT (AIRPORT)"),
        ([Place("Colombia", "Colombia", "", "CO", precision="country")], "COLOMBIA"),
        ([Place("the hills", "hills")], "-"),
        ([CALI, Place("Quito", "Quito", "", "EC", precision="town", city="Quito")], "COLOMBIA: CALI (CITY)"),
    ],
)
def test_location_fill(places: list[Place], wanted: str) -> None:
    assert location_fill(places) == wanted


def test_location_from_plain_names() -> None:
    parts = [("Lindero", "TOWN"), ("Norte", "DEPARTMENT"), ("lindero", "TOWN")]
    assert location("PERU", parts) == "PERU: NORTE (DEPARTMENT): LINDERO (TOWN)"


@given(st.lists(some.places(), max_size=4))
def test_a_location_begins_with_a_country_or_is_nothing(places: list[Place]) -> None:
    fill = location_fill(places)
    known = [place.country for place in places if place.country]
    assert fill.split(":")[0] in {"-", *("IRAQ", "AFGHANISTAN", "UNITED KINGDOM")}
    assert (fill.split(":")[0] == "-") == (not known)


# --- Effects ----------------------------------------------------------------------------------------------------------

TEXT = (
    "Gunmen killed the teacher near the market. A clerk was slightly wounded, but her nephew was unharmed. "
    "The bomb destroyed the kiosk and damaged a school. Later the pilot was released by his captors. "
    "Thieves looted the pharmacy."
)


def effect_on(words: str, incident: str = "ATTACK", stage: str = "ACCOMPLISHED") -> str:
    return human_effect(TEXT, places_of([words], TEXT), incident, stage)


@pytest.mark.parametrize(
    ("words", "wanted"), [("the teacher", "DEATH"), ("a clerk", "INJURY"), ("her nephew", "NO INJURY")]
)
def test_human_effect(words: str, wanted: str) -> None:
    assert effect_on(words) == wanted


def test_effects_that_the_incident_bars() -> None:
    assert effect_on("the pilot", "KIDNAPPING") == "REGAINED FREEDOM"
    assert effect_on("the pilot") != "REGAINED FREEDOM"
    assert effect_on("the teacher", stage="ATTEMPTED") != "DEATH"


@pytest.mark.parametrize(
    ("words", "incident", "wanted"),
    [
        ("the kiosk", "BOMBING", "DESTROYED"),
        ("a school", "BOMBING", "SOME DAMAGE"),
        ("the pharmacy", "ROBBERY", "PROPERTY TAKEN FROM TARGET"),
    ],
)
def test_physical_effect(words: str, incident: str, wanted: str) -> None:
    assert physical_effect(TEXT, places_of([words], TEXT), incident) == wanted


def test_what_incidents_do_to_things_by_themselves() -> None:
    quiet = "A shed was the target."
    assert physical_effect(quiet, [Span(2, 6)], "ARSON") == "SOME DAMAGE"
    assert physical_effect(quiet, [Span(2, 6)], "BOMBING") == "-"
    assert physical_effect(quiet, [Span(2, 6)], "BOMBING", "ATTEMPTED") == "NO DAMAGE"


# --- Notation ---------------------------------------------------------------------------------------------------------


def test_notation() -> None:
    assert quote(' the\n "old"  man ') == '"THE \\"OLD\\" MAN"'
    assert alternatives(["Front for Freedom", "FFF", "fff"]) == '"FRONT FOR FREEDOM" / "FFF"'
    assert refer("DEATH", '"CLERK"') == 'DEATH: "CLERK"'
    assert refer("NO DAMAGE", "-") == 'NO DAMAGE: "-"'
    assert (slot(["-", "A", "", "A"]), slot([]), alternatives([" "])) == (["A"], ["-"], "-")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("the two guards", "guards"), ("at least 30 shops", "shops"), ("his wife", "wife"), ("two", "two")],
)
def test_bare(words: str, wanted: str) -> None:
    assert bare(words) == wanted
