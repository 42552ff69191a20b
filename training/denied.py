"""Fit the weights of the words around a predicate that is said not to have happened.

Usage: python -m training.denied --data ../shared/data --out src/rashomon/encoder/weights/denied.json

In: the train parts of UW, UDS-IH2 and MEANTIME, and the stances that the rules give their predicates; no encoder. Out:
a base and a weight for each look of ``encoder/denied.py`` that the fit keeps: logistic regression with an L1 penalty
(Tibshirani 1996, "Regression shrinkage and selection via the lasso"). It prints the area under precision and recall on
sentences that a fit has not seen: five folds, drawn by sentence. Nothing of dev takes part.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from rashomon.encoder.denied import looks
from rashomon.evaluation.bands import DENIED
from rashomon.evaluation.benchmarks.stance import words_stance
from rashomon.evaluation.sets import factuality
from rashomon.evaluation.splits import fold

FOLDS = 5
#: How much the weights may grow: scikit-learn's C.
FREEDOM = 0.4


@dataclass(frozen=True, slots=True)
class Row:
    """A predicate: the id of its sentence, its looks, and whether people judged it not to have happened."""

    sentence: str
    looks: dict[str, float]
    denied: bool


def rows(folder: Path) -> Iterator[Row]:
    """Read the predicates of the three train parts."""
    for key, name in factuality.SETS.items():
        for one in factuality.load(folder, key, "train"):
            for start, end, value in one.targets:
                told = words_stance(one.text, start, end)
                yield Row(one.id, dict.fromkeys(looks(one.text, start, end, told, name), 1.0), value <= DENIED)


def fit(chosen: list[Row]) -> dict[str, float]:
    """Return the weights that are not zero, the base under ""."""
    vectors = DictVectorizer(dtype=np.float32)
    table = vectors.fit_transform([row.looks for row in chosen])
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    model = LogisticRegression(C=FREEDOM, l1_ratio=1.0, solver="liblinear", max_iter=300, random_state=0)
    model.fit(table, [row.denied for row in chosen])
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return {"": round(float(model.intercept_[0]), 3)} | {n: round(float(w), 3) for n, w in named if abs(w) >= 0.001}


def crossed(known: list[Row]) -> float:
    """Return the average precision of scores of sentences that the weights were not fitted on."""
    scores, truth = [], []
    for number in range(FOLDS):
        weights = fit([row for row in known if fold(row.sentence, FOLDS) != number])
        for row in known:
            if fold(row.sentence, FOLDS) == number:
                scores.append(sum(weights.get(name, 0.0) for name in row.looks))
                truth.append(row.denied)
    return float(average_precision_score(truth, scores))


def main() -> None:
    """Fit, print the figure, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    known = list(rows(args.data / "factuality"))
    share = sum(row.denied for row in known) / len(known)
    print(f"{len(known)} predicates, {100 * share:.1f} % denied; average precision {100 * crossed(known):.1f} %")
    weights = fit(known)
    print(f"{len(weights)} weights")
    args.out.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
