"""The day, the town and the toll of the incident that a short report tells of, with the real gazetteer.

The rows are ``tests/cases/incidents/*.yaml``: texts that were written before anything was read from them, half of which
look like the others and tell of another day, town or number.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.extract.test_incident_facts import answer
from tests.extract.told import CASES, PUBLISHED, PUBLISHER, Case
from tests.strategies import make_report

from rashomon.extract.incident_facts import Facts, facts_of
from rashomon.extract.main_account import main_account
from rashomon.jobs.tools import make_tools
from rashomon.pipeline import Tools, read_report
from rashomon.records import Place
from rashomon.settings import read_settings
from rashomon.values.places import distance_km

FOLDER = CASES / "incidents"
#: A place is the one expected within so many km.
NEAR_KM = 25.0


def rows(path: Path) -> list[Case]:
    told: list[Case] = yaml.safe_load(path.read_text("utf-8"))
    return told


MET = [case for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "wanted_en" for case in rows(path)]
WANTED = rows(FOLDER / "wanted_en.yaml")


@pytest.fixture(scope="module")
def tools() -> Tools:
    """The rules with the real gazetteer, without the encoder."""
    return Tools(make_tools(read_settings()).gazetteer)


def told(case: Case, tools: Tools) -> Facts:
    report = make_report(case["text"], published=case.get("published", PUBLISHED), publisher=PUBLISHER)
    reading = read_report(report, tools)
    account = main_account(reading)
    return facts_of([s for s in reading.statements if account is not None and s.account_id == account.id])


def missed(case: Case, tools: Tools) -> list[str]:
    """Return what is told otherwise than expected; a site is right by its town."""
    facts = told(case, tools)
    place = facts.place.value if facts.place else None
    found = []
    for key, expected in case.items():
        if key == "place":
            right = expected in (place.name, place.city) if place else expected is None
        elif key == "near":
            apart = distance_km(Place("", "", latitude=expected[0], longitude=expected[1]), place) if place else None
            right = apart is not None and apart <= NEAR_KM
        else:
            right = key in {"text", "published"} or answer(facts, key) == expected
        if not right:
            found.append(
                f"{key}: {expected}, told {place.name if place else None}" if key in {"place", "near"} else key
            )
    return found


@pytest.mark.parametrize("case", MET, ids=lambda case: case["text"][:60])
def test_an_incident_is_read(case: Case, tools: Tools) -> None:
    assert missed(case, tools) == []


@pytest.mark.parametrize("case", WANTED, ids=lambda case: case["text"][:60])
def test_what_is_wanted_is_still_missed(case: Case, tools: Tools) -> None:
    assert missed(case, tools), "This row is met now: move it to the file of its kind."
