"""Fit heads of whole texts anew over an encoder that is finished: nothing but these heads is trained.

Usage: python -m training.text_heads --data ../shared/data --model build/training/mixed.pt --out build/training/read.pt

In: weights of the incident model, and the sets that say something about the heads named. Out: the weights with these
heads fitted anew. A training that has much else to learn leaves them behind the states that it moves.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from rashomon.encoder.labels import TEXT
from training import fit
from training.batches import collate, shuffled
from training.loss import text_loss
from training.mixed import Mixed
from training.model import IncidentModel
from training.windows import Window

#: Heads, and passes over their sets; set beforehand.
HEADS, EPOCHS = ("case", "means", "plover"), 4


def hold_all_but(model: IncidentModel, heads: Sequence[str]) -> None:
    """Train the heads named and nothing else."""
    model.requires_grad_(False)
    for name in heads:
        for part in (model.text[name], model.look[name]):
            part.requires_grad_(True)


def _loss(heads: Sequence[str]) -> Callable[[IncidentModel, list[Window], random.Random], Tensor]:
    def loss(model: IncidentModel, group: list[Window], chance: random.Random) -> Tensor:
        batch = collate(group)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.encode(batch["ids"], batch["mask"])
        found = model.heads(hidden.float(), batch["mask"])
        losses = [text_loss(head, found[head], batch["labels"][head]) for head in heads if head in batch["labels"]]
        return torch.stack(losses).sum()

    return loss


def _epoch(mixed: Mixed, heads: Sequence[str], size: int) -> Callable[[random.Random], list[list[Window]]]:
    """Return what makes the batches of an epoch: every window that says something about one of the heads."""
    windows = [one for set_ in mixed.windows.values() for one in set_]

    def epoch(chance: random.Random) -> list[list[Window]]:
        groups = [[one for one in windows if head in one.labels] for head in heads]
        return shuffled(groups, size, chance)

    return epoch


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--heads", nargs="+", choices=sorted(TEXT), default=list(HEADS))
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    recipe = fit.Recipe(epochs=args.epochs)
    torch.manual_seed(recipe.seed)
    model = IncidentModel()
    model.load_state_dict(torch.load(args.model))
    hold_all_but(model, args.heads)
    epoch = _epoch(Mixed(args.data), args.heads, recipe.tokens)
    model = fit.train(model, recipe, epoch, _loss(args.heads), lambda _, line: print(line, flush=True))
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
