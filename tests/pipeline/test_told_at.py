"""Places that the encoder tags: which become statements, of which incident, with which value."""

from __future__ import annotations

import pytest
from tests.pipeline.encoding import read_alone, read_with

from rashomon.encoder.reading import ENCODER
from rashomon.records import Place, Statement

#: Two incidents by the rules; no gazetteer knows the lane, the bridge or the quarter.
TEXT = (
    "A car bomb exploded outside a bank in Mosul on Monday. It stood in Weavers Lane, near a bridge. "
    "Gunmen kidnapped a miller in Kirkuk on Tuesday. He was last seen in Saltgate. The mayor called for calm."
)


def told(text: str, tags: list[tuple[str, str, str]]) -> list[Statement]:
    """The statements that are there only with the tags."""
    old = {one.id for one in read_alone(text).statements}
    return [one for one in read_with(text, tags=tags).statements if one.id not in old]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([("Weavers", "Place", "B"), ("Lane", "Place", "I")], [("place", "Weavers Lane", "car bomb")]),
        ([("Saltgate", "Place", "B")], [("place", "Saltgate", "kidnapped")]),
        ([("Mosul", "Place", "B")], []),  # the rules tell it
        ([("bridge", "Place", "B")], []),  # no name
        ([("Monday", "Time", "B")], []),  # times are the rules'
        ([("Weavers", "Target", "B")], []),  # tags of other roles are for the scorers
    ],
)
def test_tags_become_statements(tags: list[tuple[str, str, str]], expected: list[tuple[str, str, str]]) -> None:
    reading = read_with(TEXT, tags=tags)
    homes = {one.id: one.words.lower() for one in reading.accounts}
    found = told(TEXT, tags)
    assert [(one.field, one.value.words) for one in found] == [row[:2] for row in expected]
    for one, (_, _, words) in zip(found, expected, strict=True):
        assert words in homes[one.account_id]


def test_a_place_that_no_gazetteer_knows_is_kept_by_its_words() -> None:
    (one,) = told(TEXT, [("Saltgate", "Place", "B")])
    assert one.value == Place("Saltgate", "Saltgate")
    assert (one.found_by, one.stance, one.words) == (f"{ENCODER}:Place", "asserts", "He was last seen in Saltgate.")


def test_a_known_place_has_the_value_that_was_read() -> None:
    text = "A car bomb exploded outside a bank on Monday. Nobody else in Erbil was awake, said the cook of an inn."
    (one,) = [s for s in read_with(text, tags=[("Erbil", "Place", "B")]).statements if s.field == "place"]
    assert isinstance(one.value, Place)
    assert (one.value.name, one.value.country) == ("Erbil", "IQ")


def test_a_country_that_was_read_as_no_place_is_none() -> None:
    text = "A car bomb exploded outside a bank on Monday. The Islamic Resistance in Iraq hailed it."
    assert [one for one in told(text, [("Iraq", "Place", "B")]) if one.field == "place"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The choir of Mosul sang in Weavers Lane.",
        "Witnesses denied that a bomb had exploded in Weavers Lane.",
        "A car bomb may have exploded if the lorry was parked in Weavers Lane.",
    ],
)
def test_where_nothing_happened_nothing_is_told(text: str) -> None:
    assert told(text, [("Weavers", "Place", "B"), ("Lane", "Place", "I")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb exploded outside a bank in Mosul. It could be heard in Baghdad.",  # it was in Mosul
        "A car bomb exploded outside a bank in Kirkuk. Nobody in Iraq was surprised.",  # a country beside a town
        "A car bomb exploded outside a bank on Monday. A plane flew the wounded to Baghdad.",
        "A car bomb exploded outside a bank on Monday. The driver had fled to Baghdad.",
    ],
)
def test_where_it_cannot_have_been_is_left_out(text: str) -> None:
    tags = [("Baghdad", "Place", "B"), ("Iraq", "Place", "B")]
    assert [one for one in told(text, tags) if one.field == "place"] == []


def test_an_address_is_a_place_though_nothing_tags_it() -> None:
    text = "A car bomb exploded outside a bank in Mosul on Monday. It happened in the 900 block of South Weaver Street."
    (one,) = told(text, [])
    assert one.value == Place("the 900 block of South Weaver Street", "the 900 block of South Weaver Street")
    assert one.found_by == "rule:address"


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb exploded in Mosul on Monday. A man was arrested in the 900 block of South Weaver Street.",
        "A car bomb exploded in Mosul on Monday. A clerk who lives at 9 Weaver Street was killed.",
        "A choir sang on Monday. It happened at 9 Weaver Street.",
    ],
)
def test_where_no_incident_was_an_address_is_none(text: str) -> None:
    assert told(text, []) == []


def test_a_street_has_its_whole_name() -> None:
    text = "A car bomb exploded outside a bank on Monday. It stood in South Mosul Street, near a bridge."
    (one,) = told(text, [("Mosul", "Place", "B")])
    assert one.value == Place("South Mosul Street", "South Mosul Street")


@pytest.mark.parametrize(
    ("sentence", "tag", "expected"),
    [
        ("He was last seen near Tungar Weaver.", "Tungar", ["Tungar Weaver"]),
        ("He was last seen near the Norlandish mill.", "Norlandish", ["Norlandish"]),
        ("He was last seen near the Kenyan mill.", "Kenyan", []),  # people, and no place
        ("A man was booked into the Saltgate cells.", "Saltgate", []),  # where he is held
    ],
)
def test_a_name_is_whole_and_where_it_was(sentence: str, tag: str, expected: list[str]) -> None:
    text = f"A car bomb exploded outside a bank on Monday. {sentence}"
    tagged = read_with(text, tags=[(tag, "Place", "B")]).statements
    assert [one.value.words for one in tagged if one.field == "place" and isinstance(one.value, Place)] == expected
