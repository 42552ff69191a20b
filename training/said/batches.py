"""Windows with tags or values to padded tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import torch

from training.batches import MASK_ID
from training.windows import IGNORE, Window


def pad(windows: Sequence[Window], chance: random.Random | None = None, masked: float = 0.0) -> dict[str, Any]:
    """Pad windows into tensors; with ``chance``, that share of word pieces is hidden.

    "ids", "mask" and "said" are (batch, length) of integers, ``IGNORE`` where there is no tag; "fact" is (batch,
    length) of numbers, not a number where there is no value.
    """
    length = max(len(w.ids) for w in windows)
    ids = torch.zeros(len(windows), length, dtype=torch.long)
    mask = torch.zeros(len(windows), length, dtype=torch.long)
    said = torch.full((len(windows), length), IGNORE, dtype=torch.long)
    fact = torch.full((len(windows), length), float("nan"))
    for row, window in enumerate(windows):
        n = len(window.ids)
        ids[row, :n] = torch.tensor(window.ids)
        mask[row, :n] = 1
        if "said" in window.labels:
            said[row, :n] = torch.as_tensor(window.labels["said"])
        if "fact" in window.labels:
            fact[row, :n] = torch.as_tensor(window.labels["fact"])
        if chance is not None:
            for at in range(1, n - 1):
                if chance.random() < masked:
                    ids[row, at] = MASK_ID
    return {"ids": ids, "mask": mask, "said": said, "fact": fact}
