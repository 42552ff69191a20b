"""Splits: stable, by group, and close to the share they promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluation.splits import fold, held_out, studied

FIFTHS = ["awsd", "case2021", "plover-plv", "rams", "re3d"]


@given(st.text(), st.integers(1, 50))
def test_a_fold_is_one_of_n(identifier: str, n: int) -> None:
    assert 0 <= fold(identifier, n) < n


def test_folds_do_not_move() -> None:
    """The figures in the documents rest on these; a change would put trained-on texts among the held-out ones."""
    assert [fold(f"rams/{number}", 5) for number in range(10)] == [0, 4, 3, 1, 0, 3, 4, 2, 0, 4]


@pytest.mark.parametrize("name", FIFTHS)
def test_about_a_fifth_is_held_out(name: str) -> None:
    held = sum(held_out(f"{name}/{number}") for number in range(5000))
    assert 900 < held < 1100


def test_about_two_fifths_of_wikievents_are_held_out() -> None:
    assert 1850 < sum(held_out(f"wikievents/{number}") for number in range(5000)) < 2150


@given(st.text(alphabet="abc123", min_size=1), st.text(), st.text())
def test_what_shares_a_group_shares_a_side(group: str, one: str, other: str) -> None:
    assert held_out(f"rams/{group}/{one}") == held_out(f"rams/{group}/{other}") == held_out(f"rams/{group}")


@pytest.mark.parametrize(
    ("example_id", "expected"),
    [("polnear/dev/a", True), ("polnear/train/a", False), ("synthetic/3", False), ("gva/9", False)],
)
def test_given_splits_and_sets_for_training(example_id: str, expected: bool) -> None:
    assert held_out(example_id) is expected


@pytest.mark.parametrize("example_id", ["", "rams", "rams/", "unheard-of/1"])
def test_an_id_without_a_split_is_refused(example_id: str) -> None:
    with pytest.raises(ValueError, match=r"example|form"):
        held_out(example_id)


def test_half_of_gva_and_four_fifths_of_awsd_were_studied() -> None:
    assert 2400 < sum(studied(f"gva/{number}") for number in range(5000)) < 2600
    assert all(studied(f"awsd/{number}") != held_out(f"awsd/{number}") for number in range(50))
    with pytest.raises(ValueError, match="form"):
        studied("gva/")
