"""Labelled spans, as attributions are scored: exact, by their beginning, and by their overlap.

In: gold and predicted spans with labels, by the id of the text. Out: counts by text. Reference: Wang et al., "CofeNet:
Context and Former-Label Enhanced Net for Complicated Quotation Extraction", COLING 2022, section 4 and the scorer
published with it. They score sentence by sentence and count positions in tokens; `in_tokens` turns characters into
tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

import regex

from rashomon.evaluation.muc4.counts import Counts, total

#: Start, end (exclusive) and label; characters or tokens, the same on both sides.
Labelled = tuple[int, int, str]
Spans = Mapping[str, Collection[Labelled]]
_TOKEN = regex.compile(r"[\p{L}\p{N}]+|[^\s\p{L}\p{N}]")


@dataclass(frozen=True, slots=True)
class Overlap:
    """A sum of overlaps and the number of spans it is over."""

    overlaps: float = 0
    spans: int = 0

    def __add__(self, other: Overlap) -> Overlap:
        """Add number by number."""
        return Overlap(self.overlaps + other.overlaps, self.spans + other.spans)

    @property
    def mean(self) -> float:
        """The mean overlap; 0 where there are no spans."""
        return self.overlaps / self.spans if self.spans else 0.0


@dataclass(frozen=True, slots=True)
class SpanScores:
    """The counts of one label, or of all labels together, by the id of the text."""

    exact: Mapping[str, Counts]
    begin: Mapping[str, Counts]
    overlap: Mapping[str, Overlap]

    @property
    def exact_f1(self) -> float:
        """F1 of spans that are the same from start to end."""
        return total(self.exact.values()).f1

    @property
    def begin_f1(self) -> float:
        """F1 of spans that start at the same place."""
        return total(self.begin.values()).f1

    @property
    def jaccard(self) -> float:
        """The mean overlap over all texts."""
        return sum(self.overlap.values(), Overlap()).mean


def score(gold: Spans, predicted: Spans, *, label: str | None = None) -> SpanScores:
    """Score the spans of one label, or of all: then a span is right only with its label.

    Exact and begin: a gold span is found when a predicted one has its start and end, or its start; what was predicted
    beyond that is wrong. Overlap: the mean, over all gold spans, of the Jaccard overlap with the predicted span that
    fits best, where a predicted span that touches no gold span counts as one more with an overlap of 0. It is no F1.

    Args:
        gold: Spans by the id of the text.
        predicted: The same; a text that is missing has none. Texts that are not in `gold` are passed over.
        label: The label to score.

    Raises:
        ValueError: A span is empty.
    """
    exact, begin, overlap = {}, {}, {}
    for name, spans in gold.items():
        wanted, given = _chosen(spans, label), _chosen(predicted.get(name, ()), label)
        exact[name] = _counts(wanted, given)
        begin[name] = _counts(_beginnings(wanted), _beginnings(given))
        overlap[name] = _overlaps(wanted, given)
    return SpanScores(exact, begin, overlap)


def jaccard(one: Labelled, other: Labelled) -> float:
    """Return what two spans share as a part of what they cover together (Jaccard 1912); 0 for different labels."""
    if one[2] != other[2]:
        return 0.0
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def token_places(text: str) -> list[tuple[int, int]]:
    """Return start and end of each token: words and single signs, in order."""
    return [token.span() for token in _TOKEN.finditer(text)]


def tokens_at(places: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return the first token that characters touch and the one after the last; None where they touch none."""
    first = bisect_right(places, start, key=itemgetter(1))
    after = bisect_left(places, end, key=itemgetter(0))
    return (first, after) if first < after else None


def in_tokens(text: str, spans: Iterable[Labelled]) -> set[Labelled]:
    """Turn spans in characters into spans in tokens: words and single signs. A span without a token is left out."""
    places = token_places(text)
    placed = ((tokens_at(places, start, end), label) for start, end, label in spans)
    return {(*tokens, label) for tokens, label in placed if tokens}


def cut(spans: Iterable[Labelled], borders: Iterable[int]) -> set[Labelled]:
    """Cut spans where a border lies inside them: a border is the first position of what follows."""
    inner = sorted(set(borders))
    return {
        (first, after, label)
        for start, end, label in spans
        for first, after in pairwise([start, *inner[bisect_right(inner, start) : bisect_left(inner, end)], end])
    }


def _chosen(spans: Collection[Labelled], label: str | None) -> set[Labelled]:
    for span in spans:
        if span[0] >= span[1]:
            raise ValueError(f"the span {span!r} is empty")
    return {span for span in spans if label is None or span[2] == label}


def _beginnings(spans: set[Labelled]) -> set[Labelled]:
    return {(start, start + 1, label) for start, _, label in spans}


def _counts(gold: set[Labelled], predicted: set[Labelled]) -> Counts:
    right = len(gold & predicted)
    return Counts(right, len(predicted), right, len(gold))


def _overlaps(gold: set[Labelled], predicted: set[Labelled]) -> Overlap:
    best = [max((jaccard(span, other) for other in predicted), default=0.0) for span in gold]
    stray = [span for span in predicted if not any(jaccard(span, other) for other in gold)]
    return Overlap(sum(best), len(gold) + len(stray))
