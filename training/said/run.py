r"""Train who says what, and whether it happened.

Usage: python -m training.said.run --data ../shared/data --start build/training/all.pt \
    --encoder build/training/encoder-fp32.onnx --out build/training

In: PolNeAR's train part, the train parts of UW, UDS-IH2 and MEANTIME, and a trained incident encoder: its weights to
begin from, and its graph, whose lower layers stay as they are. Out: NAME.pt and, after each epoch, figures on the
development parts, which are never trained on and choose nothing. With ``--apart`` a model learns the tags of four
fifths of the articles and nothing else, with ``--whole`` one with lower layers of its own (:mod:`training.said.whole`)
learns those of all articles: both are for :mod:`training.said.taught` to believe. Without ``--start`` and ``--go-on``
it begins from the base encoder.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from rashomon.encoder.windows import LONGEST
from rashomon.evaluation.splits import FOLDS, fold, held_out
from training import fit
from training.batches import batches
from training.data.polnear import load
from training.lower import Lower
from training.said.batches import pad
from training.said.look import look
from training.said.model import SaidModel, chain_loss, fact_loss, link_scores
from training.said.whole import Below, WholeModel, below
from training.said.windows import Told, factuality_windows, said_windows
from training.windows import IGNORE, Window, tokens_of

FACT_WEIGHT, LINK_WEIGHT = 0.5, 0.15
EPOCHS = 5


def loss_of(model: SaidModel, lower: Below, group: list[Window], chance: random.Random, masked: float) -> Tensor:
    """Return the loss of a batch of one kind: tags and links, or values."""
    batch = pad(group, chance, masked)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encode(lower(batch["ids"], batch["mask"]), batch["mask"], batch["written"])
    found = model.heads(hidden.float())
    if "said" not in group[0].labels:
        return FACT_WEIGHT * fact_loss(found["fact"], batch["fact"])
    tags = batch["said"][:, 1:]
    loss = chain_loss(found["said"][:, 1:], model.transitions(), tags, tags != IGNORE)
    return loss + LINK_WEIGHT * link_loss(model, found, group)


def link_loss(model: SaidModel, found: dict[str, Tensor], group: Sequence[Window]) -> Tensor:
    """Return the mean cross-entropy of the links of a batch; nothing where there is nothing to link."""
    links = [part for row, w in enumerate(group) for part in _links(model, found, row, w.extra.get("told", ()))]
    return torch.stack(links).mean() if links else torch.zeros(())


def _links(model: SaidModel, found: dict[str, Tensor], row: int, told: Any) -> list[Tensor]:
    """Cross-entropy of the cue of each speaker, and of each content, among the cues of a window."""
    cues = [one.cue for one in told]
    made = []
    for which in (0, 1):
        pairs = [(span, at) for at, one in enumerate(told) for span in _spans(one, which)]
        if pairs and len(cues) > 1:
            scores = link_scores(found, row, which, [span for span, _ in pairs], cues, model.far)
            made.append(functional.cross_entropy(scores, torch.tensor([at for _, at in pairs])))
    return made


def _spans(one: Told, which: int) -> Sequence[tuple[int, int]]:
    return one.content if which else (one.speaker,) if one.speaker else ()


class Material:
    """The articles and sentences of both parts; windows of the articles are cut anew each epoch.

    ``apart`` leaves out one fold of the articles; ``tags`` leaves out the sentences.
    """

    def __init__(self, data: Path, *, apart: bool = False, tags: bool = False) -> None:
        articles = [(e, tokens_of(e.text)) for e in load(data)]
        self.train = [(e, t) for e, t in articles if not held_out(e.id) and not (apart and fold(e.id, FOLDS) == 0)]
        self.dev = [w for e, t in articles if held_out(e.id) for w in said_windows(e, t)]
        self.facts = [] if tags else [w for _, w in factuality_windows(data, "train")]
        self.dev_facts = list(factuality_windows(data, "dev"))

    def batches(self, chance: random.Random, size: int) -> list[list[Window]]:
        """Return the batches of one epoch."""
        windows = [w for e, t in self.train for w in said_windows(e, t, LONGEST - 24 * chance.randrange(4))]
        made = batches(windows, size, chance) + batches(self.facts, size, chance)
        chance.shuffle(made)
        return made


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="the graph whose lower layers are shared")
    parser.add_argument("--start", type=Path, help="weights of a trained incident encoder")
    parser.add_argument("--go-on", type=Path, help="weights of an earlier run, to begin from these")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--stop", type=int, help="end after so many epochs, before the rate has fallen to its end")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="said")
    parser.add_argument("--apart", action="store_true", help="tags alone, of four fifths of the articles")
    parser.add_argument("--whole", action="store_true", help="tags alone, with lower layers of its own")
    parser.add_argument("--keep", action="store_true", help="keep those of each epoch too, as NAME-1.pt")
    args = parser.parse_args()
    recipe = fit.Recipe(epochs=args.epochs, rate=args.rate, tokens=1536, average=0.998, seed=args.seed, stop=args.stop)
    material = Material(args.data, apart=args.apart, tags=args.apart or args.whole)
    lower = Lower(args.encoder, args.out)
    torch.manual_seed(args.seed)
    model = WholeModel() if args.whole else SaidModel()
    if args.go_on:
        model.load_state_dict(torch.load(args.go_on), strict=False)
    elif args.start:
        model.begin_from(torch.load(args.start))

    epochs = count(1)

    def log(average: SaidModel, line: str) -> None:
        print(f"{line}\n{look(average, below(average, lower), material.dev, material.dev_facts)}", flush=True)
        names = [args.name, f"{args.name}-{next(epochs)}"]
        for name in names if args.keep else names[:1]:
            torch.save(average.state_dict(), args.out / f"{name}.pt")

    def loss(model: SaidModel, group: list[Window], chance: random.Random) -> Tensor:
        return loss_of(model, below(model, lower), group, chance, recipe.masked)

    fit.train(model, recipe, lambda chance: material.batches(chance, recipe.tokens), loss, log)


if __name__ == "__main__":
    main()
