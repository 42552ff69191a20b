"""A settlement that no gazetteer has, by the word for it: "the village of Karamoku", "in Karamoku, a farming village".

In: the words of a sentence and where a name begins. Out: the name as a town of which nothing else is known. It is asked
only where nothing known bears the name; a name that no such word stands beside is no place.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import Place
from rashomon.values.places.tokens import Token, is_ordinary, word_list

#: What a settlement is called, before "of" or behind its name and a comma. Cities are in the gazetteer.
_SETTLEMENTS = frozenset({"village", "hamlet", "town", "settlement", "commune"})
#: Words that say where it lies or what is there, behind the noun: no "village elder".
_BEHIND = frozenset(
    [
        "in",
        "near",
        "of",
        "on",
        "at",
        "by",
        "north",
        "south",
        "east",
        "west",
        "about",
        "some",
        "just",
        "outside",
        "where",
        "that",
        "which",
        "home",
        "inside",
        "along",
        "between",
        "close",
        "not",
    ]
)
#: What is done to a settlement, straight before its name.
_DONE_TO = frozenset(
    [
        "stormed",
        "raided",
        "attacked",
        "bombed",
        "shelled",
        "burned",
        "burnt",
        "torched",
        "overran",
        "struck",
        "entered",
        "besieged",
    ]
)
#: Words of a name at most.
_LONGEST = 3
#: Words that may stand between the article and the noun: "a small farming village".
_BETWEEN = 3


def unlisted(sentence: str, words: Sequence[Token], first: int) -> tuple[int, Place] | None:
    """Return the settlement that a name tells, and which word comes behind the name; None where no word says so."""
    last = _end(words, first)
    if is_ordinary(words[first:last]) or words[first].lower in word_list("openers") | word_list("titles"):
        return None
    if not (_is_called(words, first) or _is_explained(words, first, last)):
        return None
    name = sentence[words[first].start : words[last - 1].end]
    return last, Place(name, name, precision="town")


def _end(words: Sequence[Token], first: int) -> int:
    """Return where a run of capitals ends."""
    last = first + 1
    while last < len(words) and last - first < _LONGEST and words[last].capital and words[last].gap == " ":
        last += 1
    return last


def _is_called(words: Sequence[Token], first: int) -> bool:
    """Tell "the village of" before a name."""
    before = [word.lower for word in words[max(0, first - 2) : first]]
    return len(before) == 2 and before[0] in _SETTLEMENTS and before[1] == "of" and words[first].gap == " "


def _is_explained(words: Sequence[Token], first: int, last: int) -> bool:
    """Tell "in" or "stormed" before a name and ", a small village" behind it."""
    if not first or words[first].gap != " ":
        return False
    if words[first - 1].lower not in word_list("locative") | _DONE_TO:
        return False
    if last + 1 >= len(words) or words[last].gap != ", " or words[last].lower not in {"a", "another", "the"}:
        return False
    aside = words[last + 1 : last + 2 + _BETWEEN]
    end = next((at for at, word in enumerate(aside) if word.lower in _SETTLEMENTS), None)
    if end is None or any(word.gap.strip() or word.capital for word in aside[: end + 1]):
        return False
    behind = words[last + 2 + end] if last + 2 + end < len(words) else None
    return behind is None or bool(behind.gap.strip()) or behind.lower in _BEHIND or behind.text.isdigit()
