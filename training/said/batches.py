"""Windows with tags or values to padded tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import torch

from training.batches import padded
from training.windows import IGNORE, Window


def pad(windows: Sequence[Window], chance: random.Random | None = None, masked: float = 0.0) -> dict[str, Any]:
    """Pad windows into tensors; with ``chance``, that share of word pieces is hidden.

    "ids", "mask" and "said" are (batch, length) of integers, ``IGNORE`` where there is no tag; "fact" is (batch,
    length) of numbers, not a number where there is no value.
    """
    ids, mask = padded(windows, chance, masked)
    said = torch.full(ids.shape, IGNORE, dtype=torch.long)
    fact = torch.full(ids.shape, float("nan"))
    for row, window in enumerate(windows):
        for label, into in (("said", said), ("fact", fact)):
            if label in window.labels:
                into[row, : len(window.ids)] = torch.as_tensor(window.labels[label])
    return {"ids": ids, "mask": mask, "said": said, "fact": fact}
