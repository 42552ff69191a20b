"""Whether two mentions are of one event: boosted trees over the parts of a pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import lightgbm
import numpy as np

from rashomon.coreference.pairs import pair_rows
from rashomon.encoder.scan import Floats
from rashomon.evaluation.sets.mentions import Annotated

TREES = 200
SETTINGS = {
    "objective": "binary", "num_leaves": 15, "learning_rate": 0.08, "min_child_samples": 60, "subsample": 0.7,
    "subsample_freq": 1, "colsample_bytree": 0.5, "seed": 1, "num_threads": 1, "verbose": -1, "deterministic": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PairData:
    """Every pair of mentions of one topic: its parts, whether it is one event, and the texts of both."""

    rows: Floats
    same: np.ndarray
    texts: np.ndarray

    @staticmethod
    def of(news: Annotated, states: Mapping[str, Floats]) -> PairData:
        """Gather the pairs within each topic."""
        own = {mention.id: text.id for text in news.texts for mention in text.mentions}
        rows, same, texts = [], [], []
        for seen, parts in pair_rows(news.texts, news.topics, states):
            events = np.array([news.events[one.id] for one in seen])
            rows.append(parts)
            both = np.tril_indices(len(seen), -1)
            same.append((events[:, None] == events[None, :])[both])
            texts.append(np.array([own[one.id] for one in seen])[np.stack(both, 1)])
        return PairData(np.concatenate(rows), np.concatenate(same), np.concatenate(texts))


def fit_pairs(data: PairData, groups: Mapping[str, str]) -> lightgbm.Booster:
    """Fit the trees to the pairs that are asked about in use: of texts of one group. Texts without one are left out."""
    names = np.array([[groups.get(text, "") for text in pair] for pair in data.texts])
    kept = (names[:, 0] == names[:, 1]) & (names[:, 0] != "")
    return lightgbm.train(SETTINGS, lightgbm.Dataset(data.rows[kept], data.same[kept]), TREES)
