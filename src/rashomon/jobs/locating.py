"""The place names of one report explained: what each means, by which parts of the score, and what came next.

In: a report and the tools it is read with. Out: one record a name, as the reading weighed them. Never stores, never
prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.values.places import find_toponyms, read_context
from rashomon.values.places.lookup import place_of

if TYPE_CHECKING:
    from rashomon.pipeline import Tools
    from rashomon.records import Place, Report
    from rashomon.values.places import Toponym
    from rashomon.values.places.meaning import Weighed

#: How many of the other places of a name are told, the likeliest first.
_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that a name can mean: its chance among those of the name, its score and the parts that make it up."""

    place: Place
    chance: float
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Located:
    """A place name: its range, the chance that it is one, the place it is taken for, None where none is so named.

    ``others`` are the next likeliest places of the name.
    """

    start: int
    end: int
    chance: float
    choice: Choice | None
    others: tuple[Choice, ...] = ()


def located(report: Report, tools: Tools) -> tuple[Located, ...]:
    """Return the place names of a report, in order of place, each with what it means and why."""
    context = read_context(report.text, report.dateline, tools.gazetteer, report.publisher, report.url)
    return tuple(_located(report.text, one) for one in find_toponyms(report.text, tools.gazetteer, context.home))


def _located(text: str, one: Toponym) -> Located:
    words = text[one.told.start : one.told.end]
    choices = [_choice(weighed, words) for weighed in one.told.weighed[: _OTHERS + 1]]
    return Located(one.told.start, one.told.end, one.chance, choices[0] if choices else None, tuple(choices[1:]))


def _choice(weighed: Weighed, words: str) -> Choice:
    parts = {name: round(part, 2) for name, part in weighed.parts.items() if round(part, 2)}
    largest = dict(sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0])))
    return Choice(place_of(weighed.option.entry, words), weighed.chance, round(weighed.score, 2), largest)
