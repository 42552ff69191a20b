"""Victims of one incident told apart: by number, by looks and names, by their own hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coreference.texts import made

from rashomon.coreference.looks import Looks, looks
from rashomon.coreference.parties import parties
from rashomon.coreference.victims import victims_told

LOOKS = {
    "his wife": Looks(-1, 1),
    "the boy's father": Looks(-1, -1),
    "a 5-year-old girl": Looks(1, 1),
    "Ada Brandt, 34": Looks(-1, 0),
    "a 34-year-old": Looks(-1, 0),
    "an infant": Looks(1, 0),
    "Ada Brandt": Looks(0, 0),
    "her": Looks(0, 1),
}


@pytest.mark.parametrize("words", LOOKS)
def test_looks(words: str) -> None:
    assert looks(words) == LOOKS[words]


def _parties(*marked: str) -> list[str | None]:
    texts = [made(str(number), one) for number, one in enumerate(marked)]
    victims = victims_told(texts, dict.fromkeys([text.id for text in texts], "one"))
    found = parties([[(mention, victims[mention.id]) for mention in text.mentions] for text in texts])
    return [found.get(mention.id) for text in texts for mention in text.mentions]


def test_nobody_is_told_apart_where_one_was_hit() -> None:
    assert _parties("A man was [shot] . / He [died] .", "Ned Lund , 34 , was [killed] .") == [None] * 3


def test_numbers_and_those_who_stand_for_them() -> None:
    found = _parties(
        "Four people were [shot] , two [fatally] . / A woman was [shot] in the arm . / She was [hurt] badly .",
        "Four people were [shot] at the mill . / They were [hurt] .",
    )
    four, two, woman, she, again, they = found
    assert four == again == they
    assert woman == she
    assert len({four, two, woman}) == 3


def test_a_murder_and_suicide_is_of_all_and_his_own_hand_of_one() -> None:
    found = _parties(
        "Three [dead] in [murder - suicide] . / A miller [killed] his wife and son , then [shot] himself . / The"
        " two victims were [shot] on Monday ."
    )
    dead, both, killed, himself, two = found
    assert dead == both
    assert killed == dead  # with himself, three were killed
    assert len({dead, himself, two}) == 3


def test_one_person_by_name_age_and_pronoun() -> None:
    found = _parties(
        "Two people were [killed] . / Ada Brandt , a 6-year - old girl , was [shot] . / She [died] on Monday .",
        "Two people were [killed] in Arden . / Brandt was [shot] outside her home . / Her father was [shot] there .",
    )
    _, girl, she, _, brandt, father = found
    assert girl == she
    assert father != girl
    assert brandt == girl


def test_open_numbers_are_parties_of_their_own() -> None:
    found = _parties(
        "At least one guest was [shot] . / Several people were [hurt] . / Two men were [killed] .",
        "Multiple people were [hurt] in Arden . / Two men were [killed] .",
    )
    one, several, two, multiple, both = found
    assert several == multiple
    assert two == both
    assert len({one, several, two}) == 3


def test_two_names_are_two_persons_and_somebody_without_a_name_may_be_either() -> None:
    found = _parties(
        "Two guests were [shot] in the old mill . / Ada Brandt , 34 , was [shot] in the mill 's yard . /"
        " Ines Lund , 31 , was [shot] inside the building .",
        "Two guests were [shot] in the old mill . / Brandt was [hurt] badly before noon .",
    )
    _, brandt, lund, _, again = found
    assert brandt == again != lund


@given(st.permutations(["Two people were [killed] .", "A woman was [killed] .", "A man [killed] himself ."]))
def test_the_order_of_texts_does_not_matter_where_each_says_who(marked: list[str]) -> None:
    found = dict(zip(marked, _parties(*marked, "Two people were [killed] ."), strict=False))
    assert len(set(found.values())) == 3
