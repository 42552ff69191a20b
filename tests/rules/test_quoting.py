"""Quotation marks inside a clause are read through; those round what somebody says are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.rules import find_all, load_rules
from rashomon.rules.quoting import unmarked

THROUGH = [
    ('They fired "five drones" at the port.', "They fired five drones at the port."),
    ("It killed “more than 20 fighters” there.", "It killed more than 20 fighters there."),
    ("Three men were 'seriously hurt' on Sunday.", "Three men were seriously hurt on Sunday."),
    ('He called it a "cowardly act", and left.', "He called it a cowardly act, and left."),
    ('The blast was "huge", with "12 wounded".', "The blast was huge, with 12 wounded."),
]
KEPT = [
    '"We fired five drones," he said.',
    'He said: "five drones were fired."',
    "It was over, “they fled,” she said.",
    'The group "Red Column" fired five drones.',
    "The soldiers' base and the rebels' camp were hit.",
    "He didn't say, and they won't either.",
    'He said, "five were hurt" and left.',
    'They fired "five drones. Then they left" at last.',
    "No marks at all.",
]


@pytest.mark.parametrize(("text", "read"), THROUGH)
def test_marks_inside_a_clause_are_taken_out(text: str, read: str) -> None:
    without = unmarked(text)
    assert without is not None
    assert without.text == read


@pytest.mark.parametrize("text", KEPT)
def test_other_marks_stay(text: str) -> None:
    assert unmarked(text) is None


@pytest.mark.parametrize(
    ("rules", "text", "words"),
    [
        ("details_en", 'The army killed "at least 20 people" there.', 'killed "at least 20 people'),
        ("details_en", "Eight people were “brutally” killed in the raid.", "Eight people were “brutally” killed"),
        ("happenings_en", 'Gunmen fired "five rockets" at the base.', 'Gunmen fired "five rockets" at the base'),
    ],
)
def test_a_match_through_marks_stands_where_its_words_stand(rules: str, text: str, words: str) -> None:
    found = {text[match.start : match.end] for match in find_all(load_rules(rules), text)}
    assert words in found


def test_speech_is_told_by_its_marks() -> None:
    assert not load_rules("attribution_en").through_marks


@given(st.text(alphabet=" \"“”'‘’a7.B,", max_size=60))
def test_every_character_stands_where_it_stood(text: str) -> None:
    without = unmarked(text)
    if without is None:
        return
    assert [text[at] for at in without.places[:-1]] == list(without.text)
    assert without.places[-1] == len(text)
    for start in range(len(without.text)):
        first, last = without.stretch(start, len(without.text))
        assert text[first] == without.text[start]
        assert text[last - 1] == without.text[-1]
