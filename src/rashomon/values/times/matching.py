"""Rules of times laid to a line of words: which of them match, where, and with what parts.

In: rules and a line. Out: matches, with places in the text. What a match means is for the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from rashomon.values.times.grammar import TimeRule, all_rules, time_lexicon
from rashomon.values.times.tokens import Line, line_of

#: So many sets of signs, with the rules that need them, are remembered: most sentences share a few thousand.
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A rule that matched: where in the text, its tokens, and the places of its named parts."""

    rule: TimeRule
    text: str
    start: int
    end: int
    spans: Mapping[str, tuple[int, int]]

    def __getitem__(self, part: str) -> str:
        """Return the words of a named part, "" when it took no part."""
        span = self.spans.get(part)
        return self.text[span[0] : span[1]] if span else ""


def read_line(text: str) -> Line:
    """Read a text with the words of all rules of times."""
    return line_of(text, time_lexicon())


def find_longest(line: Line) -> list[TimeMatch]:
    """Find what all rules match in a line: of what overlaps the longest, of equally long ones the first rule's."""
    present = _needs()[1].intersection(line.signs)
    rules = _rules_needing(present) if present else ()
    found = [(rule, one) for rule in rules for one in rule.pattern.finditer(line.signs) if one.end() > one.start()]
    return _longest(found, line)


@lru_cache(maxsize=_MOST)
def _rules_needing(present: frozenset[str]) -> tuple[TimeRule, ...]:
    """Return the rules that need one of some signs, in their order."""
    by_sign, rules = _needs()[0], all_rules()
    return tuple(rules[at] for at in sorted(set().union(*(by_sign[sign] for sign in present))))


def find(rules: Iterable[TimeRule], line: Line) -> list[TimeMatch]:
    """Find every match of some rules in a line, rule by rule, left to right."""
    return [_match(rule, found, line) for rule, found in _found(rules, line)]


def _found(rules: Iterable[TimeRule], line: Line) -> Iterator[tuple[TimeRule, regex.Match[str]]]:
    present = frozenset(line.signs)
    for rule in rules:
        if not rule.needs or not rule.needs.isdisjoint(present):
            yield from _matches(rule, line)


def _matches(rule: TimeRule, line: Line) -> Iterator[tuple[TimeRule, regex.Match[str]]]:
    for found in rule.pattern.finditer(line.signs):
        if found.end() > found.start():
            yield rule, found


def longest_of(rules: Iterable[TimeRule], line: Line) -> list[TimeMatch]:
    """Find the matches of some rules, of those that overlap the longest, in order of place."""
    return _longest(list(_found(rules, line)), line)


def _longest(found: list[tuple[TimeRule, regex.Match[str]]], line: Line) -> list[TimeMatch]:
    if len(found) > 1:
        places = line.places
        found.sort(key=lambda one: (places[one[1].start()][0] - places[one[1].end() - 1][1], one[1].start()))
        kept: list[tuple[TimeRule, regex.Match[str]]] = []
        for one in found:
            start, end = one[1].span()
            if all(end <= other.start() or start >= other.end() for _, other in kept):
                kept.append(one)
        found = sorted(kept, key=lambda one: one[1].start())
    return [_match(rule, match, line) for rule, match in found]


def _match(rule: TimeRule, found: regex.Match[str], line: Line) -> TimeMatch:
    places, regs = line.places, found.regs
    spans = {
        name: (places[start][0], places[end - 1][1])
        for name, at in rule.pattern.groupindex.items()
        for start, end in (regs[at],)
        if end > start
    }
    start, end = regs[0]
    return TimeMatch(rule, line.text, places[start][0], places[end - 1][1], spans)


@cache
def _needs() -> tuple[Mapping[str, tuple[int, ...]], frozenset[str]]:
    """Return which rules, by their places, need each sign; and all those signs."""
    by_sign: dict[str, tuple[int, ...]] = {}
    for at, rule in enumerate(all_rules()):
        for sign in rule.needs:
            by_sign[sign] = (*by_sign.get(sign, ()), at)
    return by_sign, frozenset(by_sign)
