"""A report's text to its sentences.

In: a text. Out: sentences with their offsets, paragraph by paragraph. Line breaks end sentences; a dateline at the head
of a line is passed over; within a paragraph syntok decides. Never changes a character:
``text[span.start:span.end]`` is the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from rashomon.records import Sentence, Span

#: Longer stretches without a full stop are cut at a blank, so that no rule sees unbounded text.
LONGEST = 1000
_LINE = regex.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
#: "BAGHDAD (Border Wire) - ", "Paris, 3 May - ": a place in capitals or before a dash, told in no sentence.
_DATELINE = regex.compile(
    r"\s*(?-i:\p{Lu}[\p{Lu}’'. -]{2,40}|\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)"
    r"(?:,\s[\p{L}’'. ]{2,30})?(?:,\s(?:\d{1,2}\s\p{L}+|\p{L}+\.?\s\d{1,2}))?(?:\s\([^()]{2,40}\))?\s?[-–—]{1,2}\s"
)
#: Abbreviated ranks and offices at the end of a piece go on with the name that follows; syntok ends a sentence there.
_RANK = regex.compile(r"\b(?:Lt|Maj|Sgt|Cpl|Cmdr|Col|Capt|Brig|Gov|Rep|Sen|Rev|Gen|Adm|Pvt)\.$")
_ENDING = ".?!:;”\"'’)»"
_MOST_HEADING_WORDS = 16


def split(text: str) -> list[Sentence]:
    """Split a text into sentences, in order; their spans never overlap."""
    sentences: list[Sentence] = []
    for paragraph, line in enumerate(_LINE.finditer(text)):
        dateline = _DATELINE.match(line[0])
        skip = dateline.end() if dateline else 0
        pieces = (piece for start, end in _segment(line[0][skip:]) for piece in _cut(line[0], start + skip, end + skip))
        spans = list(pieces)
        if not spans:
            continue
        for start, end in spans:
            words = line[0][start:end]
            heading = len(spans) == 1 and words[-1] not in _ENDING and len(words.split()) <= _MOST_HEADING_WORDS
            span = Span(line.start() + start, line.start() + end)
            sentences.append(Sentence(len(sentences), span, words, paragraph, heading))
    return sentences


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
