"""Texts to groups: by words and names, and by the days they came out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coreference.texts import made

from rashomon.coreference import TokenText, group_texts, load_likeness
from rashomon.coreference.documents import PARTS, Likeness, text_parts

MILL = "Two gunmen robbed the mill in Arden , wounding Ada Brandt , the owner , in the leg , on Mill Lane ."
AGAIN = "Ada Brandt , owner of the mill on Mill Lane in Arden , was wounded in the leg by two robbers ."
THINGS = ("bridge", "school", "harbour", "ferry", "theatre", "orchard", "library", "tram", "bakery", "quarry")
PEOPLE = ("voters", "drivers", "pupils", "farmers", "nurses", "sailors", "actors", "bakers", "miners", "judges")
PLACES = ("Lund", "Corvo", "Belmar", "Ostend", "Tarn", "Varde", "Quell", "Ruse", "Pell", "Omsk")
#: News of other things: the small words of all of it are those of the reports above, so that they count for little.
OTHERS = [
    made(f"other {n}", f"The {THINGS[n]} of {PLACES[n]} was closed on the first day , and the {PEOPLE[n]} in"
         f" {PLACES[n]} were by the {THINGS[n]} for two days , owner and all .", "2016-05-01")
    for n in range(len(THINGS))
]  # fmt: skip


def _sides(groups: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(key for key in groups if groups[key] == one) for one in groups.values()}


TWO = frozenset("ab")


def test_two_reports_of_one_incident_are_a_group_apart_from_others() -> None:
    texts = [made("a", MILL, "2016-05-01"), *OTHERS, made("b", AGAIN, "2016-05-02")]
    assert TWO in _sides(group_texts(texts, load_likeness()))


def test_days_apart_count_against() -> None:
    by_days = Likeness((10.0, 0.0, -2.0, 0.0, 0.0, 0.0, 0.0), (), 0.0)
    near, far = (
        [made("a", MILL, "2016-05-01"), *OTHERS, made("b", AGAIN, day)] for day in ("2016-05-02", "2019-06-20")
    )
    assert group_texts(near, by_days)["b"] == "a"
    assert group_texts(far, by_days)["b"] == "b"


def test_texts_without_dates_go_by_words_alone() -> None:
    texts = [made("a", MILL), made("b", AGAIN), *(made(text.id, " ".join(text.sentences[0])) for text in OTHERS)]
    assert TWO in _sides(group_texts(texts, load_likeness("undated_all")))


def test_without_weights_no_two_are_alike() -> None:
    texts = [made("a", MILL), made("b", MILL)]
    assert group_texts(texts, Likeness((), (), 0.0)) == {"a": "a", "b": "b"}
    assert group_texts([], load_likeness()) == {}


def test_parts_are_those_worked_by_hand() -> None:
    texts = [made("a", "red Fox runs", "2016-05-01"), made("b", "red Fox sits", "2016-05-08"), made("c", "blue Elk")]
    parts = text_parts(texts)
    assert parts.shape == (3, 3, len(PARTS))
    # two of three words are shared, the third is of one text alone and does not count
    assert parts[0, 1].tolist() == pytest.approx([1.0, 1.0, 2.0794, 0, 1, 1], abs=1e-4)
    assert parts[0, 2].tolist() == [0] * 6


@given(st.permutations([made("a", MILL, "2016-05-01"), made("b", AGAIN, "2016-05-02"), *OTHERS]))
def test_the_order_of_the_texts_does_not_matter(texts: list[TokenText]) -> None:
    found, usual = (_sides(group_texts(order, load_likeness())) for order in (texts, sorted(texts, key=_name)))
    assert found == usual
    assert TWO in found


def _name(text: TokenText) -> str:
    return text.id
