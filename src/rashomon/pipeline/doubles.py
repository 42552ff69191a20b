"""One happening under several types: where the encoder is lost, it sees every type in the same words.

In: the encoder's incidents of a report. Out: those that tell of something of their own. An incident all of whose fills
stand in words that fill another one too is the same happening, when no word of the report names its type: no robbery
without "rob", "steal" or the like (``vocabulary/type_words.yaml``), and no second of attack, bombing and arson.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from rashomon.encoder.decode import Fill, Told
from rashomon.vocabulary import load_vocabulary

#: Types that reports, and the codebook's own examples, do not keep apart.
ALIKE = frozenset({"attack", "bombing", "arson"})


def without_doubles(told: Sequence[Told], text: str) -> tuple[Told, ...]:
    """Return the incidents, in their order, without those that only repeat a likelier or better named one."""
    named = [one for one in told if _named(one.type, text)]
    lost = len(named) < len(told)
    kept: list[Told] = []
    for one in (*named, *(one for one in told if one not in named)):  # of equals the likelier, which comes first
        repeated = any(_repeats(one, other) for other in kept)
        if not repeated or (one in named and not lost):
            kept.append(one)
    return tuple(one for one in told if one in kept)


def _repeats(one: Told, other: Told) -> bool:
    return bool(one.fills) and all(any(_meet(fill, its) for its in other.fills) for fill in one.fills)


def _meet(one: Fill, other: Fill) -> bool:
    return one.start < other.end and other.start < one.end


def _named(kind: str, text: str) -> bool:
    words = words_of(kind)
    return words is None or words.search(text) is not None


@cache
def words_of(incident_type: str) -> regex.Pattern[str] | None:
    """Return what words of a type begin with, as ``vocabulary/type_words.yaml`` has them; None for other types."""
    words = load_vocabulary("type_words").get(incident_type)
    return regex.compile(rf"\b(?:{'|'.join(words)})", regex.I) if words else None
