"""Templates of incidents that the encoder read: its type and words decide, and stand as it found them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import strategies as some

from rashomon.encoder.reading import ENCODER
from rashomon.export.muc4 import muc4_row
from rashomon.export.muc4.template import TERRORIST
from rashomon.export.muc4.words import role_of, string, told
from rashomon.records import Category, Name, NameKind, Place, Quantity, Stance, Statement, Wording

REPORT = some.make_report(
    "Masked men of the Red Column burned the old mill in Cali. The two guards of a bank were seized. A fair opened."
)
ACCOUNT = some.make_account(REPORT, "burned the old mill", kind="attack")
OTHER = some.make_account(REPORT, "were seized", kind="abduction")


def tell(words: str, field: str, value: object, role: str = "", **rest: object) -> Statement:
    found_by = f"{ENCODER}:{role}" if role else "rule:test"
    given = {"account": ACCOUNT, "found_by": found_by, **rest}
    return some.make_statement(REPORT, words, field, value, **given)  # type: ignore[arg-type]


TYPE = tell("burned the old mill", "incident_type", Category("burned the old mill", "arson", "muc4"))
MEN = tell("Masked men", "perpetrator", Name("Masked men", "masked men", "unnamed"), "PerpInd")
MILL = tell("the old mill", "target_physical", Wording("the old mill"), "Target")
CALI = tell("Cali", "place", Place("Cali", "Cali", "", "CO", precision="town", city="Cali"))


def only(*statements: Statement) -> dict[str, list[str]]:
    (template,) = muc4_row(REPORT, [ACCOUNT], statements)["templates"]
    return dict(template)


@pytest.mark.parametrize(
    ("found_by", "role"),
    [
        ("encoder-en/1:PerpInd", "PerpInd"),
        ("rule:perpetrators encoder-en/1:PerpOrg", "PerpOrg"),
        ("encoder-en/12:Weapon", "Weapon"),
        ("encoder-en/1", ""),
        ("encoder-en/1:Place", ""),
        ("rule:Victim", ""),
        ("", ""),
    ],
)
def test_the_role_that_words_were_found_for(found_by: str, role: str) -> None:
    assert role_of(replace(MILL, found_by=found_by)) == role


def test_the_encoder_s_words_stay_as_they_are_and_others_lose_their_article() -> None:
    assert string(MILL) == "the old mill"
    assert string(replace(MILL, found_by="rule:test")) == "old mill"
    assert (only(TYPE, MILL)["12"], only(replace(MILL, found_by="rule:test"))["12"]) == (
        ['"THE OLD MILL"'], ['"OLD MILL"'],
    )  # fmt: skip


@pytest.mark.parametrize("stance", ["denies", "unclear", "fears", "asserts"])
def test_the_encoder_s_words_count_whatever_the_stance(stance: Stance) -> None:
    by_rule = replace(MILL, stance=stance, found_by="rule:test")
    assert told([replace(MILL, stance=stance)], "target_physical") != []
    assert bool(told([by_rule], "target_physical")) == (stance == "asserts")


def test_its_type_is_that_of_the_template_and_without_a_name_it_is_an_act_of_terrorists() -> None:
    found = only(TYPE, CALI)
    assert (found["4"], found["8"], found["3"]) == (["ARSON"], [TERRORIST], ["COLOMBIA: CALI (CITY)"])
    assert (only(CALI)["4"], only(CALI)["8"]) == (["ATTACK"], ["-"])


def test_what_only_the_rules_found_for_a_role_is_left_out_where_the_encoder_read() -> None:
    rules = (
        replace(MILL, found_by="rule:test"),
        tell("Red Column", "perpetrator", Name("Red Column", "Red Column", "armed group")),
        tell("a bank", "target", Wording("a bank")),
    )
    without, with_type = only(*rules), only(TYPE, MEN, *rules)
    assert (without["10"], without["12"]) == (['"RED COLUMN"'], ['"OLD MILL"', '"BANK"'])
    assert (with_type["9"], with_type["10"], with_type["12"]) == (['"MASKED MEN"'], ["-"], ["-"])


@pytest.mark.parametrize(("role", "filled"), [("PerpInd", "9"), ("PerpOrg", "10")])
def test_the_role_says_which_slot_a_perpetrator_is_in(role: str, filled: str) -> None:
    """By the name alone an armed group is an organisation."""
    column = tell("Red Column", "perpetrator", Name("Red Column", "Red Column", "armed group"), role)
    found = only(TYPE, column)
    assert {slot for slot in ("9", "10") if found[slot] == ['"RED COLUMN"']} == {filled}


def test_incidents_that_only_the_rules_saw_have_no_template_beside_the_encoder_s() -> None:
    both = muc4_row(REPORT, [ACCOUNT, OTHER], [MILL])["templates"]
    assert [one["4"] for one in both] == [["ATTACK"], ["KIDNAPPING"]]
    typed = muc4_row(REPORT, [ACCOUNT, OTHER], [TYPE, MILL])["templates"]
    assert [one["4"] for one in typed] == [["ARSON"]]


def test_a_description_beside_a_name_is_that_person_s_and_no_person_of_its_own() -> None:
    report = some.make_report("The retired judge Ana Ruiz was killed with a guard. The judge had no enemies.")
    account = some.make_account(report, "was killed", kind="attack")

    def found(words: str, kind: NameKind, role: str) -> Statement:
        value = Name(words, words.lower(), kind)
        return some.make_statement(report, words, "victim", value, account=account, found_by=f"{ENCODER}:{role}")

    coded = Category("was killed", "attack", "muc4")
    statements = [
        some.make_statement(report, "was killed", "incident_type", coded, account=account, found_by=ENCODER),
        found("retired judge", "unnamed", "Person"),
        found("Ana Ruiz", "person", "Victim"),
        found("a guard", "unnamed", "Person"),
        found("judge", "unnamed", "Person"),
    ]
    (template,) = muc4_row(report, [account], statements)["templates"]
    assert template["18"] == ['"ANA RUIZ"']
    assert template["19"] == ['"RETIRED JUDGE": "ANA RUIZ"', '"A GUARD"']
    assert template["20"] == ['LEGAL OR JUDICIAL: "ANA RUIZ"', 'SECURITY GUARD: "A GUARD"']
    assert template["21"] == ['1: "ANA RUIZ"', '1: "A GUARD"']


def test_a_count_of_people_that_the_encoder_did_not_find_is_nobody_in_its_incident() -> None:
    four = some.make_statement(
        REPORT,
        "two guards",
        "kidnapped",
        Quantity("two", 2, 2, "exactly", "guards"),
        account=ACCOUNT,
        found_by="rule:t",
    )
    guards = tell("guards", "victim", Name("guards", "guards", "unnamed"), "Person")
    assert only(TYPE, MILL, four)["19"] == ["-"]
    assert only(TYPE, guards, four)["21"] == ['2: "GUARDS"']


@pytest.mark.parametrize(
    ("chance", "where"), [(0.7, "COLOMBIA: CALI (CITY)"), (0.3, "COLOMBIA"), (0.1, "PERU"), (None, "PERU: LIMA (CITY)")]
)
def test_where_the_encoder_placed_an_incident_stands_before_other_places(chance: float | None, where: str) -> None:
    report = some.make_report("Men burned a mill in Cali. Peru, Peru and again Peru protested, said Lima.")
    account = some.make_account(report, "burned a mill", kind="attack")
    cali = Place("Cali", "Cali", "", "CO", precision="town", city="Cali")
    lima = Place("Lima", "Lima", "", "PE", precision="town", city="Lima")
    coded = Category("burned a mill", "arson", "muc4")
    given = {"account": account, "found_by": ENCODER}
    statements = [
        some.make_statement(report, "burned a mill", "incident_type", coded, **given),  # type: ignore[arg-type]
        some.make_statement(report, "Lima", "place", lima, **given),  # type: ignore[arg-type]
    ]
    if chance is not None:
        made = some.make_statement(report, "Cali", "incident_place", cali, **given)  # type: ignore[arg-type]
        statements.append(replace(made, score=chance))
    (template,) = muc4_row(report, [account], statements)["templates"]
    assert template["3"] == [where]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("the Falcon Union [FU]", "the Falcon Union"),
        ("the Falcon Union (FU)", "the Falcon Union"),
        ("the FU [Falcon Union] offices", "the FU [Falcon Union] offices"),
        ("[FU]", "[FU]"),
    ],
)
def test_initials_beside_a_name_are_another_form_of_it(words: str, wanted: str) -> None:
    assert string(replace(MILL, value=Wording(words))) == wanted


@pytest.mark.parametrize(
    ("words", "text", "wanted"),
    [
        ("Red Column fighters", "Red Column fighters burned it. The Red Column denied that.", "RED COLUMN"),
        ("the Red Column members", "The Red Column members left. The Red Column denied that.", "RED COLUMN"),
        ("Red Column fighters", "Red Column fighters burned it.", "RED COLUMN FIGHTERS"),
        ("Red Column", "Red Column fighters burned it. Red Column men left.", "RED COLUMN"),
        ("Armed Men of Peace", "Armed Men of Peace did it. They were armed.", "ARMED MEN OF PEACE"),
    ],
)
def test_people_of_an_organisation_are_no_organisation(words: str, text: str, wanted: str) -> None:
    report = some.make_report(text)
    account = some.make_account(report, text[:8], kind="attack")
    who = Name(words, words, "armed group")
    first = text[: text.index(".")]
    shown = [(first, "incident_type", Category(first, "attack", "muc4"), ENCODER),
             (first, "perpetrator", who, f"{ENCODER}:PerpOrg")]  # fmt: skip
    told_of = [
        some.make_statement(report, one, field, value, account=account, found_by=by) for one, field, value, by in shown
    ]
    (made,) = muc4_row(report, [account], told_of)["templates"]
    assert made["10"] == [f'"{wanted}"']
