"""What a labelled set is read into: a text with its class, its events, its attributions, or values of its predicates.

Offsets are counted in characters of the text, the end exclusive. An id is "set/group/…", as
`rashomon.evaluation.splits` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Start and end (exclusive).
Span = tuple[int, int]
#: Start, end (exclusive) and label.
Labelled = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class ClassText:
    """A text and its one class; `spans` are what the set marks in it, if anything."""

    id: str
    text: str
    label: str
    spans: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event of an ontology: its trigger, its type as the set names it, and who or what plays which role."""

    trigger: Span
    type: str
    roles: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class EventText:
    """A text with its events.

    `coreference` lists groups of mentions of one thing, `entities` the types of what is mentioned; both are empty where
    the set does not say.
    """

    id: str
    text: str
    events: tuple[Event, ...]
    coreference: tuple[tuple[Span, ...], ...] = ()
    entities: Mapping[Span, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: the pieces of the speaker, the cue and the content. Each may be empty or in pieces."""

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AttributedText:
    """A text with its attributions, and all that is marked as a part of one, labelled SOURCE, CUE or CONTENT."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    spans: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True)
class FactText:
    """A sentence and its predicates: where each stands, and whether it happened, from -3 (no) to +3 (yes)."""

    id: str
    text: str
    targets: tuple[tuple[int, int, float], ...]
