"""Train the head for what numbers count over the hidden states of the encoder as it ships.

Usage: python -m training.counts --data ../shared/data [--out src/rashomon/encoder/weights/counts.npz]

In: the numbers of ``training.counts_labels``. Out: the arrays of ``rashomon.encoder.counts_scores.CountScores``, as
half floats. Nothing was chosen by what the held-out texts give; ``--folds`` prints what the training texts give.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from rashomon.encoder.counts import NEEDS, placed
from rashomon.encoder.counts_scores import HEADS, REACH, WIDTH
from rashomon.encoder.labels import BESIDE, COUNTED
from rashomon.encoder.model import WEIGHTS, load_encoder
from rashomon.encoder.spans import states_of
from rashomon.evaluation.splits import fold
from training.counts_labels import TOLD, Label, Lesson, lessons

EPOCHS, BATCH = 9, 64
RATE, DECAY, DROP, SMOOTHING = 1.5e-3, 1e-2, 0.3, 0.02
#: The share learned from of numbers that no set tells: there are three times as many as of all others.
KEPT = 0.2
FOLDS = 5
#: Tokens that are kept of a number, and of its noun, for the means of their states.
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """One number: the states around it, which of them are its own and its noun's, its label and what that counts.

    ``states`` is (tokens, width), ``first`` how far its first token stands from the number.
    """

    states: np.ndarray
    first: int
    own: range
    noun: range
    told: Label


class Head(nn.Module):
    """The layers of ``CountScores``."""

    def __init__(self, inputs: int) -> None:
        """Take the width of a state."""
        super().__init__()
        self.norm, self.state = nn.LayerNorm(inputs), nn.Linear(inputs, WIDTH)
        self.keys, self.values = nn.Linear(WIDTH, WIDTH, bias=False), nn.Linear(WIDTH, WIDTH, bias=False)
        self.asks = nn.Linear(2 * WIDTH, WIDTH, bias=False)
        self.steps = nn.Parameter(torch.zeros(2 * REACH + 1, HEADS))
        self.inner, self.counted = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, len(COUNTED) + len(BESIDE))
        self.drop = nn.Dropout(DROP)

    def forward(self, group: Sequence[Asked]) -> Tensor:
        """Return (numbers, counted and beside) scores."""
        raw, offset, own, noun = _padded(group)
        states = torch.relu(self.state(self.drop(self.norm(raw))))
        rows = torch.cat([_mean(states, own), _mean(states, noun)], 1)
        size = WIDTH // HEADS
        asked = self.asks(self.drop(rows)).view(len(group), HEADS, size)
        keys = self.keys(states).view(*states.shape[:2], HEADS, size)
        values = self.values(states).view(*states.shape[:2], HEADS, size)
        fit = torch.einsum("gnhs,ghs->gnh", keys, asked) / size**0.5
        known = (offset.abs() <= REACH)[..., None]
        fit = (fit + self.steps[(offset + REACH).clamp(0, 2 * REACH)]).masked_fill(~known, -1e4)
        drawn = torch.einsum("gnh,gnhs->ghs", fit.softmax(1), values).reshape(len(group), WIDTH)
        inner = torch.relu(self.inner(self.drop(torch.cat([rows, drawn], 1))))
        found: Tensor = self.counted(self.drop(inner))
        return found

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the weights as the package reads them."""
        named = {
            "norm_scale": self.norm.weight, "norm_shift": self.norm.bias, "state": self.state.weight.T,
            "state_shift": self.state.bias, "keys": self.keys.weight.T, "values": self.values.weight.T,
            "asks": self.asks.weight.T, "steps": self.steps, "inner": self.inner.weight.T,
            "inner_shift": self.inner.bias, "counted": self.counted.weight.T, "counted_shift": self.counted.bias,
        }  # fmt: skip
        return {name: values.detach().numpy().astype(np.float16) for name, values in named.items()}


