"""Fit the trees that tell which places of a report are an incident's, and write ``places.onnx``.

Usage: python -m training.located --data ../shared/data --folds build/training --out src/rashomon/encoder/weights

In: MUC-4's training texts, read by encoders that have not seen them (:mod:`training.reread`), with the incidents
decoded from that. A place is right where the key's location (slot 3) of a template of that type names it. Out: the
scorer. It prints how well trees tell places of texts that they were not fitted on. Nothing of dev takes part.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
import onnx
import regex
from sklearn.metrics import roc_auc_score

from rashomon.encoder.decode import Scorers, decode, load_scorers
from rashomon.evaluation.muc4.keys import KeyDocument, type_of
from rashomon.evaluation.splits import fold
from rashomon.export.muc4.locations import parts_of
from rashomon.pipeline.located import rows
from rashomon.pipeline.spots import spots_of
from training.reread import Reread, reread
from training.trees import to_onnx

TREES = {
    "objective": "binary", "num_leaves": 6, "learning_rate": 0.05, "min_data_in_leaf": 30, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True,
}  # fmt: skip
ROUNDS = 90
CROSS = 5
_ALTERNATIVE = regex.compile(r"\s/\s(?=[A-Z ]+:)")
_NAME = regex.compile(r"[:]| - ")


@dataclass(frozen=True, slots=True)
class Case:
    """The places of one incident of a text: their numbers, and which of them the key has."""

    doc_id: str
    rows: np.ndarray
    truth: np.ndarray


def cases(texts: Iterable[Reread], scorers: Scorers) -> list[Case]:
    """Make a case of each incident decoded whose type the key has, where the report names places."""
    made = []
    for text in texts:
        spots = spots_of(text.context, text.settings)
        for told in decode(text.scan, scorers) if spots else ():
            names = key_names(text.key, told.type)
            if names is not None:
                truth = [any(name.upper() in names for name, _ in parts_of(spot.place)) for spot in spots]
                made.append(Case(text.key.doc_id, rows(told.fills, spots, text.scan), np.array(truth, float)))
    return made


def key_names(key: KeyDocument, kind: str) -> frozenset[str] | None:
    """Return the names below the country in slot 3 of a key's templates of a type; None without any."""
    templates = [template for template in key.templates if kind in type_of(template.slots)]
    fills = [fill for template in templates for fill in template.slots["3"]]
    parts = [part for fill in fills for one in _ALTERNATIVE.split(fill) for part in _NAME.split(one)[1:]]
    return frozenset(" ".join(part.partition("(")[0].split()) for part in parts) if templates else None


def fit(chosen: Sequence[Case]) -> lightgbm.Booster:
    """Fit on cases."""
    stacked = np.concatenate([case.rows for case in chosen])
    return lightgbm.train(TREES, lightgbm.Dataset(stacked, np.concatenate([case.truth for case in chosen])), ROUNDS)


def crossed(known: Sequence[Case]) -> float:
    """Return the area under the curve over cases of texts that the trees were not fitted on."""
    chances, truth = [], []
    for number in range(CROSS):
        scorer = fit([case for case in known if fold(case.doc_id, CROSS) != number])
        for case in known:
            if fold(case.doc_id, CROSS) == number:
                chances.append(scorer.predict(case.rows))
                truth.append(case.truth)
    return float(roc_auc_score(np.concatenate(truth), np.concatenate(chances)))


def main() -> None:
    """Fit, print the figure, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    known = cases(reread(args.data, args.folds), load_scorers(args.out))
    if not known:
        print("no incident is told in a text that names places: nothing is fitted, and what is there stays")
        return
    print(f"{len(known)} incidents, {sum(len(case.truth) for case in known)} places: AUC {crossed(known):.3f}")
    onnx.save(to_onnx(fit(known)), args.out / "places.onnx")


if __name__ == "__main__":
    main()
