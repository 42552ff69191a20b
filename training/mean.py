"""The mean of models of one training: ``python -m training.mean --models FIRST.pt SECOND.pt --out MEAN.pt``.

In: the weights that a training went on from, and those it came to; with ``--parts 3 1`` how many parts of each. Out:
weights between them. It keeps more of what the first knew than the last does, and most of what was learned (Wortsman et
al. 2022, "Robust fine-tuning of zero-shot models" and "Model soups").
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor


def mean(models: Sequence[Mapping[str, Tensor]], parts: Sequence[int] = ()) -> dict[str, Tensor]:
    """Return the mean of each array, of so many parts of each model; of one that holds no fractions the first's.

    Raises ValueError where the models do not hold the same arrays, or the parts are not as many as the models.
    """
    first, shares = models[0], [part / sum(parts) for part in parts] or [1 / len(models)] * len(models)
    for other in models:
        if first.keys() != other.keys():
            raise ValueError(f"not of one model: {sorted(first.keys() ^ other.keys())[:3]}")
    return {
        name: torch.stack([share * model[name] for share, model in zip(shares, models, strict=True)]).sum(0)
        if held.is_floating_point()
        else held
        for name, held in first.items()
    }


def main() -> None:
    """Read the models, write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--parts", type=int, nargs="+", default=[], help="of each model; alike where not given")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(mean([torch.load(path) for path in args.models], args.parts), args.out)


if __name__ == "__main__":
    main()
