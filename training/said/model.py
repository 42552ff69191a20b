"""The model: layers of its own above the lower ones of the incident encoder, and its heads.

In: hidden states of the shared layers (batch, length, 384), and how words are written
(:mod:`rashomon.encoder.written`), of which each way has a vector that is added to the states. Out: tag scores (batch,
length, 7) under a linear chain
(Lafferty, McCallum and Pereira 2001), vectors that tell which cue a span belongs to, and values per token for whether
what it names happened (-3 no … +3 yes, the scale of Stanovsky et al. 2017): ``fact`` is one value, learned with the
tags; ``happened`` has one for each set, whose annotators used the scale differently, and is fitted afterwards
(``training.said.facts``).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from rashomon.encoder.labels import FACTS, LINK_SIZE, SAID_HEADS
from rashomon.encoder.spoken import STEPS, bucket, gap
from rashomon.encoder.written import SHAPES
from training.model import HIDDEN, SHARED, IncidentModel, above, load_base

TAGS = SAID_HEADS["said"]
#: Width of the hidden layer under the values of ``happened``.
NARROW = 64
_NEVER = -1e4


class SaidModel(nn.Module):
    """Layers above the shared ones, and heads. What is shared is run by :class:`training.lower.Lower`."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(load_base().encoder.layer[SHARED:])
        self.drop = nn.Dropout(0.1)
        self.shape, self.quoted, self.opens = (nn.Embedding(n, HIDDEN) for n in (len(SHAPES), 2, 2))
        for table in (self.shape, self.quoted, self.opens):
            nn.init.zeros_(table.weight)
        self.tag = nn.Linear(HIDDEN, TAGS)
        self.fact = nn.Linear(HIDDEN, 1)
        self.happened = nn.Sequential(nn.Linear(HIDDEN, NARROW), nn.GELU(), nn.Linear(NARROW, len(FACTS)))
        self.cue = nn.Linear(HIDDEN, 2 * LINK_SIZE)
        self.span = nn.Linear(HIDDEN, 2 * LINK_SIZE)
        self.far = nn.Parameter(torch.zeros(2, 2 * len(STEPS) + 1))
        self.steps = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.register_buffer("allowed", _allowed())

    def begin_from(self, state: dict[str, Tensor]) -> None:
        """Take the upper layers of a trained :class:`IncidentModel`."""
        start = IncidentModel()
        start.load_state_dict(state, strict=False)
        self.layers.load_state_dict(start.encoder.encoder.layer[SHARED:].state_dict())

    def encode(self, lower: Tensor, mask: Tensor, written: Tensor) -> Tensor:
        """Return hidden states (batch, length, 384) from those of the shared layers and how words are written."""
        out: Tensor = self.drop(above(self.layers, lower + self.vectors()[written], mask))
        return out

    def vectors(self) -> Tensor:
        """Return the vector (WIDTH, 384) of each way that :mod:`rashomon.encoder.written` tells apart."""
        parts = self.opens.weight[:, None, None] + self.quoted.weight[None, :, None] + self.shape.weight
        return parts.flatten(0, 2)

    def heads(self, hidden: Tensor) -> dict[str, Tensor]:
        """Return every head's values per token."""
        return {
            "said": self.tag(hidden),
            "fact": self.fact(hidden).squeeze(-1),
            "cue": self.cue(hidden),
            "span": self.span(hidden),
        }

    def transitions(self) -> Tensor:
        """Return the scores of one tag after another (from, to); what BIO forbids is far below the rest."""
        return self.steps.masked_fill(~self.allowed, _NEVER)


def _allowed() -> Tensor:
    """Which tag may follow which: an I only a B or I of its own label."""
    allowed = torch.ones(TAGS, TAGS, dtype=torch.bool)
    for inside in range(2, TAGS, 2):
        allowed[:, inside] = False
        allowed[inside - 1 : inside + 1, inside] = True
    return allowed


def chain_loss(scores: Tensor, transitions: Tensor, tags: Tensor, keep: Tensor) -> Tensor:
    """Return the mean negative log-likelihood per token of the tags under a linear chain.

    ``scores`` (batch, length, tags), ``tags`` and ``keep`` (batch, length); kept tokens are a prefix of each row.
    """
    scores = scores.float()
    tags = tags.clamp_min(0)
    chosen = scores.gather(2, tags.unsqueeze(2)).squeeze(2)
    steps = transitions[tags[:, :-1], tags[:, 1:]]
    path = (chosen * keep).sum(1) + (steps * keep[:, 1:]).sum(1)
    return (log_partition(scores, transitions, keep) - path).sum() / keep.sum()


def log_partition(scores: Tensor, transitions: Tensor, keep: Tensor) -> Tensor:
    """Return the logarithm of the sum over all paths of a linear chain: (batch,). The shapes are those of the loss."""
    alpha = scores[:, 0]
    for at in range(1, scores.shape[1]):
        new = torch.logsumexp(alpha.unsqueeze(2) + transitions, 1) + scores[:, at]
        alpha = torch.where(keep[:, at : at + 1], new, alpha)
    return alpha.logsumexp(1)


Ends = tuple[int, int]


def link_scores(
    found: dict[str, Tensor], row: int, which: int, spans: list[Ends], cues: list[Ends], far: Tensor
) -> Tensor:
    """Return scores (spans, cues), each (first, last) token: ``which`` 0 for speakers, 1 for contents."""
    side = slice(which * LINK_SIZE, (which + 1) * LINK_SIZE)
    left = found["span"][row, :, side][torch.tensor(spans)].float().sum(1)
    right = found["cue"][row, :, side][torch.tensor(cues)].float().sum(1)
    gaps = torch.tensor([[bucket(gap(s, c)) for c in cues] for s in spans])
    return left @ right.T / LINK_SIZE**0.5 + far[which][gaps]


def fact_loss(values: Tensor, wanted: Tensor) -> Tensor:
    """Smooth L1 over the tokens that have a value."""
    keep = ~wanted.isnan()
    return functional.smooth_l1_loss(values.float()[keep], wanted[keep], beta=0.5)
