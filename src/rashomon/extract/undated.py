"""Times of the clock in a report that tells no day: "shots were fired around 2 a.m.", and nothing else of when.

In: the times of a report by sentence, and the day it was published or filed. Out: the same, those of the clock on that
day where the report tells no other time. News that gives an hour and no day tells of the hours just gone, so the last
such hour is meant: its day is derived from a stated phrase and the publication, which is said by its basis,
"inferred", and its words stay those of the hour. An hour of the evening is left without a day, for it may have been
the evening before. So is what opens its line with no more than figures ("1:17 Storm closes roads": how long a film
runs), and when something was put up or is to be broadcast.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import regex

from rashomon.records import Sentence, Span, TimeRange

#: The times of one sentence with where they stand.
Times = Sequence[tuple[Span, TimeRange]]
#: From this hour on a report may tell of the evening before. Set by hand.
_EVENING = 18
_CLOCK = regex.compile(r"T(?P<hour>\d\d)(?::\d\d)?")
_FIGURES = regex.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_OF_PRINT = regex.compile(r"\b(?:updated?|posted|published|broadcast|newscasts?|news\sat|tune\sin|deadline)\b", regex.I)


def on_publication(
    times: Sequence[Times],
    sentences: Sequence[Sentence],
    published: date,
    put: Callable[[TimeRange, TimeRange], TimeRange],
) -> list[Times]:
    """Return the times of a report with those of the clock on the day it was published, where it tells no other.

    ``put`` puts a time of the clock on a day.
    """
    if any(time.start or time.end for told in times for _, time in told):
        return list(times)
    midnight = datetime(published.year, published.month, published.day)
    day = TimeRange("", midnight, midnight + timedelta(days=1), "day", "inferred", published.isoformat())
    return [
        tuple((span, put(time, day) if _is_just_gone(time, span, sentence) else time) for span, time in told)
        for told, sentence in zip(times, sentences, strict=True)
    ]


def _is_just_gone(time: TimeRange, span: Span, sentence: Sentence) -> bool:
    """Tell an hour of the night or the day that something can have happened at."""
    clock = _CLOCK.fullmatch(time.timex)
    if clock is None or _EVENING <= int(clock["hour"]) < 24 or _OF_PRINT.search(sentence.text):
        return False
    return span.start > sentence.span.start or _FIGURES.fullmatch(time.words) is None
