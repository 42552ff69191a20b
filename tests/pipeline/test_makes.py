"""Whose make a weapon is: doubted where somebody else is told to have done it, and only there."""

from __future__ import annotations

import pytest
from tests.extract.told import PUBLISHED, PUBLISHER, TOOLS
from tests.strategies import make_report

from rashomon.pipeline.reading import read_in_steps
from rashomon.records import Name

ONE, SEVERAL = "An Iranian drone hit the tanker on Monday.", "Iranian drones hit the tanker on Monday."


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        (f"{ONE} The Houthis claimed the attack.", True),
        (f"{ONE} Hezbollah claimed responsibility for the attack.", True),
        (f"{ONE} The captain was on deck.", False),  # nobody else is told of
        (f"{ONE} Iran claimed the attack.", False),
        (f"{ONE} The Houthis denied that they were behind the attack.", False),
        (f"{SEVERAL} The Houthis claimed the attack.", False),  # of one weapon alone it may be the make
    ],
)
def test_a_make_is_no_doer_where_another_did_it(text: str, doubted: bool) -> None:
    report = make_report(text, published=PUBLISHED, publisher=PUBLISHER)
    scores = [
        one.score < 0.5
        for one in read_in_steps(report, TOOLS).reading.statements
        if one.field == "perpetrator" and isinstance(one.value, Name) and one.value.canonical == "Iran"
    ]
    assert scores
    assert all(score is doubted for score in scores)
