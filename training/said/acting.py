"""A model of who says what that also tells what is done by saying, by whom and to whom.

In: the states of :class:`training.said.whole.WholeModel`. Out: scores of kinds of act per token, with whether it is
about violence; and, for an act whose words are given, scores of the tags of its parties over the tokens of its
sentence: a layer over the token, the words of the act, its kind and the steps between (:mod:`rashomon.encoder.acts`
reads it so).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from rashomon.encoder.argument_scores import FARTHEST, steps_from
from rashomon.encoder.labels import ACTS, PARTIES, PARTY_SIZE, SAID_HEADS
from training.model import HIDDEN
from training.said.whole import WholeModel
from training.windows import IGNORE, Window

#: How much more the tags of acts weigh than a mean over all tokens, most of which are no act's; their parties;
#: violence.
ACT_WEIGHT, PARTY_WEIGHT, VIOLENT_WEIGHT = 4.0, 1.5, 0.3
VIOLENT = 1 + len(ACTS)


@dataclass(frozen=True, slots=True)
class Done:
    """One act in a window: the tokens of its words and of its sentence, its kind, the tag of each token there."""

    cue: tuple[int, int]
    sentence: tuple[int, int]
    kind: int
    tags: np.ndarray


class ActModel(WholeModel):
    """The layers of who says what, and heads for acts beside its own."""

    def __init__(self) -> None:
        super().__init__()
        self.act = nn.Linear(HIDDEN, SAID_HEADS["act"])
        self.act_party, self.act_cue = nn.Linear(HIDDEN, PARTY_SIZE), nn.Linear(HIDDEN, PARTY_SIZE)
        self.act_far, self.act_kind = nn.Embedding(2 * FARTHEST + 1, PARTY_SIZE), nn.Embedding(len(ACTS), PARTY_SIZE)
        self.act_tags = nn.Linear(PARTY_SIZE, 1 + 2 * len(PARTIES))
        for table in (self.act_far, self.act_kind):
            nn.init.normal_(table.weight, std=0.1)

    def parties(self, hidden: Tensor, done: Sequence[tuple[int, Done]]) -> tuple[Tensor, Tensor]:
        """Return scores (tokens, tags) of the sentences of all acts, one after the other, and the right tags."""
        party, cue = self.act_party(hidden), self.act_cue(hidden)
        scores, tags = [], []
        for row, one in done:
            low, high = one.sentence
            steps = steps_from(high - low, range(one.cue[0] - low, one.cue[1] - low))
            event = cue[row, one.cue[0] : one.cue[1]].mean(0) + self.act_kind.weight[one.kind]
            joint = torch.relu(party[row, low:high] + event + self.act_far(torch.from_numpy(steps)))
            scores.append(self.act_tags(functional.dropout(joint, 0.1, self.training)))
            tags.append(torch.from_numpy(one.tags))
        return torch.cat(scores), torch.cat(tags)

    def numbers(self) -> dict[str, np.ndarray]:
        """Return what the package reads beside the graph."""
        named = {
            "far": self.act_far.weight, "kind": self.act_kind.weight,
            "tags": self.act_tags.weight.T, "tags_shift": self.act_tags.bias,
        }  # fmt: skip
        return {name: values.detach().numpy().astype(np.float16) for name, values in named.items()}


def act_loss(model: ActModel, hidden: Tensor, group: Sequence[Window]) -> Tensor:
    """Return the loss of acts and their parties; hidden is (batch, length, 384)."""
    length = hidden.shape[1]
    kinds = torch.full((len(group), length), IGNORE, dtype=torch.long)
    violent = torch.full((len(group), length), float("nan"))
    done = []
    for row, window in enumerate(group):
        kinds[row, : len(window.ids)] = torch.as_tensor(window.labels["act"])
        violent[row, : len(window.ids)] = torch.as_tensor(window.labels["violent"])
        done += [(row, one) for one in window.extra["done"]]  # type: ignore[attr-defined]
    scores = model.act(hidden)
    loss = ACT_WEIGHT * functional.cross_entropy(
        scores[..., :VIOLENT].flatten(0, 1), kinds.flatten(), ignore_index=IGNORE
    )
    if done:
        there = ~violent.isnan()
        about = functional.binary_cross_entropy_with_logits(scores[..., VIOLENT][there], violent[there])
        found, tags = model.parties(hidden, done)
        loss = loss + VIOLENT_WEIGHT * about + PARTY_WEIGHT * functional.cross_entropy(found, tags)
    return loss
