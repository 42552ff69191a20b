"""Fitting how likely statements are true: what is weighed, and that what is written is what was fitted."""

from __future__ import annotations

import json
from datetime import date
from math import exp, sqrt

import numpy as np
import pytest

pytest.importorskip("sklearn")

from training.likely import LEAST, Example, columns_of, crossed, fit, kept_apart, written

from rashomon.evaluation.sets.judged import Judged
from rashomon.records import Report

FREE = 0.003


def examples(number: int = 60) -> list[Example]:
    """Statements that are true where "near" is small and "denied" is not among the words."""
    draws = np.random.default_rng(3)
    made = []
    for at in range(number):
        near, denied = float(draws.uniform(0, 3)), at % 3 == 0
        words = (frozenset({"there denied", "there a"} if denied else {"there a"}), frozenset[str]())
        made.append(
            Example(
                f"set/{at // 2}", "likely.json", {"near": near, "once": float(at == 0)}, words, near < 2 and not denied
            )
        )
    return made


def test_only_what_enough_stories_hold_is_weighed() -> None:
    columns = columns_of(examples())
    assert set(columns.numbers) == {"near"}
    assert set(columns.words) == {"there a", "there denied"}
    assert not columns_of(examples(2 * (LEAST - 1))).numbers


def test_weights_have_the_signs_of_what_they_stand_for() -> None:
    stored = json.loads(written(*fit(examples(), FREE)))
    assert stored["numbers"]["near"] < 0 > stored["words"]["there denied"]


def test_what_is_written_gives_the_chances_that_were_fitted() -> None:
    known = examples()
    columns, model = fit(known, FREE)
    stored = json.loads(written(columns, model))
    for one, chance in zip(known, model.predict_proba(columns.rows(known))[:, 1], strict=True):
        total = stored["base"] + sum(stored["numbers"].get(name, 0) * value for name, value in one.numbers.items())
        total += sum(stored["words"].get(name, 0) / sqrt(len(group)) for group in one.words for name in group)
        assert 1 / (1 + exp(-total)) == pytest.approx(chance, abs=0.002)


def test_what_other_figures_are_counted_on_is_left_out() -> None:
    report = Report("", "A text.", date(2020, 1, 1))
    apart = {name: [kept_apart(Judged(name, str(n), report, {}, held=False)) for n in range(50)] for name in SETS}
    assert [any(of) for of in apart.values()] == [True, False]
    assert not all(apart["awsd"])


SETS = ("awsd", "clusters")


def test_chances_of_what_was_left_out_tell_true_from_false() -> None:
    known = examples(120)
    chances = crossed(known, FREE)
    true = np.array([one.true for one in known])
    assert chances[true].mean() > chances[~true].mean()
