"""The best match in a sparse table: against trying all of them, and against the method for full tables."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluation.muc4.assignment import best_pairs
from rashomon.evaluation.one_to_one import one_to_one

SIZE = 12


def _drawn(seed: int) -> dict[int, dict[int, float]]:
    """Draw a table of which a share is empty: the small ones of Hypothesis alone rarely need a long chain."""
    chance = random.Random(seed)
    share = chance.random()
    return {
        row: {column: chance.randint(1, 99) / 8 for column in range(SIZE) if chance.random() < share}
        for row in range(SIZE)
    }


@given(st.integers(0, 10_000).map(_drawn))
def test_it_is_as_good_as_the_method_for_full_tables(table: dict[int, dict[int, float]]) -> None:
    full = [[table.get(row, {}).get(column, 0.0) for column in range(SIZE)] for row in range(SIZE)]
    best = sum(full[row][column] for row, column in best_pairs(full))
    found = one_to_one(table)
    assert sum(table[row][column] for row, column in found.items()) == pytest.approx(best)
    assert len(set(found.values())) == len(found)


def test_a_row_gives_its_column_to_one_that_has_no_other() -> None:
    assert one_to_one({"a": {"x": 5, "y": 4}, "b": {"x": 3}}) == {"a": "y", "b": "x"}


def test_a_row_stays_alone_where_taking_a_column_would_cost_more() -> None:
    assert one_to_one({"a": {"x": 1}, "b": {"x": 3}, "c": {}}) == {"b": "x"}
