"""Harm that a sentence dates before the incident it would go to: "In June 2009 a clerk shot dead 13 people at a fair".

In: a mention, its sentence with its times, and the times of an incident. Out: whether it is told of an earlier day. A
report looks back at other attacks without a noun for them; what is told there is not this incident's. A day told of a
person ("who moved here in 2009"), or behind a comma, dates nothing. Never reads a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import regex

from rashomon.extract.beside import HARM, LEDE, is_of_incident
from rashomon.extract.homes import plain
from rashomon.records import TO_THE_DAY, Mention, Sentence, Span, TimeRange
from rashomon.values.times import covers

#: So long before an incident a time must end to be of another one: reports that tell of an arrest days later may date
#: the incident by that. Set by hand.
APART = timedelta(days=7)
#: What happened so lately is what a report is about. Set by hand.
_NEWS = timedelta(days=7)
#: Before a time that a sentence opens with: what follows is told of it.
_OPENS = regex.compile(
    r"^\W*(?:(?:and|but|also|just|only|almost|nearly|exactly|back|earlier|later|late|early|then|in|on|at|the)\s)*$",
    regex.I,
)
#: Between a time and words of harm: another clause begins, so that the time need not be theirs.
_APART_BY = regex.compile(
    r"[,;:()–—]|\b(?:who|whom|whose|that|which|where|when|while|after|before|since|because|said|says|told|and|but)\b",
    regex.I,
)
#: Behind a time, or before it: it is the beginning or the end of a span, and no day of anything.
_SINCE = regex.compile(
    r"\b(?:since|until|from|between|as\sof|than|after|before|following|to)\s(?:the\s|late\s|early\s)?$", regex.I
)

#: Behind a time that only names what people were at: "shot during a Halloween | party".
_FEAST = regex.compile(
    r"\s(?:\p{Ll}+\s)?(?:party|parties|parade|celebrations?|festival|fair|dinner|gathering|concert|game|match)\b",
    regex.I,
)

#: The times of a sentence, and where they stand.
Times = Sequence[tuple[Span, TimeRange]]


def news_is_dated(
    mentions: Iterable[Mention], sentences: Sequence[Sentence], times: Callable[[int], Times], published: date
) -> bool:
    """Tell whether a report opens with harm and its day, a recent one: "Nine people were killed on Monday".

    Times of saying count for none.
    """
    opening = {one.sentence for one in mentions if one.label in HARM and one.sentence <= LEDE}
    return any(
        time.start is not None
        and time.precision in TO_THE_DAY
        and abs(published - time.start.date()) <= _NEWS
        and is_of_incident(text, span.start - at, span.end - at)
        for index in opening
        for span, time in times(index)
        for text, at in [(sentences[index].text, sentences[index].span.start)]
    )


def tells_earlier_day(span: Span, sentence: Sentence, times: Times, own: Iterable[TimeRange]) -> bool:
    """Tell a mention whose sentence gives it a day before every time of an incident; ``own`` are these.

    A sentence that also tells a time which may be the incident's gives it no other.
    """
    known = [time for time in own if time.start]
    told = [(at, time) for at, time in times if time.start and time.end]
    if not known or not told or not all(_is_before(time, other) for _, time in told for other in known):
        return False
    return any(_is_tied(at, span, sentence) for at, _ in told)


def _is_before(time: TimeRange, other: TimeRange) -> bool:
    assert time.end is not None
    assert other.start is not None
    return covers(time, other) == "different" and plain(time.end) <= plain(other.start) - APART


def _is_tied(time: Span, span: Span, sentence: Sentence) -> bool:
    """Tell a time that a sentence opens with, or that stands in one clause with a mention."""
    text, at = sentence.text, sentence.span.start
    if _SINCE.search(text, 0, time.start - at) or _FEAST.match(text, time.end - at):
        return False
    if _OPENS.match(text[: time.start - at]):
        return True
    low, high = sorted((time, span))
    return 0 <= low.end - at <= high.start - at and _APART_BY.search(text, low.end - at, high.start - at) is None
