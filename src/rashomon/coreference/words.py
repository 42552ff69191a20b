"""Words as features: a plain stem, and strings as numbers of a fixed range, so that no list of words is kept."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

#: Endings taken off, the first that fits; at least three letters stay.
_ENDINGS = ("ings", "ing", "ed", "es", "s", "ly")


def stem(word: str) -> str:
    """Return a word in small letters without a common ending: enough to see "killing" and "killed" as one."""
    small = word.lower()
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= 3:
            return small.removesuffix(ending)
    return small


def numbers(strings: Iterable[str], size: int) -> list[int]:
    """Return a number from 0 to ``size`` - 1 for each different string: its CRC-32, which no run changes."""
    return sorted({crc32(one.encode()) % size for one in strings})
