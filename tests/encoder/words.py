"""An encoder of words: a tokenizer that knows no pieces, and sessions whose logits come from the words they see."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from rashomon.encoder.labels import ARGUMENT_LABELS, TEXT
from rashomon.encoder.model import Encoder

FIRST = 1000


@dataclass(frozen=True)
class Encoded:
    ids: list[int]
    offsets: list[tuple[int, int]]


@dataclass
class Words:
    """Every word and sign is a token; ids are given out as words come."""

    known: dict[str, int] = field(default_factory=dict)
    sign: str = r"\w+|[^\w\s]"

    def encode_batch(self, texts: Sequence[str], *, add_special_tokens: bool) -> list[Encoded]:
        assert not add_special_tokens
        return [self._encode(text) for text in texts]

    def id(self, word: str) -> int:
        return self.known.setdefault(word, FIRST + len(self.known))

    def words(self, ids: Sequence[float]) -> list[str]:
        """Words by id; a mark of start or stop, or padding, is ""."""
        by_id = {number: word for word, number in self.known.items()}
        return [by_id.get(int(one), "") for one in ids]

    def _encode(self, text: str) -> Encoded:
        found = list(re.finditer(self.sign, text))
        return Encoded([self.id(one[0]) for one in found], [one.span() for one in found])


@dataclass
class WordSession:
    """Text heads by a function from the words of a window to chances by label; the hidden state is the token's id."""

    tokenizer: Words
    classes: Mapping[str, Callable[[list[str]], Mapping[str, float]]] = field(default_factory=dict)

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        return [self._hidden(feeds["ids"]) if name == "hidden" else self._classes(name, feeds["ids"]) for name in names]

    def _hidden(self, ids: Any) -> Any:
        return np.repeat(ids[:, :, None].astype(np.float32), 2, axis=2)

    def _classes(self, head: str, ids: Any) -> Any:
        chances = [self.classes[head](self.tokenizer.words(row)) for row in ids]
        return np.log(np.array([[row.get(label, 1e-6) for label in TEXT[head]] for row in chances], np.float32))


@dataclass
class WordArguments:
    """The scores of arguments by a table: (trigger, word) to (begins or goes on, role). It keeps what it was asked."""

    tokenizer: Words
    table: Mapping[tuple[str, str], tuple[str, str]]
    asked: list[tuple[int, str]] = field(default_factory=list)

    def scores(self, hidden: Any, trigger: range, kind: str) -> Any:
        words = self.tokenizer.words(hidden[:, 0])
        self.asked.append((len(words), kind))
        found = np.zeros((len(words), 1 + 2 * len(ARGUMENT_LABELS)), np.float32)
        for row, word in enumerate(words):
            found[row, self._tag(words[trigger.start], word)] = 5
        return found

    def _tag(self, trigger: str, word: str) -> int:
        if (trigger, word) not in self.table:
            return 0
        sign, role = self.table[trigger, word]
        return 1 + 2 * ARGUMENT_LABELS.index(role) + (sign == "I")


def word_encoder(**classes: Callable[[list[str]], Mapping[str, float]]) -> Encoder:
    """An encoder whose text heads are the given functions."""
    tokenizer = Words()
    return Encoder(WordSession(tokenizer, classes), tokenizer)
