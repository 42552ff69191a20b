"""What one pass of the encoder says of a text, and the labels of its heads.

A :class:`Scan` holds, for every token the encoder read, where it is and what each head says of it. Never decides
anything: decoding is :mod:`rashomon.encoder.candidates` and what follows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.labels import ROLES

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scan:
    """The heads' logits over the tokens of a text.

    ``offsets`` (n, 2) are the characters of each token, ``window`` (n,) the window that held it. ``heads`` maps the
    name of a token head to (n, width) logits and that of a text head to (windows, width).
    """

    text: str
    offsets: NDArray[np.int64]
    window: NDArray[np.int64]
    heads: Mapping[str, Floats]

    def roles(self) -> Floats:
        """Return the probabilities of O, B and I by token and role: (n, roles, 3)."""
        logits = self.heads["roles"].astype(np.float32).reshape(-1, len(ROLES), 3)
        return softmax(logits)


def softmax(logits: Floats) -> Floats:
    """Return the softmax over the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def sigmoid(logits: Floats) -> Floats:
    """Return the logistic function of each value."""
    return (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span of characters to whole words.

    >>> whole_words("was gunned down", 6, 9)
    (4, 10)
    """
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
