"""Train on MUC-4 texts, all or without one fold; keep the model and what it says of the texts left out.

Usage: python -m training.muc_run --data ../shared/data --out build/training --fold 0
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from rashomon.encoder.labels import DETAILS
from rashomon.evaluation.sets import marked
from rashomon.evaluation.sets.marked import MarkedText
from rashomon.evaluation.splits import fold
from training import fit
from training.batches import collate, shuffled
from training.data.muc4 import FOLDS, MucText, load
from training.data.told import load_telling, where_told
from training.loss import loss_of
from training.lower import Lower
from training.marked import material
from training.material import Material
from training.mixed import Mixed
from training.model import SHARED, IncidentModel
from training.muc_windows import label
from training.predict import Encode, predict, save, whole
from training.windows import Window

HEADS = ("roles", "kind", "muc", "link", *DETAILS)
EMPTY_SHARE = 0.4


def encoding(encoder: Path | None, scratch: Path) -> Encode:
    """Return how to read a batch: through the whole model, or above the lower layers of a graph."""
    if encoder is None:
        return whole
    lower = Lower(encoder, scratch)
    return lambda model, ids, mask: model.encode_above(lower(ids, mask), mask)


def main() -> None:
    """Run one training."""
    args = _arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    name = args.name or ("all" if args.fold is None else f"fold{args.fold}")
    inside, left_out = _parted(args.data, args.fold)
    if args.marked:
        telling = load_telling(args.marked)
        inside = [where_told(text, telling) for text in inside]
    recipe = fit.Recipe(
        epochs=args.epochs, rate=args.rate, head_rate=5 * args.rate, masked=args.masked, seed=args.seed, stop=args.stop
    )
    encode = encoding(args.encoder, args.out / name)
    torch.manual_seed(recipe.seed)
    model = IncidentModel(args.layers)
    if args.start:
        model.load_state_dict(torch.load(args.start))
        model.hold_lower(SHARED if args.encoder else 0)
    learned, kept = _marked(args)
    sets = [Material(inside, label, lambda text: text.kinds, EMPTY_SHARE).windows, material(learned).windows]
    mixed = None if args.alone else Mixed(args.data, args.mixed)
    epoch, loss = _epoch(sets, mixed, recipe), _loss(encode, recipe)
    model = fit.train(model, recipe, epoch, loss, _keeping(args.out / f"{name}.pt"))
    save(args.out / f"{name}.npz", predict(model, [(t.id, t.text) for t in (*left_out, *kept)], HEADS, encode))
    print(f"{name}: kept")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, default=None)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--stop", type=int, help="end after so many epochs, before the rate has fallen to its end")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="")
    parser.add_argument("--start", type=Path, help="weights to begin from; their words stay as they are")
    parser.add_argument("--encoder", type=Path, help="the graph made of these, as it ships: its lower layers stay")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--masked", type=float, default=0.08)
    parser.add_argument("--mixed", type=float, default=1.0, help="how much of its share of each modern set is seen")
    parser.add_argument("--marked", type=Path, help="folder of marks, to learn from texts marked by hand too")
    parser.add_argument("--alone", action="store_true", help="leave the modern sets out")
    return parser.parse_args()


def _parted(data: Path, left: int | None) -> tuple[list[MucText], list[MucText]]:
    """Return the texts to train on, and those of the fold left out with the development texts."""
    texts = load(data / "muc4" / "train.jsonl")
    apart = [text for text in texts if left is not None and fold(text.id, FOLDS) == left]
    inside = [text for text in texts if left is None or fold(text.id, FOLDS) != left]
    return inside, [*apart, *load(data / "muc4" / "dev.jsonl")]


def _marked(args: argparse.Namespace) -> tuple[list[MarkedText], list[MarkedText]]:
    """Return the marked texts to train on, and those of the fold left out."""
    texts = marked.load(args.data, args.marked, held=False) if args.marked else []
    apart = [args.fold is not None and fold(one.id, FOLDS) == args.fold for one in texts]
    learned = [one for one, left in zip(texts, apart, strict=True) if not left]
    return learned, [one for one, left in zip(texts, apart, strict=True) if left]


def _epoch(
    sets: Sequence[Callable[[random.Random], list[Window]]], mixed: Mixed | None, recipe: fit.Recipe
) -> Callable[[random.Random], list[list[Window]]]:
    """Return what makes the batches of an epoch, those of all sets in one order of chance."""

    def epoch(chance: random.Random) -> list[list[Window]]:
        groups = [*(windows(chance) for windows in sets), *(mixed.epoch(chance) if mixed else [])]
        return shuffled(groups, recipe.tokens, chance)

    return epoch


def _loss(encode: Encode, recipe: fit.Recipe) -> Callable[[IncidentModel, list[Window], random.Random], Tensor]:
    """Return what gives the loss of a batch."""

    def loss(model: IncidentModel, group: list[Window], chance: random.Random) -> Tensor:
        batch = collate(group, chance, recipe.masked)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = encode(model, batch["ids"], batch["mask"])
        return loss_of(model, hidden, batch)

    return loss


def _keeping(path: Path) -> Callable[[IncidentModel, str], None]:
    """Return what prints a line and keeps the weights after each epoch."""

    def log(average: IncidentModel, line: str) -> None:
        print(line, flush=True)
        torch.save(average.state_dict(), path)

    return log


if __name__ == "__main__":
    main()
