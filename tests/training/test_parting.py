"""Pairs of strings of one key, and the weights fitted to them."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn; running does not")

from training.parting import Pair, fit, strings_of, weights_of

from rashomon.evaluation.muc4.keys import key_document

TEMPLATES = [
    {"1": ["1"], "4": ["BOMBING"], "12": ['"THE MILL"'], "19": ['"GUARD": "ANA RUIZ"'], "18": ['"ANA RUIZ"']},
    {"0": ["X"], "1": ["2"], "4": ["ATTACK / BOMBING"], "9": ['"MEN" / "HOODED MEN"']},
    {"0": ["X"], "1": ["3"], "4": ["ARSON"], "12": ['"BARN"']},
]  # fmt: skip


def test_strings_of_the_templates_of_a_type() -> None:
    key = key_document("X", "A mill, a barn, Ana Ruiz, a guard and hooded men.", TEMPLATES)
    first, second = strings_of(key, "bombing")
    assert (first["Target"], first["Victim"], first["Person"]) == ({"mill"}, {"ana ruiz"}, {"guard"})
    assert second["PerpInd"] == {"men", "hooded men"}
    assert [one["Target"] for one in strings_of(key, "arson")] == [{"barn"}]
    assert strings_of(key, "robbery") == []


def test_what_stands_apart_is_less_likely_one() -> None:
    pairs = [Pair(str(n), {"sentences apart": n % 7, "A and B": 1}, n % 7 < 3, True) for n in range(70)]
    weights = weights_of(fit(pairs))
    assert isinstance(weights["weights"], dict)
    assert weights["weights"]["sentences apart"] < 0
