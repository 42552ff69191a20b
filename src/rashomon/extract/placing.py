"""Why a telling stands in its group: what decided, what spoke for it, and what kept it from other groups.

A record for explanations. Nothing is decided here and nothing reads it to decide: :mod:`rashomon.extract.grouping`
writes it down as it decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: What chose the group of a telling: the first three open a new one.
Decided = Literal[
    "the first told of",
    "its words say that it is another one",
    "nothing told of before fits",
    "the last told of in this sentence",
    "the last told of that is news",
    "the last told of",
]
#: What kept a telling from a group told of before.
Misfit = Literal[
    "another form",
    "told beside it as another",
    "another stance",
    "a count stands alone",
    "another act or actor",
    "did not happen, and told in another sentence",
    "another kind",
    "another time",
    "another place",
]
#: What spoke for the group chosen.
Fit = Literal[
    "told in one sentence as not having happened",
    "the same act by the same actor",
    "kinds that agree",
    "points back to it",
    "no time told twice",
    "times that agree",
    "no place told twice",
    "places that agree",
]
#: Groups noted as not fitting, for one telling: the last told of. More would make a long report's record quadratic.
NOTED = 3


@dataclass(frozen=True, slots=True)
class Apart:
    """A group that a telling did not join, by its number in the report, and the first thing that kept it out."""

    group: int
    misfit: Misfit


@dataclass(frozen=True, slots=True)
class Placing:
    """Why a telling is in its group. ``fits`` is empty where it opened the group; ``apart`` holds at most ``NOTED``.

    Groups of another form are passed over in ``apart``: a verbal act never tells of an incident.
    """

    decided: Decided
    fits: tuple[Fit, ...] = ()
    apart: tuple[Apart, ...] = ()
