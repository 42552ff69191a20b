"""The one-to-one match with the greatest sum of weights: who goes with whom.

In: for each row its columns with weights, or a full table. Out: a column for some of the rows. The method is that of
shortest augmenting paths (Jonker & Volgenant 1987) over the weights that are there, each row with a way to stay alone
at weight 0. In a sparse table, such as clusters that share few items with few others, a path rarely goes far, so that
thousands of rows take seconds.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Generic, TypeVar

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)


def one_to_one(weights: Mapping[Row, Mapping[Column, float]]) -> dict[Row, Column]:
    """Return the column of each matched row, each column at most once, with the greatest sum of weights.

    Weights are above zero, and no column is None; what has no weight is never matched.
    """
    matching = _Matching(weights)
    for row in weights:
        matching.add(row)
    return {row: column for row, column in matching.column_of.items() if column is not None}


def best_pairs(table: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return pairs (row, column) of a full table, each row and column at most once, with the greatest sum of weights.

    Rows come in order; no weight is below zero, and pairs of weight zero are left out.
    """
    weights = {i: {j: weight for j, weight in enumerate(row) if weight} for i, row in enumerate(table)}
    found = one_to_one(weights)
    return [(row, found[row]) for row in weights if row in found]


class _Matching(Generic[Row, Column]):
    """A best match of the rows added so far (None: alone); ``price`` is what taking a column away costs."""

    def __init__(self, weights: Mapping[Row, Mapping[Column, float]]) -> None:
        self.weights = weights
        self.column_of: dict[Row, Column | None] = {}
        self.row_of: dict[Column, Row] = {}
        self.price: dict[Column | None, float] = {}

    def add(self, start: Row) -> None:
        """Match one more row, by the cheapest chain of rows that each give their column to the one before."""
        end, row, through = self._cheapest(start)
        while True:
            given_up = self.column_of.get(row)
            self.column_of[row] = end
            if end is not None:
                self.row_of[end] = row
            if row == start:
                return
            end, row = given_up, through[given_up]

    def _cheapest(self, start: Row) -> tuple[Column | None, Row, dict[Column | None, Row]]:
        """Return the free column at the end (None: staying alone), who takes it, and who takes each column before."""
        through: dict[Column | None, Row] = {}
        cost: dict[Column | None, float] = {}
        heap: list[tuple[float, int, Column | None, Row]] = []
        row, so_far, pushed = start, 0.0, 0
        while True:
            base = so_far - self._owed(row, start)
            offers: list[tuple[Column | None, float]] = [(None, 0.0), *self.weights[row].items()]
            for column, weight in offers:
                if column not in cost:
                    pushed += 1
                    heappush(heap, (base - weight - self.price.get(column, 0.0), pushed, column, row))
            so_far, _, column, row = heappop(heap)
            while column in cost:
                so_far, _, column, row = heappop(heap)
            if column is None or column not in self.row_of:
                break
            cost[column], through[column] = so_far, row
            row = self.row_of[column]
        for passed, spent in cost.items():
            self.price[passed] = self.price.get(passed, 0.0) + spent - so_far
        return column, row, through

    def _owed(self, row: Row, start: Row) -> float:
        """Return the potential of a row: what its present column costs it; nothing for the row that is added."""
        column = None if row == start else self.column_of[row]
        return 0.0 if column is None else -self.weights[row][column] - self.price.get(column, 0.0)
