"""Train the argument head over the hidden states of the encoder as it ships.

Usage: python -m training.arguments --data ../shared/data [--out src/rashomon/encoder/weights/arguments.npz]

In: the events of RAMS and WikiEvents but for the held-out articles. Out: the arrays of
``rashomon.encoder.argument_scores.ArgumentScores``, as half floats. Everything was chosen by folds of the training
articles; ``--folds`` prints what they give.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from rashomon.encoder.argument_scores import FARTHEST, ArgumentScores, levels_of, steps_from
from rashomon.encoder.arguments import HIDDEN, ArgumentHead, tokens_of
from rashomon.encoder.labels import ARGUMENT_LABELS
from rashomon.encoder.model import WEIGHTS, load_encoder
from rashomon.encoder.scan import Scan
from rashomon.evaluation.arguments import score
from rashomon.evaluation.benchmarks.events import gold_events
from rashomon.evaluation.muc4.counts import total
from rashomon.evaluation.sets import rams, wikievents
from rashomon.evaluation.sets.texts import EventText, Labelled
from rashomon.evaluation.splits import fold, held_out
from rashomon.extract.sentences import split

EPOCHS, BATCH, WIDTH = 12, 8, 128
RATE, DECAY, DROP = 2e-3, 1e-2, 0.3
FOLDS = 4
#: How many arguments a level of a type must have had before it says which roles there are.
ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its events, and what the encoder says of it."""

    text: EventText
    scan: Scan


@dataclass(frozen=True, slots=True)
class Asked:
    """One event in its window: states, the mean state of the trigger, steps from it, levels of its type, tags."""

    hidden: Tensor
    trigger: Tensor
    steps: Tensor
    levels: tuple[str, ...]
    tags: Tensor


