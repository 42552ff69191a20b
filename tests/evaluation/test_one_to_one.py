"""The best one-to-one match, against every match there is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluation.one_to_one import best_pairs, one_to_one

SIZE = 8
_full = st.integers(0, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.001, 3.0]), min_size=columns, max_size=columns), max_size=5
    )
)


def _drawn(seed: int) -> dict[int, dict[int, float]]:
    """Draw a table of which a share is empty: the small ones of Hypothesis alone rarely need a long chain."""
    chance = random.Random(seed)
    share = chance.random()
    return {
        row: {column: chance.randint(1, 99) / 8 for column in range(SIZE) if chance.random() < share}
        for row in range(SIZE)
    }


def _greatest_sum(table: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum of any match, by trying each row with each set of columns that are free."""

    @cache
    def best(row: int, taken: int) -> float:
        if row == len(table):
            return 0.0
        free = (column for column in range(len(table[row])) if not taken >> column & 1)
        matched = (table[row][column] + best(row + 1, taken | 1 << column) for column in free)
        return max(best(row + 1, taken), *matched, 0.0)

    return best(0, 0)


@given(st.integers(0, 10_000).map(_drawn))
def test_no_match_in_a_sparse_table_weighs_more(table: dict[int, dict[int, float]]) -> None:
    full = [[table[row].get(column, 0.0) for column in range(SIZE)] for row in range(SIZE)]
    found = one_to_one(table)
    assert sum(table[row][column] for row, column in found.items()) == pytest.approx(_greatest_sum(full))
    assert len(set(found.values())) == len(found)


@given(_full)
def test_no_match_in_a_full_table_weighs_more(table: list[list[float]]) -> None:
    pairs = best_pairs(table)
    assert pairs == sorted(pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(table[row][column] > 0 for row, column in pairs)
    assert sum(table[row][column] for row, column in pairs) == pytest.approx(_greatest_sum(table))


def test_a_row_gives_its_column_to_one_that_has_no_other() -> None:
    assert one_to_one({"a": {"x": 5, "y": 4}, "b": {"x": 3}}) == {"a": "y", "b": "x"}


def test_a_row_stays_alone_where_taking_a_column_would_cost_more() -> None:
    assert one_to_one({"a": {"x": 1}, "b": {"x": 3}, "c": {}}) == {"b": "x"}


def test_two_halves_go_before_one_of_them_alone() -> None:
    assert best_pairs([[1.0, 0.6], [0.9, 0.0]]) == [(0, 1), (1, 0)]
