"""Times told from a happening, and the issue of a time that nothing in the report resolves."""

from __future__ import annotations

import pytest
from tests.extract.told import read

from rashomon.extract.anchored import UNRESOLVED
from rashomon.records import TimeRange

#: A report of Thursday 4 May 2023, and the times its statements come to, with the words of each.
TOLD = [
    ("A bomb went off at the mill on Monday. Two days after the bombing, gunmen attacked a police station in Basra.",
     {"Monday": "2023-05-01", "Two days after the bombing": "2023-05-03"}),
    ("A bomb went off at the mill on 20 April. Gunmen attacked a police post the day before the bombing.",
     {"20 April": "2023-04-20", "the day before the bombing": "2023-04-19"}),
    ("A bomb went off at the mill on Monday. Hours after the bombing, gunmen attacked a police station in Basra.",
     {"Monday": "2023-05-01"}),
    ("A bomb went off at the mill at 10:40 p.m. on Monday. Two hours after the bombing, gunmen attacked a police "
     "station in Basra.",
     {"10:40 p.m. on Monday": "2023-05-01T22:40", "Two hours after the bombing": "2023-05-02T00:40"}),
    ("A bomb went off at the mill on Monday. Two hours after the bombing, gunmen attacked a police station in Basra.",
     {"Monday": "2023-05-01", "Two hours after the bombing": "2023-05-01"}),
    ("A bomb went off at the mill on Monday. Forty hours after the bombing, gunmen attacked a police station in Basra.",
     {"Monday": "2023-05-01"}),
    ("A bomb went off at the mill on Monday. The morning after the bombing, gunmen attacked a police station in Basra.",
     {"Monday": "2023-05-01", "The morning after the bombing": "2023-05-02TMO"}),
    ("A bomb went off at the mill on Monday. Gunmen attacked a police post the night before the bombing.",
     {"Monday": "2023-05-01", "the night before the bombing": "2023-04-30TNI"}),
    ("A bomb went off at the mill on Monday. The night after the bombing, gunmen attacked a police station in Basra.",
     {"Monday": "2023-05-01"}),
    ("Two people were shot in Basra on Monday, two days after a man was shot in Erbil.",
     {"Monday": "2023-05-01", "two days after": "2023-04-29"}),
    ("Two people were shot on Monday in Basra, just a day after a man was shot.",
     {"Monday": "2023-05-01", "a day after": "2023-04-30"}),
    ("A bomb went off at the mill. Two days after the bombing, gunmen attacked a police station in Basra.", {}),
    ("The day before Sunday's bombing at the mill, gunmen attacked a police station in Basra.",
     {"The day before Sunday's bombing at the mill": "2023-04-29", "Sunday": "2023-04-30"}),
    ("Two men were seen near the mill the day before Sunday's bombing, which killed five people in Basra.",
     {"Sunday": "2023-04-30"}),
    ("A bomb went off at the mill on Monday. Two men were seen the day before the bombing, which killed five.",
     {"Monday": "2023-05-01"}),
    ("Gunmen attacked a police station in Basra two days before last Sunday.",
     {"two days before last Sunday": "2023-04-28"}),
    ("A bomb went off at the mill on Monday. Two days later gunmen attacked a police station in Basra.",
     {"Monday": "2023-05-01", "Two days later": "2023-05-03"}),
]  # fmt: skip

#: The same, and the words that an issue is about.
OPEN = [
    ("A bomb went off at the mill. Two days later gunmen attacked a police station in Basra.", ["Two days later"]),
    ("A bomb went off at the mill. Gunmen attacked a police station hours after the bombing.", ["hours after"]),
    (
        "A bomb went off at the mill. Gunmen attacked a police station the morning after the bombing.",
        ["the morning after"],
    ),
    ("Gunmen attacked a police station in Basra at dawn.", ["dawn"]),
    ("Gunmen attacked a police station in Basra on Monday at dawn.", []),
    ("Gunmen attacked a police station on Monday. The attack in Basra began at dawn.", []),
    ("Gunmen attacked a police station in Basra several weeks ago.", []),
    ("Gunmen attacked a police station in Basra for the first time since the war began.", []),
    ("Gunmen attacked a police station in Basra.", []),
    ("Gunmen might attack a police station in Basra at dawn.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_time_told_from_a_happening_of_a_known_day_is_known(text: str, expected: dict[str, str]) -> None:
    times = {one.value.words: one.value.timex for one in read(text).statements if isinstance(one.value, TimeRange)}
    assert times == expected


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_a_time_that_nothing_resolves_is_an_issue_and_stands_in_its_words_alone(text: str, words: list[str]) -> None:
    reading = read(text)
    issues = [issue for issue in reading.issues if issue.code == UNRESOLVED]
    assert [f'"{one}"' in issue.message for one, issue in zip(words, issues, strict=True)] == [True] * len(words)
    assert all(text[int(issue.place.split()[1]) :].startswith(one) for one, issue in zip(words, issues, strict=True))
    assert all(issue.report_id == reading.report.id for issue in issues)
    told = [one.value for one in reading.statements if isinstance(one.value, TimeRange)]
    assert all(value.start is not None or value.end is None for value in told)
    assert all(value.start is not None or value.words in text for value in told)
    assert reading.report.published.isoformat() not in {value.timex[:10] for value in told}
