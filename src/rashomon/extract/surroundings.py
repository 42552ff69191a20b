"""What stands round a time or a place in its sentence: which kinds of act, how near, and on which side.

In: the words of a sentence and where the value stands in them. Out: names of features, for scores whose weights are
fitted (``vocabulary/when_weights.yaml``). The kinds of act are ``vocabulary/acts.yaml``. Never decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from rashomon.vocabulary import load_vocabulary

#: What a comma, a bracket or a dash between two words counts for, in characters.
_MARK_COSTS = 15
#: Farther than so many characters, words say little of a value.
_REACH = 90
_GAPS = (4, 12, 25, 45, _REACH)
_WORD_BEFORE = regex.compile(r"(?P<word>[\p{L}]+|[^\s\p{L}])\W*$")
_WORD_BEHIND = regex.compile(r"^[^\p{L}.;:()\"”]*(?P<word>[\p{L}]+(?:[’']s)?|[.;:()\"”])")
#: Words whose presence straight before or behind a value says what it is told for.
_TELLING = frozenset({
    "about", "after", "and", "around", "as", "at", "before", "by", "during", "following", "for", "from", "in", "inside",
    "into", "just", "near", "of", "off", "on", "outside", "over", "past", "shortly", "since", "that", "the", "this",
    "through", "to", "until", "when", "where", "while", "with", "within",
})  # fmt: skip


def surroundings(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what stands round ``text[start:end]``: the nearest kind of act, those on each side, the words beside it."""
    nearest: tuple[int, str] | None = None
    for side in ("before", "behind"):
        found = [
            (gap, kind)
            for kind, pattern in _acts().items()
            if (gap := _gap_to(pattern, text, start, end, side)) is not None
        ]
        if found:
            gap, kind = min(found)
            yield f"{kind} {side}"
            nearest = min(nearest, (gap, kind)) if nearest else (gap, kind)
        for _, kind in found:
            yield f"{kind} in reach"
    if nearest is None:
        yield "no act in reach"
    else:
        yield f"nearest {nearest[1]}"
        yield f"nearest within {next(limit for limit in _GAPS if nearest[0] <= limit)}"
    yield f"after '{_beside(_WORD_BEFORE.search(text[:start]))}'"
    yield f"before '{_beside(_WORD_BEHIND.search(text[end:]))}'"


@cache
def _acts() -> dict[str, regex.Pattern[str]]:
    return {
        kind: regex.compile(rf"\b(?:{'|'.join(words)})\b", regex.I) for kind, words in load_vocabulary("acts").items()
    }


def _gap_to(pattern: regex.Pattern[str], text: str, start: int, end: int, side: str) -> int | None:
    """Return how far the nearest words of a kind of act are on one side, None where they are out of reach."""
    if side == "before":
        within = text[max(0, start - _REACH) : start]
        found = [within[match.end() :] for match in pattern.finditer(within)]
    else:
        within = text[end : end + _REACH]
        found = [within[: match.start()] for match in pattern.finditer(within)]
    if not found:
        return None
    gaps = [len(between) + _MARK_COSTS * sum(between.count(mark) for mark in ",;—(") for between in found]
    return nearest if (nearest := min(gaps)) <= _REACH else None


def _beside(found: regex.Match[str] | None) -> str:
    if found is None:
        return "nothing"
    word = found["word"].lower()
    if word in _TELLING or not word[0].isalpha():
        return word
    return "’s" if word.endswith(("’s", "'s")) else "a word"
