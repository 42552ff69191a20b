"""How the word of a token is written, and whether it stands in quotation marks or opens a paragraph.

The encoder's tokenizer knows neither capitals nor the ends of lines, and a window may begin inside a quotation. In: a
text and the characters of tokens. Out: one number a token, which the graph of who says what has a vector for.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

#: Ways to write a word: as all are, with a capital, in capitals, with capitals inside, digits, signs.
SHAPES = ("plain", "capital", "capitals", "mixed", "digits", "sign")
#: How many numbers there are: a shape, in quotation marks or not, first of a paragraph or not.
WIDTH = len(SHAPES) * 4
#: A quotation that nothing closes for so many characters was never one.
LONGEST_QUOTATION = 1500

_PLAIN, _CAPITAL, _CAPITALS, _MIXED, _DIGITS, _SIGN = range(len(SHAPES))
_WORD = regex.compile(r"(?P<letters>[\p{L}\p{M}]+)|\p{N}+")
_MARK = regex.compile(r"(?P<open>“|„|«|``)|(?P<close>”|»|'')|(?P<either>\")|(?P<blank>\n[ \t]*(?=\n))")
_PARAGRAPH = regex.compile(r"(?:\A|\n[ \t]*\n|(?<=[.!?:\"”’)][ \t]*)\n)\s*")


def written(text: str, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each token (n, 2 characters) a number below ``WIDTH``."""
    starts = offsets[:, 0]
    number = _shapes(text)[starts] + len(SHAPES) * _quoted(text)[starts]
    opening = np.array([found.end() for found in _PARAGRAPH.finditer(text)], np.int64)
    return number + 2 * len(SHAPES) * np.isin(starts, opening)


def _shapes(text: str) -> NDArray[np.int64]:
    """Return the shape of the word that each character is part of."""
    shapes: list[int] = []
    lengths: list[int] = []
    last = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        shapes += (_SIGN, _shape(found["letters"]))
        lengths += (start - last, end - start)
        last = end
    return np.repeat(np.array([*shapes, _SIGN], np.int64), [*lengths, len(text) + 1 - last])


@lru_cache(maxsize=1 << 13)
def _shape(letters: str | None) -> int:
    if letters is None:
        return _DIGITS
    if letters[1:].islower() or len(letters) == 1:
        return _CAPITAL if letters[0].isupper() else _PLAIN
    if letters.isupper():
        return _CAPITALS
    return _PLAIN if letters == letters.lower() else _MIXED


def _quoted(text: str) -> NDArray[np.int64]:
    """Return for each character whether it is between quotation marks; the marks themselves are."""
    inside = np.zeros(len(text) + 1, np.int64)
    opened: int | None = None
    for found in _MARK.finditer(text):
        if found["blank"] or (opened is not None and found.start() - opened > LONGEST_QUOTATION):
            opened = None
        if found["blank"]:
            continue
        if _opens(found, text, opened is not None):
            opened = found.start() if opened is None else opened
        elif opened is not None:
            inside[opened : found.end()] = 1
            opened = None
    return inside


def _opens(found: regex.Match[str], text: str, inside: bool) -> bool:
    """Tell whether a mark opens: a straight one by the blanks beside it, or else in turn."""
    if not found["either"]:
        return bool(found["open"])
    before, behind = text[: found.start()][-1:], text[found.end() : found.end() + 1]
    if (not before or before.isspace() or before in "([—-") != (not behind or behind.isspace()):
        return not before or before.isspace() or before in "([—-"
    return not inside
