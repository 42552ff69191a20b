"""Which of the times and places told go into slots 2 and 3."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests import strategies as some

from rashomon.export.muc4.dates import times_told
from rashomon.export.muc4.usual import usual_country
from rashomon.export.muc4.where import DOUBTFUL, PLACED, SURE, chain, where
from rashomon.records import Place, Precision, Report, Statement, TimeRange

SENT = date(1991, 6, 12)
REPORT = some.make_report(
    "LIMA, 12 JUN 91 (WIRE) -- A MILL BURNED LAST WEEK. A STORE BURNED ON 9 JUNE. THE FAIR IS ON 20 JUNE.",
    published=SENT,
)
ACCOUNT = some.make_account(REPORT, "A MILL BURNED", kind="arson")


def at(words: str, first: str, days: int = 1, precision: Precision = "day", report: Report = REPORT) -> Statement:
    start = datetime.fromisoformat(first)
    value = TimeRange(words, start, start + timedelta(days=days), precision, "relative to publication")
    return some.make_statement(report, words, "time", value, account=ACCOUNT)


DATELINE = at("12 JUN 91", "1991-06-12")
WEEK = at("LAST WEEK", "1991-06-03", 7, "week")
NINTH = at("9 JUNE", "1991-06-09")
TO_COME = at("20 JUNE", "1991-06-20")


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ([], []),
        ([DATELINE], []),
        ([WEEK], []),
        ([TO_COME], []),
        ([NINTH], ["9 JUNE"]),
        ([DATELINE, WEEK, NINTH, TO_COME], ["9 JUNE"]),
    ],
)
def test_a_dateline_a_vague_span_and_the_future_are_no_day_of_an_incident(
    told: list[Statement], kept: list[str]
) -> None:
    assert [time.words for time in times_told(told, REPORT)] == kept


def test_what_is_threatened_may_be_yet_to_come() -> None:
    assert [time.words for time in times_told([TO_COME], REPORT, to_come=True)] == ["20 JUNE"]


def test_a_day_told_where_no_dateline_is_stays() -> None:
    report = some.make_report("A mill burned on 12 June -- nobody knows why.", published=SENT)
    (kept,) = times_told([at("12 June", "1991-06-12", report=report)], report)
    assert kept.words == "12 June"


def test_a_span_with_its_dates_stays_and_a_year_does_not() -> None:
    report = some.make_report("Mills burned from 3 to 5 June, as they did all through 1990.", published=SENT)
    days = at("from 3 to 5 June", "1991-06-03", 3, "interval", report)
    year = at("1990", "1990-01-01", 365, "year", report)
    assert [time.words for time in times_told([days, year], report)] == ["from 3 to 5 June"]


TOWN = Place("Lindero", "Lindero", "", "PE", -12.0, -75.0, "town", 5.0, city="Lindero")
OTHER = Place("Molino", "Molino", "", "PE", -15.0, -71.0, "town", 5.0, city="Molino")
NEAR = Place("Norte", "Norte", "", "PE", -12.2, -75.2, "province", 60.0)
FAR = Place("Sur", "Sur", "", "PE", -16.0, -71.0, "province", 60.0)
PERU = Place("Peru", "Peru", "", "PE", precision="country")


@pytest.mark.parametrize(
    ("places", "wanted"),
    [
        ([], []),
        ([TOWN, OTHER], [TOWN]),
        ([OTHER, TOWN], [OTHER]),
        ([TOWN, NEAR], [TOWN, NEAR]),
        ([NEAR, TOWN], [TOWN, NEAR]),
        ([TOWN, FAR], [TOWN]),
        ([FAR, NEAR], [FAR]),
        ([PERU], [PERU]),
    ],
)
def test_places_of_slot_3_lie_in_each_other(places: list[Place], wanted: list[Place]) -> None:
    assert chain(places) == wanted


def placed(place: Place, score: float) -> Statement:
    report = some.make_report(f"{place.words} was hit.")
    return some.make_statement(report, place.words, PLACED, place, found_by="encoder-en/10:Place", score=score)


MADRID = Place("Madrid", "Madrid", "", "ES", 40.4, -3.7, "town", 10.0, city="Madrid")
BOTH = "The Spanish embassy in Madrid said so. So did Spain. A mill burned in Peru."
ONE = "The Spanish embassy in Madrid said so."


@pytest.mark.parametrize(
    ("score", "text", "wanted"),
    [
        (SURE, BOTH, ([MADRID], "ES")),
        (SURE - 0.1, BOTH, ([], "PE")),
        (SURE - 0.1, ONE, ([], "ES")),
        (DOUBTFUL - 0.1, BOTH, ([], "PE")),
        (DOUBTFUL - 0.1, ONE, ([], "ES")),
    ],
)
def test_a_doubtful_country_gives_way_to_one_that_is_asked_about(
    score: float, text: str, wanted: tuple[list[Place], str]
) -> None:
    assert where([placed(MADRID, score)], "", text) == wanted


def test_only_some_countries_may_be_asked_for() -> None:
    assert usual_country(BOTH) == "ES"
    assert usual_country(BOTH, only={"PE"}) == "PE"
    assert usual_country(ONE, only={"PE"}) == ""
