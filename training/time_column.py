"""Fit the column that tells when anew over an encoder that is finished: nothing else is trained.

Usage: python -m training.time_column --data ../shared/data --marked evals/marked --model MODEL.pt --out TIMED.pt

In: weights of the incident model, and texts marked by hand. Out: the weights with the column of Time of the head of
roles fitted anew. A mean of weights takes the middle of a column that only one of its models had learned: MUC-4 marks
no times.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor

from rashomon.encoder.labels import ROLES
from rashomon.evaluation.sets import marked
from training import fit
from training.batches import collate, shuffled
from training.loss import class_loss
from training.marked import material
from training.model import IncidentModel
from training.windows import Window

FITTED = "Time"
#: Passes over the marked texts; set beforehand.
EPOCHS = 3


def _loss(model: IncidentModel, group: list[Window], chance: random.Random) -> Tensor:
    """Return the loss of the column fitted, over states that stay."""
    batch = collate(group, chance)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encode(batch["ids"], batch["mask"])
    logits = model.token["roles"](hidden.float()).unflatten(-1, (len(ROLES), 3))
    at = ROLES.index(FITTED)
    return class_loss(logits[:, :, at], batch["labels"]["roles"][:, :, at], smoothing=0.0)


def keep_others(new: IncidentModel, old: dict[str, Tensor]) -> None:
    """Set the columns of all other roles back to what they were."""
    rows = [3 * n + k for n, role in enumerate(ROLES) if role != FITTED for k in range(3)]
    head = new.token["roles"]
    with torch.no_grad():
        for name, values in head.named_parameters():
            values[rows] = old[f"token.roles.{name}"][rows]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--marked", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    recipe, old = fit.Recipe(epochs=args.epochs), torch.load(args.model)
    torch.manual_seed(recipe.seed)
    model = IncidentModel()
    model.load_state_dict(old)
    model.requires_grad_(False)
    model.token["roles"].requires_grad_(True)
    windows = material(marked.load(args.data, args.marked, held=False)).windows
    model = fit.train(
        model,
        recipe,
        lambda chance: shuffled([windows(chance)], recipe.tokens, chance),
        _loss,
        lambda _, line: print(line, flush=True),
    )
    keep_others(model, old)
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