class Head(nn.Module):
    """A layer over a token, the trigger, the type and the steps between; then parts of arguments, and roles."""

    def __init__(self, inputs: int, levels: Mapping[str, int]) -> None:
        """Take the width of a state, and the levels of types by their places."""
        super().__init__()
        self.levels = levels
        self.token, self.trigger = nn.Linear(inputs, WIDTH), nn.Linear(inputs, WIDTH, bias=False)
        self.distance, self.kind = (
            nn.Embedding(2 * FARTHEST + 1, WIDTH),
            nn.EmbeddingBag(len(levels), WIDTH, mode="sum"),
        )
        self.parts, self.roles = nn.Linear(WIDTH, 3), nn.Linear(WIDTH, len(ARGUMENT_LABELS))
        self.kind_roles = nn.EmbeddingBag(len(levels), len(ARGUMENT_LABELS), mode="sum")
        nn.init.normal_(self.kind.weight, std=0.1)
        nn.init.zeros_(self.kind_roles.weight)
        self.drop = nn.Dropout(DROP)

    def loss(self, asked: Sequence[Asked]) -> Tensor:
        """Return the loss of parts over all tokens, with that of roles over the tokens of arguments."""
        lengths = torch.tensor([len(one.tags) for one in asked])
        flat = torch.tensor([self.levels[level] for one in asked for level in one.levels], dtype=torch.long)
        starts = torch.tensor(np.cumsum([0, *(len(one.levels) for one in asked)])[:-1])
        event = self.trigger(self.drop(torch.stack([one.trigger for one in asked]))) + self.kind(flat, starts)
        joint = self.token(self.drop(torch.cat([one.hidden for one in asked])))
        joint = joint + event.repeat_interleave(lengths, 0) + self.distance(torch.cat([one.steps for one in asked]))
        joint, tags = self.drop(torch.relu(joint)), torch.cat([one.tags for one in asked])
        parts = torch.where(tags > 0, 1 + (tags - 1) % 2, 0)
        inside = tags > 0
        roles = (self.roles(joint) + self.kind_roles(flat, starts).repeat_interleave(lengths, 0))[inside]
        of_roles = nn.functional.cross_entropy(roles, (tags[inside] - 1) // 2, reduction="sum") / len(tags)
        found: Tensor = nn.functional.cross_entropy(self.parts(joint), parts) + of_roles
        return found

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the weights as the package reads them."""
        named = {
            "token": self.token.weight.T, "shift": self.token.bias, "trigger": self.trigger.weight.T,
            "distance": self.distance.weight, "kind": self.kind.weight, "parts": self.parts.weight.T,
            "parts_shift": self.parts.bias, "roles": self.roles.weight.T, "roles_shift": self.roles.bias,
            "kind_roles": self.kind_roles.weight,
        }  # fmt: skip
        return {name: values.detach().numpy().astype(np.float16) for name, values in named.items()}


def read(data: Path) -> list[Read]:
    """Read the texts that may be trained on, with the encoder that ships."""
    encoder, made = load_encoder(1), []
    for text in (*rams.load(data), *wikievents.load(data)):
        if not held_out(text.id):
            ranges = [(sentence.span.start, sentence.span.end) for sentence in split(text.text)]
            made.append(Read(text, encoder.scan(text.text, ranges, (HIDDEN,))))
    return made


def fit(texts: Sequence[Read], epochs: int = EPOCHS) -> dict[str, np.ndarray]:
    """Train a head from scratch and return its arrays."""
    asked = [one for text in texts for one in _asked(text)]
    names = sorted({level for one in asked for level in one.levels})
    levels = {name: at for at, name in enumerate(names)}
    return _fit(asked, levels, epochs) | {"levels": np.array(names), "roles_of": _roles_of(texts, levels)}


def f1(arrays: Mapping[str, np.ndarray], texts: Sequence[Read]) -> dict[str, float]:
    """Return the head F1 of arguments in percent by set, as the package reads them."""
    weights = {name: values.astype(np.float32) for name, values in arrays.items() if name != "levels"}
    head = ArgumentHead(ArgumentScores(weights, {str(name): at for at, name in enumerate(arrays["levels"])}))
    gold = {one.text.id: gold_events(one.text) for one in texts}
    found = {
        one.text.id: dict(zip(gold[one.text.id], head.read(one.scan, list(gold[one.text.id])), strict=True))
        for one in texts
    }
    scores = score(gold, found, {one.text.id: one.text.text for one in texts}).classification
    sets = sorted({name.split("/")[0] for name in scores})
    return {own: 100 * total(part for n, part in scores.items() if n.startswith(f"{own}/")).f1 for own in sets}


def _fit(asked: Sequence[Asked], levels: Mapping[str, int], epochs: int) -> dict[str, np.ndarray]:
    torch.manual_seed(1)
    chance, order = random.Random(1), list(asked)
    head = Head(asked[0].hidden.shape[1], levels)
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.03, epochs * -(-len(order) // BATCH))
    for _ in range(epochs):
        chance.shuffle(order)
        for at in range(0, len(order), BATCH):
            loss = head.loss(order[at : at + BATCH])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return head.eval().arrays()


def _asked(one: Read) -> Iterator[Asked]:
    for (start, end, kind), roles in gold_events(one.text).items():
        touched = tokens_of(one.scan, (start, end))
        if touched:
            here = np.flatnonzero(one.scan.window == one.scan.window[touched.start])
            trigger = range(touched.start - here[0], min(touched.stop - here[0], len(here)))
            hidden = torch.from_numpy(one.scan.heads[HIDDEN][here].astype(np.float32))
            yield Asked(
                hidden, hidden[trigger.start : trigger.stop].mean(0), torch.from_numpy(steps_from(len(here), trigger)),
                levels_of(kind), torch.from_numpy(_tags(one.scan.offsets[here], roles)),
            )  # fmt: skip


def _tags(offsets: np.ndarray, roles: set[Labelled]) -> np.ndarray:
    """Return the tags of a window's tokens; longer arguments win, and one that is cut off has none."""
    tags = np.zeros(len(offsets), np.int64)
    for start, end, role in sorted(roles, key=lambda one: one[1] - one[0]):
        inside = np.flatnonzero((offsets[:, 0] >= start) & (offsets[:, 1] <= end) & (offsets[:, 1] > offsets[:, 0]))
        if (
            len(inside)
            and role in ARGUMENT_LABELS
            and offsets[inside[0], 0] == start
            and offsets[inside[-1], 1] >= end - 1
        ):
            tags[inside] = 2 + 2 * ARGUMENT_LABELS.index(role)
            tags[inside[0]] -= 1
    return tags


def _roles_of(texts: Sequence[Read], levels: Mapping[str, int]) -> np.ndarray:
    """Return by level which roles there are: 1 or 0, and 0 throughout for levels with few arguments."""
    counts: Counter[tuple[int, int]] = Counter()
    for one in texts:
        for (_, _, kind), roles in gold_events(one.text).items():
            known = [role for _, _, role in roles if role in ARGUMENT_LABELS]
            counts.update(
                (levels[at], ARGUMENT_LABELS.index(role)) for at in levels_of(kind) if at in levels for role in known
            )
    table = np.zeros((len(levels), len(ARGUMENT_LABELS)), np.float16)
    for place, many in counts.items():
        table[place] = many
    return np.where(table.sum(axis=1, keepdims=True) >= ENOUGH, np.minimum(table, 1), 0)


def main() -> None:
    """Print what the folds give, or train on all of them and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS / "arguments.npz")
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    texts = read(args.data)
    for number in range(FOLDS) if args.folds else ():
        apart = [fold("/".join(one.text.id.split("/")[:2]), FOLDS) == number for one in texts]
        fitted = fit([one for one, away in zip(texts, apart, strict=True) if not away])
        print(f"fold {number}: {f1(fitted, [one for one, away in zip(texts, apart, strict=True) if away])}", flush=True)
    if not args.folds:
        np.savez_compressed(args.out, **fit(texts))


if __name__ == "__main__":
    main()
