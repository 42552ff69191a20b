"""Windows with tags or values to padded tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from rashomon.encoder.written import SHAPES
from training.batches import padded
from training.windows import IGNORE, Window

#: Share of the windows that are read as if they were in small letters, as some texts are.
SMALL = 0.1


def pad(windows: Sequence[Window], chance: random.Random | None = None, masked: float = 0.0) -> dict[str, Any]:
    """Pad windows into tensors; with ``chance``, that share of word pieces is hidden.

    "ids", "mask", "written" and "said" are (batch, length) of integers, ``IGNORE`` where there is no tag; "fact" is
    (batch, length) of numbers, not a number where there is no value.
    """
    ids, mask = padded(windows, chance, masked)
    said = torch.full(ids.shape, IGNORE, dtype=torch.long)
    fact = torch.full(ids.shape, float("nan"))
    marks = torch.zeros_like(ids)
    for row, window in enumerate(windows):
        marks[row, : len(window.ids)] = torch.as_tensor(_marks(window, chance))
        for label, into in (("said", said), ("fact", fact)):
            if label in window.labels:
                into[row, : len(window.ids)] = torch.as_tensor(window.labels[label])
    return {"ids": ids, "mask": mask, "said": said, "fact": fact, "written": marks}


def _marks(window: Window, chance: random.Random | None) -> NDArray[np.int64]:
    """Return how the tokens are written; in training some windows are read as if all were in small letters."""
    marks: NDArray[np.int64] = window.extra["written"]  # type: ignore[assignment]
    if chance is None or chance.random() >= SMALL:
        return marks
    shape = marks % len(SHAPES)
    return np.where(np.isin(shape, (1, 2, 3)), marks - shape, marks)
