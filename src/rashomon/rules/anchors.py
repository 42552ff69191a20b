"""Which anchors of the rules stand in a text: those of all rule files looked for at once, in one pass.

In: a text in lower case. Out: anchors. Thirteen rule files are laid to each sentence, with a thousand anchors; to ask
for each of them anew takes ten times as long as to walk a tree of them once (a trie, Fredkin 1960, written as one
pattern).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import Any

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
    pattern, beginnings = _finder()
    longest = set(pattern.findall(lowered))
    return longest.union(*(beginnings[one] for one in longest if one in beginnings))


@lru_cache(maxsize=256)
def _strange(rules: Rules) -> Sequence[str]:
    return tuple(rules.anchors - _known())


@cache
def _known() -> Set[str]:
    return frozenset().union(*(load_rules(name).anchors for name in rule_files()))


@cache
def _finder() -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """Return what finds the longest anchor that begins at each place, and the others that an anchor begins with."""
    known = _known()
    beginnings = {one: [one[:end] for end in range(1, len(one)) if one[:end] in known] for one in known}
    return re.compile(f"(?=({_tree(known)}))"), {one: others for one, others in beginnings.items() if others}


def _tree(words: Set[str]) -> str:
    """Write a pattern of words such that no two of its branches begin alike; it takes the longest word."""
    root: dict[str, Any] = {}
    for word in words:
        at = root
        for character in word:
            at = at.setdefault(character, {})
        at[""] = {}
    return _branch(root)


def _branch(tree: Mapping[str, Any]) -> str:
    branches = [re.escape(character) + _branch(rest) for character, rest in sorted(tree.items()) if character]
    written = f"(?:{'|'.join(branches)})" if branches else ""
    return f"{written}?" if branches and "" in tree else written
