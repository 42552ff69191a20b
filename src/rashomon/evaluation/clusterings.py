"""How well items were put into clusters: MUC, B-cubed, CEAF-e, their mean (CoNLL), pairs, and the V-measure.

In: two clusterings of the same items, each item to the name of its cluster. Out: figures in percent by their names.
All of them are worked from one table: how many items each cluster of the one shares with each of the other.

- MUC: Vilain et al. 1995, "A model-theoretic coreference scoring scheme". Counts links; a cluster of one has none.
- B-cubed: Bagga & Baldwin 1998, "Algorithms for scoring coreference chains". Counts items.
- CEAF-e: Luo 2005, "On coreference resolution performance metrics", with the similarity called phi 4 there. Counts
  clusters, each matched with one of the other side.
- CoNLL: the mean of these three F1 (Pradhan et al. 2012).
- Pairs: precision and recall of the pairs of items that share a cluster.
- V-measure: Rosenberg & Hirschberg 2007, with beta 1.

A figure without anything to count, such as MUC where each item stands alone on both sides, is 100 when neither side has
it and 0 when only one side has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import log

from rashomon.errors import UsageError
from rashomon.evaluation.one_to_one import one_to_one

#: The names of the figures, in the order in which they are given.
FIGURES = (
    "conll_f1", "muc_f1", "muc_precision", "muc_recall", "b_cubed_f1", "b_cubed_precision", "b_cubed_recall",
    "ceaf_e_f1", "ceaf_e_precision", "ceaf_e_recall", "pair_f1", "pair_precision", "pair_recall", "v_measure",
    "homogeneity", "completeness",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Shared:
    """The table: how many items a cluster of gold shares with one that was found, and the sizes of both."""

    cells: Mapping[tuple[Hashable, Hashable], int]
    gold: Mapping[Hashable, int]
    found: Mapping[Hashable, int]

    @property
    def items(self) -> int:
        """The number of items."""
        return sum(self.gold.values())


def scores(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> dict[str, float]:
    """Return every figure of ``FIGURES`` in percent.

    Raises UsageError when the two do not hold the same items, or no item at all.
    """
    table = shared(gold, found)
    muc_, b_cubed_, ceaf, pair = muc(table), b_cubed(table), ceaf_e(table), pairs(table)
    homogeneity, completeness = v_parts(table)
    figures = {"conll_f1": (muc_.f1 + b_cubed_.f1 + ceaf.f1) / 3}
    for name, rates in (("muc", muc_), ("b_cubed", b_cubed_), ("ceaf_e", ceaf), ("pair", pair)):
        figures |= {f"{name}_f1": rates.f1, f"{name}_precision": rates.precision, f"{name}_recall": rates.recall}
    figures |= {"v_measure": Rates(homogeneity, completeness).f1}
    figures |= {"homogeneity": homogeneity, "completeness": completeness}
    return {name: 100 * figures[name] for name in FIGURES}


def shared(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Shared:
    """Return the table of two clusterings. Raises UsageError when their items differ, or there are none."""
    if not gold or gold.keys() != found.keys():
        lone = len(gold.keys() ^ found.keys())
        raise UsageError(f"Two clusterings of the same items are needed; {lone} of {len(gold)} are in one alone.")
    cells = Counter((gold[item], found[item]) for item in gold)
    return Shared(cells, Counter(gold.values()), Counter(found.values()))


def muc(table: Shared) -> Rates:
    """Return the share of links that hold: of a cluster cut into n parts, its size less n of its size less 1."""
    parts_of_gold, parts_of_found = Counter(one for one, _ in table.cells), Counter(two for _, two in table.cells)
    return _rates(_links(table.found, parts_of_found), _links(table.gold, parts_of_gold))


def b_cubed(table: Shared) -> Rates:
    """Return the mean over items of the share of an item's cluster that is in its other cluster too."""
    cells = table.cells.items()
    precision = sum(n * n / table.found[two] for (_, two), n in cells)
    recall = sum(n * n / table.gold[one] for (one, _), n in cells)
    return Rates(precision / table.items, recall / table.items)


def ceaf_e(table: Shared) -> Rates:
    """Return the best one-to-one match of clusters, of which a pair counts twice what it shares by its two sizes."""
    weights: dict[Hashable, dict[Hashable, float]] = {one: {} for one in table.gold}
    for (one, two), n in table.cells.items():
        weights[one][two] = 2 * n / (table.gold[one] + table.found[two])
    total = sum(weights[one][two] for one, two in one_to_one(weights).items())
    return Rates(total / len(table.found), total / len(table.gold))


def pairs(table: Shared) -> Rates:
    """Return the shares of pairs of items that are in one cluster on both sides."""
    both = _pairs(table.cells.values())
    return _rates((both, _pairs(table.found.values())), (both, _pairs(table.gold.values())))


def v_parts(table: Shared) -> tuple[float, float]:
    """Return homogeneity and completeness: how little one side leaves open about the other, as shares of entropy."""
    open_gold, open_found = _entropy(table.gold.values()), _entropy(table.found.values())
    given_found = sum(n * log(table.found[two] / n) for (_, two), n in table.cells.items()) / table.items
    given_gold = sum(n * log(table.gold[one] / n) for (one, _), n in table.cells.items()) / table.items
    homogeneity = 1 - given_found / open_gold if open_gold else 1.0
    completeness = 1 - given_gold / open_found if open_found else 1.0
    return homogeneity, completeness


def _links(sizes: Mapping[Hashable, int], parts: Mapping[Hashable, int]) -> tuple[int, int]:
    return sum(size - parts[one] for one, size in sizes.items()), sum(size - 1 for size in sizes.values())


def _rates(precision: tuple[int, int], recall: tuple[int, int]) -> Rates:
    """Return right by all, for both; where neither has any, both are full, where one has, it counts as nothing."""
    if not precision[1] and not recall[1]:
        return Rates(1.0, 1.0)
    return Rates(*(right / every if every else 0.0 for right, every in (precision, recall)))


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _entropy(sizes: Iterable[int]) -> float:
    counts = list(sizes)
    total = sum(counts)
    return -sum(n / total * log(n / total) for n in counts)
