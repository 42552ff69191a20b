"""Where a report quotes: the stretches between quotation marks, printed, typed or single.

In: a report's sentences. Out: spans of characters without their marks, also over several sentences. Never decides whose
words they are, nor whether they are anybody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from rashomon.records import Sentence, Span

#: Quotation marks, printed and typed: "``We fled,'' he said".
_MARKS = regex.compile(r"[“”\"]|``|''")
_OPENING = frozenset({"“", "``"})
#: Single marks of a quotation: one opens before a capital, one closes behind a mark of the end.
_SINGLE = regex.compile(r"(?P<opens>(?<![^\s(])['‘](?=\p{Lu}))|(?<=[.,?!…])['’](?![\p{L}\d])")
#: A mark that closes: behind a word or its stop, and before none; at the end of a line also behind a blank.
_CLOSES = regex.compile(r"(?:”|(?<=\S)(?:\"|'')(?!\p{L})|(?<=[.!?,…]\s)\"$|\A\"\Z)")
#: How far from the head of a line a mark may stand that opens it, and over how many lines a quotation may go on.
_HEAD, _LINES = 2, 6


def quoted_runs(sentences: Sequence[Sentence]) -> list[Span]:
    """Return the quotations of a report that run over more than one sentence, without their marks."""
    runs = quotations(sentences)
    runs += [run for run in single_quoted(sentences) if not any(share_of(run, other) for other in runs)]
    return [run for run in runs if sum(share_of(run, sentence.span) is not None for sentence in sentences) > 1]


def quotations(sentences: Sequence[Sentence]) -> list[Span]:
    """Return the quotations of a report in order, without their marks.

    A quotation may go on in the next paragraph, which then opens with a mark again, or is the first of the next few
    that has a mark, and that one closes; else it ends with its paragraph.
    """
    return list(_quotations(tuple(sentences)))


@lru_cache(maxsize=4)
def _quotations(sentences: Sequence[Sentence]) -> Sequence[Span]:
    """Find them once for the steps that ask one after another."""
    runs: list[Span] = []
    opened: int | None = None
    for index, sentence in enumerate(sentences):
        first = index == 0 or sentences[index - 1].paragraph != sentence.paragraph
        marks = [(found.start(), found[0]) for found in _MARKS.finditer(sentence.text)]
        if first and opened is not None:
            if not marks or marks[0][0] > 0 or marks[0][1] == "”":
                goes_on = _closes_ahead(sentences, index, opened)
            else:
                goes_on, marks = True, marks[1:]
            if not goes_on:
                runs.append(Span(opened, sentences[index - 1].span.end))
                opened = None
        for place, mark in marks:
            at = sentence.span.start + place
            if (
                opened is not None and mark in _OPENING and opened < sentence.span.start
            ):  # the last one was never closed
                runs.append(Span(opened, _end_of(opened, sentences)))
                opened = None
            if opened is None and mark != "”":
                opened = at + len(mark)
            elif opened is not None and mark not in _OPENING:
                runs.append(Span(opened, at))
                opened = None
    if opened is not None:
        runs.append(Span(opened, sentences[-1].span.end))
    return runs


def _closes_ahead(sentences: Sequence[Sentence], index: int, opened: int) -> bool:
    """Tell whether the first mark from a sentence on, within the next few lines, closes what opened at a line's head.

    So where every sentence has a line of its own: no mark was forgotten, since one closes that nothing else opened.
    """
    if not any(0 <= opened - one.span.start <= _HEAD for one in sentences[max(index - _LINES, 0) : index]):
        return False
    for one in sentences[index : index + _LINES]:
        if found := _MARKS.search(one.text):
            return _CLOSES.match(one.text, found.start()) is not None
    return False


def single_quoted(sentences: Sequence[Sentence]) -> list[Span]:
    """Return the stretches between single marks, without these, where both stand in one paragraph.

    One opens before a capital, one closes behind a mark that ends a clause: an apostrophe does neither. Of two that
    open the later counts: 'Red Column' opens too, and does not close so.
    """
    runs: list[Span] = []
    opened: int | None = None
    for index, sentence in enumerate(sentences):
        if index and sentences[index - 1].paragraph != sentence.paragraph:
            opened = None
        for found in _SINGLE.finditer(sentence.text):
            if found["opens"]:
                opened = sentence.span.start + found.end()
            elif opened is not None:
                runs.append(Span(opened, sentence.span.start + found.start()))
                opened = None
    return runs


def _end_of(place: int, sentences: Sequence[Sentence]) -> int:
    """Return where the sentence ends in which a place lies."""
    return next(sentence.span.end for sentence in sentences if place < sentence.span.end)


def share_of(one: Span, other: Span | None) -> Span | None:
    """Return what two spans share, None when that is nothing."""
    if other is None:
        return None
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None
