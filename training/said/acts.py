r"""Teach a model of who says what also what is done by saying, by whom and to whom.

Usage: python -m training.said.acts --data ../shared/data --model build/training/speaks.pt --out build/training

In: passages in which acts were marked by hand (:mod:`rashomon.evaluation.sets.acts`), PolNeAR's train part, and a
model with lower layers of its own. Out: NAME.pt. In the passages its attributions, links and values are to stay as
the model told them before; in each epoch a part of the articles of PolNeAR is read too, where half of the tags is
what is marked.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rashomon.encoder.labels import ACTS, PARTIES
from rashomon.encoder.windows import LONGEST
from rashomon.evaluation.sets import acts
from rashomon.evaluation.sets.acts import ActText
from rashomon.evaluation.sets.texts import Span
from rashomon.evaluation.splits import fold, held_out
from training import fit
from training.batches import batches
from training.data.polnear import load
from training.said.acting import ActModel, Done, act_loss
from training.said.model import TAGS
from training.said.run import LINK_WEIGHT, link_loss
from training.said.soft import certain, soft_loss
from training.said.stays import stays
from training.said.taught import SHARE, VALUES
from training.said.windows import bare_windows, said_windows
from training.windows import IGNORE, Tokens, Window, tokens_of

#: One of how many parts of the articles is read in an epoch, besides the passages.
PARTS = 6
EPOCHS = 8


class Material:
    """The passages that may be learned from, or half of them, and the articles of PolNeAR, in parts."""

    def __init__(self, data: Path, parts: int, *, half: bool = False) -> None:
        told = [one for one in acts.load(data, held=False) if not half or fold(one.text, 2) == 0]
        self._parts = parts
        self.passages = [(one, tokens_of(one.text)) for one in told]
        self.articles = [(one, tokens_of(one.text)) for one in load(data) if not held_out(one.id)]
        self._epoch = count()

    def batches(self, chance: random.Random, size: int) -> list[list[Window]]:
        """Return the batches of one epoch, each of one kind."""
        part = next(self._epoch) % self._parts
        marked = [w for one, tokens in self.passages for w in act_windows(one, tokens)]
        articles = [
            w
            for one, tokens in self.articles
            if fold(one.id, self._parts) == part
            for w in said_windows(one, tokens, LONGEST)
        ]
        made = batches(marked, size, chance) + batches(articles, size, chance)
        chance.shuffle(made)
        return made


def act_windows(one: ActText, tokens: Tokens) -> list[Window]:
    """Cut a passage into windows with its acts: labels "act" and "violent", and the acts as ``extra["done"]``."""
    made = bare_windows(one.id, one.text, tokens)
    ends = _ends(tokens)
    for window in made:
        kinds, violent = np.zeros(len(window.ids), np.int64), np.full(len(window.ids), np.nan, np.float32)
        kinds[[0, -1]] = IGNORE
        done = []
        for act in one.acts:
            cue = _touched(window, act.cue)
            if not cue:
                continue
            kinds[cue.start : cue.stop] = 1 + ACTS.index(act.kind)
            violent[cue.start : cue.stop] = act.violent
            sentence = _touched(window, next(span for span in ends if span[0] <= act.cue[0] < span[1]))
            cue = range(cue.start, min(cue.stop, sentence.stop))
            tags = _tags(window, sentence, {"whom": act.whom, "who": act.who})
            done.append(Done((cue.start, cue.stop), (sentence.start, sentence.stop), ACTS.index(act.kind), tags))
        window.labels |= {"act": kinds, "violent": violent}  # type: ignore[dict-item]
        window.extra["done"] = done
    return made


def _tags(window: Window, sentence: range, parties: Mapping[str, Span | None]) -> np.ndarray:
    """Return the tag of each token of a sentence; a party that stands elsewhere has none."""
    tags = np.zeros(len(sentence), np.int64)
    for name, party in parties.items():
        here = [at - sentence.start for at in _touched(window, party) if at in sentence] if party else []
        if here:
            tags[here] = 2 + 2 * PARTIES.index(name)
            tags[here[0]] -= 1
    return tags


def _ends(tokens: Tokens) -> list[Span]:
    """Return where each sentence begins and ends, in characters."""
    return [(rows[0][1], rows[-1][2]) for rows in tokens.sentences if rows]


def _touched(window: Window, span: Span) -> range:
    inside = [i for i, (a, b) in enumerate(window.offsets) if a < span[1] and span[0] < b and b > a]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def loss_of(model: ActModel, before: ActModel, group: Sequence[Window], chance: random.Random, masked: float) -> Tensor:
    """Return the loss of a batch of one kind; ``before`` is the model as it was."""
    read = stays(model, before, group, chance, masked)
    hidden, kept, told, loss = read.hidden, read.kept, read.told, read.loss
    loss = loss + VALUES * functional.smooth_l1_loss(
        model.happened(hidden)[kept], before.happened(read.was)[kept], beta=0.5
    )
    if "said" in group[0].labels:
        tags = read.batch["said"][:, 1:]
        told = certain(tags, tags != IGNORE, TAGS).mixed(told, SHARE)
        loss = loss + LINK_WEIGHT * link_loss(model, model.heads(hidden), group)
    else:
        loss = loss + act_loss(model, hidden, group)
    return loss + soft_loss(model.tag(hidden)[:, 1:], model.transitions(), told, kept[:, 1:])


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--go-on", type=Path, help="weights of an earlier run, to begin from these")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--parts", type=int, default=PARTS, help="one of how many parts of the articles an epoch reads")
    parser.add_argument("--half", action="store_true", help="read half of the passages alone")
    parser.add_argument("--name", default="acts")
    args = parser.parse_args()
    recipe = fit.Recipe(args.epochs, args.rate, tokens=1536, masked=0.08, average=0.99, seed=args.seed)
    material = Material(args.data, args.parts, half=args.half)
    torch.manual_seed(args.seed)
    model, before = ActModel(), ActModel().requires_grad_(requires_grad=False).eval()
    for one, weights in ((model, args.go_on or args.model), (before, args.model)):
        one.load_state_dict(torch.load(weights), strict=False)
    model.layers[0].attention.self.config._attn_implementation = "eager"  # one for all layers; a sixth faster here

    def log(average: ActModel, line: str) -> None:
        torch.save(average.state_dict(), args.out / f"{args.name}.pt")
        print(line, flush=True)

    def loss(model: ActModel, group: list[Window], chance: random.Random) -> Tensor:
        return loss_of(model, before, group, chance, recipe.masked)

    fit.train(model, recipe, lambda chance: material.batches(chance, recipe.tokens), loss, log)


if __name__ == "__main__":
    main()
