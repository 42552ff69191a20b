"""What a brief says was said and done in response: acts with their modes and stances, arrests told once."""

from __future__ import annotations

from datetime import date

from tests.brief.dossier_builder import Builder, people, report

from rashomon.brief.responses import response_lines, verbal_lines
from rashomon.records import Category, Name

NORLAND = Name("Norland", "Norland", "state")
SUDRIA = Name("Sudria", "Sudria", "state")
POLICE = Name("Police", "police", "organisation")
TEXT = (
    "Two rockets hit the mill. Norland urged Sudria to release the pilots. Norland threatened Sudria if it went on. "
    "Norland accused Sudria. Police arrested two men."
)
MADE = report("Example Wire", date(2023, 5, 2), "", TEXT)
LEAD, URGED, THREAT, ACCUSED, ARREST = TEXT.removesuffix(".").split(". ")


def build() -> Builder:
    told = Builder()
    made = told.add(MADE)
    told.tell(made, "kind", Category("rockets hit", "rocket_attack", "kinds"), LEAD)
    told.tell(made, "perpetrator", NORLAND, URGED, form="said", of_kind="request")
    told.tell(made, "recipient", SUDRIA, URGED, form="said", of_kind="request")
    told.tell(made, "mode", Category("release", "yield", "modes"), URGED, form="said", of_kind="request")
    told.tell(made, "perpetrator", NORLAND, ACCUSED, form="said", of_kind="accuse")
    told.tell(made, "mode", Category("accused", "allege", "modes"), ACCUSED, form="said", of_kind="accuse")
    told.tell(made, "perpetrator", POLICE, ARREST, form="said", of_kind="arrest")
    return told


def test_what_an_act_asks_stands_beside_its_kind() -> None:
    (line,) = verbal_lines(build().dossier({}), kinds=["request"])
    assert line.label == "Demand (restraint, ceasefire or release)"
    assert "Norland, to Sudria" in line.text


def test_a_mode_that_every_act_of_the_kind_has_is_not_said() -> None:
    (line,) = verbal_lines(build().dossier({}), kinds=["accuse"])
    assert line.label == "Accusation"


def test_arrests_are_told_once() -> None:
    told = build()
    labels = [line.label for line in response_lines(told.dossier({}), told_elsewhere=())]
    assert labels.count("Arrest") == 1
    told.tell(MADE, "arrested", people(2, "two men", "men"), ARREST)
    labels = [line.label for line in response_lines(told.dossier({}), told_elsewhere=())]
    assert ("Arrest" in labels, "Arrested" in labels) == (False, True)
