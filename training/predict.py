"""Run a trained model over texts and keep what its heads say per token: the material that decoding is fitted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from rashomon.encoder.windows import LONGEST
from training.batches import collate
from training.model import IncidentModel
from training.windows import Window, tokens_of, windows_of

#: How a model reads token ids (batch, length) with their mask.
Encode = Callable[[IncidentModel, Tensor, Tensor], Tensor]


def whole(model: IncidentModel, ids: Tensor, mask: Tensor) -> Tensor:
    """Read a batch through all layers of the model."""
    return model.encode(ids, mask)


@torch.no_grad()
def predict(
    model: IncidentModel,
    texts: Iterable[tuple[str, str]],
    heads: Iterable[str],
    encode: Encode | None = None,
) -> dict[str, dict[str, np.ndarray]]:
    """Return for each text id its token ``offsets`` (n, 2), ``window`` (n,) and each head's logits as float16."""
    keep = tuple(heads)
    windows = [w for identity, text in texts for w in windows_of(identity, tokens_of(text), LONGEST)]
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    found: dict[int, dict[str, np.ndarray]] = {}
    for at in range(0, len(order), 16):
        group = order[at : at + 16]
        batch = collate([windows[i] for i in group])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = (encode or whole)(model, batch["ids"], batch["mask"])
        out = model.heads(hidden.float(), batch["mask"])
        for row, index in enumerate(group):
            found[index] = {h: _rows(out[h][row], len(windows[index].ids)) for h in keep}
    return _by_text(windows, found, keep)


def _rows(values: torch.Tensor, length: int) -> np.ndarray:
    kept = values if values.ndim == 1 else values[1 : length - 1]
    return kept.float().numpy().astype(np.float16)


def _by_text(
    windows: list[Window], found: dict[int, dict[str, np.ndarray]], heads: tuple[str, ...]
) -> dict[str, dict[str, np.ndarray]]:
    made: dict[str, dict[str, np.ndarray]] = {}
    members: dict[str, list[int]] = {}
    for index, window in enumerate(windows):
        members.setdefault(window.text_id, []).append(index)
    for text_id, indices in members.items():
        made[text_id] = {h: _join([found[i][h] for i in indices]) for h in heads}
        made[text_id]["offsets"] = np.concatenate([np.array(windows[i].offsets[1:-1]) for i in indices])
        made[text_id]["window"] = np.concatenate([np.full(len(windows[i].ids) - 2, n) for n, i in enumerate(indices)])
    return made


def _join(parts: list[np.ndarray]) -> np.ndarray:
    return np.stack(parts) if parts[0].ndim == 1 else np.concatenate(parts)


def save(path: Path, predictions: dict[str, dict[str, np.ndarray]]) -> None:
    """Write predictions as one compressed file."""
    np.savez_compressed(path, **{f"{t}|{h}": v for t, heads in predictions.items() for h, v in heads.items()})


def restore(path: Path) -> dict[str, dict[str, np.ndarray]]:
    """Read what :func:`save` wrote."""
    made: dict[str, dict[str, np.ndarray]] = {}
    with np.load(path) as stored:
        for key in stored.files:
            text_id, head = key.rsplit("|", 1)
            made.setdefault(text_id, {})[head] = stored[key]
    return made
