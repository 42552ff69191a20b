"""Times told from other times of a text, what is no time of a happening, and how words are read."""

from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rashomon.values.times import find_times_of_text, read_times
from rashomon.values.times.grammar import written_in_signs
from rashomon.values.times.matching import read_line
from rashomon.values.times.tokens import shape

WORDS_FILE = files("rashomon.rules") / "times" / "words.yaml"
PUBLISHED = date(2020, 12, 24)  # a Thursday

# the sentences of a text, {words: (TIMEX3 type, value, basis or None where it is no time of a happening)}
TEXTS: list[tuple[list[str], dict[str, tuple[str, str, str | None]]]] = [
    (["It was hit on 3 May 2019.", "Nobody was there.", "The following day it burned; that night it fell."],
     {"3 May 2019": ("DATE", "2019-05-03", "stated"),
      "The following day": ("DATE", "2019-05-04", "relative to another time"),
      "that night": ("TIME", "2019-05-04TNI", "relative to another time")}),
    (["It was hit on Sunday.", "Two days earlier, the guard had left; three weeks later he will be back."],
     {"Sunday": ("DATE", "2020-12-20", "relative to publication"),
      "Two days earlier": ("DATE", "2020-12-18", "relative to another time"),
      "three weeks later": ("DATE", "2021-W01", "relative to another time")}),
    (["It fell at 8:15 p.m. on Monday.", "Two hours later it burned."],
     {"8:15 p.m. on Monday": ("TIME", "2020-12-21T20:15", "relative to publication"),
      "Two hours later": ("TIME", "2020-12-21T22:15", "relative to another time")}),
    (["He left in March 2018.", "The same month it burned, and the next year it fell."],
     {"March 2018": ("DATE", "2018-03", "inferred"),
      "The same month": ("DATE", "2018-03", "relative to another time")}),
    (["It fell on 3 May 2019.", "By the following Monday it was mended, and the previous Friday nobody knew."],
     {"3 May 2019": ("DATE", "2019-05-03", "stated"),
      "the following Monday": ("DATE", "2019-05-06", "relative to another time"),
      "the previous Friday": ("DATE", "2019-05-03", "relative to another time")}),
    (["It was hit on Sunday, and a year later they met.", "They will meet again a week later."],
     {"Sunday": ("DATE", "2020-12-20", "relative to publication"),
      "a year later": ("DATE", "", "relative to another time"),
      "a week later": ("DATE", "2020-W52", "relative to another time")}),
    (["It was hit on Thursday.", "The following day they met."],
     {"Thursday": ("DATE", "2020-12-24", "relative to publication"),
      "The following day": ("DATE", "", "relative to another time")}),
    (["He left the day before Sunday's raid, and three days before 9 December."],
     {"the day": ("DATE", "2020-12-19", "relative to another time"),
      "Sunday": ("DATE", "2020-12-20", "relative to publication"),
      "three days": ("DURATION", "P3D", "relative to another time"), "9 December": ("DATE", "2020-12-09", None)}),
    (["Net rose in the third quarter, up from a year earlier.", "For the quarter, sales fell."],
     {"the third quarter": ("DATE", "2020-Q3", "relative to publication"),
      "a year earlier": ("DATE", "2019-Q3", "relative to another time"),
      "the quarter": ("DATE", "2020-Q3", "relative to another time")}),
    (["The following day he fled for three hours, as he now does daily."],
     {"The following day": ("DATE", "", "relative to another time"), "three hours": ("DURATION", "PT3H", None),
      "now": ("DATE", "PRESENT_REF", None), "daily": ("SET", "P1D", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), TEXTS)
def test_texts(sentences: list[str], expected: dict[str, tuple[str, str, str | None]]) -> None:
    read = read_times(sentences, published=PUBLISHED)
    got = {
        sentence[one.start : one.end]: (one.type, one.value, one.time.basis if one.time else None)
        for sentence, found in zip(sentences, read, strict=True)
        for one in found
    }
    assert {words: got.get(words) for words in expected} == expected


def test_what_is_no_time_of_a_happening_is_left_out() -> None:
    text = "They now fight for three hours every day, recently twice a week; in the future daily, at a rate of 5 a day."
    assert find_times_of_text([text], published=PUBLISHED) == [[]]
    assert read_times([text], published=PUBLISHED)[0]


def test_hours_ago_need_the_time_of_publication() -> None:
    def value(published: date) -> str:
        return read_times(["It fell two hours ago."], published=published)[0][0].value

    assert value(datetime(2020, 12, 24, 1, 30)) == "2020-12-23T23:30"
    assert value(PUBLISHED) == "2020-12-24"


SENTENCES = st.lists(
    st.sampled_from([
        "It was hit on Sunday.", "The following day it fell.", "Nobody knows.", "Two days later it burned.",
        "That night he fled.", "It rose in the third quarter.", "A year earlier it fell.", "It fell in 1998.",
        "The next year he came.", "Three weeks before, on 4 May, it rained.", "the previous Friday at 2:30 a.m.",
    ]),
    max_size=8,
)  # fmt: skip


@given(sentences=SENTENCES, published=st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_a_text_is_read_as_its_beginning_is(sentences: list[str], published: date) -> None:
    read = read_times(sentences, published=published)
    assert len(read) == len(sentences)
    for end in range(len(sentences)):
        assert read_times(sentences[:end], published=published) == read[:end]
    times = find_times_of_text(sentences, published=published)
    for sentence, found in zip(sentences, times, strict=True):
        for one in found:
            assert sentence[one.start : one.end] == one.value.words
            assert one.value.start is None or one.value.end is None or one.value.start < one.value.end


@given(published=st.dates(date(1900, 1, 1), date(2100, 1, 1)), days=st.integers(1, 30), later=st.booleans())
def test_days_after_another_day_are_counted(published: date, days: int, later: bool) -> None:
    sentences = ["It was hit on 15 June 1999.", f"{days} days {'later' if later else 'earlier'} it fell."]
    (found,) = read_times(sentences, published=published)[1]
    day = date(1999, 6, 15) + timedelta(days=days if later else -days)
    assert found.value == (day.isoformat() if day <= published else "")  # what fell has not fallen tomorrow


@given(text=st.text(max_size=60))
def test_every_word_of_any_text_has_one_sign(text: str) -> None:
    line = read_line(text)
    assert len(line.signs) == len(line.places)
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in line.places)


@pytest.mark.parametrize(
    ("token", "classes"),
    [
        ("31", {"number", "day", "two_digits"}),
        ("7", {"number", "day", "hour"}),
        ("1989", {"number", "old_year", "year"}),
        ("0230", {"number", "military"}),
        ("3rd", {"ordinal", "day"}),
        ("1,000", {"number"}),
        ("8.30", {"number", "point"}),
        ("11/02/89", {"numeric"}),
        ("1980s", {"decade"}),
        ("'89", {"short_year"}),
        ("burned", {"ed", "word"}),
        ("Arden", {"name"}),
        ("٣", set()),
    ],
)
def test_shapes(token: str, classes: set[str]) -> None:
    assert shape(token) == classes


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("at 2 p.m. on Nov. 3, 1989.", ["at", "2", "p.m.", "on", "Nov.", "3", ",", "1989", "."]),
        ("Friday's two-day talks", ["Friday", "'s", "two", "-", "day", "talks"]),
        ("2020-12-20T14:30Z and 8:30", ["2020-12-20T14:30Z", "and", "8:30"]),
        ("we'll meet in Milan. Then", ["we'll", "meet", "in", "Milan", ".", "Then"]),
        ("o’clock 2 1/2 years", ["o’clock", "2 1/2", "years"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [text[start:end] for start, end in read_line(text).places] == tokens


def test_a_class_that_no_word_has_is_a_fault() -> None:
    with pytest.raises(KeyError, match="nonsuch"):
        written_in_signs("the <nonsuch>")


@given(published=st.dates(date(1930, 1, 1), date(2070, 1, 1)), future=st.booleans())
def test_a_feast_is_the_nearest_by_tense(published: date, future: bool) -> None:
    text = f"Talks {'will be' if future else 'were'} held during Ramadan."
    ((found,),) = find_times_of_text([text], published=published)
    assert found.value.start is not None
    assert found.value.end is not None
    gap = (found.value.start.date() - published).days
    assert -1 <= gap <= 356 if future else -356 <= gap <= -1
    assert (found.value.end - found.value.start).days == 32


def test_a_feast_outside_the_tables_has_no_bounds() -> None:
    ((found,),) = find_times_of_text(["It was hit during Ramadan."], published=date(1850, 1, 1))
    assert (found.value.start, found.value.end) == (None, None)


WORDS = sorted(
    {str(word) for section in yaml.safe_load(WORDS_FILE.read_text("utf-8")).values() for group in section.values()
     for word in group}
    | {"1", "12", "30", "1989", "2020-02-30", "25:61", "half", "ago", "next", "other", "every", "the", "of", "winter"}
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), st.dates())
def test_words_of_time_in_any_order_are_read_or_left(text: str, published: date) -> None:
    for found in read_times([text], published=published)[0]:
        assert 0 <= found.start < found.end <= len(text)
