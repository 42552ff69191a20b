"""Publishers that are heard in a report, and what only looks like one."""

import pytest
from tests.extract.told import TOOLS
from tests.strategies import make_report

from rashomon.pipeline import read_report
from rashomon.records import Name

#: A text, its publisher, and whom it cites.
CASES = {
    "according to": ("A bomb killed two clerks, according to the Border Post.", "Hill Post", ["Border Post"]),
    "reported": ("The Border Post reported that a bomb killed two clerks.", "Hill Post", ["Border Post"]),
    "a newspaper": ("The Sea Argus newspaper reported that a bomb killed two.", "Hill Post", ["Sea Argus"]),
    "told": ("A bomb killed two clerks, the mayor told the Border Post.", "Hill Post", ["Border Post"]),
    "its own": ("A bomb killed two clerks, the mayor told the Border Post.", "border post", []),
    "its own page": ("A bomb killed two clerks, the mayor told the Border Post.", "www.borderpost.com", []),
    "no publisher": ("A bomb killed two clerks, according to the mayor.", "Hill Post", []),
    "a description": ("A bomb killed two clerks, according to state radio.", "Hill Post", []),
    "a newspaper of a town": ("A bomb killed two clerks, a Norport newspaper said.", "Hill Post", []),
    "one that nobody heard": ("A bomb killed two clerks outside the Border Post.", "Hill Post", []),
    "twice is once": (
        "A bomb killed two, according to the Border Post. The Border Post said it fell at noon.",
        "Hill Post",
        ["Border Post"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cites(case: str) -> None:
    text, publisher, expected = CASES[case]
    found = [s for s in read_report(make_report(text, publisher=publisher), TOOLS).statements if s.field == "cites"]
    assert [one.value.canonical for one in found if isinstance(one.value, Name)] == expected
    for one in found:
        assert one.words == text[one.span.start : one.span.end]
        assert one.account_id == ""
