"""Fits and writes every weight of ``rashomon.coreference``.

Usage: python -m training.mentions.run --data ../shared/data [--out src/rashomon/coreference/weights]

The groups of texts are fitted to GVA (with dates) and ECB+ (without), kinds to the development texts of the Gun
Violence Corpus, pairs to topics 1 to 35 of ECB+. Each is fitted six times: to everything, and to everything but each
fifth. A few minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnx

from rashomon.coreference import group_texts, load_likeness
from rashomon.coreference.states import all_states
from rashomon.encoder.model import load_encoder
from rashomon.evaluation.mention_folds import PARTS, fitted_to
from rashomon.evaluation.sets import ecbplus, gvc
from rashomon.evaluation.sets.mentions import Annotated
from training.mentions.documents import fit_likeness
from training.mentions.kinds import fit_beside, fit_kinds
from training.mentions.pairs import PairData, fit_pairs
from training.trees import to_onnx

STEPS = ("documents", "kinds", "pairs")


def main() -> None:
    """Fit every weight and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="*", choices=STEPS, default=STEPS)
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/coreference/weights"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    began = time.time()
    shootings, news = gvc.load(args.data / "gvc"), ecbplus.load(args.data / "ecbplus")
    if "documents" in args.only:
        likeness = fit_likeness(args.data, news)
        (args.out / "documents.json").write_text(json.dumps(likeness, indent=1) + "\n")
        print(f"documents {time.time() - began:.0f} s: {likeness}")
    if "kinds" in args.only:
        write_kinds(shootings, args.out)
        print(f"kinds {time.time() - began:.0f} s")
    if "pairs" in args.only:
        write_pairs(news, args.out)
        print(f"pairs {time.time() - began:.0f} s")


def write_kinds(shootings: Annotated, folder: Path) -> None:
    """Fit kinds to every part and write them to one file."""
    states = all_states(load_encoder(1), shootings.texts)
    arrays: dict[str, np.ndarray] = {}
    for part in PARTS:
        kept = frozenset(topic for topic in shootings.topics.values() if fitted_to(part, "gvc", topic))
        own = shootings.of(kept)
        fitted = fit_kinds(own, states) | fit_beside(own)
        arrays |= {f"{part}_{name}": array for name, array in fitted.items()}
    np.savez_compressed(folder / "kinds.npz", **arrays)


def write_pairs(news: Annotated, folder: Path) -> None:
    """Fit the trees of pairs to every part, the texts of each of its topics grouped, and write a file for each."""
    data = PairData.of(news, all_states(load_encoder(1), news.texts))
    for part in PARTS:
        groups: dict[str, str] = {}
        for topic in sorted(topic for topic in set(news.topics.values()) if fitted_to(part, "ecbplus", topic)):
            groups |= group_texts(news.of(frozenset({topic})).texts, load_likeness(f"undated_{part}"))
        onnx.save(to_onnx(fit_pairs(data, groups)), folder / f"pairs-{part}.onnx")


if __name__ == "__main__":
    main()
