"""Statements marked in the text they were read from: the text cut wherever a statement begins or ends.

In: a text and statements with their spans, which may overlap. Out: segments that put together give the text again,
each with the statements that cover it. Offsets count code points.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.records import Span, Statement

#: Code points of a report on one page; what is longer goes on over several. Chosen by hand: some fifteen sheets.
PART = 60_000
#: Code points shown round the words of a statement, and the gap that is shown rather than left out.
AROUND, BRIDGED = 130, 90


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and the statements that cover it, the shortest first; ``gap`` stands for text left out."""

    text: str
    statements: tuple[Statement, ...] = ()
    gap: bool = False

    @property
    def ids(self) -> str:
        """The ids of the statements, parted by spaces."""
        return " ".join(statement.id for statement in self.statements)


def mark(text: str, statements: Collection[Statement], within: Span) -> list[Segment]:
    """Cut the text of a range into segments."""
    here = [s for s in statements if s.span.start < within.end and s.span.end > within.start]
    cuts = {within.start, within.end}
    cuts |= {min(max(edge, within.start), within.end) for s in here for edge in (s.span.start, s.span.end)}
    ordered = sorted(cuts)
    short_first = sorted(here, key=lambda s: (s.span.end - s.span.start, s.span, s.field, s.id))
    return [
        Segment(text[start:end], tuple(s for s in short_first if s.span.start <= start and end <= s.span.end))
        for start, end in pairwise(ordered)
    ]


def parts(text: str, size: int = PART) -> list[Span]:
    """Cut a long text into ranges of at most ``size`` code points, at the end of a line or a word where one is near."""
    found, start = [], 0
    while len(text) - start > size:
        window = text[start + size // 2 : start + size]
        at = max(window.rfind("\n"), 0) or max(window.rfind(" "), 0)
        end = start + size // 2 + at + 1 if at else start + size
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, len(text))]


def excerpts(text: str, statements: Sequence[Statement], limit: int = 4000) -> list[Segment]:
    """Return the stretches round the statements, marked, with a gap for each part left out; at most ``limit`` long."""
    shown: list[Segment] = []
    end = 0
    for span in _stretches(text, statements, limit):
        if span.start > end:
            shown.append(Segment("", gap=True))
        shown += mark(text, statements, span)
        end = span.end
    return [*shown, *([Segment("", gap=True)] if end < len(text) else [])]


def _stretches(text: str, statements: Iterable[Statement], limit: int) -> Iterator[Span]:
    spans = sorted(s.span for s in statements)
    joined: list[Span] = []
    for span in spans:
        start, end = _word(text, span.start - AROUND), _word(text, min(span.end, span.start + limit) + AROUND)
        if joined and start - joined[-1].end <= BRIDGED:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    left = limit
    for span in joined:
        if left <= 0:
            return
        yield Span(span.start, min(span.end, span.start + left))
        left -= span.end - span.start


def _word(text: str, at: int) -> int:
    """Return the nearest place at or before an offset where no word is cut, if one is near."""
    at = min(max(at, 0), len(text))
    if at in (0, len(text)):
        return at
    space = text.rfind(" ", max(0, at - 30), at)
    return space + 1 if space >= 0 else at
