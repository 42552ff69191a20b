"""A report's text to its sentences.

In: a text. Out: sentences with their offsets, paragraph by paragraph. A line break ends a sentence, unless the text is
hard-wrapped there (see ``lines``): then the sentence's text holds the break. A dateline at the head of a paragraph is
passed over; within it syntok decides. It is shown only the words near a mark that may end a sentence: it looks at no
others, and walks over each in Python. Never changes a character: ``text[span.start:span.end]`` is the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from rashomon.extract.lines import DATELINE, stretches
from rashomon.records import Sentence, Span

#: What syntok 1.4.4 takes for the end of a sentence (State.terminals), and its brackets.
_MARKS = ".!?;\u203c\u203d\u2047\u2048\u2049\u3002\ufe52\ufe57\uff01\uff0e\uff1f\uff61"
_OPENING = r"(\[{\uff5f\uff5b\uff3b\uff08\ufe5d\ufe5b\ufe59\ufd3e\u301a\u3018\u2985\u2983\u2329"
_CLOSING = r")\]}\uff60\uff5d\uff3d\uff09\ufe5e\ufe5c\ufe5a\ufd3f\u301b\u3019\u2986\u2984\u232a"
#: Longer stretches without a full stop are cut at a blank, so that no rule sees unbounded text.
LONGEST = 1000
#: Abbreviated ranks and offices at the end of a piece go on with the name that follows; syntok ends a sentence there.
_RANK = regex.compile(
    r"\b(?:(?:Lt|Maj|Sgt|Cpl|Cmdr|Col|Capt|Brig|Gov|Rep|Sen|Gen|Adm|Prof|Dr)s?"
    r"|Rev|Pvt|Pfc|Spc|Det|Insp|Supt|Amb|Msgr|Messrs|Mmes|Ofc|Off|Cst|Const|Dep)\.$"
)
#: Characters of the longest of them, with what stands before it.
_RANK_ROOM = 8
_NEITHER = rf"[^{_MARKS}{_OPENING}{_CLOSING}]"
#: A line that is one sentence whatever is decided: nothing stands behind its one mark.
_ONE = regex.compile(rf"[\s\u200b]*+(?=\S)(?P<sentence>{_NEITHER}*+[{_MARKS}]?[\"”’']?)\Z")
_NESTED = regex.compile(rf"[{_OPENING}][^{_CLOSING}{_OPENING}]*+[{_OPENING}]")
_WORD = rf"[^\s\u200b{_MARKS}{_OPENING}{_CLOSING}]++[\s\u200b]++"
#: Words outside brackets and far from a mark: three behind one and two before it are left, more than syntok looks at.
_PLAIN = regex.compile(
    rf"[{_OPENING}][^{_CLOSING}]*+(*SKIP)(*FAIL)|(?<![^\s\u200b])(?:{_WORD}){{3}}\K(?:{_WORD})+(?=(?:{_WORD}){{2}})"
)
#: A line break within a paragraph is a blank, two characters of one are two.
_BREAK = regex.compile(r"[\n\r]")
#: A quotation mark between a sentence and the next, without a blank.
_LOST_BREAK = regex.compile(r"(?<=\p{Ll}[.!?])[\"“”](?=\p{Lu}\p{Ll}+\s)")
#: A question or cry in quotation marks, and who utters it: no sentence begins with its verb.
_CRY = regex.compile(r"[?!][”\"]$")
_ASKER = regex.compile(
    r"\s(?:\p{Lu}[\p{L}.’'\-]*\s){1,4}(?:asked|wondered|said|says|told|wrote|tweeted|added|cried|shouted|recalled)\b"
)
#: Where a sentence may begin in a text without capitals.
_SMALL_START = regex.compile(
    r"(?<=(?<!\b(?:mr|mrs|ms|dr|gen|col|lt|sgt|capt|maj|brig|gov|sen|rep|rev|prof|st|no|vs|\p{L}))(?:\.[\"”’')]*|[!?])\s)[\"“‘(]*\p{Ll}"
)
_CAPITAL = regex.compile(r"\p{Lu}")
#: A text with fewer capitals among its letters was written, or brought, without them.
_LEAST_CAPITALS = 0.003
_ENDING = ".?!:;”\"'’)»"
_MOST_HEADING_WORDS = 16


def split(text: str) -> list[Sentence]:
    """Split a text into sentences, in order; their spans never overlap."""
    sentences: list[Sentence] = []
    small = _is_small(text)
    for paragraph, (first, last) in enumerate(stretches(text)):
        stretch = text[first:last]
        dateline = DATELINE.match(stretch)
        skip = dateline.end() if dateline else 0
        line = _BREAK.sub(" ", stretch[skip:])
        line = _SMALL_START.sub(_with_capital, line) if small else line
        found = _with_asker(line, _segment(line))
        parted = [piece for start, end in found for piece in _run_together(stretch, start + skip, end + skip)]
        spans = [piece for start, end in parted for piece in _cut(stretch, start, end)]
        for start, end in spans:
            words = stretch[start:end]
            heading = len(spans) == 1 and words[-1] not in _ENDING and len(words.split()) <= _MOST_HEADING_WORDS
            span = Span(first + start, first + end)
            sentences.append(Sentence(len(sentences), span, words, paragraph, heading))
    return sentences


def on_one_line(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return sentences with blanks for their line breaks, for all who read their words; spans and lengths stay."""
    return [replace(one, text=_BREAK.sub(" ", one.text)) if _BREAK.search(one.text) else one for one in sentences]


