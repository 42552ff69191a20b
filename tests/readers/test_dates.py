from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.readers.dates import Published, check_range, read_date
from rashomon.records import Issue

DAY = date(2020, 12, 24)
PLUS3 = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    "words",
    [
        "2020-12-24",
        " 2020-12-24 ",
        "20201224",
        "2020/12/24",
        "2020.12.24",
        "24 December 2020",
        "24 Dec. 2020",
        "24th of December, 2020",
        "24-Dec-2020",
        "December 24, 2020",
        "Dec 24 2020",
        "Thursday, 24 December 2020",
        "Thu., December 24th, 2020",
        "24/12/2020",
        "12/24/2020",
        "24.12.2020",
    ],
)
def test_days(words: str) -> None:
    assert read_date(words) == Published(DAY)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2020-12-24T10:05:06+03:00", datetime(2020, 12, 24, 10, 5, 6, tzinfo=PLUS3)),
        ("2020-12-24T10:05:06.123Z", datetime(2020, 12, 24, 10, 5, 6, tzinfo=UTC)),
        ("2020-12-24 10:05", datetime(2020, 12, 24, 10, 5)),
        ("2020-12-24 10:05:00 +0300", datetime(2020, 12, 24, 10, 5, tzinfo=PLUS3)),
        ("Thu, 24 Dec 2020 23:30:00 -0430", datetime(2020, 12, 24, 23, 30, tzinfo=timezone(-timedelta(hours=4.5)))),
        ("Thu, 24 Dec 2020 10:05:00 GMT", datetime(2020, 12, 24, 10, 5, tzinfo=UTC)),
        ("Thu, 24 Dec 2020 10:05:00 -0000", datetime(2020, 12, 24, 10, 5)),
        ("24 December 2020, 12:05 am", datetime(2020, 12, 24, 0, 5)),
        ("December 24, 2020 at 1:05 p.m. UTC", datetime(2020, 12, 24, 13, 5, tzinfo=UTC)),
    ],
)
def test_moments_keep_their_zone_and_their_local_day(words: str, moment: datetime) -> None:
    found = read_date(words)
    assert isinstance(found, Published)
    assert (found.day, found.at, found.at and found.at.tzinfo) == (DAY, moment, moment.tzinfo)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("03/04/2021", "ambiguous-date"),
        ("3.4.2021", "ambiguous-date"),
        ("December 2020", "unclear-date"),
        ("24 December", "unclear-date"),
        ("Sunday", "unclear-date"),
        ("2020", "unclear-date"),
        ("24 Dec 20", "unclear-date"),
        ("12/24/20", "unclear-date"),
        ("yesterday", "unclear-date"),
        ("2020-13-45", "unclear-date"),
        ("2021-02-29", "unclear-date"),
        ("30/30/2020", "unclear-date"),
        ("2020-12-24T25:00", "unclear-date"),
        ("2020-12-24 13:00 pm", "unclear-date"),
        ("2020-12-24T10:00+99:00", "unclear-date"),
        ("1608768000", "unclear-date"),
        ("24 December 2020 in Baghdad", "unclear-date"),
        ("٢٠٢٠-١٢-٢٤", "unclear-date"),
        ("", "unclear-date"),
        ("9" * 100_000, "unclear-date"),
    ],
)
def test_what_is_not_a_full_date(words: str, code: str) -> None:
    issue = read_date(words)
    assert isinstance(issue, Issue)
    assert issue.code == code
    assert "YYYY-MM-DD" in issue.remedy
    assert len(issue.message) < 200


def test_the_same_number_twice_is_not_ambiguous() -> None:
    assert read_date("04/04/2021") == Published(date(2021, 4, 4))


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y"]))
def test_written_days_are_read_back(day: date, shape: str) -> None:
    assert read_date(day.strftime(shape)) == Published(day)


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.sampled_from([None, UTC, PLUS3])))
def test_written_moments_are_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert read_date(moment.isoformat()) == Published(moment.date(), moment)


@given(st.text(max_size=100))
def test_no_words_raise(words: str) -> None:
    assert isinstance(read_date(words), Published | Issue)


@pytest.mark.parametrize(
    ("days_ahead", "code"), [(0, None), (2, None), (3, "future-date"), (4000, "future-date"), (-4000, None)]
)
def test_dates_ahead(days_ahead: int, code: str | None) -> None:
    issue = check_range(DAY + timedelta(days=days_ahead), DAY)
    assert (issue and issue.code) == code


def test_dates_before_1900() -> None:
    issue = check_range(date(1899, 12, 31), DAY)
    assert issue is not None
    assert issue.code == "old-date"
    assert check_range(date(1900, 1, 1), DAY) is None
