"""Kind and number of mentions: logistic regressions over frozen states and words.

The names of events in the Gun Violence Corpus are made of: whether it is of the incident that the text was collected
for (2), of another (1) or of none (0); the incident; a number for the kind; the victims, a digit each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from rashomon.coreference.kinds import KINDS, STRINGS, string_numbers
from rashomon.coreference.states import WIDTH
from rashomon.encoder.scan import Floats
from rashomon.evaluation.sets.mentions import Annotated

#: The strength of the penalty, and how much a state counts beside a word: tried at 0.1 to 2 and 0.1 to 0.2, all alike.
C, STATES = 0.3, 0.2
#: States taken: those of the words of the mention.
_WIDTH = 2 * WIDTH
_EVENT = re.compile(r"(?P<told>[12])999\d{6}999(?P<kind>\d{2,3})999(?P<who>\d*)")
_KINDS = {"98": "incident", "100": "death", "104": "hit", "105": "injury", "109": "injury", "115": "firing"}
#: What stands in place of victims where there are none, or none in particular.
_NOBODY = frozenset({"857875", "657676", ""})


def fit_kinds(shootings: Annotated, states: Mapping[str, Floats]) -> dict[str, np.ndarray]:
    """Return the arrays of ``rashomon.coreference.kinds.Kinds`` by their names, in half precision."""
    mentions = [(text, mention) for text in shootings.texts for mention in text.mentions]
    told = [_told(shootings.events[mention.id]) for _, mention in mentions]
    rows = np.array([states[mention.id][:_WIDTH] for _, mention in mentions])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    strings = [string_numbers(text, mention) for text, mention in mentions]
    at = np.repeat(np.arange(len(strings)), [len(row) for row in strings])
    words = csr_matrix((np.ones(len(at)), (at, np.concatenate(strings))), (len(strings), STRINGS))
    matrix = hstack([csr_matrix((rows - mean) / spread * STATES), words]).tocsr()
    kind = LogisticRegression(C=C, max_iter=3000).fit(matrix, [one for one, _ in told])
    assert tuple(kind.classes_) == KINDS
    victims = [n for n, (_, who) in enumerate(told) if who not in _NOBODY]
    number = LogisticRegression(C=C, max_iter=3000).fit(matrix[victims], [len(told[n][1]) > 1 for n in victims])
    weights = np.concatenate([kind.coef_, number.coef_]).T
    return {
        "mean": mean.astype(np.float16),
        "spread": spread.astype(np.float16),
        "of_states": (weights[:_WIDTH] * STATES).astype(np.float16),
        "of_strings": weights[_WIDTH:].astype(np.float16),
        "bias": np.concatenate([kind.intercept_, number.intercept_]).astype(np.float16),
    }


def _told(event: str) -> tuple[str, str]:
    """Return the kind of an event and its victims, from its name."""
    parts = _EVENT.fullmatch(event)
    if parts is None:
        return "generic", ""
    if parts["told"] == "1":
        return "other", ""
    return _KINDS[parts["kind"]], parts["who"]
