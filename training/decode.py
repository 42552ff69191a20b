"""Fit the scorers and thresholds of decoding on out-of-fold predictions, and write what ships.

Usage: python -m training.decode --data ../shared/data --folds build/training --out src/rashomon/encoder/weights

In: what the encoders of the folds say of the texts they have not seen (``fold*.npz``): those of MUC-4, and those
marked by hand. Out: ``fills.onnx``, ``types.onnx``, ``decode.json``. The thresholds are set on chances from scorers
that have not seen the text either (cross-fitting over five folds), for both kinds of texts alike. Nothing of
``dev.jsonl`` takes part; its figure is printed at the end. ``--thresholds`` leaves the scorers that are there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
import onnx

from rashomon.encoder.candidates import Candidate, candidates
from rashomon.encoder.features import evidence, fill_rows, type_rows
from rashomon.encoder.labels import TYPES
from rashomon.encoder.scan import Scan
from rashomon.evaluation.muc4.gtt import score_gtt
from rashomon.evaluation.muc4.keys import KeyDocument, load_keys
from rashomon.evaluation.sets import marked
from rashomon.evaluation.sets.marked import MarkedText
from rashomon.evaluation.splits import fold
from training.data.muc4 import load
from training.predict import restore
from training.thresholds import best_bar, marked_score, templates, tune
from training.trees import to_onnx
from training.truths import Truth, marked_truths, muc_truth

Rows = np.ndarray
TREES = {
    "objective": "binary", "num_leaves": 15, "learning_rate": 0.04, "min_data_in_leaf": 20, "feature_fraction": 0.6,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True,
}  # fmt: skip
ROUNDS = {"fills": 250, "types": 120}
CROSS = 5


@dataclass(slots=True)
class Material:
    """Rows and truths of a set of texts: candidates by text, fill rows six to a candidate, type rows six to a text."""

    ids: list[str]
    found: list[list[Candidate]]
    scans: list[Scan]
    fills: list[Rows]
    fill_truth: list[Rows]
    types: list[Rows]
    type_truth: list[Rows]


def gather(predictions: Mapping[str, Mapping[str, Rows]], truths: Mapping[str, Truth]) -> Material:
    """Make the rows of every text that has predictions."""
    made = Material([], [], [], [], [], [], [])
    for identity, heads in predictions.items():
        scan = Scan(
            truths[identity].text, heads["offsets"], heads["window"],
            {name: value.astype(np.float32) for name, value in heads.items() if name not in {"offsets", "window"}},
        )  # fmt: skip
        found = candidates(scan)
        given = evidence(scan)
        made.ids.append(identity)
        made.found.append(found)
        made.scans.append(scan)
        made.fills.append(fill_rows(scan, given, found))
        made.types.append(type_rows(scan, given, found))
        made.fill_truth.append(truths[identity].of_candidates(found))
        made.type_truth.append(truths[identity].of_types())
    return made


def cross_fit(rows: Sequence[Rows], truth: Sequence[Rows], ids: Sequence[str], rounds: int) -> list[Rows]:
    """Return each text's chances by a scorer fitted on other texts."""
    part = np.array([fold(i, CROSS) for i in ids])
    out: list[Rows] = [np.zeros(0)] * len(ids)
    for number in range(CROSS):
        scorer = fit(
            [r for r, p in zip(rows, part, strict=True) if p != number],
            [t for t, p in zip(truth, part, strict=True) if p != number],
            rounds,
        )
        for at in np.flatnonzero(part == number):
            out[at] = predict(scorer, rows[at])
    return out


def fit(rows: Sequence[Rows], truth: Sequence[Rows], rounds: int) -> lightgbm.Booster:
    """Fit one scorer."""
    stacked = np.concatenate([r for r in rows if len(r)])
    return lightgbm.train(TREES, lightgbm.Dataset(stacked, np.concatenate([t.ravel() for t in truth])), rounds)


def predict(scorer: lightgbm.Booster, rows: Rows) -> Rows:
    """Return chances (n / 6, 6) of rows (n, width)."""
    return scorer.predict(rows).reshape(-1, len(TYPES)) if len(rows) else np.zeros((0, len(TYPES)))


