"""A brief prints only what its citations carry, and the audit notices where one does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from tests.brief.dossier_builder import STATES, rocket_attack
from tests.brief.dossier_strategies import dossiers

from rashomon.brief import Brief, Line, build_brief, statements_of, unsupported
from rashomon.brief.phrases import PHRASES, STANCE_NOTES, TITLES, TOWARDS, own_words
from rashomon.brief.tokens import numbers_in
from rashomon.brief.wording import MONTHS, WEEKDAYS
from rashomon.records import Dossier


def findings(brief: Brief, dossier: Dossier) -> list[str]:
    links = {link.id: link for link in dossier.alike}
    asked = brief, statements_of(dossier), dossier.reports, links
    return [what for _, what in unsupported(*asked, others=dossier.others.values())]


def with_line(brief: Brief, key: str, change: dict[str, object]) -> Brief:
    """Change the first line of a section."""
    sections = tuple(
        replace(s, lines=(replace(s.lines[0], **change), *s.lines[1:])) if s.key == key else s  # type: ignore[arg-type]
        for s in brief.sections
    )
    return replace(brief, sections=sections)


@given(dossiers())
def test_no_brief_prints_what_it_does_not_cite(dossier: Dossier) -> None:
    assert findings(build_brief(dossier), dossier) == []


def test_the_hand_made_brief_is_sound() -> None:
    dossier = rocket_attack().dossier(STATES)
    assert findings(build_brief(dossier), dossier) == []


PLANTED = [
    pytest.param("harm", "2 — according to Iraqi military", ["2"], id="another number"),
    pytest.param("harm", "two soldiers, according to Iraqi military", ["two"], id="a number word"),
    pytest.param("harm", "a dozen", ["dozen"], id="a dozen"),
    pytest.param("harm", "twenty-one", ["twenty-one"], id="a compound number"),
    pytest.param("harm", "1 — according to Syrian military", ["Syrian"], id="another speaker"),
    pytest.param("harm", "1 — in Mosul", ["Mosul"], id="a place"),
    pytest.param("harm", "1 — on Monday 4 May 2015", ["4", "2015", "May", "Monday"], id="another date"),
    pytest.param("harm", "1 — дивизия", [], id="lower case is no name"),
    pytest.param("harm", "1 — البصرة", ["البصرة"], id="a name in a script without capitals"),
    pytest.param(
        "harm", "1 — on 22 December 2020", ["22", "2020", "December"], id="a day on which nothing was published"
    ),
    pytest.param("harm", "21 — according to Iraqi military", ["21"], id="a number that is only part of a date"),
    pytest.param("harm", "1 — at 20:15", ["20:15"], id="a time of day"),
    pytest.param("harm", "1 — Ira…", [], id="a name that was cut"),
    pytest.param("harm", "1 — Irk…", ["Irk"], id="a name that was cut but never stood there"),
    pytest.param("reports", "4; origins: 2", ["4; origins: 2"], id="too many reports"),
    pytest.param("reports", "3; origins: 3", ["3; origins: 3"], id="too many origins"),
    pytest.param("alike", "34 days apart", ["34"], id="a reason that no decision gives"),
]


@pytest.mark.parametrize(("section", "text", "found"), PLANTED)
def test_a_planted_number_or_name_is_found(section: str, text: str, found: list[str]) -> None:
    dossier = rocket_attack().dossier(STATES)
    planted = with_line(build_brief(dossier), section, {"text": text})
    assert sorted(findings(planted, dossier)) == sorted(found)


def test_a_line_without_a_citation_is_found() -> None:
    dossier = rocket_attack().dossier(STATES)
    bare = with_line(build_brief(dossier), "harm", {"text": "somebody was hurt", "citations": ()})
    assert findings(bare, dossier) == ["no citation"]


def test_a_number_cited_from_another_statement_is_found() -> None:
    dossier = rocket_attack().dossier(STATES)
    brief = build_brief(dossier)
    munitions = next(line for line in brief.lines if line.field == "munitions" and not line.sides)
    swapped = with_line(brief, "harm", {"text": munitions.text})
    assert "21" in findings(swapped, dossier)


def test_a_planted_side_is_found() -> None:
    dossier = rocket_attack().dossier(STATES)
    brief = build_brief(dossier)
    contested = next(line for line in brief.lines if line.sides)
    sides = (replace(contested.sides[0], value="9 rockets"), *contested.sides[1:])
    assert findings(with_line(brief, "contested", {"sides": sides}), dossier) == ["9"]


def test_a_heading_is_checked_too() -> None:
    dossier = rocket_attack().dossier(STATES)
    brief = build_brief(dossier)
    assert findings(replace(brief, heading=Line("Rocket attack in Kabul", brief.heading.citations)), dossier) == [
        "Kabul"
    ]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"words": "words nobody wrote"}, "words nobody wrote"),
        ({"publisher": "Another Wire"}, "Another Wire"),
        ({"title": "Another title"}, "Another title"),
        ({"url": "https://example.org/elsewhere"}, "https://example.org/elsewhere"),
        ({"speaker": "Iranian officials"}, "Iranian"),
        ({"statement_ids": ("gone",)}, "[1]"),
        ({"report_id": "gone"}, "[1]"),
    ],
)
def test_a_false_citation_is_found(change: dict[str, object], found: str) -> None:
    dossier = rocket_attack().dossier(STATES)
    brief = build_brief(dossier)
    false = replace(brief.citations[0], **change)  # type: ignore[arg-type]
    assert found in findings(replace(brief, citations=(false, *brief.citations[1:])), dossier)


@pytest.mark.parametrize("phrase", [*PHRASES.values(), *TITLES.values(), *STANCE_NOTES.values(), *TOWARDS.values()])
def test_the_brief_s_own_phrases_hold_no_number_and_no_month(phrase: str) -> None:
    assert not list(numbers_in(phrase))
    assert not {word.casefold() for word in (*MONTHS, *WEEKDAYS)} & own_words()
