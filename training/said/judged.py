r"""Train a model of who says what on, with what people judged to have happened beside it.

Usage: python -m training.said.judged --data ../shared/data --model build/training/agreed.pt --out build/training

In: every other article of PolNeAR's train part, the train parts of UW, UDS-IH2 and MEANTIME, and a model with lower
layers of its own. Out: NAME.pt. In articles half of the tags is what is marked and half what the model believed before,
in the sentences of the other sets all of it. In articles its values of what happened stay, in the sentences they learn
from the judgements. Each set has a column and weighs by the square root of how rare it is: one is thirty times another.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rashomon.encoder.labels import FACTS
from rashomon.evaluation.splits import held_out
from training import fit
from training.batches import batches
from training.data.polnear import load
from training.said.facts import own
from training.said.model import TAGS
from training.said.run import LINK_WEIGHT, link_loss
from training.said.soft import certain, soft_loss
from training.said.stays import stays
from training.said.taught import SHARE, VALUES
from training.said.whole import WholeModel
from training.said.windows import factuality_windows, said_windows
from training.windows import IGNORE, Window, tokens_of


class Material:
    """The windows of half of the articles, and of the sentences with the column of their set."""

    def __init__(self, data: Path) -> None:
        articles = [(one, tokens_of(one.text)) for one in load(data) if not held_out(one.id)]
        self.marked = [w for one, tokens in articles[::2] for w in said_windows(one, tokens)]
        self.judged = []
        for name, window in factuality_windows(data, "train"):
            window.extra["column"] = FACTS.index(name)
            self.judged.append(window)
        self.weights = rarity(self.judged)

    def batches(self, chance: random.Random, size: int) -> list[list[Window]]:
        """Return the batches of one epoch, each of one kind."""
        made = batches(self.marked, size, chance) + batches(self.judged, size, chance)
        chance.shuffle(made)
        return made


def rarity(judged: Sequence[Window]) -> Tensor:
    """Return how much a predicate of each set weighs: (sets,)."""
    counts = np.zeros(len(FACTS))
    for window in judged:
        counts[window.extra["column"]] += np.count_nonzero(~np.isnan(window.labels["fact"]))  # type: ignore[index]
    return torch.tensor(np.sqrt(counts.sum() / (len(FACTS) * np.maximum(counts, 1))), dtype=torch.float32)


def loss_of(
    model: WholeModel,
    before: WholeModel,
    group: Sequence[Window],
    weights: Tensor,
    chance: random.Random,
    masked: float,
) -> Tensor:
    """Return the loss of a batch of one kind; ``before`` is the model as it was."""
    read = stays(model, before, group, chance, masked)
    hidden, kept, told, loss = read.hidden, read.kept, read.told, read.loss
    if "said" in group[0].labels:
        tags = read.batch["said"][:, 1:]
        told = certain(tags, tags != IGNORE, TAGS).mixed(told, SHARE)
        values = functional.smooth_l1_loss(model.happened(hidden)[kept], before.happened(read.was)[kept], beta=0.5)
        loss = loss + LINK_WEIGHT * link_loss(model, model.heads(hidden), group) + VALUES * values
    else:
        loss = loss + _judged(model.happened(hidden), read.batch["fact"], group, weights)
    return loss + soft_loss(model.tag(hidden)[:, 1:], model.transitions(), told, kept[:, 1:])


def _judged(happened: Tensor, values: Tensor, group: Sequence[Window], weights: Tensor) -> Tensor:
    """Return the mean error of the values of predicates, each in the column of its set."""
    there = ~values.isnan()
    columns = torch.tensor([w.extra["column"] for w in group]).unsqueeze(1).expand_as(there)[there]
    given = own(happened[there], columns)
    error = functional.smooth_l1_loss(given, values[there], beta=0.5, reduction="none")
    return (error * weights[columns]).mean()


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--name", default="judged")
    args = parser.parse_args()
    recipe = fit.Recipe(epochs=1, rate=args.rate, tokens=1536, masked=0.05, average=0.998, seed=args.seed)
    material = Material(args.data)
    model, before = WholeModel(), WholeModel().requires_grad_(requires_grad=False).eval()
    for one in (model, before):
        one.load_state_dict(torch.load(args.model))
    torch.manual_seed(args.seed)

    def log(average: WholeModel, line: str) -> None:
        torch.save(average.state_dict(), args.out / f"{args.name}.pt")
        print(line, flush=True)

    def loss(model: WholeModel, group: list[Window], chance: random.Random) -> Tensor:
        return loss_of(model, before, group, material.weights, chance, recipe.masked)

    fit.train(model, recipe, lambda chance: material.batches(chance, recipe.tokens), loss, log)


if __name__ == "__main__":
    main()
