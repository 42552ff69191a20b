"""Average linkage: by hand, and what holds for any table."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.coreference.joining import joined


def test_the_mean_decides_not_the_one_closest_pair() -> None:
    # a and b are one; c is like b alone, so its mean likeness to both is 0.5
    alike = np.array([[0, 0.9, 0.1], [0.9, 0, 0.9 - 0.01], [0.1, 0.89, 0]])
    assert joined(alike, 0.5 - 0.01) == [0, 0, 0]
    assert joined(alike, 0.5) == [0, 0, 2]
    assert joined(alike, 0.95) == [0, 1, 2]


def test_the_mean_is_over_pairs_whatever_the_order_of_joining() -> None:
    # 0, 1 and 2 are joined two by two; their likeness to 3 is then the mean of 0.9, 0.3 and 0.3, not of 0.6 and 0.3
    alike = np.array([[0, 0.9, 0.8, 0.9 - 0.2], [0.9, 0, 0.8, 0.3], [0.8, 0.8, 0, 0.3], [0.7, 0.3, 0.3, 0]])
    assert joined(alike, 1.3 / 3 - 0.001) == [0, 0, 0, 0]
    assert joined(alike, 1.3 / 3 + 0.001) == [0, 0, 0, 3]


def test_one_thing_alone_and_none() -> None:
    assert joined(np.zeros((1, 1)), 0.5) == [0]
    assert joined(np.zeros((0, 0)), 0.5) == []


@given(st.integers(0, 10_000), st.integers(2, 8), st.floats(0.1, 0.9))
def test_no_two_groups_are_left_that_are_alike_enough(seed: int, size: int, least: float) -> None:
    table = np.random.default_rng(seed).random((size, size))
    alike = (table + table.T) / 2
    groups = np.array(joined(alike, least))
    for one in set(groups):
        assert groups[one] == one
        for other in set(groups) - {one}:
            assert alike[np.ix_(groups == one, groups == other)].mean() < least + 1e-9


@given(st.integers(0, 10_000), st.integers(2, 8))
def test_the_order_of_the_rows_does_not_matter(seed: int, size: int) -> None:
    chance = np.random.default_rng(seed)
    table = chance.random((size, size))
    alike = (table + table.T) / 2
    order = chance.permutation(size)
    moved = np.array(joined(alike[np.ix_(order, order)], 0.5))
    groups = np.array(joined(alike, 0.5))[order]
    assert ((moved[:, None] == moved) == (groups[:, None] == groups)).all()
