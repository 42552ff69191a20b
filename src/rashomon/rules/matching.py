"""Rules laid to a text: which of them match, where, and with what groups.

In: rules and a text. Out: matches, with places in the text. What a match means is for the caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.rules.anchors import standing_in
from rashomon.rules.engine import Stretch, find
from rashomon.rules.loading import Rule, Rules
from rashomon.rules.marking import lowered, mark


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched: its groups' texts and spans, relative to the searched text."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]

    def __getitem__(self, group: str) -> str:
        """Return the text of a group, "" when it took no part."""
        return self.groups.get(group, "")


def find_all(rules: Sequence[Rule], text: str) -> Iterator[Match]:
    """Yield every match of every rule in a text, rule by rule, left to right."""
    return iter(_matches(rules if isinstance(rules, Rules) else Rules(rules), text))


@lru_cache(maxsize=1024)
def _matches(rules: Rules, text: str) -> tuple[Match, ...]:
    """Match all rules; several steps of reading ask the same rules of the same sentence."""
    applying = tuple(rules.applying(standing_in(lowered(text), rules)))
    marked = mark(text) if applying else ""
    return tuple(
        _match(rule, start, end, spans, text)
        for rule in applying
        for start, end, spans in find(rule.written, marked, 1)
    )


def longest(matches: Iterator[Match]) -> list[Match]:
    """Keep of overlapping matches the longest, of equally long ones the first; order by place."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def _match(rule: Rule, start: int, end: int, marked: Mapping[str, Stretch], text: str) -> Match:
    """Make a match; the marked text is one character longer than the text, at its start."""
    spans = {name: (first - 1, last - 1) for name, (first, last) in marked.items()}
    groups = {name: text[first:last] for name, (first, last) in spans.items()}
    return Match(rule, start - 1, end - 1, groups, spans)
