"""The argument head as it is trained gives what the package reads of its arrays."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch; running does not")

from training.arguments import Asked, Head

from rashomon.encoder.argument_scores import ArgumentScores, levels_of, steps_from
from rashomon.encoder.labels import ARGUMENT_LABELS

WIDTH = 6
LEVELS = {"life": 0, "life.die": 1, "contact": 2}


def asked(length: int, trigger: range, kind: str, tags: dict[int, int]) -> Asked:
    hidden = torch.randn(length, WIDTH)
    steps = torch.from_numpy(steps_from(length, trigger))
    row = torch.zeros(length, dtype=torch.long)
    for at, tag in tags.items():
        row[at] = tag
    levels = tuple(level for level in levels_of(kind) if level in LEVELS)
    return Asked(hidden, hidden[trigger.start : trigger.stop].mean(0), steps, levels, row)


def loss_of(head: ArgumentScores, one: Asked, trigger: range, kind: str) -> float:
    """The loss of one event from the scores as they are read: the sum over tokens of what speaks against their tags."""
    scores = head.scores(one.hidden.numpy(), trigger, kind)
    return -float(sum(scores[at, tag] for at, tag in enumerate(one.tags.tolist())))


def test_scores_are_those_that_were_trained() -> None:
    torch.manual_seed(3)
    head = Head(WIDTH, LEVELS).eval()
    torch.nn.init.normal_(head.kind_roles.weight)
    victim = 1 + 2 * ARGUMENT_LABELS.index("victim")
    events = [
        (
            asked(7, range(2, 4), "Life.Die.Unspecified", {0: victim, 1: victim + 1}),
            range(2, 4),
            "Life.Die.Unspecified",
        ),
        (asked(4, range(1), "Contact.Meet", {3: 1}), range(1), "Contact.Meet"),
        (asked(3, range(2, 3), "Life.Die", {}), range(2, 3), "Life.Die"),
    ]
    arrays = {name: values.astype(np.float32) for name, values in head.arrays().items()}
    reader = ArgumentScores(arrays | {"roles_of": np.zeros((len(LEVELS), len(ARGUMENT_LABELS)), np.float32)}, LEVELS)
    tokens = sum(len(one.tags) for one, _, _ in events)
    wanted = sum(loss_of(reader, one, trigger, kind) for one, trigger, kind in events) / tokens
    with torch.no_grad():
        assert float(head.loss([one for one, _, _ in events])) == pytest.approx(wanted, rel=5e-3)
