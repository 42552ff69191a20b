"""Which place each name of a report means: one score, a sum of named parts, for every place that bears the name.

In: names with their options, what stands with them, and what is known of the publisher. Out: for each name its options
with their parts and chances. The weights are those of ``vocabulary/place_weights.yaml``, under ``meaning``; a chance is
the share of the exponential of a score (a log-linear model, fitted by ``training/places.py``). Names of one report are
weighed together: first each alone, then with what the others most likely mean, twice.

One name means one place in a report, unless the words beside it say otherwise ("Paris, Texas").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from rashomon.values.gazetteer import Entry
from rashomon.values.places.borne import Option
from rashomon.values.places.features import Belief, Home, Named, Parts, own_parts, told_parts
from rashomon.vocabulary import load_vocabulary

_ROUNDS = 2
#: An option less likely than this says nothing about the others.
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option with its score's parts (each weight times its feature), and its chance among those of its name."""

    option: Option
    parts: Parts
    chance: float

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(self.parts.values())


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each part."""
    return dict(load_vocabulary("place_weights")["meaning"])


def weigh(names: Sequence[Named], home: Home, given: Mapping[str, float] | None = None) -> list[list[Weighed]]:
    """Weigh the options of all names of a report; the likeliest of each name first. ``given`` are other weights."""
    used = weights() if given is None else given
    fixed = [[own_parts(option, name, home) for option in name.options] for name in names]
    chances = [_chances([_sum(parts, used) for parts in row]) for row in fixed]
    rows = fixed
    for _ in range(_ROUNDS):
        belief = believe(names, chances)
        rows = [
            [
                {**parts, **told_parts(option.entry, index, belief, name.listed)}
                for option, parts in zip(name.options, row, strict=True)
            ]
            if len(name.options) > 1
            else row
            for index, (name, row) in enumerate(zip(names, fixed, strict=True))
        ]
        chances = [_chances([_sum(parts, used) for parts in row]) for row in rows]
    return [
        sorted(
            (
                Weighed(option, _times(parts, used), chance)
                for option, parts, chance in zip(name.options, row, shares, strict=True)
            ),
            key=lambda one: (-one.chance, -one.option.entry.population, one.option.entry.id),
        )
        for name, row, shares in zip(names, rows, chances, strict=True)
    ]


def believe(names: Sequence[Named], chances: Sequence[Sequence[float]]) -> Belief:
    """Return what each name most likely means, for the others to lean on."""
    return Belief(
        [
            [
                (option.entry, chance * (1.0 + log(max(1, name.times))))
                for option, chance in zip(name.options, row, strict=True)
                if chance >= _LEAST
            ]
            for name, row in zip(names, chances, strict=True)
        ]
    )


def best_of(found: Sequence[Option], home: Home, belief: Belief) -> tuple[Entry, Parts] | None:
    """Return the likeliest option of one more name, with its parts, by what a report's other names mean."""
    if not found:
        return None
    name, used = Named(found), weights()
    rows = [
        _times(parts, used)
        for option in found
        for parts in [own_parts(option, name, home) | told_parts(option.entry, -1, belief)]
    ]
    best = max(
        range(len(found)),
        key=lambda index: (sum(rows[index].values()), found[index].entry.population, found[index].entry.id),
    )
    return found[best].entry, rows[best]


def _times(parts: Parts, used: Mapping[str, float]) -> Parts:
    return {key: used.get(key, 0.0) * value for key, value in parts.items()}


def _sum(parts: Parts, used: Mapping[str, float]) -> float:
    return sum([used.get(key, 0.0) * value for key, value in parts.items()])


def _chances(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]
