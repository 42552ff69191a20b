"""What a model told before, to be told still while it learns something else: its beliefs of tags, and its links.

In: the model, the one it was, and windows. Out: :class:`Stays`, from which a training of something else goes on
(:mod:`training.said.judged`, :mod:`training.said.acts`).
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.said.batches import pad
from training.said.soft import Chances, chances_of
from training.said.taught import VECTORS
from training.said.teachers import links
from training.said.whole import WholeModel, states_of
from training.windows import Window


@dataclass(frozen=True, slots=True)
class Stays:
    """A batch with pieces hidden, its states, which tokens count, the states as they were, and the tags believed then.

    ``loss`` is how far the links are from what they were.
    """

    batch: Mapping[str, Tensor]
    hidden: Tensor
    kept: Tensor
    was: Tensor
    told: Chances
    loss: Tensor


def stays(
    model: WholeModel, before: WholeModel, group: Sequence[Window], chance: random.Random, masked: float
) -> Stays:
    """Return a batch of windows as both read it; ``masked`` is the share of word pieces hidden from the first."""
    batch, plain = pad(group, chance, masked), pad(group)
    with torch.no_grad():
        was = states_of(before, plain)
        told = chances_of(before.tag(was)[:, 1:], before.transitions(), plain["mask"][:, 1:].bool())
    hidden, kept = states_of(model, batch), plain["mask"].bool()
    linked = links(before, was)[kept]
    loss = VECTORS * functional.mse_loss(links(model, hidden)[kept], linked) / linked.var()
    return Stays(batch, hidden, kept, was, told, loss)
