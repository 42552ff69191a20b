"""Slot 11 of a template: a fill for each organisation of slot 10, from its statements and the report's text."""

from __future__ import annotations

from tests import strategies as some

from rashomon.export.muc4.perpetrators import perpetrator_fills
from rashomon.records import Name

COLUMN = Name("The Red Column", "Red Column", "armed group")
LEAGUE = Name("the Blue League", "Blue League", "organisation")
TEXT = "The Red Column burned the mill. The police suspect the Blue League. The Red Column claimed responsibility."
REPORT = some.make_report(TEXT)
BURNED = some.make_statement(REPORT, "The Red Column burned the mill.", "perpetrator", COLUMN)
SUSPECTED = some.make_statement(
    REPORT, "The police suspect the Blue League.", "perpetrator", LEAGUE,
    speaker=Name("The police", "police", "organisation"), stance="possible",
)  # fmt: skip


def test_each_organisation_has_its_own_fill() -> None:
    fills = perpetrator_fills([BURNED, SUSPECTED])
    assert fills["10"] == ['"RED COLUMN"', '"BLUE LEAGUE"']
    assert fills["11"] == ['REPORTED AS FACT: "RED COLUMN"', 'SUSPECTED OR ACCUSED BY AUTHORITIES: "BLUE LEAGUE"']


def test_the_text_tells_what_no_statement_was_read_from() -> None:
    assert perpetrator_fills([BURNED], text=TEXT)["11"] == ['CLAIMED OR ADMITTED: "RED COLUMN"']


def test_who_is_acquitted_makes_no_category() -> None:
    text = "The army attacked the mill. A judge acquitted the army."
    army = Name("The army", "army", "organisation")
    report = some.make_report(text)
    statement = some.make_statement(report, "The army attacked the mill.", "perpetrator", army)
    acquitted = perpetrator_fills([statement], text=text)
    assert acquitted["11"] == ['ACQUITTED: "ARMY"']
    assert acquitted["8"] == ["-"]
    assert perpetrator_fills([statement])["8"] == ["STATE-SPONSORED VIOLENCE"]


def test_two_names_that_the_text_gives_one_organisation_are_one_fill() -> None:
    text = "The Red Column (RC) burned the mill. The RC struck again, and RC men fled. The Blue League (BL) watched."
    report = some.make_report(text)
    initials = Name("RC", "RC", "armed group")
    named = [
        some.make_statement(report, "The Red Column (RC) burned the mill.", "perpetrator", COLUMN),
        some.make_statement(report, "The RC struck again, and RC men fled.", "perpetrator", initials),
    ]
    assert perpetrator_fills(named, text=text)["10"] == ['"RC"']
    assert perpetrator_fills(named, text=text.replace(" (RC)", ""))["10"] == ['"RED COLUMN"', '"RC"']