def asked_of(lesson: Lesson) -> list[Asked]:
    """Return the numbers of a lesson with the states around them, by the encoder that ships."""
    text = lesson.text
    ranges = [(one.span.start, one.span.end) for one in text.sentences]
    scan = load_encoder(1).scan(text.text, ranges, NEEDS)
    labels = {one.number: one for one in lesson.labels}
    made = []
    for window, places in placed(scan, labels):
        hidden = states_of(scan, window).astype(np.float16)
        for one, (own, noun) in places:
            first, stop = max(0, own.start - REACH), min(len(hidden), own.start + REACH + 1)
            cut = [range(part.start - first, min(part.stop, stop) - first) for part in (own, noun)]
            cut[1] = cut[1] or cut[0]
            made.append(Asked(hidden[first:stop], first - own.start, cut[0], cut[1], labels[one]))
    return made


def fit(asked: Sequence[Asked], epochs: int = EPOCHS, seed: int = 1) -> Head:
    """Train a head from scratch."""
    torch.manual_seed(seed)
    chance, order = random.Random(seed), list(asked)
    head = Head(asked[0].states.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, epochs * -(-len(order) // BATCH))
    for _ in range(epochs):
        chance.shuffle(order)
        for group in _groups(order):
            optimiser.zero_grad()
            _loss(head(group), [a.told for a in group]).backward()
            optimiser.step()
            schedule.step()
    return head.eval()


def _loss(scores: Tensor, told: Sequence[Label]) -> Tensor:
    """Return the loss of what numbers count, by their weights, and of what is told beside it, where that was marked."""
    labels, weights = torch.tensor([one.label for one in told]), torch.tensor([one.weight for one in told])
    counted, beside = scores.split([len(COUNTED), len(BESIDE)], dim=1)
    loss = (nn.functional.cross_entropy(counted, labels, label_smoothing=SMOOTHING, reduction="none") * weights).mean()
    if marked := [at for at, one in enumerate(told) if one.beside is not None]:
        wanted = torch.tensor([told[at].beside for at in marked])
        loss = loss + nn.functional.binary_cross_entropy_with_logits(beside[marked], wanted, reduction="sum") / len(
            told
        )
    return loss


def right(head: Head, asked: Sequence[Asked]) -> tuple[int, int]:
    """Return how many numbers that a set tells of are read right, and how many there are."""
    told = [one for one in asked if one.told.weight == TOLD]
    with torch.no_grad():
        best = [int(at) for group in _groups(told) for at in head(group)[:, : len(COUNTED)].argmax(1)]
    return sum(at == one.told.label for at, one in zip(best, told, strict=True)), len(told)


def main() -> None:
    """Print what the folds give, or train on all of them and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS / "counts.npz")
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    chance = random.Random(5)
    read = ((one.text.id, asked_of(one)) for one in lessons(args.data))
    texts = [(id_, [a for a in asked if a.told.weight == TOLD or chance.random() < KEPT]) for id_, asked in read]
    for number in range(FOLDS) if args.folds else ():
        rest = [a for id_, asked in texts if fold(_group(id_), FOLDS) != number for a in asked]
        apart = [a for id_, asked in texts if fold(_group(id_), FOLDS) == number for a in asked]
        good, all_ = right(fit(rest), apart)
        print(f"fold {number}: {100 * good / all_:.1f} % of {all_} told numbers", flush=True)
    if not args.folds:
        np.savez_compressed(args.out, **fit([a for _, asked in texts for a in asked]).arrays())


def _group(id_: str) -> str:
    return "/".join(id_.split("/")[:2])


def _groups(asked: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    return (asked[at : at + BATCH] for at in range(0, len(asked), BATCH))


def _padded(group: Sequence[Asked]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return states (numbers, tokens, width), how far each token is off, and marks of numbers and nouns."""
    longest = max(len(one.states) for one in group)
    states = torch.zeros(len(group), longest, group[0].states.shape[1])
    offset = torch.full((len(group), longest), 2 * REACH)
    own, noun = torch.zeros(len(group), longest), torch.zeros(len(group), longest)
    for at, one in enumerate(group):
        states[at, : len(one.states)] = torch.from_numpy(one.states.astype(np.float32))
        offset[at, : len(one.states)] = torch.arange(len(one.states)) + one.first
        own[at, one.own.start : one.own.stop] = 1
        noun[at, one.noun.start : one.noun.stop] = 1
    return states, offset, own, noun


def _mean(states: Tensor, marks: Tensor) -> Tensor:
    return torch.einsum("gnw,gn->gw", states, marks) / marks.sum(1, keepdim=True)


if __name__ == "__main__":
    main()
