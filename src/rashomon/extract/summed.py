"""Harm that is told of many attacks together: "more than 60 were killed in them" is nobody's toll but the count's.

In: a mention of harm and its sentence. Out: what it is the harm of. The rules are in ``rules/summed_en.yaml``.
"""

from __future__ import annotations

from typing import Literal

from rashomon.records import Mention, Sentence
from rashomon.rules import find_all, load_rules

#: Fields that a count sums up.
SUMMED = frozenset({"killed", "injured", "missing", "responsibility", "claimed_through"})
#: How many sentences behind a count may point back to it.
NEAR = 2
Of = Literal["one incident", "a count", "many"]


def harm_of(mention: Mention, sentence: Sentence) -> Of:
    """Return whether harm is told of one incident, of a count told shortly before, or of many attacks by itself."""
    if mention.label not in SUMMED:
        return "one incident"
    at = mention.span.start - sentence.span.start
    for match in find_all(load_rules("summed_en"), sentence.text):
        if match.start <= at < match.end:
            return "many" if match.rule.gives["of"] == "itself" else "a count"
    return "one incident"
