"""How sure the reports are of whoever they name: the line, what it cites, and when there is none."""

from __future__ import annotations

from datetime import date

import pytest
from tests.brief.dossier_builder import OWN_VOICE, Builder, report, speaker

from rashomon.brief import build_brief, statements_of, unsupported
from rashomon.brief.phrases import SURENESS
from rashomon.extract.confidence import CONFIDENCES
from rashomon.records import Dossier, Name, Stance

#: Publisher, text, field, words, speaker, stance.
Telling = tuple[str, str, str, str, Name, Stance]
BAND = Name("River Front", "River Front", "armed group")
ARMY = speaker("army", "state")
CLAIM = "River Front claimed responsibility for the bombing."
BLAME = "The army blamed River Front for the bombing."
DENIAL = "River Front denied that it bombed the mill."
ELSEWHERE = "River Front bombed a bridge in March. River Front bombed a bank in May."
DOUBT = "River Front may have bombed the mill."


def dossier(*tellings: Telling, value: Name = BAND) -> Dossier:
    made = Builder("bombing")
    for publisher, text, field, words, by, stance in tellings:
        one = next((r for r in made.reports.values() if r.publisher == publisher), None)
        one = one or made.add(report(publisher, date(2023, 5, 4), "", text))
        made.tell(one, field, value, words, by, stance)
    return made.dossier({})


def sure(given: Dossier) -> list[str]:
    brief = build_brief(given)
    assert unsupported(brief, statements_of(given), given.reports) == []
    return [line.text for section in brief.sections for line in section.lines if line.label == "How sure"]


CLAIMED: Telling = ("Hill Post", CLAIM, "responsibility", CLAIM, BAND, "asserts")
BLAMED: Telling = ("Vale Wire", f"{DENIAL} {BLAME}", "perpetrator", BLAME, ARMY, "asserts")
DENIED: Telling = ("Moor Times", DENIAL, "perpetrator", DENIAL, BAND, "denies")


def test_each_degree_names_its_reports_and_the_reason() -> None:
    assert sure(dossier(CLAIMED, BLAMED)) == [
        "River Front — claimed or admitted (Hill Post): it claims or admits the deed; "
        "suspected or accused by authorities (Vale Wire): an authority blames it"
    ]


def test_reports_of_one_degree_stand_together() -> None:
    again: Telling = ("Dale News", CLAIM, "responsibility", CLAIM, BAND, "asserts")
    (text,) = sure(dossier(CLAIMED, again))
    assert text.startswith("River Front — claimed or admitted (")
    assert text.endswith("): it claims or admits the deed")
    assert all(publisher in text for publisher in ("Hill Post", "Dale News", " and "))


def test_the_line_cites_the_statements_it_rests_on() -> None:
    given = dossier(CLAIMED, BLAMED)
    brief = build_brief(given)
    (line,) = (line for section in brief.sections for line in section.lines if line.label == "How sure")
    words = {citation.number: citation.words for citation in brief.citations}
    assert {words[number] for number in line.citations} == {CLAIM, BLAME}


def test_what_a_report_tells_of_another_deed_makes_it_no_surer() -> None:
    alone: Telling = ("Hill Post", DOUBT, "perpetrator", DOUBT, OWN_VOICE, "possible")
    beside: Telling = ("Hill Post", f"{ELSEWHERE} {DOUBT}", *alone[2:])
    expected = ["River Front — suspected or accused (Hill Post): the report is not sure of it"]
    assert (sure(dossier(alone)), sure(dossier(beside))) == (expected, expected)


def test_a_report_that_only_denies_is_left_to_the_denials() -> None:
    assert sure(dossier(DENIED)) == []
    assert all("Moor Times" not in text for text in sure(dossier(CLAIMED, DENIED)))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param(Name("an armed band", "armed band", "armed group"), "an armed band bombed the mill", id="no name"),
        pytest.param(Name("Ada Moreno", "Ada Moreno", "person"), "Ada Moreno bombed the mill", id="a person"),
        pytest.param(Name("gunmen", "gunmen", "unnamed"), "gunmen bombed the mill", id="unnamed"),
    ],
)
def test_there_is_no_line_for(value: Name, words: str) -> None:
    assert sure(dossier(("Hill Post", words, "perpetrator", words, OWN_VOICE, "asserts"), value=value)) == []


@pytest.mark.parametrize("stance", ["unclear", "fears", "intends", "asks", "conditional", "silent", "denies"])
def test_what_nobody_says_was_done_gives_no_line(stance: Stance) -> None:
    assert sure(dossier(("Hill Post", BLAME, "perpetrator", BLAME, ARMY, stance))) == []


def test_what_nothing_speaks_for_is_not_told() -> None:
    """Denials and a doubt come to a fact by the weights, but no sentence tells it as one."""
    denied = "River Front rejected an accusation that it bombed the mill."
    doubted = "The army wrote that River Front had bombed the mill and that there was no evidence of anybody else."
    again = "A spokesman for River Front dismissed the allegation as blind."
    text = f"{denied} {doubted} {again}"
    given = dossier(
        ("Hill Post", text, "perpetrator", denied, BAND, "denies"),
        ("Hill Post", text, "perpetrator", doubted, ARMY, "asserts"),
        ("Hill Post", text, "perpetrator", again, BAND, "denies"),
    )
    assert sure(given) == []


def test_every_degree_has_its_words() -> None:
    assert set(SURENESS) == set(CONFIDENCES)
