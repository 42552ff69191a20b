"""A report's text to its sentences.

In: a text. Out: sentences with their offsets, paragraph by paragraph. A line break ends a sentence, unless the text is
hard-wrapped there (see ``lines``): then the sentence's text holds the break. A dateline at the head of a paragraph is
passed over; within it syntok decides. Never changes a character: ``text[span.start:span.end]`` is the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from rashomon.extract.lines import DATELINE, stretches
from rashomon.records import Sentence, Span

#: Longer stretches without a full stop are cut at a blank, so that no rule sees unbounded text.
LONGEST = 1000
#: Abbreviated ranks and offices at the end of a piece go on with the name that follows; syntok ends a sentence there.
_RANK = regex.compile(r"\b(?:Lt|Maj|Sgt|Cpl|Cmdr|Col|Capt|Brig|Gov|Rep|Sen|Rev|Gen|Adm|Pvt)\.$")
#: A line break within a paragraph is a blank, two characters of one are two.
_BREAK = regex.compile(r"[\n\r]")
_ENDING = ".?!:;”\"'’)»"
_MOST_HEADING_WORDS = 16


def split(text: str) -> list[Sentence]:
    """Split a text into sentences, in order; their spans never overlap."""
    sentences: list[Sentence] = []
    for paragraph, (first, last) in enumerate(stretches(text)):
        stretch = text[first:last]
        dateline = DATELINE.match(stretch)
        skip = dateline.end() if dateline else 0
        found = _segment(_BREAK.sub(" ", stretch[skip:]))
        spans = [piece for start, end in found for piece in _cut(stretch, start + skip, end + skip)]
        for start, end in spans:
            words = stretch[start:end]
            heading = len(spans) == 1 and words[-1] not in _ENDING and len(words.split()) <= _MOST_HEADING_WORDS
            span = Span(first + start, first + end)
            sentences.append(Sentence(len(sentences), span, words, paragraph, heading))
    return sentences


def on_one_line(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return sentences with blanks for their line breaks, for all who read their words; spans and lengths stay."""
    return [replace(one, text=_BREAK.sub(" ", one.text)) if _BREAK.search(one.text) else one for one in sentences]


def _segment(line: str) -> Iterator[tuple[int, int]]:
    from syntok import segmenter

    held: int | None = None
    end = 0
    for tokens in (tokens for paragraph in segmenter.analyze(line) for tokens in paragraph):
        start, end = tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)
        start = start if held is None else held
        if _RANK.search(line, start, end):
            held = start
        else:
            held = None
            yield start, end
    if held is not None:
        yield held, end


def _cut(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = line.rfind(" ", start + 1, start + LONGEST)
        stop = blank if blank > start else start + LONGEST
        yield start, stop
        start = stop + (blank > start)
    if line[start:end].strip():
        yield start, end
