"""The training loop: AdamW, linear warm-up and decay, bf16 on a CPU, an average of the weights over the last steps."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, nn

from training.windows import Window

#: Beginnings of the names of weights that were trained before: they take the lower rate.
LAYERS = ("encoder.", "layers.")
Model = TypeVar("Model", bound=nn.Module)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one run does. ``masked`` is the share of word pieces hidden, ``average`` the decay of the weight average.

    With ``stop`` a run ends after so many epochs, though its rate was to fall for all of them.
    """

    epochs: int = 6
    rate: float = 2e-4
    head_rate: float = 1e-3
    tokens: int = 1280
    masked: float = 0.08
    average: float = 0.995
    seed: int = 1
    stop: int | None = None


def train(
    model: Model,
    recipe: Recipe,
    epoch: Callable[[random.Random], list[list[Window]]],
    loss: Callable[[Model, list[Window], random.Random], Tensor],
    log: Callable[[Model, str], None],
) -> Model:
    """Train a model and return its averaged twin in evaluation mode.

    ``epoch`` makes the batches of one epoch, ``loss`` gives the loss of one of them, ``log`` gets the averaged model
    and a line after each epoch.
    """
    chance = random.Random(recipe.seed)
    average = copy.deepcopy(model).eval()
    model.train()
    optimiser = _optimiser(model, recipe)
    steps = recipe.epochs * len(epoch(random.Random(recipe.seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.06 * steps), max(0.02, 1 - s / steps))
    )
    done = 0
    for number in range(recipe.stop or recipe.epochs):
        began, total, tokens, groups = time.time(), 0.0, 0, epoch(chance)
        for group in groups:
            found = loss(model, group, chance)
            optimiser.zero_grad(set_to_none=True)
            found.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            _follow(average, model, min(recipe.average, (1 + done) / (10 + done)))
            total += float(found.detach())
            tokens += sum(len(window.ids) for window in group)
        seconds = time.time() - began
        line = f"epoch {number + 1}/{recipe.epochs} loss {total / len(groups):.3f}"
        log(average, f"{line} {tokens} tokens {seconds:.0f} s {tokens / seconds:.0f} tok/s")
    return average


def _optimiser(model: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    trained = [(name.startswith(LAYERS), p) for name, p in model.named_parameters() if p.requires_grad]
    encoder, heads = [p for inside, p in trained if inside], [p for inside, p in trained if not inside]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}], weight_decay=0.01
    )


@torch.no_grad()
def _follow(average: nn.Module, model: nn.Module, decay: float) -> None:
    for kept, new in zip(average.parameters(), model.parameters(), strict=True):
        if new.requires_grad:
            kept.lerp_(new, 1 - decay)
