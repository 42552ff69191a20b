"""The mean of two models of one training: ``python -m training.mean --models FIRST.pt SECOND.pt --out MEAN.pt``.

In: the weights that a training went on from, and those it came to. Out: weights half way between. It keeps more of
what the first knew than the second does, and most of what the second learned (Wortsman et al. 2022, "Robust fine-tuning
of zero-shot models").
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor


def mean(first: Mapping[str, Tensor], second: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the mean of each array; of one that holds no fractions the first's. Both must hold the same arrays."""
    if first.keys() != second.keys():
        raise ValueError(f"not of one model: {sorted(first.keys() ^ second.keys())[:3]}")
    return {name: (held + second[name]) / 2 if held.is_floating_point() else held for name, held in first.items()}


def main() -> None:
    """Read both, write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, nargs=2, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    first, second = (torch.load(path) for path in args.models)
    torch.save(mean(first, second), args.out)


if __name__ == "__main__":
    main()
