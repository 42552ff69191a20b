"""An interval for a figure of clusterings: topics are drawn again, as mentions of one topic depend on one another.

In: two clusterings and the topic of each item. Out: the ends of the interval of the CoNLL figure. A topic that is drawn
twice is there twice, its clusters apart; a cluster over several topics stays one, as far as they are drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rashomon.evaluation.bootstrap import SEED, percentiles
from rashomon.evaluation.clusterings import scores

#: Draws: each scores all clusters anew, so there are fewer than elsewhere; the ends move by half a point at most.
DRAWS = 200


def resampled_conll(
    gold: Mapping[str, str], found: Mapping[str, str], topics: Mapping[str, str], *, draws: int = DRAWS
) -> tuple[float, float]:
    """Return the ends of the 95 % interval of ``conll_f1``, in percent. The same items give the same ends.

    Raises UsageError when the two do not hold the same items, or no item at all.
    """
    import numpy as np

    items: dict[str, list[str]] = defaultdict(list)
    for item in gold:
        items[topics[item]].append(item)
    names = sorted(items) or [""]
    generator = np.random.default_rng(SEED)
    values = []
    for _ in range(draws):
        times = generator.multinomial(len(names), np.full(len(names), 1 / len(names)))
        drawn = [
            (item, copy)
            for name, number in zip(names, times, strict=True)
            for item in items[name]
            for copy in range(number)
        ]
        sides = ({f"{item}/{copy}": (side[item], copy) for item, copy in drawn} for side in (gold, found))
        values.append(scores(*sides)["conll_f1"])
    return percentiles(np.array(values))
