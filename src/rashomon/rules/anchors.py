"""Which anchors of the rules stand in a text: those of all rule files looked for at once, in one pass.

In: a text in lower case. Out: anchors. Many rule files are laid to each sentence, with over a thousand anchors; to ask
for each of them anew takes fifty times as long as to look for all of them at once (Aho and Corasick, Communications of
the ACM 18(6), 1975).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cache, lru_cache

from rashomon.rules.loading import Rules, load_rules, rule_files


def standing_in(lowered: str, rules: Rules) -> Set[str]:
    """Return the anchors that stand in a text in lower case: of the rule files, and of these rules if they are others.

    A rule file that is not among those of the package may have anchors of its own.
    """
    strange = _strange(rules)
    found = _standing_in(lowered)
    return found if not strange else found | {anchor for anchor in strange if anchor in lowered}


@lru_cache(maxsize=64)
def _standing_in(lowered: str) -> Set[str]:
    return _finder()(lowered)


@lru_cache(maxsize=256)
def _strange(rules: Rules) -> Sequence[str]:
    return tuple(rules.anchors - _known())


@cache
def _known() -> Set[str]:
    return frozenset().union(*(load_rules(name).anchors for name in rule_files()))


@cache
def _finder() -> Callable[[str], Set[str]]:
    """Return what finds the anchors of all rule files, those inside others too."""
    from ahocorasick_rs import AhoCorasick

    find = AhoCorasick(sorted(_known())).find_matches_as_strings
    return lambda lowered: frozenset(find(lowered, overlapping=True))
