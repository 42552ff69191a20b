"""The clock of the place: times told in GMT, and the day on which a report was written where it was filed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.extract.told import PUBLISHER, TOOLS
from tests.strategies import make_report

from rashomon.pipeline import read_report
from rashomon.records import TimeRange

#: A report's text and the times of its statements, with the words of each; it is of Thursday 4 May 2023.
CLOCKS = [
    ("Rockets hit the airport in Baghdad at 2230 GMT on Monday.", {"2230 GMT on Monday": "2023-05-02T01:30"}),
    ("Rockets hit the airport in Baghdad at 6 p.m. EDT on Monday.", {"6 p.m. EDT on Monday": "2023-05-02T01:00"}),
    ("Rockets hit the airport in Baghdad at 2230 on Monday.", {"Monday": "2023-05-01"}),
    ("Rockets hit the airport in Maiduguri at 2230 GMT on Monday.", {"2230 GMT on Monday": "2023-05-01T22:30Z"}),
    ("Rockets hit the airport in Baghdad and the port in Manila at 2230 GMT on Monday.",
     {"2230 GMT on Monday": "2023-05-01T22:30Z"}),
    ("BAGHDAD (Border Wire) - Rockets hit the airport at 2230 GMT on Monday.",
     {"2230 GMT on Monday": "2023-05-02T01:30"}),
    ("Gunmen attacked a post near Manila on Monday. Rockets killed two in Baghdad on Tuesday. Rockets hit a hospital "
     "in Baghdad at 2230 GMT.", {"Monday": "2023-05-01", "Tuesday": "2023-05-02", "2230 GMT": "2023-05-02T01:30"}),
]  # fmt: skip

#: Dateline and moment of publication, and the day that "Wednesday" is then; Wednesday was 3 May 2023.
FILED = [
    ("MANILA (Border Wire) - ", "2023-05-02T21:00:00+00:00", "2023-05-03"),
    ("", "2023-05-02T21:00:00+00:00", "2023-04-26"),
    ("MANILA (Border Wire) - ", "2023-05-02T21:00:00", "2023-04-26"),
    ("MAIDUGURI (Border Wire) - ", "2023-05-02T21:00:00+00:00", "2023-04-26"),
    ("MANILA, May 2 (Border Wire) - ", "2023-05-02T21:00:00+00:00", "2023-04-26"),
    ("MANILA, April 30 (Border Wire) - ", "2023-05-02T21:00:00+00:00", "2023-04-26"),
    ("MANILA (Border Wire) - ", "2023-05-03T21:00:00+08:00", "2023-05-03"),
]

#: Dateline, and the day that "today" is in a report of 4 May 2023.
DATED = [
    ("BAGHDAD, May 3 (Border Wire) - ", "2023-05-03"), ("BAGHDAD, 3 May (Border Wire) - ", "2023-05-03"),
    ("BAGHDAD, May 4 (Border Wire) - ", "2023-05-04"), ("BAGHDAD (Border Wire) - ", "2023-05-04"),
    ("BAGHDAD, May 5 (Border Wire) - ", "2023-05-04"), ("BAGHDAD, March 3 (Border Wire) - ", "2023-05-04"),
    ("BAGHDAD, May 3 (Border Wire) --\n\n", "2023-05-03"), ("NAIROBI, Kenya, May 3 (BW) _ ", "2023-05-03"),
]  # fmt: skip

#: Reports of Thursday 4 May 2023 that tell no day, and the times of their statements.
UNDATED = [
    ("Two men were shot in Baghdad around 2 a.m.", {"around 2 a.m.": "2023-05-04T02:00"}),
    ("Two men were shot in Baghdad shortly after midnight.", {"shortly after midnight": "2023-05-04T00:00"}),
    ("Two men were shot in Baghdad. The police were called at 4:15 p.m.", {"4:15 p.m.": "2023-05-04T16:15"}),
    ("Two men were shot in Baghdad around 11 p.m.", {}),
    ("Two men were shot in Baghdad.\n\n1:17 Storm closes roads in Baghdad\n\nUpdated at 6 a.m.", {}),
    ("Two men were shot in Baghdad around 2 a.m. A year ago, in May 2022, one man was shot there.",
     {}),
]  # fmt: skip


def times(text: str, published: date = date(2023, 5, 4), at: datetime | None = None) -> dict[str, str]:
    report = make_report(text, published=published, publisher=PUBLISHER, published_at=at)
    read = read_report(report, TOOLS).statements
    return {one.value.words: one.value.timex for one in read if isinstance(one.value, TimeRange)}


@pytest.mark.parametrize(("text", "expected"), CLOCKS)
def test_a_time_in_gmt_is_told_by_the_clock_of_the_place(text: str, expected: dict[str, str]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(("dateline", "at", "day"), FILED)
def test_a_day_of_the_week_is_told_from_the_day_where_the_report_was_filed(dateline: str, at: str, day: str) -> None:
    moment = datetime.fromisoformat(at)
    assert times(f"{dateline}Gunmen attacked a police station on Wednesday.", moment.date(), moment) == {
        "Wednesday": day
    }


@pytest.mark.parametrize(("dateline", "day"), DATED)
def test_today_is_the_day_of_a_dateline_that_has_one(dateline: str, day: str) -> None:
    assert times(f"{dateline}Gunmen attacked a police station in Baghdad today.") == {"today": day}


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_an_hour_told_without_any_day_is_the_last_one_before_the_report(text: str, expected: dict[str, str]) -> None:
    told = {words: timex for words, timex in times(text).items() if timex.startswith("2023-05")}
    assert told == expected


def test_the_day_of_such_an_hour_is_inferred_and_its_words_are_those_of_the_hour() -> None:
    reading = read_report(make_report(UNDATED[0][0], published=date(2023, 5, 4), publisher=PUBLISHER), TOOLS)
    told = [one.value for one in reading.statements if isinstance(one.value, TimeRange)]
    assert [(one.words, one.basis, one.precision) for one in told] == [("around 2 a.m.", "inferred", "hour")]
