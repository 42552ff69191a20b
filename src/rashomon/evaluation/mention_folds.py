"""Which weights of ``coreference`` were fitted without a topic: those of the fold that holds it.

In: a set and a topic of it. Out: the part ("0" to "4") whose weights never saw the topic. The training and the figures
both ask here. "all" is for topics of none of the sets that are trained on.
"""

from __future__ import annotations

from rashomon.evaluation.splits import FOLDS, fold

#: The parts that weights are fitted to: everything, and everything but one fold.
PARTS = ("all", *map(str, range(FOLDS)))
#: The topics of ECB+ that were trained on.
ECBPLUS_TRAINED = frozenset(str(number) for number in range(1, 36))


def part_without(name: str, topic: str) -> str:
    """Return the part that was fitted without a topic of a set ("gvc", "ecbplus"): the number of its fold."""
    return str(fold(f"{name}/{topic}", FOLDS))


def fitted_to(part: str, name: str, topic: str) -> bool:
    """Tell whether a part is fitted to a topic."""
    return part == "all" or part != part_without(name, topic)
