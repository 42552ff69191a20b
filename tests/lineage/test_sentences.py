"""A sentence that an earlier report has too adds no origin, though the rest of the report is its own."""

from __future__ import annotations

from datetime import date

import pytest
from tests.lineage.test_copies import story
from tests.strategies import make_report, make_statement

from rashomon.compare import origin
from rashomon.lineage import trace
from rashomon.records import Name, Quantity

SENTENCE = "Three shells fell on the old bridge at dawn and a guard was badly hurt."
EIGHT = Quantity("Three shells", 3, 3, "exactly", "shells")

#: What the second report says in place of the sentence, the day it comes out, and whose the statement is.
CASES = {
    "the same words, later": (SENTENCE, 2, "a"),
    "the same words, earlier": (SENTENCE, -1, "b"),
    "in other type": (SENTENCE.upper().replace(".", "!"), 2, "a"),
    "in other words": ("At dawn three shells fell near the old bridge, where a guard was hurt badly.", 2, "b"),
    "too short to tell": ("Three shells fell on the bridge.", 2, "b"),
    "direct speech": (f"The mayor said: “{SENTENCE}”", 2, "b"),
}


@pytest.mark.parametrize(("words", "day", "expected"), CASES.values(), ids=CASES)
def test_whose_a_sentence_is(words: str, day: int, expected: str) -> None:
    first = make_report(" ".join([SENTENCE, *story(1)]), publisher="A", published=date(2021, 3, 4))
    other = make_report(" ".join([*story(2), words]), publisher="B", published=date(2021, 3, 4 + day))
    reports = {report.id: report for report in (first, other)}
    told = make_statement(other, words, "munitions", EIGHT, speaker=Name("", "B", "publisher"))
    lineage = trace(reports, [], [told])
    assert lineage.count(reports) == 2
    assert origin(told, reports, lineage.origins) == expected


def test_taken_over_from_one_that_names_its_basis() -> None:
    first = make_report(f"{SENTENCE} Sources: Agency", publisher="A", published=date(2021, 3, 4))
    other = make_report(" ".join([*story(2), SENTENCE]), publisher="B", published=date(2021, 3, 5))
    cited = make_statement(first, "Sources: Agency", "cites", Name("Agency", "Agency", "publisher"))
    told = make_statement(other, SENTENCE, "munitions", EIGHT, speaker=Name("", "B", "publisher"))
    quoted = make_statement(other, SENTENCE, "munitions", EIGHT, speaker=Name("the mayor", "mayor", "person"))
    reports = {report.id: report for report in (other, first)}
    origins = trace(reports, [cited], [told, quoted]).origins
    assert (origin(told, reports, origins), origin(quoted, reports, origins)) == ("agency", "mayor")
