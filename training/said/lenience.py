r"""How much likelier each tag must be made for as many spans to be found as there are.

Usage: python -m training.said.lenience --data ../shared/data --model build/training/part.pt \
    --encoder build/training/export/encoder.onnx --out build/training

In: a model of :mod:`training.said.run` that has not seen a tenth of the articles (``--part``). Out: ``lenience.json``,
for each label what is added to the scores of its tags. On texts it has not seen an encoder is careful: it marks fewer
spans than a person does. What is best for the exact F1 of that tenth is taken.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from rashomon.encoder.chain import best_path, tagged
from rashomon.encoder.labels import SAID
from training.data.polnear import load
from training.said.look import run_over
from training.said.lower import Lower
from training.said.model import SaidModel
from training.said.run import left_out
from training.said.windows import said_windows
from training.windows import Window, tokens_of

STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3, 1.6)
Rows = list[tuple[np.ndarray, np.ndarray]]


def main() -> None:
    """Choose one after another, until nothing changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = SaidModel().eval()
    model.load_state_dict(torch.load(args.model))
    articles = [e for e in load(args.data) if "/train/" in e.id and left_out(e.id)]
    windows = [w for e in articles for w in said_windows(e, tokens_of(e.text))]
    rows, steps = rows_of(model, Lower(args.encoder, args.out), windows), model.transitions().detach().numpy()
    chosen = dict.fromkeys(SAID, 0.0)
    print(len(articles), "articles:", f1(rows, steps, chosen))
    for _ in range(2):
        for label in SAID:
            tried = {step: f1(rows, steps, chosen | {label: step}) for step in STEPS}
            chosen[label] = max(STEPS, key=lambda step: sum(tried[step].values()))
        print(chosen, f1(rows, steps, chosen))
    (args.out / "lenience.json").write_text(json.dumps(chosen) + "\n", "utf-8")


def rows_of(model: SaidModel, lower: Lower, windows: list[Window]) -> Rows:
    """Return scores and true tags of each window."""
    return [
        (scores[1 : len(window.ids) - 1], window.labels["said"][1:-1])
        for group, found in run_over(model, lower, windows)
        for window, scores in zip(group, found["said"], strict=True)
    ]


def f1(rows: Rows, steps: np.ndarray, added: dict[str, float]) -> dict[str, float]:
    """Return the exact F1 of each label, in percent."""
    bias = np.array([0.0, *(added[label] for label in SAID for _ in "BI")], np.float32)
    right: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for scores, wanted in rows:
        told, gold = tagged(best_path(scores + bias, steps), SAID), tagged(wanted, SAID)
        right.update(span.label for span in set(told) & set(gold))
        both.update(span.label for span in [*told, *gold])
    return {label: round(200 * right[label] / max(1, both[label]), 2) for label in SAID}


if __name__ == "__main__":
    main()
