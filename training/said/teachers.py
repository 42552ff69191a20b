"""What trained models believe of a text together, token by token.

In: two or more models of :class:`training.said.model.SaidModel`, above one encoder's lower layers or above their own.
Out: for each token of a text the mean of their tag scores, the values of what happened of the first of them, and the
vectors that tell which cue a span belongs to of the one that is taught on: these are to stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rashomon.encoder.labels import FACTS, LINK_SIZE
from training.said.batches import pad
from training.said.model import TAGS, SaidModel
from training.said.whole import Below, below, load
from training.windows import Window

#: Columns of what is told of a token: tag scores, values of what happened, vectors of cues and spans.
WIDTHS = (TAGS, len(FACTS), 4 * LINK_SIZE)
Halves = NDArray[np.float16]
_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Teachers:
    """The models, in evaluation mode, the layers below them, and the index of the one that is taught on."""

    models: Sequence[SaidModel]
    lower: Below
    taught: int = 0

    @classmethod
    def load(cls, paths: Sequence[Path], lower: Below, taught: Path | None = None) -> Teachers:
        """Load the weights of each model; ``taught`` is one of them, the first where it is None."""
        return cls([load(path) for path in paths], lower, paths.index(taught) if taught else 0)

    @torch.no_grad()
    def steps(self) -> Tensor:
        """Return the mean of the scores of one tag after another: (tags, tags)."""
        return torch.stack([model.transitions() for model in self.models]).mean(0)

    def tell(self, windows: Sequence[Window]) -> list[Halves]:
        """Return for each window what is told of its tokens, without the two at its ends: (tokens, sum of WIDTHS)."""
        told: dict[int, Halves] = {}
        order = sorted(range(len(windows)), key=lambda at: len(windows[at].ids))
        for first in range(0, len(order), _AT_ONCE):
            group = order[first : first + _AT_ONCE]
            for at, rows in zip(group, self._batch([windows[at] for at in group]), strict=True):
                told[at] = rows[1 : len(windows[at].ids) - 1]
        return [told[at] for at in range(len(windows))]

    @torch.no_grad()
    def _batch(self, windows: Sequence[Window]) -> Halves:
        batch = pad(windows)
        shared = self.lower(batch["ids"], batch["mask"])
        hidden = []
        for model in self.models:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                lower = below(model, lambda _ids, _mask: shared)(batch["ids"], batch["mask"])
                states = model.encode(lower, batch["mask"], batch["written"])
            hidden.append(states.float())
        tags = torch.stack([model.tag(states) for model, states in zip(self.models, hidden, strict=True)]).mean(0)
        happened, vectors = self.models[0].happened(hidden[0]), links(self.models[self.taught], hidden[self.taught])
        rows: Halves = torch.cat([tags, happened, vectors], -1).numpy().astype(np.float16)
        return rows


def links(model: SaidModel, hidden: Tensor) -> Tensor:
    """Return the vectors of cues and spans (…, 4 * LINK_SIZE) of states."""
    return torch.cat([model.cue(hidden), model.span(hidden)], -1)
