"""Quotation marks in the middle of a clause, which change no word of it: fired "five drones" at the port.

In: a text. Out: the same without such marks, and where each of its characters stands. Agencies print in marks what they
take over word for word; a construction is the same with them and without. Marks round a whole clause, a name or a title
stay: those words are somebody's own, or no words of the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

_MARKS = frozenset("\"“”'‘’")
#: Opened behind a word and a blank, begun by a small letter or a figure, closed before the clause goes on or ends.
_PART = regex.compile(
    r"(?<=[\p{L}\p{N}%]\s)(?:"
    r"[\"“](?P<double>(?=[\p{Ll}\p{Nd}])[^\"“”.!?;:]{2,90}(?<![\s,]))[\"”]|"
    r"['‘](?P<single>(?=[\p{Ll}\p{Nd}])[^\"“”'‘’.!?;:]{2,60}(?<![\s,]))['’]"
    r")(?=[\s,.;)]|$)"
)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without marks inside its clauses; ``places[i]`` is where its character ``i`` stands, its end included."""

    text: str
    places: Sequence[int]
    removed: Sequence[int]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of this text stands in the text with marks, no mark at its borders."""
        return self.places[start], (self.places[end - 1] + 1 if end > start else self.places[start])

    def spanned(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text with marks holds one of those taken out."""
        return any(start < mark < end for mark in self.removed)


@lru_cache(maxsize=64)
def unmarked(text: str) -> Unmarked | None:
    """Return a text without the quotation marks inside its clauses; None where it has none."""
    if not _MARKS.intersection(text):
        return None
    removed = [at for part in _PART.finditer(text) for at in (part.start(), part.end() - 1)]
    if not removed:
        return None
    gone = frozenset(removed)
    places = [at for at in range(len(text)) if at not in gone]
    return Unmarked("".join(text[at] for at in places), [*places, len(text)], removed)
