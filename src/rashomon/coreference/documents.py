"""Texts to groups that tell of one incident, or of one news story, before any mention is looked at.

In: texts. Out: a group for each. Two texts are alike by the words they share, rare ones counting more, by the
capitalised ones among them (names), and by how near in time they came out. How much each counts was fitted
(``training/mentions``), once for texts with dates and once without.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

import numpy as np

from rashomon.coreference.joining import Numbers, joined
from rashomon.coreference.texts import TokenText
from rashomon.encoder.model import shipped

_WORD = re.compile(r"[A-Za-z][A-Za-z'\-]+|\d+")
#: What a pair of texts is judged by, in the order of the weights.
PARTS = ("words", "names", "log of days apart", "within a day", "within a week", "within a month")


WEIGHTS = Path(__file__).parent / "weights" / "documents.json"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Weights of ``PARTS`` for texts with dates, of the first two for those without, the constant last of each.

    Without weights no two texts are alike; neither are those whose logit is below ``least``.
    """

    dated: tuple[float, ...]
    undated: tuple[float, ...]
    least: float


@cache
def load_likeness(fitted: str = "dated") -> Likeness:
    """Load what was fitted: "dated", or for texts without dates "undated_all" and "undated_0" to "undated_4".

    Raises DataMissing when the file is not there.
    """
    stored = json.loads(shipped(WEIGHTS).read_text(encoding="utf-8"))[fitted]
    weights = tuple(stored["weights"])
    return Likeness(weights if fitted == "dated" else (), () if fitted == "dated" else weights, stored["least"])


def group_texts(texts: Sequence[TokenText], likeness: Likeness) -> dict[str, str]:
    """Return the group of each text by its id: the id of the first text of the group.

    Words are weighed by how many of the given texts hold them, so a group depends on the texts it is seen among.
    """
    groups = joined(_alike(text_parts(texts), texts, likeness), likeness.least) if texts else []
    return {text.id: texts[group].id for text, group in zip(texts, groups, strict=True)}


def text_parts(texts: Sequence[TokenText]) -> Numbers:
    """Return ``PARTS`` for every two texts: (texts, texts, parts). Without dates, the parts of time are 0."""
    words = [_words(text) for text in texts]
    days = np.array([text.published.toordinal() if text.published else 0 for text in texts])
    known = days > 0
    apart = np.abs(days[:, None] - days[None, :])
    times = [np.log1p(apart), apart <= 1, apart <= 7, apart <= 30]
    both = known[:, None] & known[None, :]
    cosines = [_cosines([Counter(row) for row in words]), _cosines([Counter(_names(row)) for row in words])]
    return np.stack([*cosines, *(np.where(both, part, 0).astype(np.float64) for part in times)], axis=-1)


def _alike(parts: Numbers, texts: Sequence[TokenText], likeness: Likeness) -> Numbers:
    known = np.array([text.published is not None for text in texts])
    found: Numbers = np.where(
        known[:, None] & known[None, :], _weighed(parts, likeness.dated), _weighed(parts, likeness.undated)
    )
    return found


def _weighed(parts: Numbers, weights: Sequence[float]) -> Numbers:
    """Return the logit of each pair: the first parts by their weights, the last of which stands alone."""
    if not weights:
        return np.full(parts.shape[:-1], -np.inf)
    found: Numbers = parts[..., : len(weights) - 1] @ np.array(weights[:-1]) + weights[-1]
    return found


def _words(text: TokenText) -> list[str]:
    return [word for sentence in text.sentences for word in _WORD.findall(" ".join(sentence))]


def _names(words: Sequence[str]) -> list[str]:
    return [word for word in words if word[0].isupper()]


def _cosines(counts: Sequence[Mapping[str, int]]) -> Numbers:
    """Return the cosines of texts as vectors of words: 1 + log of their count, times the log of how rare they are."""
    lowered = [Counter[str]() for _ in counts]
    for row, count in zip(lowered, counts, strict=True):
        for word, number in count.items():
            row[word.lower()] += number
    held = Counter(word for row in lowered for word in row)
    column = {word: at for at, word in enumerate(sorted(word for word, n in held.items() if n > 1))}
    table = np.zeros((len(counts), len(column)), np.float32)
    for at, row in enumerate(lowered):
        for word, number in row.items():
            if word in column:
                table[at, column[word]] = (1 + log(number)) * log((1 + len(counts)) / held[word])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return (table @ table.T).astype(np.float64)
