"""A linear chain that learns from chances of tags in place of tags: what one chain believes, another is to believe.

In: tag scores (batch, length, tags), steps (tags, tags) from one tag to the next, and which tokens count. Out: the
chances of all paths, added up by token and by pair of neighbours, and the loss of another chain under them. That loss
is the Kullback-Leibler divergence of the chains plus what does not depend on the learner (Wang and others 2020,
"Structure-level knowledge distillation for multilingual sequence labeling").
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.said.model import log_partition

_LOWEST = -60.0


@dataclass(frozen=True, slots=True)
class Chances:
    """Chances of tags by token (batch, length, tags), and of one after another, added up (batch, tags, tags)."""

    nodes: Tensor
    pairs: Tensor

    def mixed(self, other: Chances, share: float) -> Chances:
        """Return chances of which ``share`` is of the other."""
        return Chances(self.nodes.lerp(other.nodes, share), self.pairs.lerp(other.pairs, share))


@torch.no_grad()
def chances_of(scores: Tensor, steps: Tensor, keep: Tensor) -> Chances:
    """Return the chances of a chain by forward-backward; ``keep`` (batch, length) is a prefix of each row."""
    own = (scores - scores.amax(-1, keepdim=True)).double().exp()
    step = (steps - steps.max()).clamp_min(_LOWEST).double().exp()
    there = keep.unsqueeze(-1)
    ahead = [own[:, 0] / own[:, 0].sum(-1, keepdim=True)]
    for at in range(1, scores.shape[1]):
        row = (ahead[-1] @ step) * own[:, at]
        ahead.append(row / row.sum(-1, keepdim=True))
    behind = [torch.ones_like(own[:, 0])]
    for at in range(scores.shape[1] - 1, 0, -1):
        row = (own[:, at] * behind[-1]) @ step.T
        behind.append(torch.where(there[:, at], row / row.sum(-1, keepdim=True), torch.ones_like(row)))
    before, after = torch.stack(ahead, 1), torch.stack(behind[::-1], 1)
    nodes = before * after
    nodes = nodes / nodes.sum(-1, keepdim=True) * there
    both = before[:, :-1, :, None] * step * (own * after)[:, 1:, None, :]
    both = both / both.sum((-2, -1), keepdim=True) * keep[:, 1:, None, None]
    return Chances(nodes.float(), both.sum(1).float())


def certain(tags: Tensor, keep: Tensor, width: int) -> Chances:
    """Return tags (batch, length) as chances of one or nothing."""
    nodes = functional.one_hot(tags.clamp_min(0), width).float() * keep.unsqueeze(-1)
    return Chances(nodes, torch.einsum("bti,btj->bij", nodes[:, :-1], nodes[:, 1:]))


def soft_loss(scores: Tensor, steps: Tensor, told: Chances, keep: Tensor) -> Tensor:
    """Return the mean negative log-likelihood per token that is expected under the chances told.

    With chances that are certain it is :func:`training.said.model.chain_loss`.
    """
    scores = scores.float()
    path = (scores * told.nodes).sum((1, 2)) + (steps * told.pairs).sum((1, 2))
    return (log_partition(scores, steps, keep) - path).sum() / keep.sum()
