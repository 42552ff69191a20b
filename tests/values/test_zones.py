"""Zones: those of places, those that words name, and times of the clock that are told by another clock."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.values.times import by_clock_of, clock_of, compare_times, find_times, show_time
from rashomon.values.zones import day_at, offset_at, offset_named, zones_of

PUBLISHED = date(2020, 12, 24)  # a Thursday
ZONES = st.sampled_from(["Asia/Baghdad", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "Asia/Kathmandu"])


def town(country: str, division: str, zone: str, people: int) -> dict[str, object]:
    return {"countrycode": country, "admin1code": division, "timezone": zone, "population": people}


def test_a_country_has_a_zone_where_nearly_all_its_people_share_a_clock() -> None:
    zones = zones_of([
        town("IQ", "07", "Asia/Baghdad", 7_000_000),
        town("US", "TX", "America/Chicago", 9_000_000), town("US", "TX", "America/Denver", 100_000),
        town("US", "NY", "America/New_York", 8_000_000),
        town("AR", "01", "America/Argentina/Cordoba", 100), town("AR", "02", "America/Argentina/Salta", 90),
    ])  # fmt: skip
    assert zones[("IQ", "")] == "Asia/Baghdad"
    assert zones[("US", "TX")] == "America/Chicago"
    assert ("US", "") not in zones
    assert zones[("AR", "")] == "America/Argentina/Cordoba", "two zones of one clock"


@pytest.mark.parametrize(
    ("words", "at", "hours"),
    [
        ("GMT", "2020-12-20", 0), ("EDT", "2020-07-20", -4), ("EST", "2020-12-20", -5), ("msk", "2020-12-20", 3),
        ("Eastern time", "2020-12-20", -5), ("eastern time", "2020-07-20", -4),
        ("Pacific standard time", "2020-12-20", -8),
        ("Moscow time", "2020-12-20", 3), ("Baghdad time", "2020-12-20", 3), ("Israel time", "2020-07-20", 3),
        ("New York time", "2020-07-20", -4), ("IST", "2020-12-20", None), ("Umtata time", "2020-12-20", None),
    ],
)  # fmt: skip
def test_words_name_a_zone(words: str, at: str, hours: float | None) -> None:
    expected = None if hours is None else timedelta(hours=hours)
    assert offset_named(words, datetime.fromisoformat(at)) == expected


# text, zone of the place, words, TIMEX3 by that clock
ELSEWHERE = [
    ("It was hit at 2300 GMT on Saturday.", "Asia/Baghdad", "2020-12-20T02:00", "Sunday 20 December 2020, 02:00"),
    ("It was hit at 2300 GMT on Saturday.", "America/New_York", "2020-12-19T18:00", "Saturday 19 December 2020, 18:00"),
    ("It was hit at 8:15 p.m. EST on Saturday.", "Asia/Baghdad", "2020-12-20T04:15", "Sunday 20 December 2020, 04:15"),
    ("It was hit at 8:15 p.m. EST on Saturday.", "America/New_York", "2020-12-19T20:15",
     "Saturday 19 December 2020, 20:15"),
    ("It was hit at 11 p.m. Moscow time on Friday.", "Asia/Tokyo", "2020-12-19T05:00",
     "Saturday 19 December 2020, around 05:00"),
    ("It was hit at 2:15 a.m. local time on Sunday.", "Asia/Tokyo", "2020-12-20T02:15",
     "Sunday 20 December 2020, 02:15"),
    ("It was hit at 2 a.m. (2300 GMT) on Sunday.", "Asia/Tokyo", "2020-12-20T02:00",
     "Sunday 20 December 2020, around 02:00"),
    ("It was hit on Sunday night.", "Asia/Tokyo", "2020-12-20TNI", "Sunday 20 December 2020, night"),
    ("It was hit at midnight GMT on Saturday.", "Asia/Tokyo", "2020-12-20T09:00",
     "Sunday 20 December 2020, around 09:00"),
    ("It was hit at 2300 GMT on Saturday.", "", "2020-12-19T23:00Z", "Saturday 19 December 2020, 23:00 GMT"),
    ("It was hit at 6 p.m. EST on Saturday.", "", "2020-12-19T23:00Z",
     "Saturday 19 December 2020, around 23:00 GMT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "zone", "timex", "shown"), ELSEWHERE)
def test_another_clock(text: str, zone: str, timex: str, shown: str) -> None:
    (found,) = find_times(text, published=PUBLISHED)
    value = by_clock_of(zone, found.value)
    assert value.timex == timex
    assert show_time(value) == shown
    assert value.words == found.value.words
    assert value.start
    assert value.end
    assert value.start < value.end


def test_one_moment_by_two_clocks_is_the_same() -> None:
    (gmt,) = find_times("It was hit at 2312 GMT on Saturday.", published=PUBLISHED)
    (local,) = find_times("It was hit at 2:12 a.m. on Sunday.", published=PUBLISHED)
    assert compare_times(by_clock_of("Asia/Baghdad", gmt.value), local.value).state == "same"
    assert compare_times(by_clock_of("Asia/Tehran", gmt.value), local.value).state == "conflict"


def test_a_clock_time_of_no_day() -> None:
    (found,) = find_times("It fell at 2330 GMT nearby.", published=PUBLISHED)
    value = clock_of("Asia/Baghdad", found.value, date(2020, 12, 21))
    assert (value.timex, value.start, value.end) == ("T02:30", None, None)
    assert by_clock_of("Asia/Baghdad", found.value) == found.value


@given(ZONES, st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)))
def test_a_day_is_that_of_the_zone(zone: str, gmt: datetime) -> None:
    offset = offset_at(zone, gmt)
    assert offset is not None
    assert day_at(gmt.replace(tzinfo=UTC), zone) == (gmt + offset).date()
    elsewhere = gmt.replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=-9)))
    assert day_at(elsewhere, zone) == (gmt + offset).date()
    assert day_at(gmt, zone) is None
    assert day_at(gmt.replace(tzinfo=UTC), "") is None
