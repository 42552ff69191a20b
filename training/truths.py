"""What is true of a text for fitting the scorers: its types, and which words fill which role in which type of incident.

In: keys of MUC-4, or texts marked by hand. Out: :class:`Truth`, the same for both. Words are folded as the template
metric folds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.candidates import Candidate
from rashomon.encoder.labels import TYPES
from rashomon.evaluation.muc4.gtt import normalise
from rashomon.evaluation.muc4.keys import KeyDocument, view_of
from rashomon.evaluation.sets.marked import MarkedText
from training.marked import NAMES, type_of

#: Roles of the template metric.
SCORED = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


@dataclass(frozen=True, slots=True)
class Truth:
    """A text, the types of its incidents, and its fills: (role, words, type)."""

    text: str
    types: frozenset[str]
    fills: frozenset[tuple[str, str, str]]

    def of_candidates(self, found: Sequence[Candidate]) -> np.ndarray:
        """Return 1 where a candidate fills its role in an incident of a type: (candidates, types)."""
        rows = [[(one.role, normalise(one.words), kind) in self.fills for kind in TYPES] for one in found]
        return np.array(rows, float).reshape(-1, len(TYPES))

    def of_types(self) -> np.ndarray:
        """Return 1 for each type that the text tells of: (types,)."""
        return np.array([kind in self.types for kind in TYPES], float)


def muc_truth(text: str, key: KeyDocument) -> Truth:
    """Return what a key of MUC-4 says. A template may have several types, when the key leaves it open."""
    types = frozenset(kind for kind in TYPES if any(kind in template.type for template in key.gtt))
    return Truth(text, types, frozenset(_key_fills(key)))


def _key_fills(key: KeyDocument) -> Iterator[tuple[str, str, str]]:
    for template in key.templates:
        view = view_of(template.slots)
        strings = [(role, mention) for role in SCORED for entity in view.roles[role] for mention in entity]
        strings += [("Person", words) for fill in template.fills(19) for words in fill.words]
        for kind in TYPES:
            if kind in view.type:
                yield from ((role, normalise(words), kind) for role, words in strings)


def marked_truths(texts: Iterable[MarkedText]) -> dict[str, Truth]:
    """Return what marks say, by the ids of the texts."""
    return {one.id: _marked_truth(one) for one in texts}


def _marked_truth(one: MarkedText) -> Truth:
    fills = {
        (name, normalise(one.text[start:end]), type_of(incident.kind))
        for incident in one.incidents
        for role, name in NAMES.items()
        for start, end in incident.spans.get(role, ())
    }
    return Truth(one.text, frozenset(type_of(incident.kind) for incident in one.incidents), frozenset(fills))
