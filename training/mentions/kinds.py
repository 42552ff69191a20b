"""The kind of a mention, and whether it is told beside the incident: logistic regressions over frozen states and words.

The names of events in the Gun Violence Corpus are made of: whether it is of the incident that the text was collected
for (2), of another (1) or of none (0); the incident; a number for the kind; the victims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from rashomon.coreference.beside import beside_parts, scaled
from rashomon.coreference.kinds import KINDS, STRINGS, string_numbers
from rashomon.coreference.victims import victims_told
from rashomon.encoder.scan import Floats
from rashomon.evaluation.sets.mentions import Annotated

#: The strength of the penalty, and how much a state counts beside a word: tried at 0.1 to 1 and 0.1 to 0.3, a point
#: apart at most. The penalty of what is told beside: 0.005 to 0.05 are alike.
C, STATES, C_BESIDE = 0.3, 0.3, 0.02
_EVENT = re.compile(r"(?P<told>[12])999\d{6}999(?P<kind>\d{2,3})999\d*")
_KINDS = {"98": "incident", "100": "death", "104": "hit", "105": "injury", "109": "injury", "115": "firing"}


def fit_kinds(shootings: Annotated, states: Mapping[str, Floats]) -> dict[str, np.ndarray]:
    """Return the arrays of ``rashomon.coreference.kinds.Kinds`` by their names, in half precision.

    Mentions of other incidents, or of none, have no kind; means and spreads are of all mentions.
    """
    mentions = [(text, mention) for text in shootings.texts for mention in text.mentions]
    rows = np.array([states[mention.id] for _, mention in mentions])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    strings = [string_numbers(text, mention) for text, mention in mentions]
    at = np.repeat(np.arange(len(strings)), [len(row) for row in strings])
    words = csr_matrix((np.ones(len(at)), (at, np.concatenate(strings))), (len(strings), STRINGS))
    matrix = hstack([csr_matrix((rows - mean) / spread * STATES), words]).tocsr()
    kinds = np.array([kind_of(shootings.events[mention.id]) for _, mention in mentions])
    kept = np.isin(kinds, KINDS)
    model = LogisticRegression(C=C, max_iter=3000).fit(matrix[kept], kinds[kept])
    assert tuple(model.classes_) == KINDS
    weights, width = model.coef_.T, rows.shape[1]
    arrays = {
        "mean": mean, "spread": spread, "of_states": weights[:width] * STATES, "of_strings": weights[width:],
        "bias": model.intercept_,
    }  # fmt: skip
    return {name: array.astype(np.float16) for name, array in arrays.items()}


def fit_beside(shootings: Annotated) -> dict[str, np.ndarray]:
    """Return the arrays of ``rashomon.coreference.beside.Beside``, fitted to texts grouped by their incident."""
    parts = beside_parts(shootings.texts, shootings.stories, victims_told(shootings.texts, shootings.stories))
    rows = np.array([parts[mention.id] for text in shootings.texts for mention in text.mentions])
    beside = [
        kind_of(shootings.events[mention.id]) not in KINDS for text in shootings.texts for mention in text.mentions
    ]
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=C_BESIDE, max_iter=3000).fit(scaled(rows, mean, spread), beside)
    return {
        "beside_mean": mean, "beside_spread": spread, "beside_weights": model.coef_[0].astype(np.float32),
        "beside_bias": np.float32(model.intercept_[0]),
    }  # fmt: skip


def kind_of(event: str) -> str:
    """Return the kind of an event, from its name."""
    parts = _EVENT.fullmatch(event)
    if parts is None:
        return "generic"
    return "other" if parts["told"] == "1" else _KINDS[parts["kind"]]
