"""Counts beside the ledger's own: what a scope limits, which incidents are in it, and what the difference comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fresh import fresh_ledger
from tests.plain import PLACES, read_plain
from tests.strategies import make_account, make_report, make_statement

from rashomon.encoding import statement_id
from rashomon.jobs import deciding
from rashomon.jobs.rows import explanation
from rashomon.jobs.scoping import Outline, Scope, counted_kinds, lay, near_by, scope_of
from rashomon.jobs.series import Series, series
from rashomon.ledger import Ledger
from rashomon.records import Category, Name, Place, Quantity, Reading, TimeRange, Wording

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
IRAQ = Place("Iraq", "Iraq", "geonames:99237", "IQ", 33.0, 44.0, "country", 500.0)
DAY = date(2020, 12, 31)


def scope(**limits: object) -> Scope:
    plain = {"since": date(2020, 10, 1), "until": DAY, "open": False, "spans": (), "places": (), "targets": ()}
    return Scope(**{**plain, "kinds": frozenset(), **limits})  # type: ignore[arg-type]


def outline(day: date | None = date(2020, 12, 20), kind: str = "rocket_attack", **told: object) -> Outline:
    return Outline(kind, day, **{"first_published": date(2020, 12, 21), **told})  # type: ignore[arg-type]


#: A place that no gazetteer knows.
JUNCTION = Place("the Zobe junction", "Zobe junction")
#: the scope, the incident, the verdict, whether it just misses
LAID = {
    "no limit": (scope(since=None), outline(), "in", False),
    "within the span": (scope(), outline(), "in", False),
    "on the first day": (scope(), outline(date(2020, 10, 1)), "in", False),
    "on the last day": (scope(), outline(DAY), "in", False),
    "a day before": (scope(), outline(date(2020, 9, 30)), "outside", True),
    "a day after": (scope(), outline(date(2021, 1, 1)), "outside", True),
    "a year before": (scope(), outline(date(2019, 9, 30)), "outside", False),
    "no day told": (scope(), outline(None), "unclear", False),
    "no day told, and told of before": (
        scope(), outline(None, first_published=date(2020, 9, 1)), "outside", True
    ),
    "no day told, and first told of long after": (
        scope(), outline(None, first_published=date(2022, 9, 1)), "outside", False
    ),
    "a beginning without a date": (scope(since=None, open=True), outline(), "unclear", False),
    "after a span without a beginning": (scope(since=None, open=True), outline(date(2021, 1, 9)), "outside", True),
    "in the country": (scope(places=(IRAQ,)), outline(places=[PLACES["Baghdad"]]), "in", False),
    "in another country": (scope(places=(IRAQ,)), outline(places=[PLACES["Mogadishu"]]), "outside", True),
    "in one of two countries": (
        scope(places=(PLACES["Mogadishu"], IRAQ)), outline(places=[PLACES["Baghdad"]]), "in", False
    ),
    "placed differently by two reports": (
        scope(places=(IRAQ,)), outline(places=[PLACES["Mogadishu"], PLACES["Taji"]]), "in", False
    ),
    "a place in another country, and one that nothing resolves": (
        scope(places=(IRAQ,)), outline(places=[JUNCTION, PLACES["Mogadishu"]]), "outside", True
    ),
    "a place that nothing resolves": (scope(places=(IRAQ,)), outline(places=[JUNCTION]), "unclear", False),
    "no place told": (scope(places=(IRAQ,)), outline(), "unclear", False),
    "another place and time": (
        scope(places=(IRAQ,)), outline(date(2020, 9, 30), places=[PLACES["Mogadishu"]]), "outside", False
    ),
    "of the kind": (scope(kinds=frozenset({"rocket_attack"})), outline(), "in", False),
    "of another kind": (scope(kinds=frozenset({"air_strike"})), outline(), "outside", True),
    "an attack, no more is told": (scope(kinds=frozenset({"rocket_attack"})), outline(kind="attack"), "unclear", False),
    "a bombing of a sort": (scope(kinds=frozenset({"bombing"})), outline(kind="suicide_bombing"), "in", False),
    "a bombing that may be of the sort": (
        scope(kinds=frozenset({"suicide_bombing"})), outline(kind="bombing"), "unclear", False
    ),
    "on the same": (scope(targets=("oil tankers",)), outline(targets=["an oil tanker"]), "in", False),
    "nobody tells on whom": (scope(targets=("oil tankers",)), outline(), "unclear", False),
    "on somebody else": (scope(targets=("oil tankers",)), outline(targets=["a bus"]), "unclear", False),
    "of one country alone": (
        scope(targets=("US forces in Iraq",)), outline(targets=["the US embassy"]), "unclear", False
    ),
    "on a country's": (scope(targets=("Americans",)), outline(targets=["the US embassy"]), "in", False),
    "forces of a country": (scope(targets=("US forces in Iraq",)), outline(targets=["American forces"]), "in", False),
    "where they are is not who they are": (
        scope(targets=("forces in the valley",)), outline(targets=["a bridge in the valley"]), "unclear", False
    ),
}  # fmt: skip


@pytest.mark.parametrize(("limits", "told", "verdict", "near"), LAID.values(), ids=LAID)
def test_a_scope_laid_to_an_incident(limits: Scope, told: Outline, verdict: str, near: bool) -> None:
    found, reasons = lay(limits, told)
    assert found == verdict
    assert near_by(limits, told, reasons) is near
    assert all(reason.why for reason in reasons)


COUNTED = [
    ("over 66 attacks", frozenset(), set()),
    ("45 rocket attacks on its posts", frozenset(), {"rocket_attack"}),
    ("nine suicide bombings", frozenset(), {"suicide_bombing"}),
    ("17 bombings", frozenset(), {"bombing"}),
    ("312 drone strikes", frozenset({"drone"}), {"drone_attack"}),
    ("40 airstrikes", frozenset(), {"air_strike"}),
    ("the third shooting", frozenset(), {"shooting"}),
]


@pytest.mark.parametrize(("words", "weapons", "kinds"), COUNTED)
def test_what_is_counted(words: str, weapons: frozenset[str], kinds: set[str]) -> None:
    assert counted_kinds(words, weapons) == kinds


@given(st.dates(date(2020, 1, 1), date(2021, 12, 31)), st.dates(date(2020, 1, 1), date(2021, 12, 31)))
def test_a_wider_span_loses_no_incident(day: date, since: date) -> None:
    narrow, wide = scope(since=since), scope(since=since - timedelta(days=30), until=DAY + timedelta(days=30))
    if lay(narrow, outline(day))[0] == "in":
        assert lay(wide, outline(day))[0] == "in"


TOLD = [
    "rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army.",
    "mortar_attack at Taji on 2020-11-02: 2 killed.",
    "car_bombing at Mogadishu on 2020-12-19.",
    "rocket_attack at Baghdad on 2020-09-30.",
    "rocket_attack at Baghdad.",
]
TEXT = "The army counted over 20 attacks since October in Iraq, which killed 12 people."


def counting(low: int = 21, high: int | None = None, *, stance: str = "asserts") -> Reading:
    report = make_report(TEXT, published=DAY, publisher="Post")
    account = make_account(report, "over 20 attacks", kind="attack", form="series", stance=stance)  # type: ignore[arg-type]
    october = TimeRange("since October", datetime(2020, 10, 1), None, "open", "stated", "2020-10")
    values = [
        ("over 20 attacks", "incident_count", Quantity("over 20", low, high, "at least", "attacks")),
        ("since October", "since", october),
        ("Iraq", "place", IRAQ),
        ("12 people", "killed", Quantity("12 people", 12, 12, "exactly", "people")),
    ]
    army = Name("The army", "army", "organisation")
    told = [make_statement(report, w, f, v, account=account, speaker=army) for w, f, v in values]  # type: ignore[arg-type]
    return Reading(report, (account,), tuple(told))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with fresh_ledger(tmp_path / "ledger.db") as opened:
        for number, text in enumerate(TOLD):
            made = read_plain(make_report(text, title=str(number), published=date(2020, 12, 22)))
            opened.add(made, file="a.txt", reader="test 1", recorded=NOON)
        yield opened


def read(ledger: Ledger, reading: Reading) -> list[Series]:
    ledger.add(reading, file="a.txt", reader="test 1", recorded=NOON + timedelta(hours=1))
    return series(ledger)


def test_a_count_beside_the_ledger(ledger: Ledger) -> None:
    (found,) = read(ledger, counting())
    assert [str(one.day) for one in found.inside] == ["2020-11-02", "2020-12-20"]
    assert [(str(one.day), one.stated) for one in found.unclear] == [("2020-12-22", False)]
    assert [str(one.day) for one in found.near] == ["2020-09-30", "2020-12-19"]
    assert (found.outside, found.missing, found.surplus) == (2, 18, 0)
    assert (found.speaker.canonical, found.scope.since, found.scope.until) == ("army", date(2020, 10, 1), DAY)
    assert [s.field for s in found.counts] == ["incident_count", "killed"]
    (killed,) = found.own
    assert (killed.field, killed.low, killed.high, killed.told) == ("killed", 5, 5, 2)


HARMED = {
    "fewer than are counted": (
        Quantity("12", 12, 12, "exactly"), "Those in scope that tell it, 2 of 2, come to 5 killed: 7 or more of those"
        " counted are not among them.",
    ),
    "more than are counted": (
        Quantity("up to three", None, 3, "at most"), "Those in scope that tell it, 2 of 2, come to 5 killed, 2 or more"
        " beyond the count.",
    ),
    "as many as are counted": (
        Quantity("some", None, None, "vague"), "Those in scope that tell it, 2 of 2, come to 5 killed, which goes with"
        " the count.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("counted", "said"), HARMED.values(), ids=HARMED)
def test_only_the_harm_of_many_is_counted(ledger: Ledger, counted: Quantity, said: str) -> None:
    """No number of incidents is told: those in scope are listed all the same, and their tolls laid beside the count."""
    reading = counting()
    told = [replace(s, value=counted) if s.field == "killed" else s for s in reading.statements]
    kept = tuple(s for s in told if s.field != "incident_count")
    (found,) = read(ledger, replace(reading, statements=tuple(replace(s, id=statement_id(s)) for s in kept)))
    assert (found.count, len(found.inside), found.missing, found.surplus) == (None, 2, 0, 0)
    assert explanation(found) == f"The ledger holds 2 incidents in that scope, and 1 more that may be in it. {said}"


def test_nobody_in_scope_tells_what_is_counted(ledger: Ledger) -> None:
    reading = counting()
    kept = tuple(replace(s, field="injured") if s.field == "killed" else s for s in reading.statements)
    (found,) = read(ledger, replace(reading, statements=tuple(replace(s, id=statement_id(s)) for s in kept)))
    assert explanation(found).endswith("No incident in scope tells how many were injured.")


def test_a_ledger_that_holds_more_than_is_counted(ledger: Ledger) -> None:
    (found,) = read(ledger, counting(1, 1))
    assert (found.missing, found.surplus) == (0, 1)


def test_what_is_likely_false_is_left_out(ledger: Ledger) -> None:
    reading = counting()
    unsure = tuple(replace(s, score=0.39) if s.field in {"place", "killed"} else s for s in reading.statements)
    (found,) = read(ledger, replace(reading, statements=unsure))
    assert (found.scope.places, found.own) == ((), ())


def test_a_count_is_no_incident_and_one_that_is_denied_no_series(ledger: Ledger) -> None:
    assert series(ledger) == []
    assert read(ledger, counting(stance="denies")) == []


def test_as_of_and_withdrawn(ledger: Ledger) -> None:
    reading = counting()
    (found,) = read(ledger, reading)
    assert series(ledger, as_of=NOON) == []
    assert series(ledger, account_ids=[found.account.id]) == [found]
    since = next(s for s in reading.statements if s.field == "since")
    deciding.correct(ledger, since.id, "It was another October.", by="Ana Lund", at=NOON + timedelta(hours=2))
    (wider,) = series(ledger)
    assert (wider.scope.since, len(wider.inside)) == (None, 3)
    assert series(ledger, as_of=NOON + timedelta(hours=1)) == [found]
    for statement in reading.statements:
        if statement.id != since.id:
            deciding.correct(ledger, statement.id, "All wrong.", by="Ana Lund", at=NOON + timedelta(hours=3))
    assert series(ledger) == []


def test_where_those_attacked_are_is_a_limit_and_the_beginning_of_the_span_is_none() -> None:
    report = make_report(
        "Since the war in Somalia, guards in Iraq and Syria were hit in over 20 attacks.", published=DAY
    )
    account = make_account(report, "over 20 attacks", kind="attack", form="series")
    somalia = Place("Somalia", "Somalia", "", "SO", 5.0, 45.0, "country", 500.0)
    told = [
        make_statement(report, words, field, value, account=account)
        for words, field, value in (
            ("Somalia", "place", somalia),
            ("Iraq", "place", IRAQ),
            ("Since the war in Somalia", "since", TimeRange("Since the war in Somalia", None, None, "open", "stated")),
            ("guards in Iraq and Syria", "target", Wording("guards in Iraq and Syria")),
        )
    ]
    found = scope_of(account, told, report)
    assert [(place.words, place.country) for place in found.places] == [("Iraq", "IQ"), ("Syria", "SY")]
    assert found.open
    aleppo = Place("Aleppo", "Aleppo", "geonames:170063", "SY", 36.2, 37.16, "town", 10.0, city="Aleppo")
    verdicts = [lay(found, outline(places=[place]))[1][1].verdict for place in (aleppo, PLACES["Mogadishu"])]
    assert verdicts == ["in", "outside"]


def test_a_place_that_is_told_in_several_words_is_one_of_the_scope() -> None:
    report = make_report("Iraq's north saw 20 attacks this month. Iraq counts them, and near Iraq so do others.")
    account = make_account(report, "20 attacks", kind="attack", form="series")
    places = [("Iraq's", IRAQ), ("Iraq", IRAQ), ("near Iraq", replace(IRAQ, relation="near"))]
    told = [
        make_statement(report, words, "place", replace(place, words=words), account=account) for words, place in places
    ]
    assert [place.words for place in scope_of(account, told, report).places] == ["Iraq's", "near Iraq"]


def test_a_target_and_a_weapon_limit_the_scope(ledger: Ledger) -> None:
    report = make_report("Over 20 drone attacks on tankers.", published=DAY)
    account = make_account(report, "Over 20 drone attacks", kind="attack", form="series")
    weapon, target = Category("drone", "drone", "weapons"), Wording("tankers")
    count = Quantity("Over 20", 21, None, "at least", "attacks")
    told = [
        make_statement(report, words, field, value, account=account)
        for words, field, value in (
            ("Over 20", "incident_count", count), ("drone", "weapon", weapon), ("tankers", "target", target)
        )
    ]  # fmt: skip
    (found,) = read(ledger, Reading(report, (account,), tuple(told)))
    assert (found.scope.kinds, found.scope.targets) == ({"drone_attack"}, ("tankers",))
    assert (found.inside, found.unclear, found.outside) == ((), (), 5)
