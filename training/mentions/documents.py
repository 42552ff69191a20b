"""How much shared words, names and days speak for two texts being of one story: a logistic regression on pairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from rashomon.coreference import TokenText, group_texts
from rashomon.coreference.documents import Likeness, text_parts
from rashomon.evaluation.clusterings import scores
from rashomon.evaluation.mention_folds import PARTS, fitted_to
from rashomon.evaluation.sets import gva
from rashomon.evaluation.sets.mentions import Annotated

#: From where two groups may be joined, as a logit: what is tried on the texts fitted to.
TRIED = (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)


def fit_likeness(data: Path, news: Annotated) -> dict[str, Any]:
    """Return the weights for texts with dates, and for each part those for texts without, each with its least logit."""
    reports, _ = gva.load(data / "gva")
    dated = [
        TokenText(one.id, one.published, (tuple(one.title.split()), tuple(one.text.split())), ()) for one in reports
    ]
    found: dict[str, Any] = {"dated": _fit(dated, [one.incidents[0] for one in reports], 6)}
    for part in PARTS:
        texts = [text for text in news.texts if fitted_to(part, "ecbplus", news.topics[text.id])]
        found[f"undated_{part}"] = _fit(texts, [news.stories[text.id] for text in texts], 2)
    return found


def _fit(texts: Sequence[TokenText], stories: Sequence[str], parts: int) -> dict[str, Any]:
    rows = text_parts(texts)[..., :parts]
    pairs = np.triu_indices(len(texts), 1)
    same = np.array([stories[i] == stories[j] for i, j in zip(*pairs, strict=True)])
    model = LogisticRegression(C=10.0, max_iter=1000).fit(rows[pairs], same)
    weights = [round(float(weight), 4) for weight in (*model.coef_[0], model.intercept_[0])]
    gold = {text.id: name for text, name in zip(texts, stories, strict=True)}

    def figure(least: float) -> float:
        likeness = Likeness(tuple(weights) if parts > 2 else (), tuple(weights) if parts == 2 else (), least)
        return scores(gold, group_texts(texts, likeness))["conll_f1"]

    return {"weights": weights, "least": max(TRIED, key=figure)}
