r"""Fit the values of whether something happened, over the hidden states of a trained encoder that stays as it is.

Usage: python -m training.said.facts --data ../shared/data --model build/training/said.pt \
    --encoder build/training/export/encoder.onnx --out build/training/heard.pt

In: a model of :mod:`training.said.run`, and the graph that ships. Out: the model with ``happened`` fitted. The
three sets use one scale in different ways, and one of them is thirty times another: each has a column of its own, and
weighs the same. How many passes is chosen on a fifth of the training sentences, which then joins the rest. The smallest
set, a thousand predicates of which nine of ten happened, is too small for weights of its own: its column is then made
a linear function of the columns of the others (:func:`lean`).
"""

from __future__ import annotations

import argparse
import copy
import random
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from rashomon.encoder.labels import FACTS
from training.lower import Lower
from training.said.batches import pad
from training.said.model import SaidModel
from training.said.whole import Below, below, load
from training.said.windows import factuality_windows
from training.windows import Window

RATE, DECAY, DROP, MOST = 1e-3, 3e-2, 0.3, 40
#: Hidden states (n, 384), the column of their set (n,), values (n,).
Rows = tuple[Tensor, Tensor, Tensor]


def main() -> None:
    """Choose the number of passes, fit, write; print the figures on the development parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="the graph whose lower layers are shared")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = load(args.model)
    lower = below(model, Lower(args.encoder, args.out.parent))
    told = list(factuality_windows(args.data, "train"))
    random.Random(1).shuffle(told)
    fifth = len(told) // 5
    kept, rest = rows_of(model, lower, told[:fifth]), rows_of(model, lower, told[fifth:])
    reached = fit(model, rest, MOST, kept)
    passes = min(range(MOST), key=reached.__getitem__) + 1
    rows: Rows = tuple(torch.cat(pair) for pair in zip(kept, rest, strict=True))  # type: ignore[assignment]
    fit(model, rows, passes)
    lean(model, rows)
    print(f"{passes} passes; {figures(model, rows_of(model, lower, list(factuality_windows(args.data, 'dev'))))}")
    torch.save(model.state_dict(), args.out)


@torch.no_grad()
def rows_of(model: SaidModel, lower: Below, told: list[tuple[str, Window]]) -> Rows:
    """Return the hidden states of the predicates that have a value."""
    order = sorted(told, key=lambda pair: len(pair[1].ids))
    states, columns, values = [], [], []
    for at in range(0, len(order), 32):
        group = order[at : at + 32]
        batch = pad([window for _, window in group])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.encode(lower(batch["ids"], batch["mask"]), batch["mask"], batch["written"]).float()
        found = ~batch["fact"].isnan()
        states.append(hidden[found])
        values.append(batch["fact"][found])
        column = torch.tensor([FACTS.index(name) for name, _ in group]).unsqueeze(1)
        columns.append(column.expand_as(found)[found])
    return torch.cat(states), torch.cat(columns), torch.cat(values)


def fit(model: SaidModel, rows: Rows, passes: int, kept: Rows | None = None) -> list[float]:
    """Fit ``happened`` anew; return the mean error on ``kept`` after each pass, each set weighing the same."""
    torch.manual_seed(1)
    for layer in model.happened:
        if isinstance(layer, torch.nn.Linear):
            layer.reset_parameters()
    states, columns, values = rows
    counts = torch.bincount(columns, minlength=len(FACTS)).float()
    weights = (len(columns) / (len(FACTS) * counts))[columns].sqrt()
    optimiser = torch.optim.AdamW(model.happened.parameters(), lr=RATE, weight_decay=DECAY)
    average = copy.deepcopy(model.happened)
    reached = []
    for _ in range(passes):
        for batch in torch.randperm(len(values)).split(256):
            given = model.happened(functional.dropout(states[batch], DROP))
            error = functional.smooth_l1_loss(own(given, columns[batch]), values[batch], beta=0.5, reduction="none")
            optimiser.zero_grad(set_to_none=True)
            (error * weights[batch]).mean().backward()
            optimiser.step()
            with torch.no_grad():
                for old, new in zip(average.parameters(), model.happened.parameters(), strict=True):
                    old.lerp_(new, 0.01)
        if kept is not None:
            errors = (own(average(kept[0]), kept[1]) - kept[2]).abs().detach()
            reached.append(float(sum(errors[kept[1] == c].mean() for c in range(len(FACTS)))))
    model.happened.load_state_dict(average.state_dict())
    return reached


@torch.no_grad()
def lean(model: SaidModel, rows: Rows) -> None:
    """Make the column of the smallest set the linear function of the others that is nearest to its values.

    Cross-fitted on its train part, over states that had not learned from it: r .60, where a column of its own, shrunk
    more or less, or trained along with the second smallest set, has .48 to .57.
    """
    states, columns, values = rows
    few = int(torch.bincount(columns, minlength=len(FACTS)).argmin())
    others = [column for column in range(len(FACTS)) if column != few]
    last = model.happened[-1]
    assert isinstance(last, torch.nn.Linear)
    given = model.happened(states[columns == few])[:, others]
    told = torch.cat([given, torch.ones(len(given), 1)], 1)
    shares = torch.linalg.lstsq(told, values[columns == few]).solution
    last.weight[few] = shares[:-1] @ last.weight[others]
    last.bias[few] = shares[:-1] @ last.bias[others] + shares[-1]


def own(values: Tensor, columns: Tensor) -> Tensor:
    """Return for each row the value in the column of its set."""
    return values.gather(1, columns.unsqueeze(1)).squeeze(1)


@torch.no_grad()
def figures(model: SaidModel, rows: Rows) -> str:
    """Return correlation and mean error for each set."""
    states, columns, values = rows
    given = own(model.happened(states), columns).clamp(-3, 3)
    made = []
    for column, name in enumerate(FACTS):
        x, y = given[columns == column], values[columns == column]
        made.append(f"{name} r {torch.corrcoef(torch.stack([x, y]))[0, 1]:.3f} mae {(x - y).abs().mean():.3f}")
    return ", ".join(made)


if __name__ == "__main__":
    main()
