"""Rules laid to a text: which of them match, where, and with what groups.

In: rules and a text. Out: matches, with places in the text. What a match means is for the caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.rules.anchors import applying
from rashomon.rules.engine import Stretch, find
from rashomon.rules.loading import Rule, Rules
from rashomon.rules.marking import mark
from rashomon.rules.quoting import Unmarked, unmarked

#: Groups of words that may hold quotation marks; a name or a number holds none.
_WORDY = frozenset({"trigger", "target", "motive", "scope"})


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


#: How many characters before a match a mark and a blank take up.
_BACK = 3


def find_all(rules: Sequence[Rule], text: str) -> Iterator[Match]:
    """Yield every match of every rule in a text, rule by rule, left to right."""
    return iter(_matches(rules if isinstance(rules, Rules) else Rules(rules), text))


@lru_cache(maxsize=1024)
def _matches(rules: Rules, text: str) -> tuple[Match, ...]:
    """Match all rules; several steps of reading ask the same rules of the same sentence."""
    found = tuple(_found(rules, text))
    without = unmarked(text) if rules.through_marks else None
    if without is None:
        return found
    read = (_through(match, without, text) for match in _found(rules, without.text))
    through = [match for match in read if match is not None]
    return (*(match for match in found if not any(_same_rule(match, other) for other in through)), *through)


def _found(rules: Rules, text: str) -> Iterator[Match]:
    """Yield where rules match a text; a marked text is one character longer, at its start."""
    possible = applying(rules, text)
    marked = mark(text) if possible else ""
    for rule in possible:
        for start, end, spans in find(rule.written, marked, 1):
            placed = {name: (first - 1, last - 1) for name, (first, last) in spans.items()}
            yield _match(rule, (start - 1, end - 1), placed, text)


def _through(match: Match, without: Unmarked, text: str) -> Match | None:
    """Say where a match in a text without marks stands in the text; None if it spans no mark, or a name of it does.

    A mark right before it counts too: a rule may look back there (was "almost certainly" | the work of rebels).
    """
    whole = without.stretch(match.start, match.end)
    spans = {name: without.stretch(*span) for name, span in match.spans.items()}
    if not without.spanned(whole[0] - _BACK, whole[1]) or any(
        without.spanned(*spans[name]) for name in spans.keys() - _WORDY
    ):
        return None
    return _match(match.rule, whole, spans, text)


def _same_rule(match: Match, other: Match) -> bool:
    """Tell whether two matches of one rule share words: the one that reads through marks reads more of them."""
    return match.rule is other.rule and match.start < other.end and other.start < match.end


def longest(matches: Iterator[Match]) -> list[Match]:
    """Keep of overlapping matches the longest, of equally long ones the first; order by place."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def _match(rule: Rule, whole: Stretch, spans: Mapping[str, Stretch], text: str) -> Match:
    return Match(rule, *whole, {name: text[first:last] for name, (first, last) in spans.items()}, spans)
