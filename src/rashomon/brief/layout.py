"""Text laid out in columns of a terminal: wrapped by the width that characters take, never by their number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for a combining mark."""
    return sum(map(_cells, text))


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Break a text into lines of at most ``width`` columns, the first led by ``first``, the others by ``rest``.

    A word wider than a line is broken, except a web address, which has to stay whole to be of use.
    """
    lines, line, empty = [], first, True
    for word in _words(text, max(width - max(cells(first), cells(rest)), 1)):
        if empty:
            line, empty = line + word, False
        elif cells(line) + 1 + cells(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = rest + word
    return [*lines, line.rstrip()]


def pad(text: str, width: int) -> str:
    """Fill a text with spaces up to ``width`` columns, or cut it to them."""
    if cells(text) <= width:
        return text + " " * (width - cells(text))
    return next(_pieces(text, max(width - 1, 1))) + "…"


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        if cells(word) <= width or word.startswith(("http://", "https://")):
            yield word
        else:
            yield from _pieces(word, width)


def _pieces(word: str, width: int) -> Iterator[str]:
    piece, taken = "", 0
    for character in word:
        if piece and taken + _cells(character) > width:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + character, taken + _cells(character)
    yield piece


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
