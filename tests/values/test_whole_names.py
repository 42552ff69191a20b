"""The whole of a name of which a part was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.values.places.whole import addresses, is_named, is_street, whole_name, whole_span

#: A text, a part of a name in it, and the whole.
CASES = [
    ("It was in the 1200 block of South Weaver Street on Monday.", "Weaver", "the 1200 block of South Weaver Street"),
    ("It was near 31 E. Weaver Ave. in Norport.", "Weaver Ave", "31 E. Weaver Ave"),
    ("It was in Weaver Township, they said.", "Weaver", "Weaver Township"),
    ("It was on Weaver Street East at noon.", "Weaver Street", "Weaver Street East"),
    ("Shots fell near Old Weaver Drive.", "Drive", "Old Weaver Drive"),
    ("A blast in Rue Weaver hurt two.", "Weaver", "Rue Weaver"),
    ("They raided Camp Weaver at dawn.", "Camp", "Camp Weaver"),
    ("Norport Police went there.", "Norport", "Norport"),
    ("Norport mayor Ann Park went there.", "Norport", "Norport"),
    ("On Monday Weaver Street was shut.", "Weaver", "Weaver Street"),
    ("It was on Norport’s Weaver Street.", "Weaver", "Weaver Street"),
    ("It was at Norport Central.", "Norport", "Norport"),
    ("Seventeen camps were hit.", "camps", "camps"),
]


@pytest.mark.parametrize(("text", "part", "whole"), CASES)
def test_whole_name(text: str, part: str, whole: str) -> None:
    assert whole_name(text, part) == whole


ADDRESSES = [
    ("Two men were shot in the 1500 block of Weaver Avenue SE, police said.", ["the 1500 block of Weaver Avenue SE"]),
    ("He was found in the 600-block of Weaver Drive.", ["the 600-block of Weaver Drive"]),
    ("It was at the corner of Third Avenue and Weaver Street.", ["Third Avenue", "Weaver Street"]),
    ("It was at 31 E. Weaver St. at noon.", ["31 E. Weaver St"]),
    ("She lived in the 400 block of Weaver Street.", []),
    ("Bo Berg, of the 400 block of Weaver Street, died.", []),
    ("He was taken to Norport Hospital on Weaver Road.", []),
    ("He led a clinic at Weaver St. Anne.", []),
    ("The talks in Norport went on.", []),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_addresses(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == expected


@given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.text(max_size=40))
def test_a_name_only_grows(before: str, part: str, behind: str) -> None:
    start, end = len(before), len(before) + len(part)
    first, last = whole_span(before + part + behind, start, end)
    assert first <= start
    assert end <= last <= len(before + part + behind)


def test_streets_are_told_from_other_names() -> None:
    assert is_street("Weaver Street")
    assert is_street("Rue Weaver")
    assert not is_street("Street")
    assert not is_street("Weaver Park")
    assert is_named("31 Weaver Street")
    assert not is_named("31 weavers")
