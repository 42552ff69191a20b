"""What every labelled set is read into: a text and what the set says about it.

Offsets are counted in characters of `text`, the end exclusive. A head (a task, by name) that is missing says nothing:
its loss is not to be computed. A head that is present and empty says that there is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.evaluation.sets.texts import Attribution, Event, Labelled, Span

__all__ = ["Attribution", "Event", "Example", "Labelled", "Span"]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its labels.

    `id` is "set/group/…", as `rashomon.evaluation.splits` reads it. `spans` and `labels` are by head. `coreference`
    lists groups of mentions of one thing. `partial` names the heads of `spans` of which only a part is marked: what is
    unmarked under them is unknown, not negative.
    """

    id: str
    text: str
    spans: Mapping[str, tuple[Labelled, ...]] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    arguments: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    coreference: tuple[tuple[Span, ...], ...] = ()
    partial: frozenset[str] = frozenset()
