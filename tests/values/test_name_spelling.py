"""Spellings of one foreign name, initials of a name spelled out, and two names compared with the reason."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Name
from rashomon.values.actors import actor_named
from rashomon.values.countries import countries
from rashomon.values.names import compare_names, read_name
from rashomon.values.names.acronyms import is_initials
from rashomon.values.names.spelling import one_person, one_spelling, person_key, sound
from rashomon.vocabulary import load_vocabulary

SPELLINGS = [
    ("Soleimani", "Suleimani", True),
    ("Soleimani", "Sulaimani", True),
    ("Gaddafi", "Qadhafi", True),
    ("Gaddafi", "Kadafi", True),
    ("Mohammed", "Muhammad", True),
    ("Hossein", "Husayn", True),
    ("Zelensky", "Zelenskyy", True),
    ("Nasrallah", "Nasralla", True),
    ("Yahya", "Yehia", True),
    ("Qassem", "Kasim", True),
    ("Abdullah", "Abdallah", True),
    ("Amirabdollahian", "Amir-Abdollahian", True),
    ("Khomeini", "Khamenei", False),
    ("Hussein", "Hassan", False),
    ("Bashar", "Bashir", False),
    ("Salman", "Soleimani", False),
    ("Miller", "Muller", False),
    ("Carter", "Curter", False),
    ("Ali", "Ala", False),
    ("Omar", "Omer", False),
    ("Rabin", "Rubin", False),
]
PEOPLE = [
    ("Qasem Soleimani", "Qassim Sulaimani", True),
    ("Mohammed Shia al-Sudani", "Muhammad al-Sudani", True),
    ("Muammar Gaddafi", "Moammar Qadhafi", True),
    ("Ruhollah Khomeini", "Ali Khamenei", False),
    ("Qasem Soleimani", "Hassan Soleimani", False),
    ("Soleimani", "Sulaimani", False),
]
INITIALS = [
    ("SOHR", "Syrian Observatory for Human Rights", True),
    ("ISF", "Iraqi Security Forces", True),
    ("NRF", "the Norland Relief Fund", True),
    ("HTS", "Hayat Tahrir al-Sham", True),
    ("NRF", "Norland Fund", False),
    ("SDF", "Sudanese Army", False),
    ("ISF", "iraqi security forces", False),
]
COMPARED = [
    ("Qasem Soleimani", "Qassim Suleimani", "compatible"),
    ("General Soleimani", "Qasem Soleimani", "same"),
    ("Donald Trump", "Eric Trump", "conflict"),
    ("Kataib Hezbollah", "the Houthis", "conflict"),
    ("unidentified gunmen", "the Houthis", "compatible"),
    ("ISIS", "Islamic State", "same"),
    ("the US military", "the Iraqi military", "conflict"),
    ("the American military", "the US military", "same"),
]
LETTERS = st.text(alphabet="abcdefghiklmnoqrstuvyz'-", min_size=1, max_size=12)
WORDS = st.sampled_from([words for row in COMPARED for words in row[:2]])


@pytest.mark.parametrize(("first", "second", "expected"), SPELLINGS)
def test_spelling(first: str, second: str, expected: bool) -> None:
    assert one_spelling(first, second) is one_spelling(second, first) is expected


@pytest.mark.parametrize(("first", "second", "expected"), PEOPLE)
def test_person(first: str, second: str, expected: bool) -> None:
    assert one_person(first, second) is one_person(second, first) is expected


@pytest.mark.parametrize(("short", "words", "expected"), INITIALS)
def test_initials(short: str, words: str, expected: bool) -> None:
    assert is_initials(short, words) is expected


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_spellings_of_a_person_share_a_key(first: str, last: str, other: str, other_last: str) -> None:
    one, two = f"{first} {last}", f"{other} {other_last}"
    if one_person(one, two):
        assert person_key(one) == person_key(two)
    assert one_spelling(first, first)
    assert sound(first) == sound(first.upper())


@pytest.mark.parametrize(("first", "second", "state"), COMPARED)
def test_compared(first: str, second: str, state: str) -> None:
    verdict = compare_names(read_name(first), read_name(second))
    assert (verdict.state, bool(verdict.reason)) == (state, True)


@given(WORDS, WORDS)
def test_comparing_is_symmetric_and_a_name_is_itself(first: str, second: str) -> None:
    one, other = read_name(first), read_name(second)
    assert compare_names(one, other) == compare_names(other, one)
    assert compare_names(one, one).state == "same"


def test_initials_stand_for_the_last_name_that_has_them() -> None:
    known = [read_name("the Norland Relief Fund"), read_name("the Northern Rescue Fund")]
    assert read_name("NRF", known=known).canonical == "Northern Rescue Fund"
    assert read_name("NRF").kind == "unknown"
    assert read_name("US", known=[Name("Upper Shore", "Upper Shore", "organisation")]).kind == "state"


@pytest.mark.parametrize(
    ("words", "year", "expected"),
    [
        ("RSF", 2005, ""),
        ("the RSF", 2023, "Rapid Support Forces"),
        ("RSF fighters", 2005, ""),
        ("RSF fighters", 2023, "Rapid Support Forces"),
        ("Rapid Support Forces", 2005, "Rapid Support Forces"),
        ("IDF", 1950, "Israel Defense Forces"),
    ],
)
def test_initials_do_not_mean_a_body_founded_later(words: str, year: int, expected: str) -> None:
    canonical = read_name(words, on=date(year, 6, 1)).canonical
    assert (canonical == expected) if expected else (canonical != "Rapid Support Forces")


def test_every_known_actor_has_facts_that_fit() -> None:
    sectors = set(re.findall(r"\b[A-Z]{3}\b", "COP GOV JUD LEG MIL PRM PTY REB SPY CRM JRN NGO IGO"))
    for section in ("armed", "bodies", "publishers"):
        for name, entry in load_vocabulary("actors")[section].items():
            actor = actor_named(name)
            assert actor is not None
            assert actor.sector in sectors, name
            assert (entry.get("since") or 0) <= (entry.get("until") or 9999), name
            assert not entry.get("country") or entry["country"] in countries(), name
