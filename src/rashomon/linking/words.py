"""The words of a telling that tell it from others: rare words, and names of two words or more.

In: a stretch of text. Out: how telling each word is, in tenths of a nat: the logarithm of how many reports there are
for each that holds the word, from a file that ``training/linking_words.py`` counted. All numbers are whole, so that
they come out alike on every machine. Nothing is looked up but that file, and no report is compared with another here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

import regex

#: What a word counts that stands in no file of common words.
RAREST = 55
#: Words below this are in too many reports to tell one from another.
COMMONEST = 18
#: The most telling words are kept, so that a long report is no larger than a short one. Not fitted.
MOST_WORDS, MOST_NAMES = 80, 60
#: A name counts where its rarer word is at least so telling: "Police Chief" and "White House" name nobody.
RARE_NAME = 38
#: Two texts that share so many names are never passed over.
MANY = 3
#: Characters of the longest word.
LONGEST = 40
_TOKEN = regex.compile(r"\d{1,3}-year-old|\p{L}[\p{L}\p{M}]+(?:['’-]\p{L}[\p{L}\p{M}]+)*|\d{1,2}:\d\d|\d{3,5}")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}’'-]+(?:\s(?:\p{Lu}\.\s)?\p{Lu}[\p{L}\p{M}’'-]+)+")
_BLOCK = regex.compile(r"\b(\d{2,5})\s(?:block|[Bb]lk)\b", regex.I)
_POSSESSIVE = regex.compile(r"'s?$")


def tokens(text: str) -> Iterator[str]:
    """Yield the words and numbers of a text, lower-case, possessives off; what is longer than any word is none."""
    return (_plain(match[0]) for match in _TOKEN.finditer(text) if match.end() - match.start() <= LONGEST)


def telling(word: str) -> int:
    """Return how telling a word is, in tenths of a nat, from 0 to ``RAREST``."""
    return _common().get(word, RAREST)


def weight_of(words: Collection[str]) -> int:
    """Return the sum of the squares of how telling words are."""
    common = _common()
    return sum([common.get(word, RAREST) ** 2 for word in words])


def telling_words(text: str) -> frozenset[str]:
    """Return the most telling words of a text."""
    counted: Counter[str] = Counter()
    for word, times in Counter(_TOKEN.findall(text)).items():
        if len(word) <= LONGEST:
            counted[_plain(word)] += times
    known = ((telling(word), word, times) for word, times in counted.items())
    weighed = sorted((-worth * min(times, 3), word) for worth, word, times in known if worth >= COMMONEST)
    return frozenset(word for _, word in weighed[:MOST_WORDS])


def telling_names(text: str) -> frozenset[str]:
    """Return the pairs of capitalised words that are somebody's or some place's name, and blocks of streets."""
    pairs = Counter(pair for match in _NAME.finditer(text) for pair in _pairs(match[0]))
    pairs.update(f"{match[1]} block" for match in _BLOCK.finditer(text))
    return frozenset(sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:MOST_NAMES])


def may_hold(text: str, names: Collection[str]) -> int:
    """Return how many of some names :func:`telling_names` can find in a text at most: it holds each word of them."""
    lower = text.lower().replace("’", "'")
    return sum(all(word in lower or word == "block" for word in name.split()) for name in names)


def _pairs(phrase: str) -> Iterator[str]:
    words = [_plain(word) for word in phrase.split() if not word.endswith(".") and len(word) <= LONGEST]
    for one, other in pairwise(words):
        if max(telling(one), telling(other)) >= RARE_NAME and min(telling(one), telling(other)) >= COMMONEST:
            yield f"{one} {other}"


def _plain(word: str) -> str:
    lower = word.lower().replace("’", "'")
    return _POSSESSIVE.sub("", lower) if "'" in lower else lower


@cache
def _common() -> Mapping[str, int]:
    return dict(json.loads(files("rashomon.linking").joinpath("words.json").read_text("utf-8")))
