"""Texts marked by hand to labelled windows: roles, kinds, types.

In: texts of :mod:`rashomon.evaluation.sets.marked`. Out: windows with the heads "roles", "kind" and "muc". Words that
are marked in one place and stand in another unmarked are neither yes nor no there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.labels import ROLES, TYPES
from rashomon.evaluation.sets.marked import MarkedText
from rashomon.evaluation.sets.texts import Labelled, Span
from rashomon.vocabulary import kinds
from training.material import Material
from training.windows import IGNORE, Labels, Window, covered

#: Role of a mark -> role of the encoder.
NAMES = {
    "ind": "PerpInd", "org": "PerpOrg", "target": "Target", "victim": "Victim", "person": "Person",
    "weapon": "Weapon", "place": "Place", "time": "Time",
}  # fmt: skip
#: What a kind without a type of MUC-4 is learned as: it is violence all the same.
_OTHERWISE = "attack"
_EMPTY_SHARE = 0.5


def material(texts: Sequence[MarkedText]) -> Material[MarkedText]:
    """Return marked texts as a training sees them: all with incidents, half of the others."""
    return Material(texts, label, lambda one: one.incidents, _EMPTY_SHARE)


def type_of(kind: str) -> str:
    """Return the type of MUC-4 that a kind of the marks is learned as."""
    named = str(kinds()[kind].get("muc4") or _OTHERWISE).lower()
    return named if named in TYPES else _OTHERWISE


@dataclass(frozen=True, slots=True)
class _Fill:
    inside: range
    role: str
    type: str


def label(window: Window, one: MarkedText) -> None:
    """Write the labels of the heads that marks speak of into a window."""
    here = list(_fills(window, one))
    window.labels["roles"] = _roles(window, one, here)
    window.labels["kind"] = _kinds(window, here)
    told = {fill.type for fill in here if fill.role not in {"Place", "Time"}}
    window.labels["muc"] = np.array([int(name in told) for name in TYPES])


def _fills(window: Window, one: MarkedText) -> Iterator[_Fill]:
    for incident in one.incidents:
        for role, name in NAMES.items():
            for start, end in incident.spans.get(role, ()):
                inside = covered(window, start, end)
                if inside:
                    yield _Fill(inside, name, type_of(incident.kind))


def _roles(window: Window, one: MarkedText, here: Sequence[_Fill]) -> Labels:
    rows = np.zeros((len(window.ids), len(ROLES)), np.int64)
    for start, end, role in _elsewhere(one):
        inside = covered(window, start, end)
        rows[inside.start : inside.stop, ROLES.index(role)] = IGNORE
    for fill in sorted(here, key=lambda fill: len(fill.inside)):
        column = ROLES.index(fill.role)
        rows[fill.inside.start : fill.inside.stop, column] = 2
        rows[fill.inside.start, column] = 1
    rows[[0, -1]] = IGNORE
    return rows


def _elsewhere(one: MarkedText) -> Iterator[Labelled]:
    """Yield where words that are marked stand unmarked, by role."""
    for role, name in NAMES.items():
        marked = {span for incident in one.incidents for span in incident.spans.get(role, ())}
        for words in {one.text[start:end] for start, end in marked}:
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", one.text, re.IGNORECASE):
                if not _touches(match.span(), marked):
                    yield (*match.span(), name)


def _touches(span: Span, marked: set[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in marked)


def _kinds(window: Window, here: Sequence[_Fill]) -> Labels:
    rows = np.full((len(window.ids), len(TYPES)), IGNORE, np.int64)
    for fill in here:
        if fill.role not in {"Place", "Time"}:
            part = rows[fill.inside.start : fill.inside.stop]
            part[part == IGNORE] = 0
            part[:, TYPES.index(fill.type)] = 1
    return rows
