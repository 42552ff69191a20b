"""What a number counts: the noun phrase that follows it.

In go a sentence and the end of a number in it, out come one to four words in lower case, or "" where no noun follows
("three killed in the raid"). It goes by word lists and endings, and never looks past a comma.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.vocabulary import load_vocabulary

_SKIPPED = re.compile(
    r"(?:\s+(?:of|the|these|those|its|their|his|her|our|such|all|more|other|additional|further)\b)+", re.I
)
_WORD = re.compile(r"\s+(U\.[SNK]\.|\d+(?:\.\d+)?[\s-]?mm\b|[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*)")
_PEOPLE = frozenset({"people", "men", "women", "children", "police", "personnel", "servicemen", "policemen", "others"})
_NO_PLURAL = frozenset({"was", "has", "is", "does", "says", "its", "his", "this", "as", "us"})
_NUMBER = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "dozens"}
)
_FINITE = frozenset({"died", "fell", "fled", "dead", "missing", "hurt", "ago", "earlier", "later", "each", "per", "so"})
_LONGEST = 4


def counted_after(sentence: str, end: int) -> str:
    """Return the noun phrase right after a number that ends at ``end``."""
    skipped = _SKIPPED.match(sentence, end)
    place, words = skipped.end() if skipped else end, list[str]()
    while len(words) < _LONGEST and (word := _WORD.match(sentence, place)):
        following = _WORD.match(sentence, word.end())
        if not _belongs(word[1], following[1] if following else "", first=not words):
            break
        words.append(word[1])
        place = word.end()
        if _plural(word[1]) and not (following and _plural(following[1])):
            break
    return " ".join(words).lower().removesuffix("'s").removesuffix("’s")


def _belongs(word: str, following: str, *, first: bool) -> bool:
    """Tell whether a word can stand in the phrase; a participle only first and before a plural: "wounded soldiers"."""
    lower = word.lower()
    if lower in _FINITE or lower in _NUMBER:
        return False
    if lower.endswith("ed") or (lower in _stops() and lower in {"shot", "left", "hit"}):
        return first and _plural(following)
    return word == "US" or lower not in _stops()


def _plural(word: str) -> bool:
    lower = word.lower()
    if lower in _PEOPLE:
        return True
    return len(word) > 3 and word.endswith("s") and not lower.endswith(("ss", "'s", "’s")) and lower not in _NO_PLURAL


@cache
def _stops() -> frozenset[str]:
    grammar = {word.lower() for words in load_vocabulary("function_words").values() for word in words}
    verbs = load_vocabulary("speech").values()
    return frozenset(
        grammar | {verb["finite"][0] for verb in verbs} | {verb["participle"] for verb in verbs} | {"says"}
    )
