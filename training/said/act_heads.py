r"""Fit the heads for acts anew, over the states of a trained encoder that stays as it is.

Usage: python -m training.said.act_heads --data ../shared/data --models build/training/kept.pt
build/training/speaks.pt \
    --parts 7 3 --out build/training/mixed-said.pt

In: models of :mod:`training.said.acts`, or of before it. Out: the mean of their weights, with heads for acts fitted
over it. A mean of the weights before acts were learned and after gives back what was lost of attributions; the heads
have to learn where acts lie in its states.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch.nn import functional

from training.batches import batches
from training.said.acting import ActModel, act_loss
from training.said.acts import Material, act_windows
from training.said.batches import pad
from training.said.whole import states_of
from training.windows import Window

EPOCHS, RATE, DECAY, DROP, SIZE = 12, 1e-3, 1e-2, 0.15, 1536
#: How the names of the weights of the heads for acts begin.
_ACT = "act"


def mean_of(paths: list[Path], parts: list[int]) -> ActModel:
    """Return the mean of the weights of models, so many parts of each; heads for acts are those of the first."""
    states = [torch.load(path) for path in paths]
    shares = [part / sum(parts) for part in parts]
    model = ActModel()
    mixed = {
        name: value
        if name.startswith(_ACT) or not value.is_floating_point()
        else sum(share * state[name] for share, state in zip(shares, states, strict=True))
        for name, value in states[0].items()
    }
    model.load_state_dict(mixed)
    return model.eval()


def fit(model: ActModel, windows: list[Window], epochs: int = EPOCHS) -> float:
    """Fit the heads for acts; return the mean loss of the last epoch."""
    chance = random.Random(1)
    torch.manual_seed(1)
    groups = batches(windows, SIZE, chance)
    with torch.no_grad():
        told = [states_of(model, pad(group)) for group in groups]
    heads = [weight for name, weight in model.named_parameters() if name.startswith(_ACT)]
    optimiser = torch.optim.AdamW(heads, lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, epochs * len(groups))
    total = 0.0
    for _ in range(epochs):
        order, total = list(range(len(groups))), 0.0
        chance.shuffle(order)
        for at in order:
            loss = act_loss(model, functional.dropout(told[at], DROP), groups[at])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
    return total / len(groups)


def main() -> None:
    """Mix, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--parts", type=int, nargs="+", required=True, help="how many parts of each")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = mean_of(args.models, args.parts)
    material = Material(args.data, 1)
    windows = [window for one, tokens in material.passages for window in act_windows(one, tokens)]
    print(f"loss {fit(model, windows):.3f}", flush=True)
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
