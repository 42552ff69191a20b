"""What each level of each part is worth, and what sums of them decide.

In: the levels of two accounts. Out: points, hundredths of a nat of evidence for one incident; the chance that they come
to; and the decision. The points are in ``weights.json``, fitted by ``training/linking.py``: a logistic regression whose
weights may only grow from level to level (a monotone additive model). Points are whole numbers, so a sum of them is the
same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from operator import getitem

from rashomon.linking.evidence import PARTS, Levels
from rashomon.records import Decision

#: Points from which two accounts are one incident: even odds. Day and kind alone come to less: a place, a target, an
#: actor, a name or the words must agree too. On the part that was fitted a higher bar gains no precision.
SAME = 0
#: Points below which two accounts are different incidents; between the two it is for a person to say.
UNSURE = -100
#: Beyond these the chance is no longer told apart.
MOST_POINTS = 900


@dataclass(frozen=True, slots=True)
class Weights:
    """The points of a pair of which nothing is known, and those of each level of each part, in the order of ``PARTS``.

    ``calibrated_on`` marks the incidents that they were fitted on, on which no figure is reported.
    """

    base: int
    parts: Mapping[str, Mapping[str, int]]
    calibrated_on: frozenset[str] = frozenset()

    def points(self, levels: Levels) -> int:
        """Return the sum for the levels of all parts, in their order."""
        return self.base + sum(self.each(levels))

    def each(self, levels: Levels) -> Iterator[int]:
        """Yield what the level of each part is worth, in their order."""
        return map(getitem, self.parts.values(), levels)


@cache
def load_weights() -> Weights:
    """Return the weights of the package."""
    found = json.loads(files("rashomon.linking").joinpath("weights.json").read_text("utf-8"))
    parts = {name: found["parts"][name] for name in PARTS}
    return Weights(found["base"], parts, frozenset(found["calibrated_on"]))


def decision_of(points: int) -> Decision:
    """Return what so many points decide."""
    return "same" if points >= SAME else "unsure" if points >= UNSURE else "different"


@cache
def chance_of(points: int) -> float:
    """Return the chance of one incident, from 0 to 1, to four places: the logistic function, worked in decimals."""
    exponent = Decimal(-max(-MOST_POINTS, min(MOST_POINTS, points))) / 100
    return float(round(1 / (1 + exponent.exp()), 4))


@cache
def points_of(chance: float) -> int:
    """Return the points of a chance that :func:`chance_of` gave, or that a person did."""
    inside = min(max(Decimal(str(chance)), Decimal("0.0001")), Decimal("0.9999"))
    return int(((inside / (1 - inside)).ln() * 100).to_integral_value())
