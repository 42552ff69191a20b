"""A sentence of tokens as it would be printed, so that what reads prose can read it: "5-year - old" is "5-year-old".

In: the tokens of a sentence. Out: the sentence, and where in it each token lies.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

#: Tokens that no blank goes before, and those that none goes after.
_CLOSING = regex.compile(r"[.,;:!?%)\]]|['’]s?|n['’]t|[-–]")
_OPENING = frozenset("-–([$")


def plain(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence, and the start and end of each token in it."""
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    at, glued = 0, True
    for token in tokens:
        if not glued and not _CLOSING.fullmatch(token):
            parts.append(" ")
            at += 1
        parts.append(token)
        ranges.append((at, at + len(token)))
        at += len(token)
        glued = token in _OPENING
    return "".join(parts), ranges
