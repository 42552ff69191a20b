"""Two reports of one incident, read from their texts: what the second tells ends what the first left open.

Nothing is deleted: the silence stays in the ledger's statements and in the brief, with its end.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.told import PUBLISHED, read

from rashomon.brief import build_brief
from rashomon.brief.audit import unsupported
from rashomon.compare import compare
from rashomon.records import Dossier, Incident, Reading, Statement

INCIDENT = "Two rockets hit the airport in Baghdad on Wednesday. "
AGAIN = "Two rockets hit the airport in Baghdad on 3 May 2023. "
LATER = date(2023, 5, 6)

#: What the first report leaves open, what the second tells, the field, its state, whether the brief's line is ended.
CASES = [
    ("No group has claimed responsibility.", "Islamic State claimed responsibility.", "responsibility", "single", True),
    ("No group has claimed responsibility.", "Officials suspect Islamic State.", "responsibility", "unknown", False),
    (
        "Hezbollah has not claimed responsibility.",
        "Islamic State claimed responsibility.",
        "responsibility",
        "single",
        False,
    ),
    ("Hezbollah has not claimed responsibility.", "Hezbollah claimed the attack.", "responsibility", "single", True),
    ("There was no immediate word on casualties.", "Three people were killed.", "killed", "single", True),
    ("There was no immediate word on casualties.", "Three people were killed.", "injured", "unknown", False),
    ("It was unclear whether anyone was hurt.", "Six guards were wounded.", "injured", "single", True),
    ("It was not known how many civilians were killed.", "Three soldiers were killed.", "killed", "single", False),
    ("The army did not say how many people were killed.", "Three people were killed.", "killed", "single", True),
    (
        "Police have not named a suspect.",
        "Police said Islamic State was behind the attack.",
        "perpetrator",
        "single",
        True,
    ),
    ("It was not clear who was behind the attack.", "The motive is unknown.", "perpetrator", "unknown", False),
    (
        "The motive is unknown.",
        "The rockets were fired in retaliation for a raid, officials said.",
        "motive",
        "single",
        True,
    ),
    (
        "The embassy did not respond to a request for comment.",
        "The embassy said nobody was hurt.",
        "comment",
        "unknown",
        True,
    ),
    (
        "The embassy did not respond to a request for comment.",
        "The army said nobody was hurt.",
        "comment",
        "unknown",
        False,
    ),
    (
        "The claim could not be independently verified.",
        "The claim was independently verified.",
        "verification",
        "single",
        True,
    ),
    ("The claim could not be independently verified.", "The airport was closed.", "verification", "unknown", False),
]


def dossier_of(*readings: Reading) -> Dossier:
    """Join the incidents of readings, as if they had been linked."""
    accounts = [account for reading in readings for account in reading.accounts]
    incidents = tuple(account for account in accounts if account.form == "incident")
    told: dict[str, list[Statement]] = {account.id: [] for account in accounts}
    for statement in (s for reading in readings for s in reading.statements):
        told.setdefault(statement.account_id, []).append(statement)
    own = tuple(s for account in incidents for s in told[account.id])
    reports = {reading.report.id: reading.report for reading in readings}
    joined = tuple(sorted(account.id for account in incidents))
    return Dossier(
        incident=Incident(joined[0], "rocket_attack", "incident", joined),
        accounts=incidents,
        statements=own,
        comparisons=compare(joined[0], own, reports),
        reports=reports,
        said=tuple((a, tuple(told[a.id])) for a in accounts if a.form == "said"),
    )


def open_lines(dossier: Dossier, field: str) -> list[tuple[str, bool]]:
    """Return the lines on a field among what is not known, each with whether it has ended."""
    sections = {section.key: section for section in build_brief(dossier).sections}
    return [(line.text, line.state is None) for line in sections["unknown"].lines if line.field == field]


@pytest.mark.parametrize(("first", "second", "field", "state", "ended"), CASES)
def test_what_is_open_ends_when_it_is_told(first: str, second: str, field: str, state: str, ended: bool) -> None:
    dossier = dossier_of(read(INCIDENT + first), read(AGAIN + second, LATER))
    assert {c.field: c.state for c in dossier.comparisons}[field] == state
    assert any(s.field == field and s.stance in {"silent", "unclear"} for s in dossier.statements)
    lines = open_lines(dossier, field)
    assert [has_ended for _, has_ended in lines] == [ended], lines
    assert ("until 6 May 2023" in lines[0][0]) is ended


@pytest.mark.parametrize(("first", "second", "field", "state", "ended"), CASES)
def test_the_brief_prints_only_what_it_cites(first: str, second: str, field: str, state: str, ended: bool) -> None:
    dossier = dossier_of(read(INCIDENT + first), read(AGAIN + second, LATER))
    brief = build_brief(dossier)
    statements = {s.id: s for s in (*dossier.statements, *(s for _, told in dossier.said for s in told))}
    assert unsupported(brief, statements, dossier.reports) == []


def lines_of(text: str, section: str) -> list[str]:
    """Return the lines of one section of the brief of one report."""
    brief = build_brief(dossier_of(read(INCIDENT + text, PUBLISHED)))
    return [line.full for found in brief.sections if found.key == section for line in found.lines]


def test_an_open_question_put_in_two_ways_is_one_line() -> None:
    lines = open_lines(
        dossier_of(
            read(INCIDENT + "It was unclear whether anyone was hurt."),
            read(AGAIN + "There was no word on casualties.", LATER),
        ),
        "injured",
    )
    assert len(lines) == 1
    assert "still so on 6 May 2023" in lines[0][0]


def test_a_doubted_claim_is_told_as_doubted_and_stays_a_claim() -> None:
    text = "Islamic State claimed responsibility in a video. Officials doubt the claim."
    doubts = [line.lower() for line in lines_of(text, "unknown")]
    assert any("islamic state: doubted — according to officials" in line for line in doubts)
    who = lines_of(text, "who")
    assert any(line.startswith("Claim of responsibility: Islamic State") for line in who)
    assert any(line.startswith("Claimed through: video") for line in who)


def test_a_claim_taken_back_is_not_told_as_somebody_else_denying_it() -> None:
    text = "Islamic State claimed responsibility but later withdrew its claim. The army dismissed the claim."
    denials = lines_of(text, "denials")
    assert any("taken back by Islamic State" in line for line in denials)
    assert any("denied by the army" in line or "denied by army" in line for line in denials)


def test_a_statement_and_a_video_do_not_contradict_each_other() -> None:
    dossier = dossier_of(
        read(INCIDENT + "Islamic State claimed responsibility in a statement."),
        read(AGAIN + "Islamic State claimed responsibility in a video.", LATER),
    )
    assert {c.field: c.state for c in dossier.comparisons}["claimed_through"] == "single"
