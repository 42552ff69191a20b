"""Harm that a sentence dates before the incident it would go to: "In June 2009 a clerk shot dead 13 people at a fair".

In: the sentences of a report with their times, and its incidents. Out: the harm that is told of an earlier day than
the incident it would go to. A report looks back at other attacks without a noun for them; what is told there is not
this incident's. A day told of a person ("who moved here in 2009"), or behind a comma, dates nothing. Never reads a
time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import regex

from rashomon.extract.accounts import Told
from rashomon.extract.beside import LEDE, is_of_incident
from rashomon.extract.homes import Homes, plain
from rashomon.extract.settings import Settings
from rashomon.records import TO_THE_DAY, Mention, Sentence, Span, TimeRange
from rashomon.values.times import covers

#: So long before an incident a time must end to be of another one: reports that tell of an arrest days later may date
#: the incident by that. Set by hand.
APART = timedelta(days=7)
#: What happened so lately is what a report is about. Set by hand.
_NEWS = timedelta(days=7)
_HARM = frozenset({"killed", "injured", "casualties", "kidnapped"})
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

Times = Sequence[tuple[Span, TimeRange]]


def news_is_dated(
    mentions: Iterable[Mention], sentences: Sequence[Sentence], times: Callable[[int], Times], published: date
) -> bool:
    """Tell whether a report opens with harm and its day, a recent one: "Nine people were killed on Monday".

    Times of saying count for none.
    """
    opening = {one.sentence for one in mentions if one.label in _HARM and one.sentence <= LEDE}
    return any(
        time.start is not None
        and time.precision in TO_THE_DAY
        and abs(published - time.start.date()) <= _NEWS
        and is_of_incident(text, span.start - at, span.end - at)
        for index in opening
        for span, time in times(index)
        for text, at in [(sentences[index].text, sentences[index].span.start)]
    )


@dataclass(frozen=True, slots=True)
class OtherDays:
    """What is needed of a report to tell whose its harm is by the days told with it."""

    told: Told
    homes: Homes
    sentences: Sequence[Sentence]
    settings: Settings

    def apart(self, mentions: Iterable[Mention]) -> list[Mention]:
        """Return the mentions that go to an incident and are dated before it."""
        homes = ((one, self.homes.home_of(one)) for one in mentions if one.label in _HARM)
        return [one for one, index in homes if index is not None and self.are_earlier(index, one)]

    def are_earlier(self, index: int, mention: Mention) -> bool:
        """Tell a mention that the words date before an incident, in a sentence that names no happening."""
        group = self.told.groups[index]
        if mention.anchor is not None or group.form != "incident":
            return False
        dates = _in_passage(mention, self.sentences, self._times, self._is_free)
        if not self._is_free(dates.index):
            return False
        if dates.index != mention.sentence:
            mention = replace(mention, span=dates.span)
        return _tells_earlier_day(mention, dates, self._times(dates.index), group.times)

    def _times(self, sentence: int) -> Times:
        return self.settings[sentence].times

    def _is_free(self, sentence: int) -> bool:
        told = self.homes.told_in.get(sentence, ())
        return not any(self.told.groups[group].form == "incident" for _, group in told)


def _tells_earlier_day(mention: Mention, sentence: Sentence, times: Times, own: Iterable[TimeRange]) -> bool:
    """Tell a mention whose sentence gives it a day before every time of an incident; ``own`` are these.

    A sentence that also tells a time which may be the incident's gives it no other.
    """
    known = [time for time in own if time.start]
    told = [(span, time) for span, time in times if time.start and time.end]
    if not known or not told or not all(_is_before(time, other) for _, time in told for other in known):
        return False
    return any(_is_tied(span, mention, sentence) for span, _ in told)


def _in_passage(
    mention: Mention, sentences: Sequence[Sentence], times: Callable[[int], Times], is_free: Callable[[int], bool]
) -> Sentence:
    """Return the sentence that dates a mention: its own, or one before it that the passage goes on from.

    A passage goes on in a paragraph as long as its sentences tell no time, and are ``is_free`` of happenings.
    """
    index = mention.sentence
    while index > 0 and not times(index) and is_free(index):
        if sentences[index - 1].paragraph != sentences[index].paragraph:
            break
        index -= 1
    return sentences[index]


def _is_before(time: TimeRange, other: TimeRange) -> bool:
    assert time.end is not None
    assert other.start is not None
    return covers(time, other) == "different" and plain(time.end) <= plain(other.start) - APART


def _is_tied(time: Span, mention: Mention, sentence: Sentence) -> bool:
    """Tell a time that a sentence opens with, or that stands in one clause with a mention."""
    text, at = sentence.text, sentence.span.start
    if _SINCE.search(text, 0, time.start - at) or _FEAST.match(text, time.end - at):
        return False
    if _OPENS.match(text[: time.start - at]):
        return True
    low, high = sorted((time, mention.span))
    return 0 <= low.end - at <= high.start - at and _APART_BY.search(text, low.end - at, high.start - at) is None
