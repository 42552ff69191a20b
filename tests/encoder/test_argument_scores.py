"""The numbers of the argument head: steps, levels of types, which roles a type may have."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.encoder.argument_scores import FARTHEST, NEVER, ArgumentScores, levels_of, load_scores, steps_from
from rashomon.encoder.labels import ARGUMENT_LABELS

PLACE, KILLER, VICTIM = map(ARGUMENT_LABELS.index, ("place", "killer", "victim"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Conflict.Attack.DetonateExplode", ("conflict", "conflict.attack", "conflict.attack.detonateexplode")),
        ("life.die.n/a", ("life", "life.die")),
        ("Life.Die.Unspecified", ("life", "life.die")),
        ("", ()),
    ],
)
def test_levels_of_a_type(kind: str, expected: tuple[str, ...]) -> None:
    assert levels_of(kind) == expected


def test_steps_are_counted_from_both_ends_of_a_trigger() -> None:
    steps = steps_from(2 * FARTHEST + 10, range(3, 5)) - FARTHEST
    assert steps[:8].tolist() == [-3, -2, -1, 0, 0, 1, 2, 3]
    assert steps[-1] == FARTHEST


def head(roles_of: dict[str, list[int]]) -> ArgumentScores:
    """A head whose numbers are all 0, but for the parts: every token is likelier to begin an argument than not."""
    names, roles, width = list(roles_of), len(ARGUMENT_LABELS), 2
    shapes = {
        "token": (width, width), "trigger": (width, width), "shift": (width,), "distance": (2 * FARTHEST + 1, width),
        "kind": (len(names), width), "parts": (width, 3), "roles": (width, roles), "roles_shift": (roles,),
        "kind_roles": (len(names), roles),
    }  # fmt: skip
    weights = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
    weights["parts_shift"] = np.array([0, 1, 0], np.float32)
    weights["roles_of"] = np.zeros((len(names), roles), np.float32)
    for row, known in enumerate(roles_of.values()):
        weights["roles_of"][row, known] = 1
    return ArgumentScores(weights, {name: at for at, name in enumerate(names)})


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("Life.Die.Shot", {PLACE, KILLER}),  # the finest level that had enough arguments
        ("Life.Die.Other", {PLACE, KILLER, VICTIM}),  # a type never seen is read as what it is a kind of
        ("Life.Born", {PLACE, VICTIM}),
        ("Contact.Meet", set(range(len(ARGUMENT_LABELS)))),  # nothing is known of it
    ],
)
def test_only_roles_that_a_type_had_are_taken(kind: str, allowed: set[int]) -> None:
    known = {
        "life": [PLACE, VICTIM],
        "life.die": [PLACE, KILLER, VICTIM],
        "life.die.shot": [PLACE, KILLER],
        "life.born": [],
    }
    scores = head(known).scores(np.ones((3, 2), np.float32), range(1, 2), kind)
    begins = scores[:, 1::2]
    assert {at for at in range(begins.shape[1]) if (begins[:, at] > NEVER / 2).all()} == allowed
    assert (begins[:, sorted(allowed)] > scores[:, 2::2][:, sorted(allowed)]).all()


def test_the_head_that_ships_knows_types_and_roles() -> None:
    shipped = load_scores()
    assert {"conflict", "conflict.attack", "life.die"} <= set(shipped.levels)
    scores = shipped.scores(np.zeros((5, 384), np.float32), range(2, 3), "Conflict.Attack.Unspecified")
    assert scores.shape == (5, 1 + 2 * len(ARGUMENT_LABELS))
    assert (scores[:, 1 + 2 * ARGUMENT_LABELS.index("voter")] < NEVER / 2).all()
    assert (scores[:, 1 + 2 * ARGUMENT_LABELS.index("attacker")] > NEVER / 2).all()
