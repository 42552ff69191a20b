"""Which incidents are told and which candidates fill them: thresholds, and no two over one another in a role."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.encoder.scans import scan_of
from tests.fake_encoder import FakeScorer

from rashomon.encoder.candidates import FILLED, Candidate, Spot
from rashomon.encoder.decode import Scorers, Told, choose, decode, load_scorers
from rashomon.encoder.labels import TYPES
from rashomon.encoder.model import WEIGHTS

THRESHOLDS = {"type": 0.5, "guess": 0.3, "bare": 0.7} | {role: 0.2 + 0.1 * at for at, role in enumerate(FILLED)}
TEXT = "A bomb wrecked the old mill"
#: Candidates by role: Target "old", "old mill"; Weapon "bomb".
TAGS = [("bomb", "Weapon", "B"), ("old", "Target", "B"), ("mill", "Target", "?")]


def told(types: dict[str, float], fills: list[float]) -> tuple[Told, ...]:
    by_type = FakeScorer([types.get(name, 0.0) for name in TYPES])
    by_fill = FakeScorer([chance for chance in fills for _ in TYPES])
    return decode(scan_of(TEXT, TAGS), Scorers(by_type, by_fill, THRESHOLDS))


def shown(found: tuple[Told, ...]) -> list[tuple[str, list[str]]]:
    return [(one.type, [fill.words for fill in one.fills]) for one in found]


@pytest.mark.parametrize(
    ("types", "fills", "expected"),
    [
        ({}, [0.9, 0.9, 0.9], []),
        ({"bombing": 0.49}, [0.9, 0.9, 0.9], []),
        ({"bombing": 0.69}, [0.0, 0.0, 0.0], []),
        ({"bombing": 0.69}, [0.0, 0.0, 0.9], []),
        ({"bombing": 0.7}, [0.0, 0.0, 0.9], [("bombing", ["bomb"])]),
        ({"bombing": 0.7}, [0.0, 0.0, 0.0], [("bombing", [])]),
        ({"bombing": 0.5}, [0.35, 0.3, 0.9], [("bombing", ["bomb", "old"])]),
        ({"bombing": 0.5}, [0.29, 0.31, 0.0], [("bombing", ["old mill"])]),
        ({"bombing": 0.9}, [0.29, 0.29, 0.0], [("bombing", [])]),
        ({"bombing": 0.9}, [0.8, 0.9, 0.9], [("bombing", ["old mill", "bomb"])]),
        ({"bombing": 0.9}, [0.9, 0.8, 0.9], [("bombing", ["old", "bomb"])]),
        ({"bombing": 0.9}, [0.39, 0.41, 0.69], [("bombing", ["old mill"])]),
        ({"bombing": 0.6, "arson": 0.9}, [0.9, 0, 0], [("arson", ["old"]), ("bombing", ["old"])]),
    ],
)
def test_what_is_told(types: dict[str, float], fills: list[float], expected: list[tuple[str, list[str]]]) -> None:
    assert shown(told(types, fills)) == expected


def test_a_fill_is_its_words_in_the_text_with_its_chance_and_details() -> None:
    (one,) = told({"bombing": 0.9}, [0.3, 0.8, 0.9])
    mill, bomb = one.fills
    assert TEXT[mill.start : mill.end] == mill.words == "old mill"
    assert (mill.score, bomb.score, one.score) == pytest.approx((0.8, 0.9, 0.9))
    assert mill.candidate.words == "old mill"
    assert (set(mill.details), set(bomb.details)) == ({"physical_type", "physical_effect"}, {"weapon_type"})


def test_a_text_without_tokens_tells_nothing() -> None:
    assert decode(scan_of(""), Scorers(FakeScorer([]), FakeScorer([]), THRESHOLDS)) == ()


def test_a_text_without_candidates_may_tell_of_an_incident_without_fills() -> None:
    by_type = FakeScorer([0.9 if name == "robbery" else 0.0 for name in TYPES])
    found = decode(scan_of(TEXT), Scorers(by_type, FakeScorer([]), THRESHOLDS))
    assert shown(found) == [("robbery", [])]


@st.composite
def drawn(draw: st.DrawFn) -> list[Candidate]:
    def spot() -> Spot:
        first = draw(st.integers(0, 15))
        stop = first + draw(st.integers(1, 4))
        return Spot(first, stop, 10 * first, 10 * stop - 1, draw(st.floats(0.01, 1)))

    return [
        Candidate(draw(st.sampled_from(FILLED)), f"words {at}", tuple(spot() for _ in range(draw(st.integers(1, 3)))))
        for at in range(draw(st.integers(0, 8)))
    ]


@given(drawn(), st.data())
def test_no_choice_is_under_its_threshold_or_over_another_of_its_role(
    found: list[Candidate], data: st.DataObject
) -> None:
    chances = st.floats(0, 1, width=32)
    size = len(TYPES)
    types = np.array(data.draw(st.lists(chances, min_size=size, max_size=size)), np.float32)
    rows = data.draw(
        st.lists(st.lists(chances, min_size=size, max_size=size), min_size=len(found), max_size=len(found))
    )
    fills = np.array(rows, np.float32).reshape(-1, size)
    chosen = dict(choose(found, fills, types, THRESHOLDS))
    assert {at for at in range(size) if types[at] >= THRESHOLDS["bare"]} <= set(chosen)
    for at, kept in chosen.items():
        number = {id(one): row for row, one in enumerate(found)}
        told_of = [one.role for one, _ in kept if one.role != "Weapon"]
        bars = {one: THRESHOLDS["guess"] if told_of == [one] else THRESHOLDS[one] for one in FILLED}
        assert types[at] >= THRESHOLDS["type" if told_of else "bare"]
        assert all(np.float32(score) >= np.float32(min(bars[one.role], THRESHOLDS[one.role])) for one, score in kept)
        assert all(score == fills[number[id(one)], at] for one, score in kept)
        for one, other in combinations([candidate for candidate, _ in kept], 2):
            assert one.role != other.role or not _over(one, other)
        _all_likely_left_out_are_beaten(found, fills[:, at].tolist(), kept)


def _all_likely_left_out_are_beaten(
    found: list[Candidate], scores: list[float], kept: list[tuple[Candidate, float]]
) -> None:
    for one, score in zip(found, scores, strict=True):
        if score >= THRESHOLDS[one.role] and not any(one is other for other, _ in kept):
            assert any(one.role == other.role and _over(one, other) and more >= score for other, more in kept)


def _over(one: Candidate, other: Candidate) -> bool:
    return one.best.first < other.best.stop and other.best.first < one.best.stop


def test_the_package_holds_scorers_and_a_threshold_for_everything() -> None:
    scorers = load_scorers()
    assert scorers.thresholds == json.loads((WEIGHTS / "decode.json").read_text("utf-8"))["thresholds"]
    assert scorers.thresholds.keys() == {"type", "guess", "bare", *FILLED}
    assert all(0 < threshold < 1 for threshold in scorers.thresholds.values())
