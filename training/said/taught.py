r"""Teach one model what several believe together: it has the size of one of them.

Usage: python -m training.said.taught --data ../shared/data --models build/training/spoken.pt build/training/apart.pt \
    --encoder build/training/export/encoder.onnx --out build/training

In: PolNeAR's train part, other texts in which nothing is marked (:mod:`training.said.others`), and trained models; the
first of them is taught on, or the one that ``--start`` names. One that is named twice counts twice. Out: NAME.pt. The
tags of PolNeAR count by half, the other half is what the models believe, and in the other texts all of it (Hinton,
Vinyals and Dean 2015). The values of what happened are to be those of the first model, and the vectors that tell of
which cue a span is are to stay. Word pieces are hidden from the one who learns, not from the others. What is printed
after each epoch are losses on other texts that were kept apart, so that no part that is reported chooses anything.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rashomon.encoder.windows import LONGEST
from rashomon.evaluation.splits import fold, held_out
from training import fit
from training.batches import batches
from training.data.example import Example
from training.data.polnear import load
from training.lower import Lower
from training.said.batches import pad
from training.said.model import TAGS, SaidModel
from training.said.others import other_texts
from training.said.run import LINK_WEIGHT, link_loss
from training.said.soft import certain, chances_of, soft_loss
from training.said.teachers import WIDTHS, Halves, Teachers, links
from training.said.whole import Below, below
from training.said.whole import load as load_model
from training.said.windows import bare_windows, said_windows
from training.windows import IGNORE, Tokens, Window, tokens_of

#: How much of what is learned of a marked text is what the models believe; how much what is to stay counts.
SHARE, VALUES, VECTORS = 0.5, 0.5, 0.1
#: One of how many other texts is kept apart.
APART = 40


@dataclass(frozen=True, slots=True)
class Text:
    """A text, its tokens, what the models say of each, and its attributions where they are marked."""

    example: Example
    tokens: Tokens
    told: Halves
    marked: bool

    def windows(self, longest: int = LONGEST) -> list[Window]:
        """Cut the text into windows, each with what the models say of its tokens."""
        one = self.example
        cut = said_windows(one, self.tokens, longest) if self.marked else bare(one, self.tokens, longest)
        first = 0
        for window in cut:
            last = first + len(window.ids) - 2
            window.extra["believed"] = self.told[first:last]
            first = last
        return cut


def bare(example: Example, tokens: Tokens, longest: int = LONGEST) -> list[Window]:
    """Return the windows of a text without labels."""
    return bare_windows(example.id, example.text, tokens, longest)


class Material:
    """Marked texts, other texts, and other texts kept apart; what the models say of them is found once."""

    def __init__(self, data: Path, teachers: Teachers, parts: int) -> None:
        marked = [one for one in load(data) if not held_out(one.id)]
        others = [Example(id_, text) for id_, text in other_texts(data)]
        self.steps = teachers.steps()
        self.marked = _told(marked, teachers, marked=True)
        told = _told(others, teachers, marked=False)
        self.apart = [w for one in told if fold(one.example.id, APART) == 0 for w in one.windows()]
        self.others = [one for one in told if fold(one.example.id, APART)]
        self._parts, self._epoch = parts, count()

    def batches(self, chance: random.Random, size: int) -> list[list[Window]]:
        """Return the batches of one epoch: all marked texts and a part of the others, each kind by itself."""
        longest, part = LONGEST - 24 * chance.randrange(4), next(self._epoch) % self._parts
        marked = [w for one in self.marked for w in one.windows(longest)]
        others = [w for one in self.others if fold(one.example.id, self._parts) == part for w in one.windows(longest)]
        made = batches(marked, size, chance) + batches(others, size, chance)
        chance.shuffle(made)
        return made


def _told(examples: Sequence[Example], teachers: Teachers, *, marked: bool) -> list[Text]:
    """Return texts with what the models say of them."""
    cut = [(one, tokens_of(one.text)) for one in examples]
    windows = [bare(one, tokens) for one, tokens in cut]
    rows = iter(teachers.tell([window for group in windows for window in group]))
    made = []
    for (one, tokens), group in zip(cut, windows, strict=True):
        if group:
            made.append(Text(one, tokens, np.concatenate([next(rows) for _ in group]), marked))
    return made


def loss_of(
    model: SaidModel, lower: Below, steps: Tensor, group: list[Window], chance: random.Random | None, masked: float
) -> Tensor:
    """Return the loss of a batch of one kind; ``steps`` are those of the models that are believed."""
    batch = pad(group, chance, masked)
    believed, kept = _beliefs(group, batch["ids"].shape[1])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encode(lower(batch["ids"], batch["mask"]), batch["mask"], batch["written"])
    hidden = hidden.float()
    scores, values, vectors = believed.split(WIDTHS, -1)
    there = kept[:, 1:]
    told = chances_of(scores[:, 1:], steps, there)
    if "said" in group[0].labels:
        tags = batch["said"][:, 1:]
        told = certain(tags, tags != IGNORE, TAGS).mixed(told, SHARE)
    loss = soft_loss(model.tag(hidden)[:, 1:], model.transitions(), told, there)
    happened, linked = model.happened(hidden), links(model, hidden)
    loss = loss + VALUES * functional.smooth_l1_loss(happened[kept], values[kept], beta=0.5)
    loss = loss + VECTORS * functional.mse_loss(linked[kept], vectors[kept]) / vectors[kept].var()
    return loss + LINK_WEIGHT * link_loss(model, model.heads(hidden), group)


def _beliefs(group: Sequence[Window], length: int) -> tuple[Tensor, Tensor]:
    """Return what is told of the tokens (batch, length, sum of WIDTHS), and of which tokens something is."""
    believed, kept = torch.zeros(len(group), length, sum(WIDTHS)), torch.zeros(len(group), length, dtype=torch.bool)
    for row, window in enumerate(group):
        rows: Any = window.extra["believed"]
        believed[row, 1 : len(rows) + 1] = torch.from_numpy(rows.astype(np.float32))
        kept[row, 1 : len(rows) + 1] = True
    return believed, kept


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="those that are believed")
    parser.add_argument("--start", type=Path, help="which of these is taught on, where it is not the first")
    parser.add_argument(
        "--parts", type=int, default=2, help="one of how many parts of the other texts is read in an epoch"
    )
    parser.add_argument("--encoder", type=Path, required=True, help="the graph whose lower layers are shared")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--stop", type=int, help="end after so many epochs, before the rate has fallen to its end")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="taught")
    return parser.parse_args()


def main() -> None:
    """Teach and write."""
    args = _arguments()
    recipe = fit.Recipe(epochs=args.epochs, rate=args.rate, tokens=1536, average=0.998, seed=args.seed, stop=args.stop)
    lower = Lower(args.encoder, args.out)
    material = Material(args.data, Teachers.load(args.models, lower, args.start), args.parts)
    torch.manual_seed(args.seed)
    model = load_model(args.start or args.models[0]).train()
    model.happened.requires_grad_(args.start is not None)  # the first one's are what they are to be
    model.layers[0].attention.self.config._attn_implementation = "eager"  # one for all layers; a sixth faster here

    @torch.no_grad()
    def log(average: SaidModel, line: str) -> None:
        groups = batches(material.apart, recipe.tokens, random.Random(1))
        losses = [float(loss_of(average, below(average, lower), material.steps, group, None, 0.0)) for group in groups]
        print(f"{line}, kept apart {np.mean(losses):.4f}", flush=True)
        torch.save(average.state_dict(), args.out / f"{args.name}.pt")

    def loss(model: SaidModel, group: list[Window], chance: random.Random) -> Tensor:
        return loss_of(model, below(model, lower), material.steps, group, chance, recipe.masked)

    log(model.eval(), "before")
    fit.train(model, recipe, lambda chance: material.batches(chance, recipe.tokens), loss, log)


if __name__ == "__main__":
    main()
