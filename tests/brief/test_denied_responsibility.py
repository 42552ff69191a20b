"""A denial of responsibility is no withdrawal: nothing was claimed before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.brief.dossier_builder import Builder, report

from rashomon.brief.claims import denial_lines
from rashomon.records import Name

GROUP = Name("the Red Column", "Red Column", "armed group")


@pytest.mark.parametrize(("found_by", "taken_back"), [("rule:denied_it", False), ("rule:withdrawn", True)])
def test_a_plain_denial_takes_nothing_back(found_by: str, taken_back: bool) -> None:
    told = Builder()
    text = "The Red Column denied responsibility."
    made = told.add(report("Example Wire", date(2023, 5, 2), "", text))
    told.tell(made, "responsibility", GROUP, text, GROUP, "denies")
    dossier = told.dossier({})
    statements = tuple(replace(one, found_by=found_by) for one in dossier.statements)
    (line,) = denial_lines(replace(dossier, statements=statements))
    assert ("take" in line.text or "withdr" in line.text) is taken_back
    assert "Red Column" in line.text
