"""Values, dates and lists in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.brief.wording import capital, cut, key, listing, quote, show, show_day, show_weekday
from rashomon.records import Category, Name, Place, Quantity, TimeRange, Value, Wording

VALUES: list[tuple[Value, list[str]]] = [
    (Category("a car bombing", "car_bombing", "kinds"), ["car bombing"]),
    (Category("katyushas", "rocket", "weapons"), ["rocket"]),
    (Category("roadside bombs", "IED", "weapons"), ["IED"]),
    (Category("fired", "did_fire", "no such vocabulary"), ["did fire"]),
    (Category("did not comment", "", "comment"), ["did not comment"]),
    (Wording("parked\n cars"), ["“parked cars”"]),
    (Wording(""), [""]),
    (Name("Kataib Hezbollah", "Kataib Hezbollah", "armed group"), ["Kataib Hezbollah"]),
    (Name("The Iraqi military", "Iraqi military", "organisation"), ["the Iraqi military"]),
    (Name("Iraqi security officials", "iraqi security officials", "unnamed"), ["Iraqi security officials"]),
    (Name("Two US officials", "two us officials", "unnamed"), ["two US officials"]),
    (Name("A US official", "us official", "unnamed"), ["a US official"]),
    (
        Name("Mr Austin", "Lloyd Austin", "person", "US Secretary of Defense"),
        ["Lloyd Austin (US Secretary of Defense)"],
    ),
    (Name("Washington", "United States", "state"), ["United States"]),
    (Name("somebody", "", "unnamed"), ["somebody"]),
    (Place("Basra", "Basra", precision="town"), ["Basra"]),
    (Quantity("at least 34", 34, None, "at least", ""), ["34"]),
    (
        TimeRange("Sunday", datetime(2020, 12, 20), datetime(2020, 12, 21), "day", "stated", "2020-12-20"),
        ["20", "2020"],
    ),
]


@pytest.mark.parametrize(("value", "parts"), VALUES)
def test_every_kind_of_value_is_shown(value: Value, parts: list[str]) -> None:
    shown = show(value)
    assert all(part in shown for part in parts)
    assert shown == " ".join(shown.split())


def test_articles_and_capitals_of_a_name_make_no_difference() -> None:
    one, other = Name("The US military", "US military"), Name("the US military", "US military")
    assert key(one) == key(other) == "us military"


@pytest.mark.parametrize(
    ("words", "canonical", "kind", "expected"),
    [
        ("Police", "Police", "organisation", "police"),
        ("Gunmen", "gunmen", "unnamed", "gunmen"),
        ("Local officials", "local officials", "unnamed", "local officials"),
        ("Gunmen on motorcycles", "Gunmen on motorcycles", "unnamed", "gunmen on motorcycles"),
        ("Security Council", "Security Council", "organisation", "Security Council"),
        ("Hamas fighters", "Hamas fighters", "unnamed", "Hamas fighters"),
        ("Iraqi officials", "iraqi officials", "unnamed", "Iraqi officials"),
        ("Army", "Army", "publisher", "Army"),
    ],
)
def test_nobody_in_particular_loses_the_capital_of_a_sentence(
    words: str, canonical: str, kind: Any, expected: str
) -> None:
    assert show(Name(words, canonical, kind)) == expected


@pytest.mark.parametrize(
    ("words", "length", "expected"),
    [
        ("eight rockets", 20, "eight rockets"),
        ("eight rockets", 13, "eight rockets"),
        ("eight rockets", 12, "eight…"),
        ("eight, nine or ten", 9, "eight…"),
        ("  eight\n\trockets ", 20, "eight rockets"),
        ("Donaudampfschiff", 8, "Donauda…"),
        ("", 8, ""),
    ],
)
def test_cutting(words: str, length: int, expected: str) -> None:
    assert cut(words, length) == expected


@given(st.text(), st.integers(2, 50))
def test_a_cut_text_is_never_too_long_and_always_a_beginning(words: str, length: int) -> None:
    line = " ".join(words.split())
    short = cut(words, length)
    assert len(short) <= length
    assert short == line or line.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "", "a", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and others"),
    ],
)
def test_listing(items: list[str], expected: str) -> None:
    assert listing(items, 3) == expected


def test_dates_and_quotes() -> None:
    assert show_day(date(2020, 12, 4)) == "4 December 2020"
    assert show_weekday(date(2024, 2, 29)) == "Thursday 29 February 2024"
    assert (quote("so it was"), quote(" ")) == ("“so it was”", "")
    assert (capital("rocket attack"), capital("ßa"), capital("")) == ("Rocket attack", "ßa", "")
