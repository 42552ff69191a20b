"""An encoder that knows a few words: a gate, a tokenizer of one token a word, and sessions that answer by the word.

It stands in for the weights wherever the steps around them are tested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np

from rashomon.encoder.counts import Number, Weighed
from rashomon.encoder.decode import Scorers
from rashomon.encoder.gate import Kept
from rashomon.encoder.labels import BESIDE, COUNTED, DETAILS, ROLES, TEXT, TOKEN_HEADS, TYPES
from rashomon.encoder.model import Encoder
from rashomon.encoder.reading import EncoderReader
from rashomon.encoder.scan import Scan

HEADS = ("roles", "kind", "muc", *DETAILS)
THRESHOLDS = {"type": 0.5, "guess": 0.4, "bare": 0.5} | dict.fromkeys(ROLES, 0.4)
_SURE = 8.0


class FakeGate:
    """Passes reports, and keeps sentences, that hold the word "bomb"."""

    def report(self, text: str) -> float:
        return 1.5 if "bomb" in text else -1.5

    def keep(self, sentences: Sequence[str]) -> Kept:
        score = self.report(" ".join(sentences))
        scores = tuple(0.5 if "bomb" in sentence else -0.25 for sentence in sentences)
        return Kept(score >= 0, score, tuple(one >= 0 for one in scores), scores)


@dataclass(frozen=True)
class _Encoded:
    ids: list[int]
    offsets: list[tuple[int, int]]


@dataclass
class FakeTokenizer:
    """Numbers words as they come."""

    known: dict[str, int] = field(default_factory=dict)

    def encode_batch(self, texts: Sequence[str], *, add_special_tokens: bool) -> list[_Encoded]:
        assert not add_special_tokens
        found = [list(re.finditer(r"\w+", text)) for text in texts]
        return [_Encoded([self._number(m[0]) for m in row], [m.span() for m in row]) for row in found]

    def _number(self, word: str) -> int:
        return self.known.setdefault(word, 1000 + len(self.known))


@dataclass
class FakeSession:
    """Answers by the word: ``roles`` maps a word to the role it begins, ``unsure`` to one it may go on.

    Every other head says nothing of anything.
    """

    tokenizer: FakeTokenizer
    roles: Mapping[str, str]
    unsure: Mapping[str, str]

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        ids = feeds["ids"]
        return [self._roles(ids) if name == "roles" else _nothing(name, ids.shape) for name in names]

    def _roles(self, ids: Any) -> Any:
        logits = np.zeros((*ids.shape, len(ROLES), 3), np.float32)
        logits[..., 0] = _SURE
        words = {number: word for word, number in self.tokenizer.known.items()}
        for at, number in np.ndenumerate(ids):
            if role := self.roles.get(words.get(int(number), "")):
                logits[(*at, ROLES.index(role))] = (0, _SURE, 0)
            elif role := self.unsure.get(words.get(int(number), "")):
                logits[(*at, ROLES.index(role))] = (1, -_SURE, 0)  # a chance of 0.27: for the lenient pass only
        return logits.reshape(*ids.shape, -1)


@dataclass
class FakeCounts:
    """Takes every number that is told in digits or words for one of those killed, with a chance of 0.6."""

    def read(self, scan: Scan, numbers: Sequence[Number]) -> list[Weighed]:
        chances = tuple(0.6 if what == "killed" else 0.4 * (what == "other") for what in COUNTED)
        return [
            Weighed(one, chances, (0.0,) * len(BESIDE)) for one in numbers if one.value.words.lower() not in {"a", "an"}
        ]


@dataclass
class FakeScorer:
    """Gives the chances it was made with, row by row."""

    chances: Sequence[float]

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        assert len(feeds["rows"]) == len(self.chances)
        return [np.array(self.chances, np.float32).reshape(-1, 1)]


def make_reader(
    roles: Mapping[str, str],
    types: Mapping[str, float],
    fills: Sequence[float],
    unsure: Mapping[str, str] = MappingProxyType({}),
) -> EncoderReader:
    """Return a reader: a role per word, a chance per type, and per candidate its chance to fill its role in any type.

    Candidates come by role, in the order of ``FILLED``, then by place.
    """
    tokenizer = FakeTokenizer()
    by_type = FakeScorer([types.get(name, 0.05) for name in TYPES])
    by_fill = FakeScorer([chance for chance in fills for _ in TYPES])
    gate: Any = FakeGate()
    counts: Any = FakeCounts()
    encoder = Encoder(FakeSession(tokenizer, roles, unsure), tokenizer)
    return EncoderReader(gate, encoder, Scorers(by_type, by_fill, THRESHOLDS), HEADS, counts=lambda: counts)


def _nothing(name: str, shape: tuple[int, int]) -> Any:
    if name in TEXT:
        return np.zeros((shape[0], len(TEXT[name])), np.float32)
    return np.zeros((*shape, TOKEN_HEADS.get(name, 1)), np.float32)
