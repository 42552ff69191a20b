"""The words of a sentence, and which of them are written as names.

In: a sentence. Out: its words with their ranges, whether each is capitalised, possessive, or part of a run of capitals.
It knows no place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from rashomon.values.gazetteer import normal
from rashomon.vocabulary import load_vocabulary

_ARTICLE = r"(?:al|el|ad|an|ar|as|at|az|ash|es|ez)"
_WORD = re.compile(r"((?:[A-Z]\.){2,}|\w+(?:[-'’‘ʼ`](?!s\b)\w+)*)(['’]s\b)?")
_ARABIC = re.compile(_ARTICLE + r"-[A-Z].*")
#: Small words that may stand inside a name: "Isle of Man", "Deir al Zor", "Rio de Janeiro".
_JOINERS = re.compile(r"of|and|the|al|el|a[dnrstz]|ash|ez|del?|l[aeo]s?|d[uao]s?|e|upon|on")
_LONGEST = 5
#: The sides of a town as its quarters are called by them.
_SIDE = re.compile(r"(?:North|South)(?:east|west)|[NS][EW]")


class Token(NamedTuple):
    """A word: its range, its text without a possessive, what stands before it, and how it is written."""

    start: int
    end: int
    text: str
    lower: str
    gap: str
    capital: bool
    possessive: bool


#: Makes a word out of its parts in half the time.
_token = partial(tuple.__new__, Token)


def tokens(sentence: str) -> list[Token]:
    """Split a sentence into words. A possessive is left out of a word's text and range."""
    found: list[Token] = []
    end = 0
    parts = iter(_WORD.split(sentence))
    for gap, text, owner in zip(parts, parts, parts, strict=False):  # what is left over is the end of the sentence
        start = end + len(gap)
        end = start + len(text)
        lower, capital = _written(text)
        found.append(_token((start, end, text, lower, gap, capital, owner is not None)))
        end += len(owner) if owner else 0
    return found


@lru_cache(maxsize=512)
def sentence_tokens(sentence: str) -> Sequence[Token]:
    """Split a sentence into words, once for all who read the same sentence one after another."""
    return tuple(tokens(sentence))


def is_side(words: Sequence[Token], first: int, last: int) -> bool:
    """Tell the side of a town from a town: "a Northwest apartment", "Wheeler Road SE", but not "Northwest, N.C."."""
    if last - first != 1 or words[first].text[0] not in "NS" or _SIDE.fullmatch(words[first].text) is None:
        return False
    return last == len(words) or words[last].gap != ", " or not words[last].capital


def windows(words: Sequence[Token], first: int) -> list[int]:
    """Return the ends (exclusive) of names that may begin at a word, longest first."""
    ends: list[int] = []
    for index in range(first, min(first + _LONGEST, len(words))):
        word = words[index]
        if index > first and (not _adjoins(words, index) or words[index - 1].possessive):
            break
        if word.capital or (index > first and word.text.isdigit()):
            ends.append(index + 1)
        elif not _JOINERS.fullmatch(word.lower):
            break
    return ends[::-1]


def neighbour(words: Sequence[Token], index: int, step: int) -> Token | None:
    """Return the word straight before (-1) or after (1) a word, when only a space is between; else None."""
    other = index + step
    if not 0 <= other < len(words) or not _adjoins(words, max(index, other)):
        return None
    return None if words[min(index, other)].possessive else words[other]


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of one list of ``vocabulary/place_words.yaml``."""
    return frozenset(load_vocabulary("place_words")[name]["words"])


def surnames(words: Sequence[Token]) -> set[str]:
    """Return the normalised last words of the names of people: runs of capitals after a title or a given name."""
    found: set[str] = set()
    index = 0
    while index < len(words):
        if not words[index].capital:
            index += 1
            continue
        end = index + 1
        while end < len(words) and words[end].capital and _adjoins(words, end):
            end += 1
        if _is_person(words, index, end):
            found.add(normal(words[end - 1].text))
        index = end
    return found


_DIGITS_OF_AGE = 2


# --- Helpers ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _written(text: str) -> tuple[str, bool]:
    """Return a word in lower case, and whether it is written as a name."""
    return text.casefold(), _is_capital(text) if "-" in text or "‐" in text else text[0].isupper()


def _is_capital(text: str) -> bool:
    """Tell whether a word with a hyphen is written as a name: "Al-Shabaab", "al-Tanf", not "US-led"."""
    last = re.split("[-‐]", text)[-1]
    return (text[0].isupper() and (last[:1].isupper() or last.isdigit())) or bool(_ARABIC.fullmatch(text))


def _adjoins(words: Sequence[Token], index: int) -> bool:
    gap = words[index].gap
    return gap in (" ", "\u00a0") or (gap == ". " and words[index - 1].lower in ("st", *_abbreviations()))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(title for title in word_list("titles") if len(title) <= 4)


def _is_person(words: Sequence[Token], start: int, end: int) -> bool:
    titles, given = word_list("titles"), word_list("given")
    before = neighbour(words, start, -1)
    if before is not None and before.lower in titles and not before.capital:
        return True
    run = words[start:end]
    return len(run) > 1 and (_has_age(words, end) or any(w.lower in titles or w.lower in given for w in run[:-1]))


def _has_age(words: Sequence[Token], end: int) -> bool:
    """Tell whether an age stands behind a name: "Antuan Rowe, 21, was", "Antuan Rowe (21)"."""
    if end + 1 >= len(words) or not words[end].text.isdigit() or len(words[end].text) > _DIGITS_OF_AGE:
        return False
    return words[end].gap in (", ", " (") and words[end + 1].gap[:1] in (",", ")", ".")


def is_ordinary(run: Sequence[Token]) -> bool:
    """Tell whether words are all such as name no place: days, months, numbers."""
    never = word_list("never")
    return all(word.lower in never or word.text.isdigit() for word in run)
