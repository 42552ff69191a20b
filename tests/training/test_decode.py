"""Fitting of the scorers: truths from a key, chances by a scorer that has not seen the text, thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

pytest.importorskip("lightgbm", reason="fitting the scorers needs lightgbm; running them does not")
pytest.importorskip("torch", reason="training needs torch; running does not")
pytest.importorskip("transformers", reason="training needs transformers; running does not")

from tests.encoder.scans import scan_of
from tests.evaluation.muc4.building import raw
from training import decode, thresholds, truths

from rashomon.encoder.candidates import FILLED
from rashomon.encoder.labels import TYPES
from rashomon.evaluation.muc4.keys import key_document
from rashomon.evaluation.sets.marked import MarkedIncident, MarkedText

TEXT = "A bomb wrecked the mill and a clerk fled"
TAGS = [("bomb", "Weapon", "B"), ("mill", "Target", "B"), ("clerk", "Person", "B")]


def material() -> decode.Material:
    scan = scan_of(TEXT, TAGS, types=({"bombing": 5.0},))
    heads = {"offsets": scan.offsets, "window": scan.window, **scan.heads}
    template = raw(s4="BOMBING", s12=['"MILL"'], s19=['"CLERK"'])
    key = key_document("one", TEXT, [template])
    return decode.gather({"one": heads}, {"one": truths.muc_truth(TEXT, key)})


def test_truths_are_what_the_key_says() -> None:
    made = material()
    at = TYPES.index("bombing")
    assert made.type_truth[0].tolist() == [float(column == at) for column in range(len(TYPES))]
    names = [one.words for one in made.found[0]]
    assert {names[row]: column for row, column in np.argwhere(made.fill_truth[0]).tolist()} == {"mill": at, "clerk": at}
    assert made.fills[0].shape[0] == made.fill_truth[0].size == len(names) * len(TYPES)


def chances() -> list[thresholds.Chances]:
    made = material()
    types = np.array([float(kind == "bombing") for kind in TYPES])
    return [("one", made.found[0], np.full((3, len(TYPES)), 0.5), types)]


#: At these, all that has a chance of a half is chosen but the weapon.
BARS = {"type": 0.5, "guess": 0.4, "bare": 0.5} | dict.fromkeys(FILLED, 0.4) | {"Weapon": 0.6}


def test_templates_hold_what_reaches_its_threshold() -> None:
    (template,) = thresholds.templates(chances(), BARS)["one"]
    assert (template.type, template.roles["Target"], template.roles["Weapon"]) == ("bombing", (("mill",),), ())


@pytest.mark.parametrize(("weapon", "f1"), [(0.6, 0.8), (0.4, 1.0)])
def test_marks_score_what_is_chosen_by_field(weapon: float, f1: float) -> None:
    spans = {role: ((at := TEXT.index(words), at + len(words)),) for role, words in
             (("weapon", "bomb"), ("target", "mill"), ("person", "clerk"))}  # fmt: skip
    marks = {"one": MarkedText("one", TEXT, (MarkedIncident("bombing", "done", spans),), held=False)}
    assert thresholds.marked_score(chances(), marks, BARS | {"Weapon": weapon}) == pytest.approx(f1)


def test_the_best_bar_is_the_one_with_the_best_f1() -> None:
    assert thresholds.best_bar(np.array([0.9, 0.42, 0.28, 0.1]), np.array([1, 1, 0, 0])) == 0.3


def test_chances_are_by_scorers_that_have_not_seen_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"text {at}" for at in range(40)]
    rows = [np.full((len(TYPES), 1), float(at)) for at in range(40)]

    def fit(given: Any, truth: Any, rounds: int) -> set[float]:
        return {float(one[0, 0]) for one in given}

    def predict(seen: set[float], asked: Any) -> Any:
        assert float(asked[0, 0]) not in seen
        return asked.reshape(-1, len(TYPES))

    monkeypatch.setattr(decode, "fit", fit)
    monkeypatch.setattr(decode, "predict", predict)
    found = decode.cross_fit(rows, rows, ids, 1)
    assert [one.tolist() for one in found] == [one.reshape(-1, len(TYPES)).tolist() for one in rows]


def test_thresholds_are_those_that_score_best() -> None:
    wanted = {"type": 0.25, "Target": 0.55}  # both on the grid

    def score(tried: Mapping[str, float]) -> float:
        return -sum(abs(tried[name] - value) for name, value in wanted.items())

    best, found = thresholds.tune(score)
    assert best == pytest.approx(0, abs=1e-9)
    assert {name: found[name] for name in wanted} == pytest.approx(wanted)
