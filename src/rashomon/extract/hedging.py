"""Words that weaken what is said, and what of a sentence each of them weakens.

In: a sentence. Out: its hedges, each with the stretch it bears on, and the one that bears on given words. Which words
are hedges: ``vocabulary/hedges.yaml``; how far each reaches: ``rules/hedges_en.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import Sentence, Span
from rashomon.rules import find_all, load_rules

#: Rules of who did it, some of which hold the words that only charge him with it: "arrested on suspicion of murder".
_DOERS = "doers_en"


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken, as printed, where they stand in the report, and the stretch that they weaken."""

    words: str
    span: Span
    scope: Span
    found_by: str


def find_hedges(sentence: Sentence) -> list[Hedge]:
    """Return the hedges of a sentence in order of place, with offsets in the report.

    Of a hedge inside a longer one only the longer is returned ("in what appeared to be").
    """
    found = [
        Hedge(
            match["hedge"],
            _absolute(sentence, match.spans["hedge"]),
            _absolute(sentence, match.spans["scope"]),
            f"rule:{match.rule.name}",
        )
        for match in find_all(load_rules("hedges_en"), sentence.text)
    ]
    longest = [hedge for hedge in found if not any(_within(hedge.span, o.span) and hedge.span != o.span for o in found)]
    return sorted(longest, key=lambda hedge: (hedge.span, hedge.scope))


def find_charges(sentence: Sentence) -> list[Hedge]:
    """Return the words that only charge somebody with a deed, each bearing on who that is, and on no count of arrests.

    Offsets are in the report.
    """
    return [
        Hedge(
            match["hedge"],
            _absolute(sentence, match.spans["hedge"]),
            _absolute(sentence, match.spans["perpetrator"]),
            f"rule:{match.rule.name}",
        )
        for match in find_all(load_rules(_DOERS), sentence.text)
        if "hedge" in match.spans
    ]


def hedge_over(hedges: Iterable[Hedge], *spans: Span) -> str:
    """Return the hedge that bears on any of the spans, the nearest of several; "" where there is none."""
    over = [(abs(hedge.span.start - span.start), hedge) for hedge in hedges for span in spans if _bears_on(hedge, span)]
    return min(over, key=lambda pair: pair[0])[1].words if over else ""


def _bears_on(hedge: Hedge, span: Span) -> bool:
    """Tell whether words lie in what a hedge weakens, or begin with the hedge itself ("suspected rebels")."""
    return _within(span, hedge.scope) or hedge.span.start == span.start


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _absolute(sentence: Sentence, span: tuple[int, int]) -> Span:
    return Span(sentence.span.start + span[0], sentence.span.start + span[1])
