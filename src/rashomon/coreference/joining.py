"""Average linkage: the two groups whose members are most alike on the mean are joined, until none are alike enough.

In: a table of how alike two things are. Out: a group for each (Sokal & Michener 1958, UPGMA). One stray
likeness cannot join two large groups, as it can where single links do.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def joined(alike: Numbers, least: float) -> list[int]:
    """Return the group of each row: the number of its first member.

    Args:
        alike: Square and symmetric; the diagonal is not looked at.
        least: Groups are joined while the mean likeness of their pairs is this or more; of equals the first.
    """
    size = len(alike)
    table = np.array(alike, np.float64)
    np.fill_diagonal(table, -np.inf)
    count, group = np.ones(size), np.arange(size)
    while size > 1:
        one, other = divmod(int(table.argmax()), size)
        if not table[one, other] >= least:
            break
        one, other = min(one, other), max(one, other)
        mean = (table[one] * count[one] + table[other] * count[other]) / (count[one] + count[other])
        table[one], table[:, one] = mean, mean
        table[other], table[:, other] = -np.inf, -np.inf
        table[one, one] = -np.inf
        count[one] += count[other]
        group[group == other] = one
    return [int(number) for number in group]
