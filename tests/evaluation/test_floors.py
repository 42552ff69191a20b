"""Figures and their floors: counts as they are, percent to a tenth."""

from __future__ import annotations

import json
import math

import pytest
from evals.gate import BELOW, ROOT, shown, verdict
from hypothesis import given
from hypothesis import strategies as st

RAISE = "raise the floor"


@pytest.mark.parametrize(
    ("reached", "floor", "expected"),
    [
        (42, 42, "ok"),
        (41, 42, BELOW),
        (43, 42, RAISE),
        (54.37, 54.3, "ok"),
        (54.3, 54.3, "ok"),
        (54.26, 54.3, "ok"),
        (54.24, 54.3, BELOW),
        (54.4, 54.3, RAISE),
        (54.399, 54.3, "ok"),
        (100.0, 100.0, "ok"),
    ],
)
def test_verdict(reached: float, floor: float, expected: str) -> None:
    assert verdict(reached, floor) == expected


@pytest.mark.parametrize(
    ("reached", "floor", "expected"),
    [(0.776, 0.77, "ok"), (0.766, 0.77, "ok"), (0.764, 0.77, BELOW), (0.78, 0.77, RAISE)],
)
def test_verdict_in_steps_of_a_hundredth(reached: float, floor: float, expected: str) -> None:
    assert verdict(reached, floor, 0.01) == expected


@given(st.floats(0, 100))
def test_a_figure_meets_the_floor_made_of_it(reached: float) -> None:
    assert verdict(reached, math.floor(reached * 10) / 10) != BELOW


def test_figures_are_shown_as_counts_or_percent() -> None:
    assert shown(42, {"of": 50}) == "42 of 50"
    assert shown(54.374, {}) == "54.37 %"


def test_every_floor_says_what_it_is_of() -> None:
    for entry in json.loads((ROOT / "evals" / "floors.json").read_text("utf-8")).values():
        assert isinstance(entry["floor"], float) or "of" in entry
        assert {"command", "metric", "split", "note"} <= entry.keys()
        assert "--data" in entry["command"].split()
        assert "--json" in entry["command"].split()
