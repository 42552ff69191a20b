"""Whether two mentions are of one event: boosted trees over the parts of a pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import lightgbm
import numpy as np

from rashomon.coreference.pairs import pair_rows
from rashomon.encoder.scan import Floats
from rashomon.evaluation.sets.mentions import Annotated

TREES = 150
SETTINGS = {
    "objective": "binary", "num_leaves": 31, "learning_rate": 0.08, "min_child_samples": 100, "subsample": 0.7,
    "subsample_freq": 1, "colsample_bytree": 0.5, "seed": 1, "num_threads": 1, "verbose": -1, "deterministic": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PairData:
    """Every pair of mentions of one topic: its parts, whether it is one event, and the topic."""

    rows: Floats
    same: np.ndarray
    topics: np.ndarray

    @staticmethod
    def of(news: Annotated, states: Mapping[str, Floats]) -> PairData:
        """Gather the pairs within each topic."""
        own = {mention.id: news.topics[text.id] for text in news.texts for mention in text.mentions}
        rows, same, topics = [], [], []
        for seen, parts in pair_rows(news.texts, news.topics, states):
            events = np.array([news.events[one.id] for one in seen])
            rows.append(parts)
            same.append((events[:, None] == events[None, :])[np.tril_indices(len(seen), -1)])
            topics += [own[seen[0].id]] * len(parts)
        return PairData(np.concatenate(rows), np.concatenate(same), np.array(topics))


def fit_pairs(data: PairData, topics: frozenset[str]) -> lightgbm.Booster:
    """Fit the trees to the pairs of some topics."""
    kept = np.isin(data.topics, sorted(topics))
    return lightgbm.train(SETTINGS, lightgbm.Dataset(data.rows[kept], data.same[kept]), TREES)
