"""Times: what the rules' own examples resolve to, whole sentences, comparison, display, and what always holds."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import TimeRange
from rashomon.rules import Example
from rashomon.values.times import compare_times, covers, find_times, show_time
from rashomon.values.times.find import expressions_of
from rashomon.values.times.grammar import LINKS, TENSE, TimeRule, all_rules, time_rules
from rashomon.values.times.matching import find, read_line
from rashomon.values.verdicts import Verdict

RULES = all_rules()
EXAMPLES = [
    pytest.param(rule.name, example, id=f"{rule.name}:{example.words}") for rule in RULES for example in rule.matches
]
OTHERS = [*time_rules(LINKS), *time_rules(TENSE)]
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PUBLISHED = date(2020, 12, 24)  # a Thursday
JUST_NOW = 14  # days: one that is so lately gone is not that of the year to come


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_of_the_rules_resolve(rule: str, example: Example) -> None:
    published, wanted = example.extra["published"], example.extra
    found = expressions_of(example.text, published=published)
    mine = [one for one in found if example.text[one.start : one.end] == example.words]
    if "value" not in wanted:
        assert not mine
        return
    assert len(mine) == 1, found
    assert mine[0].rule == rule
    assert mine[0].value == wanted["value"]
    assert mine[0].type == wanted.get("type", mine[0].type)
    value = mine[0].time
    for key in ("precision", "basis"):
        assert key not in wanted or (value is not None and getattr(value, key) == wanted[key])
    for key in ("start", "end"):
        assert key not in wanted or (value is not None and getattr(value, key) == moment(wanted[key]))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in (*RULES, *OTHERS)])
def test_a_rule_matches_its_own_examples_and_not_what_it_rejects(rule: TimeRule) -> None:
    assert rule.rejects
    for example in rule.matches:
        words = [example.text[match.start : match.end] for match in find([rule], read_line(example.text))]
        assert any(example.words in one for one in words), (example.text, words)
    for text in rule.rejects:
        assert not list(find([rule], read_line(text))), text


# text, {words: (TIMEX3 value, start, end, precision)}
SENTENCES: list[tuple[str, dict[str, tuple[str, str | None, str | None, str]]]] = [
    ("He has been missing since 17 October.",
     {"since 17 October": ("2020-10-17", "2020-10-17", None, "open")}),
    ("It was the fourth since the start of November.",
     {"since the start of November": ("2020-11", "2020-11-01", None, "open")}),
    ("Nobody was seen there since 2014.", {"since 2014": ("2014", "2014-01-01", None, "open")}),
    ("They must leave by Sunday.", {"by Sunday": ("2020-12-27", None, "2020-12-28", "open")}),
    ("It was quiet before 2019.", {"before 2019": ("2019", None, "2019-01-01", "open")}),
    ("Fighting raged from Monday to Wednesday.",
     {"from Monday to Wednesday": ("2020-12-21/2020-12-23", "2020-12-21", "2020-12-24", "day")}),
    ("It happened between late Monday and early Tuesday.",
     {"between late Monday and early Tuesday":
      ("2020-12-21TEV/2020-12-22TMO", "2020-12-21T18:00", "2020-12-22T08:00", "part of day")}),
    ("from October 2019 to March 2020", {"from October 2019 to March 2020":
                                         ("2019-10/2020-03", "2019-10-01", "2020-04-01", "month")}),
    ("Between 7 October and 20 November 2018 it was hit.",
     {"Between 7 October and 20 November 2018": ("2018-10-07/2018-11-20", "2018-10-07", "2018-11-21", "day")}),
    ("The truce, in force since Friday morning, will end on Monday.",
     {"since Friday morning": ("2020-12-18TMO", "2020-12-18T06:00", None, "open"),
      "Monday": ("2020-12-28", "2020-12-28", "2020-12-29", "day")}),
    ("Troops left before Sunday's attack.", {"Sunday": ("2020-12-20", "2020-12-20", "2020-12-21", "day")}),
    ("Troops left after Sunday's attack.", {"Sunday": ("2020-12-20", "2020-12-20", "2020-12-21", "day")}),
    ("The envoy said on Tuesday that the sides will meet on Saturday.",
     {"Tuesday": ("2020-12-22", "2020-12-22", "2020-12-23", "day"),
      "Saturday": ("2020-12-26", "2020-12-26", "2020-12-27", "day")}),
    ("On Sunday, the government promised to act on Monday.",
     {"Sunday": ("2020-12-20", "2020-12-20", "2020-12-21", "day"),
      "Monday": ("2020-12-28", "2020-12-28", "2020-12-29", "day")}),
    ("The minister, who will step down on January 20, said it was over.",
     {"January 20": ("2021-01-20", "2021-01-20", "2021-01-21", "day")}),
    ("Two days after the raid, on Monday and Tuesday, it rained.",
     {"Two days after": ("", None, None, "open"), "Monday": ("2020-12-21", "2020-12-21", "2020-12-22", "day"),
      "Tuesday": ("2020-12-22", "2020-12-22", "2020-12-23", "day")}),
    ("He has been on the run since the October 7 attack.",
     {"October 7": ("2020-10-07", "2020-10-07", "2020-10-08", "day")}),
    ("Since October 7 attacks have gone on.", {"Since October 7": ("2020-10-07", "2020-10-07", None, "open")}),
    ("It was the worst attack since the October 7 attack.",
     {"since the October 7": ("2020-10-07", "2020-10-07", None, "open")}),
    ("A bomb killed three on Sunday, 20 December 2020, at 8:40 p.m.",
     {"Sunday, 20 December 2020, at 8:40 p.m.":
      ("2020-12-20T20:40", "2020-12-20T20:40", "2020-12-20T20:41", "minute")}),
    ("Two days before last Sunday it fell.",
     {"Two days before last Sunday": ("2020-12-18", "2020-12-18", "2020-12-19", "day")}),
    ("It fell the day before Sunday's raid.",
     {"the day before": ("", None, None, "open"), "Sunday": ("2020-12-20", "2020-12-20", "2020-12-21", "day")}),
    ("It was shelled between 11 p.m. on Sunday and 3 a.m. nearby.",
     {"between 11 p.m. on Sunday and 3 a.m.":
      ("2020-12-20T23:00/2020-12-21T03:00", "2020-12-20T23:00", "2020-12-21T04:00", "hour")}),
    ("It was shelled between 2 and 5 a.m. Monday.",
     {"between 2 and 5 a.m. Monday":
      ("2020-12-21T02:00/2020-12-21T05:00", "2020-12-21T02:00", "2020-12-21T06:00", "hour")}),
    ("It was shelled from 11 p.m. to 2 a.m. on Monday.",
     {"from 11 p.m. to 2 a.m. on Monday":
      ("2020-12-20T23:00/2020-12-21T02:00", "2020-12-20T23:00", "2020-12-21T03:00", "hour")}),
    ("It was shelled from 2 a.m. to 5 a.m. nearby.",
     {"2 a.m.": ("T02:00", None, None, "hour"), "5 a.m.": ("T05:00", None, None, "hour")}),
    ("It was shelled from 2200 GMT on Sunday to 3 a.m. nearby.",
     {"2200 GMT on Sunday": ("2020-12-20T22:00Z", "2020-12-20T22:00", "2020-12-20T22:01", "minute"),
      "3 a.m.": ("T03:00", None, None, "hour")}),
    ("It was hit on Saturday night into Sunday.",
     {"Saturday night into Sunday": ("2020-12-19TNI", "2020-12-19T18:00", "2020-12-20T06:00", "part of day")}),
    ("It fell late Monday or early Tuesday.",
     {"late Monday or early Tuesday":
      ("2020-12-21TEV/2020-12-22TMO", "2020-12-21T18:00", "2020-12-22T08:00", "part of day")}),
    ("It fell on Monday or Tuesday.",
     {"Monday or Tuesday": ("2020-12-21/2020-12-22", "2020-12-21", "2020-12-23", "day")}),
    ("It fell on Monday or Wednesday.",
     {"Monday": ("2020-12-21", "2020-12-21", "2020-12-22", "day"),
      "Wednesday": ("2020-12-23", "2020-12-23", "2020-12-24", "day")}),
    ("It was hit after Friday prayers.", {"Friday": ("2020-12-18", "2020-12-18", "2020-12-19", "day")}),
    ("He gave no reason for the January 9 deadline.",
     {"January 9": ("2021-01-09", "2021-01-09", "2021-01-10", "day")}),
    ("He gave no reason for the January 9 raid.",
     {"January 9": ("2020-01-09", "2020-01-09", "2020-01-10", "day")}),
    ("It fell the week before Sunday.",
     {"the week before": ("", None, None, "open"), "Sunday": ("2020-12-20", "2020-12-20", "2020-12-21", "day")}),
    ("Raids on May 3, 5 and 9 killed ten.",
     {"May 3": ("2020-05-03", "2020-05-03", "2020-05-04", "day"),
      "5": ("2020-05-05", "2020-05-05", "2020-05-06", "day"),
      "9": ("2020-05-09", "2020-05-09", "2020-05-10", "day")}),
    ("On May 3, 5 people died.", {"May 3": ("2020-05-03", "2020-05-03", "2020-05-04", "day")}),
    ("A year ago, on 22 December, it fell.",
     {"A year ago": ("2019", "2019-01-01", "2020-01-01", "year"),
      "22 December": ("2019-12-22", "2019-12-22", "2019-12-23", "day")}),
    ("Two years ago, on the night of 3 January, it fell.",
     {"Two years ago": ("2018", "2018-01-01", "2019-01-01", "year"),
      "the night of 3 January": ("2019-01-03TNI", "2019-01-03T18:00", "2019-01-04T06:00", "part of day")}),
    ("They met on the third anniversary of the December 22 raid.",
     {"December 22": ("2017-12-22", "2017-12-22", "2017-12-23", "day")}),
    ("They met on the one-year anniversary of the December 22 raid.",
     {"December 22": ("2019-12-22", "2019-12-22", "2019-12-23", "day")}),
    ("They met on the anniversary of the December 22 raid.", {"December 22": ("", None, None, "open")}),
    ("It is a year since the December 22 raid.",
     {"since the December 22": ("2019-12-22", "2019-12-22", None, "open")}),
    ("He was held a year after the June 22 raid.",
     {"a year after": ("", None, None, "open"), "June 22": ("2020-06-22", "2020-06-22", "2020-06-23", "day")}),
    ("It is a year since the raid and he was held on December 22.",
     {"since the raid": ("", None, None, "open"),
      "December 22": ("2020-12-22", "2020-12-22", "2020-12-23", "day")}),
    ("It was hit on 31 June.", {}),
    ("between 29 February and 3 March 2021", {"between 29 February and 3 March 2021":
                                              ("2020-02-29/2021-03-03", "2020-02-29", "2021-03-04", "day")}),
    ("Weekly protests on Sundays may march on; the army may fall back in a second.", {}),
    ("The 34-year-old fought in the Second World War with an AK-47 under Resolution 2216 for 1,500 and $2020.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: dict[str, tuple[str, str | None, str | None, str]]) -> None:
    found = find_times(text, published=PUBLISHED)
    got = {t.value.words: (t.value.timex, t.value.start, t.value.end, t.value.precision) for t in found}
    assert got == {
        words: (timex, moment(start), moment(end), kind) for words, (timex, start, end, kind) in expected.items()
    }


@pytest.mark.parametrize(("past", "expected"), [(True, "2020-12-20"), (False, "2020-12-27")])
def test_the_caller_may_know_the_tense(past: bool, expected: str) -> None:
    assert find_times("on Sunday", published=PUBLISHED, past=past)[0].value.timex == expected


def read(text: str, published: date = PUBLISHED) -> TimeRange:
    (found,) = find_times(text, published=published)
    return found.value


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("on 20 December 2020", "on Sunday", "same"),
        ("on Sunday", "late on Sunday", "compatible"),
        ("early on Sunday", "late on Sunday", "different"),
        ("on Sunday night", "early on Monday", "compatible"),
        ("in December 2020", "on Sunday", "compatible"),
        ("in November 2020", "on Sunday", "different"),
        ("at 02:15 on Sunday", "at 02:16 on Sunday", "different"),
        ("at 02:15 on Sunday", "around 2 a.m. on Sunday", "compatible"),
        ("at 02:15 on Sunday", "at 2315 GMT on Saturday", "compatible"),
        ("at 02:15 on Sunday", "at 02:15 GMT on Sunday", "compatible"),
        ("since 17 October", "on Sunday", "compatible"),
        ("since Tuesday", "on Sunday", "different"),
        ("in recent weeks", "on Sunday", "unknown"),
        ("two days later", "two days later", "unknown"),
    ],
)
def test_comparing(one: str, other: str, expected: str) -> None:
    assert covers(read(one), read(other)) == expected
    assert covers(read(other), read(one)) == expected


# one, other, the verdict and its reason
VERDICTS = [
    ("on 20 December 2020", "on Sunday", "same", "both are Sunday 20 December 2020"),
    ("on Sunday", "late on Sunday", "compatible",
     "Sunday 20 December 2020, evening lies within Sunday 20 December 2020"),
    ("in December 2020", "on Sunday", "compatible", "Sunday 20 December 2020 lies within December 2020"),
    ("since 17 October", "on Sunday", "compatible", "Sunday 20 December 2020 lies within since 17 October 2020"),
    ("on Sunday night", "early on Monday", "compatible",
     "Sunday 20 December 2020, night and Monday 21 December 2020, early morning overlap"),
    ("at 02:15 on Sunday", "at 2315 GMT on Saturday", "compatible",
     "Saturday 19 December 2020, 23:15 GMT and Sunday 20 December 2020, 02:15 can be the same time, one of them local"),
    ("in November 2020", "on Sunday", "conflict", "November 2020 is over before Sunday 20 December 2020 begins"),
    ("in recent weeks", "on Sunday", "compatible", '"recent weeks" names no day that is known'),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "state", "reason"), VERDICTS)
def test_verdicts_say_why(one: str, other: str, state: str, reason: str) -> None:
    assert compare_times(read(one), read(other)) == Verdict(state, reason)  # type: ignore[arg-type]
    assert compare_times(read(other), read(one)) == Verdict(state, reason)  # type: ignore[arg-type]


MOMENTS = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2020, 1, 4))
RANGES = st.builds(
    lambda ends, precision, timex: TimeRange("words", ends[0], ends[1], precision, "stated", timex),
    st.tuples(MOMENTS, MOMENTS).filter(lambda ends: None in ends or ends[0] < ends[1]),  # type: ignore[operator]
    st.sampled_from(["minute", "day", "open"]),
    st.sampled_from(["2020-01-02", "2020-01-02T02:00Z", ""]),
)


@given(one=RANGES, other=RANGES)
def test_a_verdict_is_the_same_both_ways(one: TimeRange, other: TimeRange) -> None:
    verdict = compare_times(one, other)
    assert verdict == compare_times(other, one)
    assert verdict.reason
    assert (verdict.state == "conflict") == (covers(one, other) == "different")
    assert compare_times(one, one).state == ("same" if one.start or one.end else "compatible")


@given(narrow=RANGES, wide=RANGES, apart=RANGES)
def test_what_is_in_conflict_with_the_wider_is_with_the_narrower(
    narrow: TimeRange, wide: TimeRange, apart: TimeRange
) -> None:
    narrow, wide, apart = (replace(value, timex="") for value in (narrow, wide, apart))
    inside = (wide.start is None or (narrow.start or datetime.min) >= wide.start) and (
        wide.end is None or (narrow.end or datetime.max) <= wide.end
    )
    if inside and (narrow.start or narrow.end) and compare_times(wide, apart).state == "conflict":
        assert compare_times(narrow, apart).state == "conflict"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Sunday", "Sunday 20 December 2020"),
        ("early on Sunday morning", "Sunday 20 December 2020, early morning"),
        ("on Sunday night", "Sunday 20 December 2020, night"),
        ("in the early hours of Sunday", "Sunday 20 December 2020, early hours"),
        ("at 2:30 a.m. on Sunday", "Sunday 20 December 2020, 02:30"),
        ("around 2 p.m. on Sunday", "Sunday 20 December 2020, around 14:00"),
        ("at 0230 GMT on Sunday", "Sunday 20 December 2020, 02:30 GMT"),
        ("in March 2023", "March 2023"),
        ("in mid-March 2023", "mid-March 2023"),
        ("late February 2020", "late February 2020"),
        ("in 2019", "2019"),
        ("in late 2019", "late 2019"),
        ("in the 1980s", "1980s"),
        ("last summer", "summer 2020"),
        ("last week", "14 to 20 December 2020"),
        ("over the weekend", "19 to 20 December 2020"),
        ("between 3 and 5 May", "3 to 5 May 2020"),
        ("from 28 November to 2 December", "28 November to 2 December 2020"),
        ("since 17 October 2023", "since 17 October 2023"),
        ("since mid-October", "since mid-October 2020"),
        ("since last year", "since 2019"),
        ("since Monday evening", "since 21 December 2020, evening"),
        ("after 17 October 2023", "after 17 October 2023"),
        ("before 2019", "before 2019"),
        ("until the end of March 2019", "until March 2019"),
        ("until Tuesday", "until 29 December 2020"),
        ("earlier this month", "1 to 24 December 2020"),
        ("since the outbreak of the war", "since the outbreak of the war"),
        ("two days later", "two days later"),
        ("two nights ago", "Tuesday 22 December 2020, night"),
        ("from 2 to 5:30 a.m. on Monday", "Monday 21 December 2020, 02:00 to 05:30"),
        ("from 11 p.m. to 2 a.m. on Monday", "Sunday 20 December 2020, 23:00 to Monday 21 December 2020, 02:00"),
        ("from 0200 GMT on Monday to 0530 GMT on Monday", "Monday 21 December 2020, 02:00 to 05:30 GMT"),
    ],
)
def test_showing(text: str, expected: str) -> None:
    assert show_time(read(text)) == expected


@given(published=DAYS, weekday=st.sampled_from(WEEKDAYS), which=st.sampled_from(["", "last ", "next ", "this "]))
def test_a_weekday_lies_within_a_week(published: date, weekday: str, which: str) -> None:
    value = read(f"It was attacked {which or 'on '}{weekday}.", published)
    assert value.start is not None
    day = value.start.date()
    assert WEEKDAYS[day.weekday()] == weekday
    assert abs((day - published).days) <= 7
    assert (day <= published) == (which != "next ")
    if which in ("last ", "next "):
        assert day != published


@given(published=DAYS, day=DAYS, future=st.booleans())
def test_a_date_without_a_year_is_the_nearest_by_tense(published: date, day: date, future: bool) -> None:
    if (day.month, day.day) == (2, 29):
        return
    verb = "will be held" if future else "was held"
    value = read(f"It {verb} on {day:%B} {day.day}.", published)
    assert value.start is not None
    gap = (value.start.date() - published).days
    assert (value.start.month, value.start.day) == (day.month, day.day)
    assert -JUST_NOW <= gap <= 366 if future else -366 <= gap <= 0


WORDS = (
    "on in since early late last next this Sunday Friday 's morning night May March mid- 31 30 2020 2:30 25:00 a.m."
    " GMT , to between and from the two three years weeks days ago weekend overnight dawn noon midnight of week"
    " month year 13/13/2020 2020-02-30 December will said yesterday tomorrow after before hours"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@given(text=st.one_of(st.text(max_size=80), PIECES), published=st.dates(), past=st.sampled_from([None, True, False]))
def test_any_text_gives_well_formed_times(text: str, published: date, past: bool | None) -> None:
    found = find_times(text, published=published, past=past)
    previous = 0
    for time in found:
        value: Any = time.value
        assert text[time.start : time.end] == value.words
        assert previous <= time.start < time.end <= len(text)
        previous = time.end
        if value.start and value.end:
            assert value.start < value.end
        assert value.start or value.end or value.precision in ("open", "part of day", "minute", "hour")
        assert show_time(value)
        assert covers(value, value) in ("same", "unknown")


@given(published=DAYS)
def test_the_publication_date_never_stands_in(published: date) -> None:
    text = "In recent weeks, two days later, at dawn, several years ago, hours later and since then it burned."
    assert all(time.value.start is None and time.value.end is None for time in find_times(text, published=published))
    assert find_times("Rockets hit the embassy and wounded one man.", published=published) == []


@given(published=DAYS, days=st.integers(1, 400))
def test_days_ago_are_counted(published: date, days: int) -> None:
    value = read(f"It burned {days} days ago.", published)
    assert value.start == datetime.combine(published - timedelta(days=days), datetime.min.time())
