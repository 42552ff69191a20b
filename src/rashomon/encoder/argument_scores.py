"""How well each tag of an argument fits each token of a window, for one event: the numbers of the argument head.

In: the states of a window's tokens, the tokens of a trigger, and the type of its event as its ontology names it. Out: a
score for each tag of :mod:`rashomon.encoder.arguments`. The head (``weights/arguments.npz``, fitted by
``training/arguments.py``) decides apart whether a token belongs to any argument, and which role that argument would
have. Of the type it knows the levels ("Conflict.Attack.DetonateExplode": conflict, and conflict.attack, and the whole),
so that a type never seen is read as what it is a kind of. Only roles are taken that the type had in training.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rashomon.encoder.labels import ARGUMENT_LABELS
from rashomon.encoder.model import WEIGHTS, shipped
from rashomon.encoder.scan import Floats

#: Tokens from the trigger beyond which all are equally far.
FARTHEST = 32
#: A score below that of every role that a type has.
NEVER = -1e4
#: Levels of a type that say nothing.
_EMPTY = frozenset({"", "n/a", "unspecified"})


@dataclass(frozen=True, slots=True)
class ArgumentScores:
    """The arrays of the head by the names that ``training/arguments.py`` gives them, and the place of each level."""

    weights: Mapping[str, Floats]
    levels: Mapping[str, int]

    def scores(self, hidden: Floats, trigger: range, kind: str) -> Floats:
        """Return (tokens, 1 + 2 * roles) scores: of no argument, then of the beginning and the rest of each role.

        ``hidden`` is (tokens, width), ``trigger`` the tokens of the trigger, ``kind`` the type of the event.
        """
        w, places = self.weights, steps_from(len(hidden), trigger)
        known = [self.levels[level] for level in levels_of(kind) if level in self.levels]
        event = hidden[trigger.start : trigger.stop].mean(axis=0) @ w["trigger"] + w["kind"][known].sum(axis=0)
        joint = np.maximum(hidden @ w["token"] + w["shift"] + event + w["distance"][places], 0)
        parts = _log_softmax(joint @ w["parts"] + w["parts_shift"])
        bias = w["roles_shift"] + w["kind_roles"][known].sum(axis=0)
        roles = _log_softmax(joint @ w["roles"] + bias) + self._never(known)
        found: Floats = np.empty((len(hidden), 1 + 2 * len(ARGUMENT_LABELS)), np.float32)
        found[:, 0], found[:, 1::2], found[:, 2::2] = parts[:, 0], parts[:, 1:2] + roles, parts[:, 2:] + roles
        return found

    def _never(self, known: list[int]) -> Floats:
        """Return 0 for each role that the finest level with enough arguments had, ``NEVER`` for the others."""
        told = next(
            (self.weights["roles_of"][at] for at in reversed(known) if self.weights["roles_of"][at].any()), None
        )
        return np.zeros(len(ARGUMENT_LABELS), np.float32) if told is None else np.where(told > 0, 0, NEVER)


@cache
def load_scores(folder: Path = WEIGHTS) -> ArgumentScores:
    """Load the head that ships with the encoder. Raises DataMissing when it is not there."""
    with np.load(shipped(folder / "arguments.npz")) as stored:
        names = {str(level): at for at, level in enumerate(stored["levels"])}
        return ArgumentScores({n: stored[n].astype(np.float32) for n in stored.files if n != "levels"}, names)


def levels_of(kind: str) -> tuple[str, ...]:
    """Return the levels of a type of event, the coarsest first, in lower case; those that say nothing left out."""
    parts = [part for part in kind.lower().split(".") if part not in _EMPTY]
    return tuple(".".join(parts[:stop]) for stop in range(1, len(parts) + 1))


def steps_from(length: int, trigger: range) -> np.ndarray:
    """Return for each token how far it stands from the trigger, from 0 to 2 * ``FARTHEST``; the trigger itself is in
    the middle."""
    at = np.arange(length)
    steps = np.where(at < trigger.start, at - trigger.start, np.maximum(at - trigger.stop + 1, 0))
    return np.clip(steps, -FARTHEST, FARTHEST) + FARTHEST


def _log_softmax(values: Floats) -> Floats:
    moved = values - values.max(axis=-1, keepdims=True)
    result: Floats = moved - np.log(np.exp(moved).sum(axis=-1, keepdims=True))
    return result
