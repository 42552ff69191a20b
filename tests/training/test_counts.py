"""The head for numbers as it is trained gives what the package reads of its arrays; what it learns from."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch; running does not")

from training.counts import Asked, Head, asked_of
from training.counts_labels import TOLD, Lesson, trained_on

from rashomon.encoder.counts_scores import REACH, CountScores
from rashomon.encoder.labels import COUNTED
from rashomon.evaluation.sets.counted import of_coded

WIDTH = 6


def test_scores_are_those_that_were_trained() -> None:
    torch.manual_seed(3)
    head = Head(WIDTH).eval()
    torch.nn.init.normal_(head.steps)
    hidden = np.random.default_rng(1).normal(size=(90, WIDTH)).astype(np.float16)
    places = [(range(50, 52), range(52, 55)), (range(1), range(1)), (range(88, 89), range(89, 90))]
    asked = [cut(hidden, own, noun) for own, noun in places]
    reader = CountScores({name: values.astype(np.float32) for name, values in head.arrays().items()})
    with torch.no_grad():
        trained = head(asked).numpy()
    assert reader.scores(hidden.astype(np.float32), places) == pytest.approx(trained, abs=0.02)


def cut(hidden: np.ndarray, own: range, noun: range) -> Asked:
    first, stop = max(0, own.start - REACH), min(len(hidden), own.start + REACH + 1)
    own_, noun_ = (range(part.start - first, part.stop - first) for part in (own, noun))
    return Asked(hidden[first:stop], first - own.start, own_, noun_, 0, 1.0)


def test_a_lesson_holds_the_states_around_its_number() -> None:
    text = of_coded("made/up", "Gunmen killed four guards in Arden.", {"killed": 4})
    lesson = Lesson(text, ((text.numbers[0], COUNTED.index("killed"), TOLD),))
    (one,) = asked_of(lesson)
    assert (one.own, one.noun, one.first) == (range(2, 3), range(3, 4), -2)
    assert (one.label, one.weight) == (COUNTED.index("killed"), TOLD)


def test_what_is_held_out_teaches_nothing() -> None:
    sides = {trained_on(f"awsd/{number}") for number in range(40)}
    assert sides == {True, False}
    assert trained_on("muc4/made-up")
