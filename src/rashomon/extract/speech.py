"""Direct, indirect or mixed speech: how much of what somebody says stands in quotation marks.

In: sentences of one report, and its attributions. Out: the same attributions, each tagged. The three are those of
Pareti 2015, "Attribution: a computational approach", section 3: direct where all of the content is quoted, over
paragraphs too, indirect where none is, mixed where a part is. Only double marks count: single ones mark names and
expressions as often as speech, and a quotation in another is of the one round it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rashomon.extract.quoted import quotations
from rashomon.extract.said import Said
from rashomon.records import Sentence, Span, Speech


def tagged(said: Sequence[Said], sentences: Sequence[Sentence]) -> list[Said]:
    """Return the attributions of a report, each with its kind of speech."""
    quoted = quotations(sentences)
    texts = {sentence.index: sentence for sentence in sentences}
    return [_tagged(one, texts[one.sentence], quoted) for one in said]


def speech_of(text: str, start: int, quoted: Sequence[Span]) -> Speech:
    """Return the kind of a content, its text and where that begins in the report.

    ``quoted`` are the quotations of the report, apart and in order. Signs other than letters and digits count for
    nothing; a content without any is indirect.
    """
    near = quoted[bisect_right(quoted, start, key=_end) : bisect_left(quoted, start + len(text), key=_start)]
    if not near:
        return "indirect"
    inside = {any(q.start <= start + at < q.end for q in near) for at, sign in enumerate(text) if sign.isalnum()}
    if inside == {True, False}:
        return "mixed"
    return "direct" if inside == {True} else "indirect"


def _tagged(one: Said, sentence: Sentence, quoted: Sequence[Span]) -> Said:
    content = one.attribution.content
    text = sentence.text[max(content.start - sentence.span.start, 0) : content.end - sentence.span.start]
    start = max(content.start, sentence.span.start)
    speech = speech_of(text, start, quoted)
    return (
        one if speech == one.attribution.speech else replace(one, attribution=replace(one.attribution, speech=speech))
    )


def _end(span: Span) -> int:
    return span.end


def _start(span: Span) -> int:
    return span.start
