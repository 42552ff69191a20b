"""Windows to padded batches of about the same number of tokens, each from one set of data."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import torch
from torch import Tensor

from rashomon.encoder.labels import TEXT
from training.windows import IGNORE, Window

MASK_ID = 103


def batches(windows: Sequence[Window], size: int, chance: random.Random) -> list[list[Window]]:
    """Group windows of like length into batches of at most ``size`` padded tokens, in random order."""
    order = sorted(windows, key=lambda w: len(w.ids) + chance.randint(-8, 8))
    groups: list[list[Window]] = [[]]
    longest = 0
    for window in order:
        longest = max(longest, len(window.ids))
        if groups[-1] and longest * (len(groups[-1]) + 1) > size:
            groups.append([])
            longest = len(window.ids)
        groups[-1].append(window)
    chance.shuffle(groups)
    return [g for g in groups if g]


def shuffled(groups: Iterable[Sequence[Window]], size: int, chance: random.Random) -> list[list[Window]]:
    """Return the batches of an epoch, each of one group, those of all groups in one order of chance."""
    made = [batch for group in groups for batch in batches(group, size, chance)]
    chance.shuffle(made)
    return made


def collate(windows: Sequence[Window], chance: random.Random | None = None, masked: float = 0.0) -> dict[str, Any]:
    """Pad windows into tensors; with ``chance``, that share of word pieces is replaced by [MASK]."""
    ids, mask = padded(windows, chance, masked)
    length = ids.shape[1]
    heads = set.intersection(*[set(w.labels) for w in windows])
    labels = {head: _pad(head, windows, length) for head in heads}
    return {
        "ids": ids,
        "mask": mask,
        "labels": labels,
        "pairs": _pairs(windows),
        "arguments": _arguments(windows, length),
    }


def padded(windows: Sequence[Window], chance: random.Random | None, masked: float) -> tuple[Tensor, Tensor]:
    """Return token ids and which of them are there, both (batch, length); a share of the ids may be hidden."""
    length = max(len(w.ids) for w in windows)
    ids = torch.zeros(len(windows), length, dtype=torch.long)
    mask = torch.zeros(len(windows), length, dtype=torch.long)
    for row, window in enumerate(windows):
        n = len(window.ids)
        ids[row, :n] = torch.tensor(window.ids)
        mask[row, :n] = 1
        if chance is not None and masked:
            for at in range(1, n - 1):
                if chance.random() < masked:
                    ids[row, at] = MASK_ID
    return ids, mask


def _pad(head: str, windows: Sequence[Window], length: int) -> Tensor:
    if head in TEXT:
        return torch.stack([torch.as_tensor(w.labels[head]) for w in windows])
    first = windows[0].labels[head]
    out = torch.full((len(windows), length, *first.shape[1:]), IGNORE, dtype=torch.long)
    for row, window in enumerate(windows):
        out[row, : len(window.ids)] = torch.as_tensor(window.labels[head])
    return out


def _pairs(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor] | None:
    left, right, same = [], [], []
    by_text: dict[str, list[tuple[int, int, int, frozenset[int]]]] = {}
    for row, window in enumerate(windows):
        for start, stop, which in window.extra.get("mentions", []):  # type: ignore[attr-defined]
            by_text.setdefault(window.text_id, []).append((row, start, stop, which))
    for mentions in by_text.values():
        if len(set().union(*(m[3] for m in mentions))) < 2:
            continue
        for a, b in combinations(mentions, 2):
            left.append(a[:3])
            right.append(b[:3])
            same.append(float(bool(a[3] & b[3])))
    if not same:
        return None
    return torch.tensor(left), torch.tensor(right), torch.tensor(same)


def _arguments(windows: Sequence[Window], length: int) -> tuple[Tensor, Tensor, Tensor] | None:
    rows, triggers, roles = [], [], []
    for row, window in enumerate(windows):
        for trigger, labels in window.extra.get("arguments", []):  # type: ignore[attr-defined]
            padded = torch.full((length,), IGNORE, dtype=torch.long)
            padded[: len(labels)] = torch.as_tensor(labels)
            rows.append(row)
            triggers.append(trigger)
            roles.append(padded)
    if not rows:
        return None
    return torch.tensor(rows), torch.tensor(triggers), torch.stack(roles)
