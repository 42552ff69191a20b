"""A report's incidents as MUC-4 templates: all 25 slots, what is inapplicable, and the classic text."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as some

from rashomon.export.muc4 import SLOTS, muc4_row, template_text
from rashomon.records import (
    Account,
    Category,
    Name,
    Place,
    Quantity,
    Report,
    Stance,
    Statement,
    TimeRange,
    Wording,
)
from rashomon.vocabulary import fields, kinds

TEXT = (
    "A car bomb destroyed the savings bank in Cali on 10 June, the police said. Two guards were killed and Judge "
    "Ana Robles was wounded. The police blamed the Red Column (CR). Three shops were damaged."
)
REPORT = some.make_report(TEXT, published=date(1991, 6, 12))
ACCOUNT = some.make_account(REPORT, "A car bomb destroyed", kind="car_bombing")
POLICE = Name("the police", "police", "organisation")
DAY = TimeRange("10 June", datetime(1991, 6, 10), datetime(1991, 6, 11), "day", "stated")


def told(words: str, field: str, value: object, **rest: object) -> Statement:
    return some.make_statement(REPORT, words, field, value, account=ACCOUNT, **rest)  # type: ignore[arg-type]


STATEMENTS = (
    told("10 June", "time", DAY),
    told("Cali", "place", Place("Cali", "Cali", "", "CO", precision="town", city="Cali")),
    told("A car bomb", "weapon", Category("A car bomb", "car bomb", "weapons")),
    told("the savings bank", "target_physical", Wording("the savings bank")),
    told("Three shops", "target_physical", Wording("Three shops")),
    told("Two guards", "killed", Quantity("Two", 2, 2, "exactly", "guards")),
    told("Judge Ana Robles", "victim", Name("Judge Ana Robles", "Ana Robles", "person", "Judge")),
    told("the Red Column", "perpetrator", Name("the Red Column", "Red Column", "armed group"), speaker=POLICE),
    told("CR", "perpetrator", Name("CR", "Red Column", "armed group"), speaker=POLICE),
)
WANTED = {
    "0": [REPORT.id],
    "1": ["1"],
    "2": ["10 JUN 91"],
    "3": ["COLOMBIA: CALI (CITY)"],
    "4": ["BOMBING"],
    "5": ["ACCOMPLISHED"],
    "6": ['"A CAR BOMB"'],
    "7": ['VEHICLE BOMB: "A CAR BOMB"'],
    "8": ["TERRORIST ACT"],
    "9": ["-"],
    "10": ['"RED COLUMN"'],
    "11": ['SUSPECTED OR ACCUSED BY AUTHORITIES: "RED COLUMN"'],
    "12": ['"SAVINGS BANK"', '"SHOPS"'],
    "13": ['FINANCIAL: "SAVINGS BANK"', 'COMMERCIAL: "SHOPS"'],
    "14": ['1: "SAVINGS BANK"', '3: "SHOPS"'],
    "15": ["-"],
    "16": ['DESTROYED: "SAVINGS BANK"', 'SOME DAMAGE: "SHOPS"'],
    "17": ["-"],
    "18": ['"ANA ROBLES"'],
    "19": ['"JUDGE": "ANA ROBLES"', '"GUARDS"'],
    "20": ['LEGAL OR JUDICIAL: "ANA ROBLES"', 'SECURITY GUARD: "GUARDS"'],
    "21": ['1: "ANA ROBLES"', '2: "GUARDS"'],
    "22": ["-"],
    "23": ['INJURY: "ANA ROBLES"', 'DEATH: "GUARDS"'],
    "24": ["-"],
}


def only(*statements: Statement, account: Account = ACCOUNT, report: Report = REPORT) -> dict[str, list[str]]:
    (template,) = muc4_row(report, [account], statements)["templates"]
    return dict(template)


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot(slot: str) -> None:
    assert only(*STATEMENTS)[slot] == WANTED[slot]


def test_a_row_is_the_report_and_its_templates() -> None:
    row = muc4_row(REPORT, [ACCOUNT], STATEMENTS)
    assert (list(row), row["doc_id"]) == (["doc_id", "templates"], REPORT.id)
    assert json.loads(json.dumps(row)) == row


def test_a_report_without_incidents_is_irrelevant() -> None:
    said = some.make_account(REPORT, "The police blamed", kind="accuse", form="said")
    for accounts in ([], [said]):
        (template,) = muc4_row(REPORT, accounts, [])["templates"]
        assert template == {slot: [REPORT.id] if slot == "0" else ["*"] for slot in SLOTS}


@pytest.mark.parametrize(
    ("kind", "slots"),
    [("arson", {"6", "7"}), ("abduction", {"6", "7", "12", "13", "14", "15", "16", "17"}), ("bombing", set())],
)
def test_slots_that_an_incident_does_not_have(kind: str, slots: set[str]) -> None:
    account = some.make_account(REPORT, "A car bomb destroyed", kind=kind)
    moved = [some.make_statement(REPORT, s.words, s.field, s.value, account=account) for s in STATEMENTS]
    assert {slot for slot, fills in only(*moved, account=account).items() if fills == ["*"]} == slots


@pytest.mark.parametrize("stance", ["denies", "fears", "possible", "unclear", "asks", "silent"])
def test_what_did_not_happen_has_no_template(stance: Stance) -> None:
    account = some.make_account(REPORT, "A car bomb destroyed", kind="car_bombing", stance=stance)
    assert only(account=account)["4"] == ["*"]


def test_an_attempt_is_told_before_the_words() -> None:
    report = some.make_report("The army foiled a bomb attack on the dam.")
    account = some.make_account(report, "a bomb attack", kind="bombing")
    assert only(account=account, report=report)["5"] == ["ATTEMPTED"]


def test_the_kind_tells_the_type_of_weapon_where_no_words_do() -> None:
    shooting = some.make_account(REPORT, "A car bomb destroyed", kind="shooting")
    assert (only(account=shooting)["6"], only(account=shooting)["7"]) == (["-"], ['GUN: "-"'])


def test_nobody_killed_and_nobody_hurt() -> None:
    none = Quantity("Nobody", 0, 0, "exactly")
    killed, hurt = told("Two", "killed", none), told("Three", "injured", none)
    assert only(killed)["23"] == ['NO DEATH: "-"']
    assert only(killed, hurt)["23"] == ['NO INJURY OR DEATH: "-"']
    assert only(*STATEMENTS, hurt)["23"] == WANTED["23"]


def test_no_one_is_nobody() -> None:
    report = some.make_report("A bomb went off. No one was killed.")
    account = some.make_account(report, "A bomb", kind="bombing")
    values = [Quantity("No one", 0, 0, "exactly"), Quantity("one", 1, 1, "exactly", "one")]
    told = [some.make_statement(report, "No one was killed.", "killed", value, account=account) for value in values]
    found = only(*told, account=account, report=report)
    assert (found["19"], found["23"]) == (["-"], ['NO DEATH: "-"'])


def test_the_nation_of_people_who_are_only_counted() -> None:
    report = some.make_report("In Cali a bomb killed four Danish sailors.")
    account = some.make_account(report, "a bomb", kind="bombing")
    four = Quantity("four", 4, 4, "exactly", "danish sailors")
    found = only(
        some.make_statement(
            report, "Cali", "place", Place("Cali", "Cali", "", "CO", precision="town"), account=account
        ),
        some.make_statement(report, "four", "killed", four, account=account),
        account=account,
        report=report,
    )
    assert (found["21"], found["22"]) == (['4: "DANISH SAILORS"'], ['DENMARK: "DANISH SAILORS"'])


def test_people_killed_and_hurt_are_one_target_with_two_effects() -> None:
    killed = told("Two guards", "killed", Quantity("Two", 2, 2, "exactly", "guards"))
    hurt = told("Three", "injured", Quantity("Three", 3, 3, "exactly", "guards"))
    found = only(killed, hurt)
    assert (found["19"], found["23"]) == (['"GUARDS"'], ['DEATH: "GUARDS"', 'INJURY: "GUARDS"'])


def test_a_count_of_everybody_is_the_total_of_those_named() -> None:
    named = [
        told("Judge Ana Robles", "victim", Name("Ana Robles", "Ana Robles", "person")),
        told("the police", "victim", Name("Luis Vega", "Luis Vega", "person")),
    ]
    everybody = told("Three", "killed", Quantity("Three", 3, 3, "exactly", "people"))
    found = only(*named, everybody)
    assert (found["18"], found["19"], found["24"]) == (['"LUIS VEGA"', '"ANA ROBLES"'], ["-"], ["3"])
    assert only(everybody)["24"] == ["-"]


def test_denied_perpetrators() -> None:
    column = Name("the Red Column", "Red Column", "armed group")
    judge = Name("a judge", "judge", "unnamed")
    man = Name("a driver", "driver", "unnamed")
    found = only(
        told("the Red Column", "perpetrator", column, stance="denies", speaker=judge),
        told("CR", "perpetrator", man, stance="denies", speaker=judge),
    )
    assert (found["8"], found["9"], found["11"]) == (["-"], ["-"], ['ACQUITTED: "RED COLUMN"'])


def test_targets_are_sorted_by_their_noun() -> None:
    found = only(
        told("Two guards", "target", Wording("Two guards")), told("Three shops", "target", Wording("Three shops"))
    )
    assert (found["12"], found["19"]) == (['"SHOPS"'], ['"GUARDS"'])


@pytest.mark.parametrize(
    ("words", "slot", "fill"),
    [
        ("a police station", "12", '"POLICE STATION"'),
        ("the Danish embassy in Cali", "12", '"DANISH EMBASSY"'),
        ("the mayor's house", "12", '"MAYOR\'S HOUSE"'),
        ("policemen", "19", '"POLICEMEN"'),
        ("members of the police", "19", '"MEMBERS OF THE POLICE"'),
        ("pilgrims near the bank", "19", '"PILGRIMS NEAR THE BANK"'),
        ("the mayor of the town", "19", '"MAYOR OF THE TOWN"'),
    ],
)
def test_whether_a_target_is_people_or_a_thing(words: str, slot: str, fill: str) -> None:
    report = some.make_report(f"In Cali a bomb hit {words}.")
    account = some.make_account(report, "a bomb", kind="bombing")
    cali = Place("Cali", "Cali", "", "CO", precision="town", city="Cali")
    found = only(
        some.make_statement(report, report.text, "place", cali, account=account),
        some.make_statement(report, report.text, "target", Wording(words), account=account),
        account=account,
        report=report,
    )
    assert {name: found[name] for name in ("12", "19")} == {"12": ["-"], "19": ["-"], slot: [fill]}


def test_a_statement_may_cite_a_whole_sentence() -> None:
    report = some.make_report("At noon a bomb damaged five stalls.")
    account = some.make_account(report, "a bomb", kind="bombing")
    stalls = some.make_statement(report, report.text, "target_physical", Wording("stalls"), account=account)
    assert only(stalls, account=account, report=report)["14"] == ['5: "STALLS"']


def test_templates_are_numbered_in_the_order_of_the_text() -> None:
    """The second incident tells no place: its country is the one that the report names most."""
    late = some.make_account(REPORT, "Three shops were damaged", kind="bombing")
    row = muc4_row(REPORT, [late, ACCOUNT], STATEMENTS)
    assert [(one["1"], one["3"]) for one in row["templates"]] == [
        (["1"], ["COLOMBIA: CALI (CITY)"]),
        (["2"], ["COLOMBIA"]),
    ]


def test_where_a_report_names_no_country_there_is_none() -> None:
    row = muc4_row(REPORT, [ACCOUNT], [s for s in STATEMENTS if s.field != "place"])
    assert [one["3"] for one in row["templates"]] == [["-"]]


def test_the_classic_text() -> None:
    lines = template_text(only(*STATEMENTS)).split("\n")
    assert lines[4] == "4.  INCIDENT: TYPE                  BOMBING"
    assert lines[12:14] == [
        '12. PHYS TGT: ID                    "SAVINGS BANK"',
        '                                    "SHOPS"',
    ]
    assert lines[-2:] == ["", ""]


@st.composite
def told_of(draw: st.DrawFn) -> tuple[Report, list[Account], list[Statement]]:
    """Draw a report whose accounts have kinds of the vocabulary and any values under any field."""
    report = draw(some.reports())
    span = draw(some.spans(report.text))
    words = report.text[span.start : span.end]
    account = some.make_account(report, words, kind=draw(st.sampled_from(list(kinds()))))
    statements = [
        some.make_statement(
            report,
            words,
            draw(st.sampled_from(list(fields()))),
            draw(some.values()),
            account=account,
            speaker=draw(some.names()),
            stance=draw(st.sampled_from(some.STANCES)),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    return report, [account], statements


@given(told_of())
def test_any_statements_give_all_slots_with_references_to_what_is_there(
    drawn: tuple[Report, list[Account], list[Statement]],
) -> None:
    for template in muc4_row(*drawn)["templates"]:
        assert list(template) == list(SLOTS)
        assert all(fills and all(fill and fill == fill.upper() for fill in fills[1:]) for fills in template.values())
        for slots, ids in (
            (("13", "14", "15", "16"), ("12",)),
            (("20", "21", "22", "23"), ("18", "19")),
            (("11",), ("10",)),
        ):
            known = [one for slot in ids for one in template[slot]]
            for fill in (fill for slot in slots for fill in template[slot] if fill not in {"-", "*"}):
                reference = fill.partition(": ")[2]
                assert reference in {*known, '"-"'}


@given(told_of())
def test_the_order_of_the_statements_does_not_matter(drawn: tuple[Report, list[Account], list[Statement]]) -> None:
    report, accounts, statements = drawn
    assert muc4_row(report, accounts, statements) == muc4_row(report, accounts, statements[::-1])
