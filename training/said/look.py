"""Quick figures of a model in training, over windows: exact F1 of each tag, and the values of predicates.

These are for watching a run. The figures that are reported come from ``rashomon evaluate``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from rashomon.encoder.chain import best_path, tagged
from rashomon.encoder.labels import SAID
from training.said.batches import pad
from training.said.model import SaidModel
from training.said.whole import Below
from training.windows import Window


@torch.no_grad()
def look(model: SaidModel, lower: Below, windows: Sequence[Window], facts: Sequence[tuple[str, Window]]) -> str:
    """Return one line of figures."""
    steps = model.transitions().numpy()
    right: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for group, found in run_over(model, lower, windows):
        for window, scores in zip(group, found["said"], strict=True):
            n = len(window.ids) - 1
            told = tagged(best_path(scores[1:n], steps), SAID)
            gold = tagged(window.labels["said"][1:n], SAID)
            right.update(span.label for span in set(told) & set(gold))
            both.update(span.label for span in [*told, *gold])
    line = " ".join(f"{label} {200 * right[label] / max(1, both[label]):.1f}" for label in SAID)
    return f"{line} | {_facts(model, lower, facts)}"


def _facts(model: SaidModel, lower: Below, facts: Sequence[tuple[str, Window]]) -> str:
    pairs: dict[str, list[tuple[float, float]]] = {}
    names = {id(window): name for name, window in facts}
    for group, found in run_over(model, lower, [window for _, window in facts]):
        for window, values in zip(group, found["fact"], strict=True):
            for at in np.flatnonzero(~np.isnan(window.labels["fact"])):
                pairs.setdefault(names[id(window)], []).append((values[at], window.labels["fact"][at]))
    made = []
    for name, rows in sorted(pairs.items()):
        given, wanted = np.array(rows).T
        made.append(f"{name} r {np.corrcoef(given, wanted)[0, 1]:.3f} mae {np.abs(given - wanted).mean():.3f}")
    return " ".join(made)


@torch.no_grad()
def run_over(
    model: SaidModel, lower: Below, windows: Sequence[Window]
) -> Iterator[tuple[list[Window], dict[str, np.ndarray]]]:
    """Yield groups of windows with every head's values."""
    order = sorted(windows, key=lambda w: len(w.ids))
    for at in range(0, len(order), 16):
        group = order[at : at + 16]
        batch = pad(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.encode(lower(batch["ids"], batch["mask"]), batch["mask"], batch["written"])
        yield group, {name: values.float().numpy() for name, values in model.heads(hidden.float()).items()}
