"""Which times a sentence tells of another act than the happening beside them: a claim, a toll that rose, an arrest.

In: a mention of a happening, the span of a time, their sentence. Out: whether the time is of another act. Never reads
a time.
"""

from __future__ import annotations

import regex

from rashomon.records import Mention, Sentence, Span

_COMMA_COSTS = 20
_ACT = regex.compile(
    r"\b(?:rose|risen|climbed|increased|reached|claimed|said|told|condemned|denied|blamed|accused|vowed|warned|threatened"
    r"|met|arrived|called|urged|announced|confirmed|rejected|ended|began|started|died)\b",
    regex.IGNORECASE,
)
_JUSTICE = regex.compile(
    r"\b(?:arrested|charged|arraigned|sentenced|convicted|indicted|pleaded|court|custody|extradited|surrendered)\b",
    regex.I,
)
_OTHER_CLAUSE = regex.compile(r"[,;:]|\b(?:before|after|when|until|while|and|but)\b", regex.I)
_SUBORDINATE = regex.compile(r"(?:\S+\s){0,3}(?:after|when|since|before|while|as)\s", regex.IGNORECASE)
_ACT_BEFORE = regex.compile(
    r"\b(?:claimed|claiming|condemned|denounced|confirmed|for|over|about|discussed)\s$", regex.I
)
#: What goes on with the happening itself: "charged over the shooting that happened on Monday".
_ITS_OWN = regex.compile(
    r"[^.;,]{0,40}?\b(?:that|which)\s(?:\p{L}+ly\s)?(?:occurred|happened|took\splace|broke\sout|unfolded|began|occurs|left|killed)\b",
    regex.I,
)


def of_another_act(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell a time of another act: "claimed the attack on Monday", "the toll of the raid rose on Monday"."""
    if span.start >= mention.span.end and _ITS_OWN.match(sentence.text, mention.span.end - sentence.span.start):
        return False
    if _of_justice(mention, span, sentence):
        return True
    if span.start < mention.span.end:
        return False
    between = sentence.text[mention.span.end - sentence.span.start : span.start - sentence.span.start]
    before = sentence.text[: mention.span.start - sentence.span.start]
    main_clause = "," in between and _SUBORDINATE.match(before) is not None
    return main_clause or _ACT.search(between) is not None or _ACT_BEFORE.search(before) is not None


def _of_justice(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell the time of an arrest or a hearing over it: "was arrested Friday for the shooting"."""
    start, apart = sentence.span.start, distance(mention, span, sentence)
    for found in _JUSTICE.finditer(sentence.text):
        first, last = start + found.start(), start + found.end()
        gap = span.start - last if last <= span.start else first - span.end
        low, high = (
            sorted((span.end - start, found.start())) if last > span.start else (found.end(), span.start - start)
        )
        if 0 <= gap < apart and not _OTHER_CLAUSE.search(sentence.text[low:high]):
            return True
    return False


def distance(mention: Mention, span: Span, sentence: Sentence) -> int:
    """Return how many characters lie between a mention and a span; a comma between counts for more."""
    focus = mention.span
    if focus.start <= span.start and span.end <= focus.end:
        return 0
    start, end = (focus.end, span.start) if focus.end <= span.start else (span.end, focus.start)
    between = sentence.text[max(0, start - sentence.span.start) : max(0, end - sentence.span.start)]
    return len(between) + _COMMA_COSTS * between.count(",")
