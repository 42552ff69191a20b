"""What words for one person say of how he or she looks: young or grown, female or male.

In: words such as "his 5-year-old daughter". Out: :class:`Looks`. The nouns are those of ``vocabulary/persons.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from rashomon.vocabulary import load_vocabulary

#: Who is younger is a child. Set by hand.
_GROWN = 15
_AGE = regex.compile(r"\b(\d{1,2})[-\s](year|month|week|day)s?[-\s]old|(?:,\s|\(|aged?\s)(\d{1,3})\b")
#: "His wife" is she, not he: whose somebody is, is taken away.
_WHOSE = regex.compile(r"\b(?:his|her|their|\p{L}[\p{L}.\-]*['’]s)\s", regex.I)


@dataclass(frozen=True, slots=True)
class Looks:
    """What words say of one person, each -1, 0 (unknown) or 1: young or grown, female or male."""

    young: int = 0
    female: int = 0

    def agree(self, other: Looks) -> bool:
        """Tell whether both may be of one person."""
        return self.young * other.young >= 0 and self.female * other.female >= 0


def looks(words: str) -> Looks:
    """Return what words for somebody say: "his wife" is female and grown."""
    plain = _WHOSE.sub("", words)
    known = {word.lower() for word in regex.findall(r"[\p{L}\-]+", plain)}
    lists = _lists()
    age = _AGE.search(plain)
    young = bool(known & lists["young"]) - bool(known & lists["grown"] and not known & lists["young"])
    if age:
        young = 1 if age[2] in {"month", "week", "day"} or int(age[1] or age[3]) < _GROWN else -1
    return Looks(young, bool(known & lists["female"]) - bool(known & lists["male"]))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    words = load_vocabulary("persons")
    return {name: frozenset(words[name]) for name in ("female", "male", "young", "grown")}
