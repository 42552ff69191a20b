"""The texts of a training that are cut into windows anew each epoch, so that the borders of windows move.

In: texts and how their windows are labelled. Out: the windows of an epoch. Each text is tokenised once, and each of the
four ways to cut it is made once.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from rashomon.encoder.windows import LONGEST
from training.windows import Tokens, Window, tokens_of, windows_of


class _Text(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


T = TypeVar("T", bound=_Text)


class Material(Generic[T]):
    """Texts of one set: all of those that are ``full`` are seen in an epoch, and a ``share`` of the others."""

    def __init__(
        self, texts: Sequence[T], label: Callable[[Window, T], None], full: Callable[[T], object], share: float
    ) -> None:
        """Tokenise the texts; ``label`` writes the labels of a text into one of its windows."""
        self.texts = [(text, tokens_of(text.text)) for text in texts]
        self._label, self._full, self._share = label, full, share
        self._made: dict[tuple[str, int], list[Window]] = {}

    def windows(self, chance: random.Random) -> list[Window]:
        """Return this epoch's windows."""
        made: list[Window] = []
        for text, tokens in self.texts:
            if self._full(text) or chance.random() < self._share:
                made += self._cut(text, tokens, LONGEST - 24 * chance.randrange(4))
        return made

    def _cut(self, text: T, tokens: Tokens, longest: int) -> list[Window]:
        key = (text.id, longest)
        if key not in self._made:
            self._made[key] = windows_of(text.id, tokens, longest)
            for window in self._made[key]:
                self._label(window, text)
        return self._made[key]
