"""The best one-to-one match in a sparse table of weights, such as clusters that share few items with few others.

In: for each row its columns with weights. Out: a column for some of the rows. The method is that of shortest augmenting
paths (Jonker & Volgenant 1987) over the weights that are there, each row with a way to stay alone at weight 0. A path
rarely goes far, so that thousands of rows take seconds; ``muc4.assignment`` is for small tables that are full.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from heapq import heappop, heappush

Weights = Mapping[Hashable, Mapping[Hashable, float]]


def one_to_one(weights: Weights) -> dict[Hashable, Hashable]:
    """Return the column of each matched row, each column at most once, with the greatest sum of weights.

    Weights are above zero, and no column is None; what has no weight is never matched.
    """
    matching = _Matching(weights)
    for row in weights:
        matching.add(row)
    return {row: column for row, column in matching.column_of.items() if column is not None}


class _Matching:
    """A best match of the rows added so far (None: alone); ``price`` is what taking a column away costs."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.column_of: dict[Hashable, Hashable | None] = {}
        self.row_of: dict[Hashable, Hashable] = {}
        self.price: dict[Hashable, float] = {}

    def add(self, start: Hashable) -> None:
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

    def _cheapest(self, start: Hashable) -> tuple[Hashable | None, Hashable, dict[Hashable | None, Hashable]]:
        """Return the free column at the end (None: staying alone), who takes it, and who takes each column before."""
        through: dict[Hashable | None, Hashable] = {}
        cost: dict[Hashable, float] = {}
        heap: list[tuple[float, int, Hashable | None, Hashable]] = []
        row, so_far, pushed = start, 0.0, 0
        while True:
            base = so_far - self._owed(row, start)
            for column, weight in ((None, 0.0), *self.weights[row].items()):
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

    def _owed(self, row: Hashable, start: Hashable) -> float:
        """Return the potential of a row: what its present column costs it; nothing for the row that is added."""
        column = None if row == start else self.column_of[row]
        return 0.0 if column is None else -self.weights[row][column] - self.price.get(column, 0.0)
