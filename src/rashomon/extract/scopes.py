"""Stretches of text that are not told as fact: conditions, possibilities, plans, fears, questions, negations.

In: a sentence. Out: scopes with their stance, and the stance and hedge of any words of it. Rules:
``rules/scopes_en.yaml``; hedges: ``hedging``. Never decides who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from rashomon.extract.hedging import find_hedges, hedge_over
from rashomon.records import Sentence, Span, Stance
from rashomon.rules import find_all, load_rules

#: Which stance wins where several scopes cover the same words.
PRECEDENCE: tuple[Stance, ...] = ("silent", "asks", "conditional", "unclear", "fears", "possible", "denies", "intends")
_DEFINITE = regex.compile(
    r"(?:\b(?:the|this|these|those|its|their|his|her|our|my)|[\p{L}]+(?:[’']s|s[’']))\s"
    r"(?:\p{L}+(?:al|ive|ous|ed|ing|ish|ic|est|ern|dly)\s|recent\s|(?:first|second|third|last|same|new|joint)\s)?$",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of a report's text and the stance it puts what it covers under.

    ``undoes``: it takes back even what a definite noun presupposes ("called off the attack"). ``foiled``: what is kept
    from coming about was meant to, so that nobody denies it: of a deed it tells that it was intended.
    """

    span: Span
    stance: Stance
    found_by: str
    undoes: bool = False
    foiled: bool = False


def find_scopes(sentence: Sentence) -> list[Scope]:
    """Return the scopes of a sentence, with offsets in the report."""
    offset = sentence.span.start
    return [
        Scope(
            Span(offset + start, offset + end),
            match.rule.gives["stance"],
            f"rule:{match.rule.name}",
            match.rule.gives.get("undoes", False),
            match.rule.gives.get("foiled", False),
        )
        for match in find_all(load_rules("scopes_en"), sentence.text)
        for start, end in [match.spans["scope"]]
    ]


def scopes_over(scopes: Iterable[Scope], span: Span) -> list[Scope]:
    """Return those of the scopes that cover a span."""
    return [scope for scope in scopes if scope.span.start <= span.start and span.end <= scope.span.end]


def strongest(stances: Iterable[Stance]) -> Stance:
    """Return the stance that wins by :data:`PRECEDENCE`; "asserts" when there is none."""
    given = set(stances)
    return next((stance for stance in PRECEDENCE if stance in given), "asserts")


def stance_at(sentence: Sentence, span: Span) -> tuple[Stance, str]:
    """Return the stance and the hedge of words of a sentence, whoever says them; the span counts in the report.

    What a definite noun names is presupposed (Karttunen 1974, "Presupposition and linguistic context") unless a scope
    takes back just that.
    """
    over = scopes_over(find_scopes(sentence), span)
    presupposed = _DEFINITE.search(sentence.text, 0, span.start - sentence.span.start) is not None
    kept = [scope for scope in over if scope.undoes or not presupposed]
    return strongest(scope.stance for scope in kept), hedge_over(find_hedges(sentence), span)
