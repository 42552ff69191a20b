"""Intervals for figures of clusterings: topics are drawn again, as items of one topic depend on one another.

In: two clusterings and the topic of each item. Out: the ends of the intervals of figures. A topic that is drawn twice
is there twice, its clusters apart; a cluster over several topics stays one, as far as they are drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.evaluation.bootstrap import SEED, percentiles
from rashomon.evaluation.clusterings import FIGURES, scores

#: Draws: each scores all clusters anew, so there are fewer than elsewhere; the ends move by half a point at most.
DRAWS = 200
Ends = tuple[float, float]


def own_intervals(
    gold: Mapping[str, str], found: Mapping[str, str], figures: Sequence[str] = FIGURES, *, draws: int = DRAWS
) -> dict[str, Ends]:
    """Return the intervals of figures where the parts that no cluster crosses are drawn again (:func:`whole_parts`)."""
    return resampled(gold, found, whole_parts(gold, found), figures, draws=draws)


def resampled_conll(
    gold: Mapping[str, str], found: Mapping[str, str], topics: Mapping[str, str], *, draws: int = DRAWS
) -> Ends:
    """Return the ends of the 95 % interval of ``conll_f1``, in percent; see :func:`resampled`."""
    return resampled(gold, found, topics, ("conll_f1",), draws=draws)["conll_f1"]


def resampled(
    gold: Mapping[str, str],
    found: Mapping[str, str],
    topics: Mapping[str, str],
    figures: Sequence[str] = FIGURES,
    *,
    draws: int = DRAWS,
) -> dict[str, Ends]:
    """Return the ends of the 95 % intervals of some of ``FIGURES``, in percent. The same items give the same ends.

    Raises UsageError when the two do not hold the same items, or no item at all.
    """
    import numpy as np

    items: dict[str, list[str]] = defaultdict(list)
    for item in gold:
        items[topics[item]].append(item)
    names = sorted(items) or [""]
    generator = np.random.default_rng(SEED)
    values: dict[str, list[float]] = {figure: [] for figure in figures}
    for _ in range(draws):
        times = generator.multinomial(len(names), np.full(len(names), 1 / len(names)))
        drawn = [
            (item, copy)
            for name, number in zip(names, times, strict=True)
            for item in items[name]
            for copy in range(number)
        ]
        sides = ({f"{item}/{copy}": (side[item], copy) for item, copy in drawn} for side in (gold, found))
        told = scores(*sides)
        for figure in figures:
            values[figure].append(told[figure])
    return {figure: percentiles(np.array(drawn)) for figure, drawn in values.items()}


def whole_parts(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Return for each item the part it belongs to, such that no cluster of either side is in two parts.

    These are the topics to draw where clusters of items of any topic may be joined: a wrong join is drawn with all that
    it joins. Were the two drawn apart, wrong joins would be lost, and the figure would lie outside its interval.
    """
    home: dict[tuple[str, str], tuple[str, str]] = {}

    def root(node: tuple[str, str]) -> tuple[str, str]:
        while (above := home.setdefault(node, node)) != node:
            home[node] = home[above]
            node = above
        return node

    for item, cluster in gold.items():
        one, other = sorted((root(("gold", cluster)), root(("found", found[item]))))
        home[other] = one
    return {item: "/".join(root(("gold", cluster))) for item, cluster in gold.items()}
