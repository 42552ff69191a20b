"""Fit when two fills of one type belong to one incident, and write ``pipeline/together.json``.

Usage: python -m training.parting --data ../shared/data --folds build/training

In: MUC-4's training texts, each read by the encoder of the fold that has not seen it (``training.reread``), and their
keys. Of the strings that the encoder holds likely and a key has under a type, each pair is one example: are they of
one template of the key? Out: the weights of a logistic regression. A text with many pairs counts for less than each of
them: by the square root. It prints how well pairs of texts with several templates of a type are told apart by weights
that have not seen the text; the bar is set in ``pipeline/parting.py``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from rashomon.encoder.candidates import FILLED, Candidate, candidates
from rashomon.encoder.labels import TYPES
from rashomon.evaluation.muc4.gtt import normalise
from rashomon.evaluation.muc4.keys import KeyDocument, view_of
from rashomon.evaluation.splits import fold
from rashomon.pipeline import together
from rashomon.pipeline.together import Shown, around_of, named, shown
from training.data.muc4 import FOLDS
from training.reread import Reread, reread

OUT = Path(together.__file__).with_name("together.json")
#: The score of its best place from which a candidate is an example, and how strongly weights are held to nought. The
#: figures are flat in both.
STRONG, STRENGTH = 0.3, 0.05
Strings = list[dict[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two strings of a text: what the report shows of them, whether they are of one template, and of several in all."""

    doc_id: str
    shown: Shown
    same: bool
    several: bool


def pairs_of(one: Reread) -> Iterator[Pair]:
    """Yield the pairs of a text, type by type."""
    around = around_of(one.scan.text, one.context.sentences, one.settings)
    found = [c for c in candidates(one.scan) if c.best.score >= STRONG] if len(one.scan.offsets) else []
    for kind in TYPES:
        wanted = strings_of(one.key, kind)
        right = [(c, homes) for c in found if (homes := {n for n, s in enumerate(wanted) if _in(c, s)})]
        for (first, ours), (second, theirs) in combinations(right, 2):
            if not _overlap(first, second):
                seen = shown(named(first, around), named(second, around), around)
                yield Pair(one.key.doc_id, seen, bool(ours & theirs), len(wanted) > 1)


def strings_of(key: KeyDocument, kind: str) -> Strings:
    """Return, for each template that may be of a type, the strings of each role."""
    of_type = [(view_of(t.slots), t) for t in key.templates]
    return [
        {
            role: {normalise(w) for fill in template.fills(19) for w in fill.words}
            if role == "Person"
            else {normalise(mention) for entity in view.roles[role] for mention in entity}
            for role in FILLED
        }
        for view, template in of_type
        if kind in view.type
    ]


def fit(pairs: Sequence[Pair]) -> Pipeline:
    """Fit the regression."""
    weights = _counts(pairs)
    model = make_pipeline(
        DictVectorizer(), StandardScaler(with_mean=False), LogisticRegression(C=STRENGTH, max_iter=2000)
    )
    return model.fit([p.shown for p in pairs], [p.same for p in pairs], logisticregression__sample_weight=weights)


def told_apart(pairs: Sequence[Pair]) -> float:
    """Return how well pairs are ranked in texts with several templates of a type, by weights fitted on other texts."""
    parts = np.array([fold(p.doc_id, FOLDS) for p in pairs])
    truth, several = np.array([p.same for p in pairs]), np.array([p.several for p in pairs])
    chances = np.zeros(len(pairs))
    for number in range(FOLDS):
        model = fit([p for p, part in zip(pairs, parts, strict=True) if part != number])
        own = np.flatnonzero(parts == number)
        chances[own] = model.predict_proba([pairs[at].shown for at in own])[:, 1]
    return float(roc_auc_score(truth[several], chances[several]))


def weights_of(model: Pipeline) -> dict[str, object]:
    """Return the weights for plain numbers, by name, and the base."""
    names, scale = model[0].get_feature_names_out(), model[1].scale_
    weights = {str(name): round(float(w / s), 4) for name, w, s in zip(names, model[2].coef_[0], scale, strict=True)}
    return {"base": round(float(model[2].intercept_[0]), 4), "weights": weights}


def _counts(pairs: Sequence[Pair]) -> list[float]:
    texts = [p.doc_id for p in pairs]
    many = {text: texts.count(text) for text in set(texts)}
    return [many[text] ** -0.5 for text in texts]


def _in(one: Candidate, strings: dict[str, set[str]]) -> bool:
    return normalise(one.words) in strings[one.role]


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.best.first < other.best.stop and other.best.first < one.best.stop


def make(texts: Iterable[Reread]) -> list[Pair]:
    """Return all pairs of some texts."""
    return [pair for one in texts for pair in pairs_of(one)]


def main() -> None:
    """Fit, write and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    pairs = make(reread(args.data, args.folds))
    if not any(p.several for p in pairs):
        print("no two strings are found in a text with several templates: nothing is fitted, and what is there stays")
        return
    print(
        f"{len(pairs)} pairs, {sum(p.several for p in pairs)} of texts with several; AUC there {told_apart(pairs):.3f}"
    )
    args.out.write_text(json.dumps(weights_of(fit(pairs)), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
