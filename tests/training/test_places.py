"""Fitting what speaks for a place: on texts made up here, with a gazetteer of a few towns."""

from __future__ import annotations

import pytest
from tests.fakes import FakeGazetteer
from training.places import example, fit_meaning, fit_naming

from rashomon.evaluation.sets.toponyms import Toponym, ToponymText

GAZETTEER = FakeGazetteer()
LIBYA, LEBANON = (32.89, 13.18, "geonames:2210247"), (34.43, 35.84, "geonames:266826")


def text(words: str, **marked: tuple[float, float, str]) -> ToponymText:
    found = [Toponym(words.index(name), words.index(name) + len(name), name, *where) for name, where in marked.items()]
    return ToponymText("lgl/example.org/1", "lgl", words, "", tuple(sorted(found, key=lambda one: one.start)), True)


TEXTS = [
    text("Fighting went on in Tripoli, Libya.", Tripoli=LIBYA),
    text("Fighting went on in Tripoli, Lebanon.", Tripoli=LEBANON),
    text("He went to Tripoli.", Tripoli=LIBYA),
] * 4


def test_what_is_right_by_id_or_by_distance_is_learned_from() -> None:
    one = example(TEXTS[1], GAZETTEER)
    (name, right), *_ = zip(one.names, one.right, strict=True)
    assert [option.entry.country for option, good in zip(name.options, right, strict=True) if good] == ["LB"]
    unmarked = example(text("Fighting in Tripoli.", Tripoli=(34.5, 35.8, "")), GAZETTEER)
    assert sum(unmarked.right[0]) == 1


def test_weights_learn_that_what_stands_after_a_name_contains_it() -> None:
    weights = fit_meaning([example(one, GAZETTEER) for one in TEXTS])
    assert weights["in what is named after it"] > 0.1 > weights["not in what is named after it"]
    assert weights["people of a town"] > 0


def test_weights_learn_what_is_no_place() -> None:
    texts = [
        text("He lives in Tripoli and left.", Tripoli=LIBYA),
        text("Then Mr Austin spoke and left."),
    ] * 6
    weights = fit_naming(texts, GAZETTEER)
    assert weights["title before"] < 0 < weights["before in"]


def test_the_weights_that_ship_have_every_part() -> None:
    from rashomon.vocabulary import load_vocabulary

    weights = load_vocabulary("place_weights")
    assert weights.keys() == {"meaning", "naming", "fitted"}
    assert weights["meaning"]["people of a town"] == pytest.approx(1.4, abs=0.4)
