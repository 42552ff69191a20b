"""Train the head of names over the hidden states of the encoder as it ships.

Usage: python -m training.entities --data ../shared/data [--out src/rashomon/encoder/weights/entities.npz]

In: re3d but for its held-out documents. Out: the arrays of ``rashomon.encoder.entities.EntityHead``, as half floats.
The number of passes was chosen by folds of the training documents; ``--folds`` prints what they give. Where names lie
within names, the longest is taken.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from rashomon.encoder.entities import NEEDS, REACH, EntityHead
from rashomon.encoder.labels import ENTITIES
from rashomon.encoder.model import WEIGHTS, load_encoder
from rashomon.encoder.scan import Scan
from rashomon.encoder.shapes import shapes
from rashomon.evaluation.sets import re3d
from rashomon.evaluation.sets.re3d import NamedText
from rashomon.evaluation.splits import fold, held_out
from rashomon.extract.sentences import split

EPOCHS, BATCH, WIDTH = 25, 4, 128
RATE, DECAY, DROP, SMOOTHING = 1e-3, 1e-2, 0.4, 0.05
FOLDS = 4

Window = tuple[Tensor, Tensor]


class Head(nn.Module):
    """A layer, a convolution over what is near, and a choice of tags from both."""

    def __init__(self, inputs: int) -> None:
        """Take the width of a row."""
        super().__init__()
        self.norm = nn.LayerNorm(inputs)
        self.own = nn.Linear(inputs, WIDTH)
        self.near = nn.Conv1d(WIDTH, WIDTH, 2 * REACH + 1, padding=REACH)
        self.tags = nn.Linear(2 * WIDTH, 1 + 2 * len(ENTITIES))
        self.drop = nn.Dropout(DROP)

    def forward(self, rows: Tensor) -> Tensor:
        """Return the scores of the tokens of one window."""
        own = nn.functional.gelu(self.own(self.drop(self.norm(rows))), approximate="tanh")
        near = nn.functional.gelu(self.near(self.drop(own).T[None])[0].T, approximate="tanh")
        return self.tags(self.drop(torch.cat([own, near], 1)))

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the weights as the package reads them."""
        named = {
            "norm_scale": self.norm.weight, "norm_shift": self.norm.bias, "own": self.own.weight.T,
            "own_shift": self.own.bias, "near": self.near.weight.permute(2, 1, 0), "near_shift": self.near.bias,
            "tags": self.tags.weight.T, "tags_shift": self.tags.bias,
        }  # fmt: skip
        return {name: values.detach().numpy().astype(np.float16) for name, values in named.items()}


def read(text: NamedText) -> Scan:
    """Return what the encoder says of a text."""
    ranges = [(sentence.span.start, sentence.span.end) for sentence in split(text.text)]
    return load_encoder().scan(text.text, ranges, (NEEDS,))


def windows(text: NamedText) -> list[Window]:
    """Return the rows and tags of each window of a text."""
    scan = read(text)
    rows = np.concatenate([scan.heads[NEEDS].astype(np.float32), shapes(scan)], axis=1)
    tags = _tags(scan, text)
    numbers = sorted(set(scan.window.tolist()))
    return [(torch.tensor(rows[scan.window == n]), torch.tensor(tags[scan.window == n])) for n in numbers]


def fit(texts: Iterable[NamedText], epochs: int = EPOCHS) -> Head:
    """Train a head from scratch."""
    torch.manual_seed(1)
    chance = random.Random(1)
    made = [window for text in texts for window in windows(text)]
    head = Head(made[0][0].shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    runs = epochs * -(-len(made) // BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, runs)
    for _ in range(epochs):
        chance.shuffle(made)
        for at in range(0, len(made), BATCH):
            group = made[at : at + BATCH]
            scores, tags = torch.cat([head(rows) for rows, _ in group]), torch.cat([tags for _, tags in group])
            loss = nn.functional.cross_entropy(scores, tags, label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return head.eval()


def f1(head: Head, texts: Sequence[NamedText]) -> float:
    """Return the F1 of whole names with their labels, in percent, as the package reads them."""
    reader = EntityHead({name: values.astype(np.float32) for name, values in head.arrays().items()})
    right = found = there = 0
    for text in texts:
        given = set(reader.read(read(text)))
        right, found, there = right + len(given & set(text.names)), found + len(given), there + len(text.names)
    return 200 * right / (found + there)


def main() -> None:
    """Print what the folds give, or train on all of them and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS / "entities.npz")
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    texts = [text for text in re3d.load(args.data / "re3d") if not held_out(text.id)]
    for number in range(FOLDS) if args.folds else ():
        apart = [text for text in texts if fold(text.id, FOLDS) == number]
        rest = [text for text in texts if fold(text.id, FOLDS) != number]
        print(f"fold {number}: {f1(fit(rest), apart):.1f} F1 of {len(apart)} documents", flush=True)
    if not args.folds:
        np.savez_compressed(args.out, **fit(texts).arrays())


def _tags(scan: Scan, text: NamedText) -> np.ndarray:
    tags = np.zeros(len(scan.offsets), np.int64)
    for start, end, label in sorted(text.names, key=lambda name: name[1] - name[0]):
        touched = np.flatnonzero((scan.offsets[:, 0] < end) & (scan.offsets[:, 1] > start))
        tags[touched] = 2 + 2 * ENTITIES.index(label)
        tags[touched[:1]] = 1 + 2 * ENTITIES.index(label)
    return tags


if __name__ == "__main__":
    main()
