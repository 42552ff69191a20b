"""A thing attacked that stands in a target of its sentence is told once."""

from datetime import date

import pytest
from tests.strategies import make_statement

from rashomon.jobs.once import told_once
from rashomon.records import Report, Wording

FIRST, SECOND = "A bomb hit the oil plant at Norport.", "Shells fell on the oil plant and on homes."
REPORT = Report("one", f"{FIRST} {SECOND}", date(2020, 12, 21))

#: A thing attacked, the sentence that tells it, and whether the target of the first sentence tells it already.
CASES = [("oil plant", FIRST, True), ("Oil plant", FIRST, True), ("oil plant", SECOND, False), ("homes", FIRST, False)]


@pytest.mark.parametrize(("thing", "sentence", "told"), CASES)
def test_a_thing_that_stands_in_a_target_is_told_once(thing: str, sentence: str, told: bool) -> None:
    target = make_statement(REPORT, FIRST, "target", Wording("the oil plant at Norport"))
    one = make_statement(REPORT, sentence, "target_physical", Wording(thing))
    assert told_once([one, target]) == ([target] if told else [one, target])
