"""Which rules can match in a text at all: their anchors and the words that their patterns need, looked for in one pass.

In: rules and a text. Out: the rules, in their order, that have no anchor or one that stands in the text, and of whose
needed words (:mod:`needed`) enough stand there. Many rule files are laid to each sentence, with thousands of words; to
ask for each of them anew takes far longer than to look for all of them at once (Aho and Corasick, Communications of the
ACM 18(6), 1975). Each rule has a bit in a number, once for its anchors and once for each list of words that it needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_

from rashomon.rules.engine import shared
from rashomon.rules.loading import Rule, Rules, load_rules, rule_files
from rashomon.rules.marking import lowered
from rashomon.rules.needed import DIGIT, LISTS, Reader
from rashomon.rules.patterns import kept
from rashomon.rules.word_lists import word_lists

_DIGIT = re.compile(r"\d")
#: Blanks at an end of a text count: a pattern may need one behind its last word.
_BLANKS = re.compile(r"\s+")
#: The bit of rules that are in none of the files; it always stands.
_STRANGE = 1
_Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """The bits of some rules together, each rule with its own, and the same by bit where these are in order."""

    together: int
    each: Sequence[tuple[int, Rule]]
    in_order: Mapping[int, Rule]


def applying(rules: Rules, text: str) -> Sequence[Rule]:
    """Return the rules that can match in a text, in their order.

    Rules that are in none of the files are asked for their anchors alone.
    """
    placed = _placed(rules)
    bits = placed.together & _index().bits(text)
    if bits and not placed.in_order:
        low = lowered(text)
        return [rule for bit, rule in placed.each if (bits & bit if bit > _STRANGE else _stands(rule, low))]
    found = []
    while bits:
        lowest = bits & -bits
        found.append(placed.in_order[lowest])
        bits ^= lowest
    return found


@lru_cache(maxsize=256)
def _placed(rules: Rules) -> _Placed:
    """Return the bits of some rules; a rule of no file has the one that always stands."""
    numbers = _index().numbers
    each = [(1 << numbers.get(_key(rule), 0), rule) for rule in rules]
    bits = [bit for bit, _ in each]
    ordered = _STRANGE not in bits and bits == sorted(set(bits))
    return _Placed(reduce(or_, bits, 0), each, dict(each) if ordered else {})


def _stands(rule: Rule, low: str) -> bool:
    return not rule.anchors or any(anchor in low for anchor in rule.anchors)


def _key(rule: Rule) -> _Key:
    return rule.written, rule.anchors


class Index:
    """The rules of all files by the words that tell whether they can match; bit 0 belongs to none and always stands."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Number the rules, those of one pattern with the same anchors once, and read what each of them needs."""
        keys = list(dict.fromkeys(map(_key, rules)))
        self.numbers = {key: number for number, key in enumerate(keys, 1)}
        self._size = len(keys) + 1
        self._anchors = (1 << self._size) - 1
        self._always = (1 << self._size * (1 + LISTS)) - 1
        self._by_word: dict[str, int] = {}
        for (_, anchors), number in self.numbers.items():
            self._add(anchors, number)
        for number, lists in zip(self.numbers.values(), _needed(keys), strict=True):
            for layer, words in enumerate(lists, 1):
                self._add(words, number + layer * self._size)
        self._find = _finder(self._by_word)
        self.bits = lru_cache(maxsize=64)(self._bits)

    def _add(self, words: Sequence[str], place: int) -> None:
        if words:
            self._always &= ~(1 << place)
        for word in words:
            self._by_word[word] = self._by_word.get(word, 0) | 1 << place

    def _bits(self, text: str) -> int:
        """Return the bits of the rules that can match in a text.

        Words that a pattern needs are looked for with one blank between them. Where both engines do not think alike of
        a text, letters may be others' other case, and what patterns need is not asked.
        """
        low = lowered(text)
        bits = self._standing(low)
        if not shared(text):
            return bits & self._anchors
        plain = low.isprintable() and "  " not in low
        needs = bits if plain else self._standing(_BLANKS.sub(" ", low))
        if _DIGIT.search(low):
            needs |= self._by_word.get(DIGIT, 0)
        for _ in range(LISTS):
            needs >>= self._size
            bits &= needs
        return bits & self._anchors

    def _standing(self, low: str) -> int:
        return reduce(or_, map(self._by_word.__getitem__, self._find(low)), self._always)


@cache
def _index() -> Index:
    return Index(rule for name in rule_files() for rule in load_rules(name))


def _finder(by_word: Mapping[str, int]) -> Callable[[str], set[str]]:
    """Return what finds the words that stand in a text, those inside others too."""
    from ahocorasick_rs import AhoCorasick

    find = AhoCorasick(sorted(by_word)).find_matches_as_strings
    return lambda low: set(find(low, overlapping=True))


def _needed(keys: Sequence[_Key]) -> Sequence[Sequence[Sequence[str]]]:
    """Return the lists of words that each pattern needs beside its anchors; they are kept with the patterns."""

    def read() -> tuple[tuple[tuple[str, ...], ...], ...]:
        reader = Reader(word_lists())
        return tuple(tuple(reader.needed(written, anchors)) for written, anchors in keys)

    found: Sequence[Sequence[Sequence[str]]] = kept(f"needed {keys!r}", read)
    return found
