"""Statements printed without quotation marks, behind a line that says whose they are: "The minister, Ana Lund, said:".

In: a report's sentences, its quotations and subjects. Out: attributions for the paragraph that follows such a line, and
for more as long as somebody goes on in the first person. What stands in quotation marks is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import regex

from rashomon.extract.quotations import may_speak
from rashomon.extract.said import Said
from rashomon.records import Attribution, Name, Sentence, Span

#: A line that ends in words of saying and says nothing yet.
_SAYS = regex.compile(
    r"\s(?:said|says|added|wrote|stated|declared)"
    r"(?:\s(?:today|yesterday|on\s\p{L}+day|in\sa\s(?:\p{L}+\s){0,2}(?:statement|post|message|letter|speech)))*\s?:$",
    regex.IGNORECASE,
)
_FIRST_PERSON = regex.compile(r"\b(?:I|(?i:we|our|ours|my|me)|us)\b")
#: What a page prints behind a statement.
_END = regex.compile(
    r"(?:further\sinformation|notes?\sto\seditors|contact|background|ends|share\sthis)\b", regex.IGNORECASE
)
_MOST_PARAGRAPHS = 8


def dictated(sentences: Sequence[Sentence], quoted: Sequence[Span], subjects: Mapping[int, Name]) -> list[Said]:
    """Give what follows "X said:" without quotation marks to the subject of that line."""
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda one: one.paragraph)]
    found: list[Said] = []
    for at, paragraph in enumerate(paragraphs[:-1]):
        line = paragraph[-1]
        name = subjects.get(line.index)
        says = _SAYS.search(line.text)
        if name is None or says is None or not may_speak(name):
            continue
        cue = Span(line.span.start + says.start() + 1, line.span.start + says.end())
        for said in _statement(paragraphs[at + 1 : at + 1 + _MOST_PARAGRAPHS], quoted):
            by = Attribution(name, said.span, "quotation", found_by="rule:dictated")
            found.append(Said(by, said.span, said.index, cue=cue))
    return found


def _statement(paragraphs: Sequence[Sequence[Sentence]], quoted: Sequence[Span]) -> list[Sentence]:
    """Return the sentences of a statement: the first paragraph, and those up to the last in the first person."""
    taken: list[Sequence[Sentence]] = []
    last = 1
    for paragraph in paragraphs:
        if _is_apart(paragraph, quoted):
            break
        taken.append(paragraph)
        if any(_FIRST_PERSON.search(one.text) for one in paragraph):
            last = len(taken)
    return [one for paragraph in taken[:last] for one in paragraph]


def _is_apart(paragraph: Sequence[Sentence], quoted: Sequence[Span]) -> bool:
    """Tell a paragraph that is no part of a statement: quoted, another "X said:", or the foot of a page."""
    span = Span(paragraph[0].span.start, paragraph[-1].span.end)
    ends = _END.match(paragraph[0].text) is not None or paragraph[-1].text.endswith(":")
    return ends or any(run.start < span.end and span.start < run.end for run in quoted)
