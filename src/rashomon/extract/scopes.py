"""Stretches of text that are not told as fact: conditions, possibilities, plans, fears, negations.

In: a sentence. Out: scopes with their stance, innermost decided by the caller. Rules: ``rules/scopes_en.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from rashomon.records import Sentence, Span, Stance
from rashomon.rules import find_all, load_rules
from rashomon.vocabulary import load_vocabulary

#: Which stance wins where several scopes cover the same words.
PRECEDENCE: tuple[Stance, ...] = ("silent", "conditional", "unclear", "fears", "possible", "denies", "intends")


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of a report's text and the stance it puts what it covers under."""

    span: Span
    stance: Stance
    found_by: str


def find_scopes(sentence: Sentence) -> list[Scope]:
    """Return the scopes of a sentence, with offsets in the report."""
    offset = sentence.span.start
    return [
        Scope(Span(offset + start, offset + end), match.rule.gives["stance"], f"rule:{match.rule.name}")
        for match in find_all(load_rules("scopes_en"), sentence.text)
        for start, end in [match.spans["scope"]]
    ]


def strongest(stances: Iterable[Stance]) -> Stance:
    """Return the stance that wins by :data:`PRECEDENCE`; "asserts" when there is none."""
    given = set(stances)
    return next((stance for stance in PRECEDENCE if stance in given), "asserts")


def hedge_in(words: str) -> str:
    """Return the first hedge printed in the words ("almost certain"), as printed, "" when there is none."""
    found = _hedges().search(words)
    return found[0] if found else ""


@cache
def _hedges() -> regex.Pattern[str]:
    words = [str(word) for entry in load_vocabulary("hedges").values() for word in entry["words"]]
    return regex.compile(r"\b\L<words>\b", regex.IGNORECASE, words=words)