def main() -> None:
    """Fit, write, and print the figures on the training folds and on dev."""
    args = _arguments()
    train = args.data / "muc4" / "train.jsonl"
    keys = {key.doc_id: key for key in load_keys(train)}
    marks = {one.id: one for one in marked.load(args.data, args.marked, held=False)} if args.marked else {}
    truths = {one.id: muc_truth(one.text, keys[one.id]) for one in load(train)} | marked_truths(marks.values())
    paths = sorted(args.folds.glob(f"{args.names}*.npz"))
    predictions = {i: h for path in paths for i, h in restore(path).items() if i in truths}
    material = gather(predictions, truths)
    if not _is_enough(material):
        print("no candidates in texts of two parts: nothing is fitted, and what is there stays")
        return
    thresholds = _thresholds(material, keys, marks)
    (args.out / "decode.json").write_text(json.dumps({"thresholds": thresholds}, indent=2) + "\n", "utf-8")
    if args.thresholds:
        return
    scorers = {
        "fills": fit(material.fills, material.fill_truth, ROUNDS["fills"]),
        "types": fit(material.types, material.type_truth, ROUNDS["types"]),
    }
    for name, scorer in scorers.items():
        onnx.save(to_onnx(scorer), args.out / f"{name}.onnx")
    for path in [p for p in (args.final, *paths) if p]:
        _report(path, args.data, scorers, thresholds)


def _is_enough(material: Material) -> bool:
    """Tell whether there is something to fit on whichever part is left out."""
    return len({fold(i, CROSS) for i, found in zip(material.ids, material.found, strict=True) if found}) > 1


def _thresholds(
    material: Material, keys: Mapping[str, KeyDocument], marks: Mapping[str, MarkedText]
) -> dict[str, float]:
    """Set the thresholds on chances from scorers that have not seen the text; print what they reach."""
    fills = cross_fit(material.fills, material.fill_truth, material.ids, ROUNDS["fills"])
    types = cross_fit(material.types, material.type_truth, material.ids, ROUNDS["types"])
    chances = [*zip(material.ids, material.found, fills, types, strict=True)]
    of_keys, of_marks = ([one for one in chances if one[0] in known] for known in (keys, marks))
    gold = {one[0]: keys[one[0]].gtt for one in of_keys}

    def both(thresholds: Mapping[str, float]) -> list[float]:
        found = [score_gtt(templates(of_keys, thresholds), gold).micro.f1]
        return found + ([marked_score(of_marks, marks, thresholds)] if of_marks else [])

    thresholds = tune(lambda tried: sum(both(tried)))[1]
    described = [
        (at, row) for at, found in enumerate(material.found) for row, one in enumerate(found) if one.role == "Person"
    ]
    likely, truth = (
        np.array([rows[at][row] for at, row in described]).ravel() for rows in (fills, material.fill_truth)
    )
    thresholds["Person"] = best_bar(likely, truth)
    told = " and ".join(f"{100 * figure:.1f}" for figure in both(thresholds))
    print(f"{len(of_keys)} texts of MUC-4 and {len(of_marks)} marked, out of fold: {told}", thresholds)
    return thresholds


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--marked", type=Path, help="folder of marks, where the folds learned from them too")
    parser.add_argument("--names", default="fold", help="what the names of the folds' predictions begin with")
    parser.add_argument("--thresholds", action="store_true", help="write the thresholds alone")
    parser.add_argument("--final", type=Path, help="predictions of the final model, to print its figure on dev")
    return parser.parse_args()


def _report(path: Path, data: Path, scorers: Mapping[str, lightgbm.Booster], thresholds: Mapping[str, float]) -> None:
    dev = data / "muc4" / "dev.jsonl"
    keys = {k.doc_id: k for k in load_keys(dev)}
    truths = {t.id: muc_truth(t.text, keys[t.id]) for t in load(dev)}
    material = gather({i: h for i, h in restore(path).items() if i in truths}, truths)
    fills = [predict(scorers["fills"], rows) for rows in material.fills]
    types = [predict(scorers["types"], rows) for rows in material.types]
    chances = zip(material.ids, material.found, fills, types, strict=True)
    scores = score_gtt(templates(chances, thresholds), {i: keys[i].gtt for i in material.ids})
    micro = scores.micro
    slots = {name: round(100 * counts.f1, 1) for name, counts in scores.slots.items()}
    print(
        f"{path.name} on dev: F1 {100 * micro.f1:.2f} P {100 * micro.precision:.1f} R {100 * micro.recall:.1f}", slots
    )


if __name__ == "__main__":
    main()
