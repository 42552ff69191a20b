"""A model of who says what with lower layers of its own, trained along with the rest.

One that does not stand on the shared layers errs in other places than those that do, and is there to be believed with
them (:mod:`training.said.taught`); what is taught then has this shape, and ships.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from torch import Tensor

from training.model import SHARED, load_base
from training.said.model import SaidModel

#: Token ids and mask to the states of the lower layers: (batch, length) both, to (batch, length, 384).
Below = Callable[[Tensor, Tensor], Tensor]
#: How the names of the weights of its own lower layers begin.
_OWN = "encoder."


class WholeModel(SaidModel):
    """Embeddings, two lower layers, four upper ones, and heads: all from the base encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = load_base(SHARED)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the states (batch, length, 384) of its own lower layers."""
        out = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=torch.zeros_like(ids))
        states: Tensor = out.last_hidden_state
        return states


def below(model: SaidModel, shared: Below) -> Below:
    """Return what gives the lower states for a model: its own layers, or the shared ones."""
    return model.lower if isinstance(model, WholeModel) else shared


def states_of(model: WholeModel, batch: Mapping[str, Tensor]) -> Tensor:
    """Return the hidden states (batch, length, 384) of padded windows, from the words up."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.encode(model.lower(batch["ids"], batch["mask"]), batch["mask"], batch["written"])
    return states.float()


def load(path: Path) -> SaidModel:
    """Load the weights of a model of any kind, in evaluation mode. Raises OSError without the file."""
    from training.said.acting import ActModel  # which is made of the model told here

    state = torch.load(path)
    acting = any(name.startswith("act") for name in state)
    model = ActModel() if acting else WholeModel() if any(name.startswith(_OWN) for name in state) else SaidModel()
    model.load_state_dict(state)
    return model.eval()