def _is_small(text: str) -> bool:
    """Tell a text that is written without capitals: its sentences begin with small letters."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(_CAPITAL.findall(text)) < _LEAST_CAPITALS * letters


def _with_capital(found: regex.Match[str]) -> str:
    """Return the words with capitals, unless that makes them longer: places in the text stay."""
    raised = str(found[0]).upper()
    return raised if len(raised) == len(found[0]) else found[0]


def _segment(line: str) -> Iterator[tuple[int, int]]:
    if one := _ONE.match(line):
        yield one.span("sentence")
        return
    from syntok import segmenter

    held: int | None = None
    end = 0
    for tokens in (tokens for paragraph in segmenter.analyze(_near_marks(line)) for tokens in paragraph):
        start, end = tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)
        start = start if held is None else held
        if _RANK.search(line, max(start, end - _RANK_ROOM), end):
            held = start
        else:
            held = None
            yield start, end
    if held is not None:
        yield held, end


def _with_asker(line: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join a quoted question or cry with who utters it by name: "“Why?” Ana Lund asked." syntok parts the two."""
    held: tuple[int, int] | None = None
    for start, end in found:
        if held is not None and _ASKER.match(line, held[1]):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end) if _CRY.search(line, max(start, end - 2), end) else None
        if held is None:
            yield start, end
    if held is not None:
        yield held


def _near_marks(line: str) -> str:
    """Return a line with blanks for the words that no decision of syntok rests on; each character keeps its place."""
    return line if _NESTED.search(line) else _PLAIN.sub(lambda found: " " * (found.end() - found.start()), line)


def _run_together(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part sentences between which a page has lost the break at a quotation mark: 'so sad."Police said'.

    A straight mark closes where it is the second of a pair in its paragraph.
    """
    for found in _LOST_BREAK.finditer(line, start, end):
        closes = found[0] == "”" or (found[0] != "“" and line.count('"', 0, found.start()) % 2 == 1)
        at = found.end() if closes else found.start()
        yield start, at
        start = at
    yield start, end


def _cut(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = line.rfind(" ", start + 1, start + LONGEST)
        stop = blank if blank > start else start + LONGEST
        yield start, stop
        start = stop + (blank > start)
    if line[start:end].strip():
        yield start, end
