"""Fit the weights that decide how sure a report is of an organisation, on MUC-4's training keys.

Usage: python -m training.confidence --data ../shared/data --out src/rashomon/vocabulary/confidence_weights.yaml

In: the organisations of the keys (slot 10) with their fills of slot 11, and the texts; no statement, no model. Out: a
base and a weight for each number of ``extract/confidence.py``, for each fill that is weighed. It prints what the whole
decision comes to on texts that a fit has not seen: five folds, drawn by text, five times. Nothing of dev takes part.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from rashomon.evaluation.muc4.confidences import organisations
from rashomon.evaluation.muc4.keys import load_keys
from rashomon.evaluation.muc4.message import normalise
from rashomon.extract.confidence import BY_AUTHORITIES, FACT, NUMBERS, SUSPECTED, WEIGHED, Case, gather, weigh

FOLDS, DRAWS = 5, 5
#: How much the weights may grow: scikit-learn's C. Chosen by the figure that is printed.
FREEDOM = 0.1
HEAD = """\
# Weights of the decision how sure a report is of an organisation, made by training/confidence.py, not by hand.
# A fill's sum is its base and weight times number; the greatest sum wins. The numbers: extract/confidence.py.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation of a key: its text's id, the fills that are right, and the evidence on it."""

    doc_id: str
    wanted: tuple[str, ...]
    case: Case


def rows(path: Path) -> Iterator[Row]:
    """Read the organisations of a file of keys, each by all its names."""
    for key in load_keys(path):
        text = normalise(key.text)
        for given in organisations(key):
            yield Row(key.doc_id, given.wanted, gather(given.names_for(text), text))


def fit(chosen: Sequence[Row]) -> Pipeline:
    """Fit on rows; one with several right fills counts a part for each of them."""
    parts = [(row, fill, 1 / len(row.wanted)) for row in chosen for fill in row.wanted if _weighed(fill)]
    numbers = np.array([_numbers(row) for row, _, _ in parts])
    places = np.array([WEIGHED.index(_weighed(fill)) for _, fill, _ in parts])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=FREEDOM, max_iter=1000))
    return model.fit(numbers, places, logisticregression__sample_weight=[part for _, _, part in parts])


def table(model: Pipeline) -> dict[str, dict[str, Any]]:
    """Return base and weights by fill, for numbers as they are."""
    scaler, last = model[0], model[-1]
    weights = last.coef_ / scaler.scale_
    bases = last.intercept_ - weights @ scaler.mean_
    return {
        fill: {
            "base": round(float(bases[at]), 3),
            "weights": {name: round(float(weights[at, column]), 3) for column, name in enumerate(NUMBERS)},
        }
        for at, fill in enumerate(WEIGHED)
    }


def crossed(known: Sequence[Row]) -> float:
    """Return the share of right fills among rows of texts that the weights were not fitted on."""
    texts = sorted({row.doc_id for row in known})
    right = 0
    for draw in range(DRAWS):
        folds = dict(zip(texts, np.random.default_rng(draw).integers(0, FOLDS, len(texts)), strict=True))
        for number in range(FOLDS):
            weights = table(fit([row for row in known if folds[row.doc_id] != number]))
            right += sum(decided(row, weights) in row.wanted for row in known if folds[row.doc_id] == number)
    return right / (DRAWS * len(known))


def decided(row: Row, weights: dict[str, dict[str, Any]]) -> str:
    """Return the fill of a row under other weights than those that ship."""
    return weigh(row.case, weights).fill


def write(path: Path, weights: dict[str, dict[str, Any]]) -> None:
    """Write the weights as YAML."""
    lines = [HEAD]
    for fill, entry in weights.items():
        listed = ", ".join(f"{name}: {weight}" for name, weight in entry["weights"].items())
        lines.append(f"{fill}: {{base: {entry['base']}, weights: {{{listed}}}}}\n")
    path.write_text("".join(lines), "utf-8")


def _weighed(fill: str) -> str:
    """Return the fill that a fill of the key is learned as, "" for one that is not weighed."""
    name = SUSPECTED if fill == BY_AUTHORITIES else fill
    return name if name in WEIGHED else ""


def _numbers(row: Row) -> list[float]:
    return [row.case.numbers[name] for name in NUMBERS]


def main() -> None:
    """Fit, print the figures, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    known = list(rows(args.data / "muc4" / "train.jsonl"))
    usual = sum(FACT in row.wanted for row in known) / len(known)
    print(f"{len(known)} organisations; {FACT} for all: {100 * usual:.1f} % right")
    print(f"on texts not fitted on: {100 * crossed(known):.1f} % right")
    write(args.out, table(fit(known)))


if __name__ == "__main__":
    main()
