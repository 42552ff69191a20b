"""Times told from a happening whose own time is known: "two days after the raid", "the morning after the attack".

In: words that begin with such a time, and when the happening was. Out: the time, or None where the words give no exact
count. Hours are added to what is known of the happening, and no finer: two hours after a raid of Monday is a day long
too, and reaches two hours into Tuesday.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from rashomon.records import TO_THE_DAY, TimeRange
from rashomon.values.times import anchors, ranges
from rashomon.values.times.counts import Count, count_of
from rashomon.values.times.day_parts import narrow
from rashomon.values.times.elsewhere import moved_by
from rashomon.values.times.expressions import TimeExpression
from rashomon.values.times.matching import TimeMatch, find_longest, read_line
from rashomon.values.times.ranges import DAY

_MINUTES = {"minute": 1, "hour": 60}
#: So long after a happening of a day, and no time of the clock, it is as a rule still that day.
_SAME_DAY = timedelta(hours=12)
_FROM_WORDS = frozenset({"offset_from_words", "part_from_words"})
#: What may stand between a time and the one it is told from.
_ARTICLES = frozenset({"", "the", "a", "an", "this", "that", "his", "her", "its", "their"})
#: What may stand behind a time that dates nothing named after it.
_ALONE = re.compile(
    r"$|[,.;:)]|\s(?:and|but|or|when|while|as|in|at|on|near|by|for|he|she|it|they|we|the|an?|his|her|their|its|with)\b"
)
#: Behind a day: what was put on the calendar for it, and is no happening of a report: "the night before Sunday's vote".
_ON_ITS_DAY = re.compile(
    r"['’]s\s(?:[a-z-]+\s){0,2}(?:votes?|elections?|referendum|ballot|polls|run-?off|summit|hearing|trial|ceremony|rally|wedding"
    r"|funeral|festival|holiday|feast|match|game|final|concert|parade|deadline|anniversary|inauguration|talks|visit)\b"
)
#: A happening before this hour is followed by the morning of its own day.
_MORNING = 6


def from_happening(words: str, happened: TimeRange) -> TimeRange | None:
    """Return the time that words such as "two days after the raid" tell, of a raid whose day is known.

    The words stand first in what they tell. None where they give no whole count, or lead beyond the calendar.
    """
    found = find_longest(read_line(words))[:1]
    if not found or happened.start is None or happened.end is None:
        return None
    match = found[0]
    sign = -1 if match["way"].lower().startswith(("before", "prior")) else 1
    try:
        if match.rule.name == "part_from_words":
            return _part(match, happened, sign)
        return _counted(count_of(match), happened, sign) if match.rule.name == "offset_from_words" else None
    except (ValueError, OverflowError):
        return None


def beside(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Resolve what is told from the time behind it: "two days before May 3", "the day before Sunday's raid".

    A time that stands alone there is only what it is counted from, and no time of a happening any more. One that dates
    a happening stays, and what is told from it stays without bounds: whoever knows the happening may resolve it.
    """
    if len(found) < 2 or not any(one.rule in _FROM_WORDS for one in found):
        return found
    told = list(found)
    for at, (one, after) in enumerate(pairwise(found)):
        time = _beside(text, one, after)
        if time is None:
            continue
        alone = _stands_alone(text, after.words[1]) and not text[one.words[1] : after.words[0]].strip()
        named = text[one.start : one.end].lower().startswith("the ") and one.type
        counted = replace(one, type="DATE", value=time.timex) if named else one
        told[at] = replace(counted, time=time, words=(one.words[0], after.words[1])) if alone else counted
        told[at + 1] = replace(after, time=None) if alone else after
    return told


def _stands_alone(text: str, end: int) -> bool:
    return _ALONE.match(text, end) is not None or _ON_ITS_DAY.match(text, end) is not None


def _beside(text: str, one: TimeExpression, after: TimeExpression) -> TimeRange | None:
    between = text[one.words[1] : after.words[0]].strip().lower()
    fits = one.rule in _FROM_WORDS and between in _ARTICLES
    if not fits or after.time is None or after.time.precision not in TO_THE_DAY:
        return None
    time = from_happening(text[one.words[0] : after.words[1]], after.time)
    loose = text[one.start : one.end].lower().startswith("the ") and time and time.precision not in TO_THE_DAY
    return None if loose else time  # "the week before Sunday" may be any seven days


def _counted(count: Count, happened: TimeRange, sign: int) -> TimeRange | None:
    if count.whole is None or happened.start is None:
        return None
    if count.unit in _MINUTES:
        return _hours(sign * timedelta(minutes=_MINUTES[count.unit] * count.whole), happened)
    return anchors.moved(happened.start.date(), sign * count.whole, count.unit)


def _hours(by: timedelta, happened: TimeRange) -> TimeRange | None:
    if happened.precision in ("minute", "hour"):
        return replace(moved_by(by, happened, "Z" if happened.timex.endswith("Z") else ""), basis=anchors.BASIS)
    if abs(by) > _SAME_DAY or happened.start is None or happened.end is None:
        return None
    start, end = happened.start + by, happened.end + by
    return replace(happened, start=start, end=end, basis=anchors.BASIS, timex=happened.start.date().isoformat())


def _part(match: TimeMatch, happened: TimeRange, sign: int) -> TimeRange | None:
    """Return the morning after, the night before: the next or the last one that does not hold the happening itself."""
    if happened.start is None or (sign > 0 and match["part"].lower() == "night"):
        return None
    at_night = happened.precision != "day" and happened.start.hour < _MORNING
    day = happened.start.date() + (0 if sign > 0 and at_night else sign) * DAY
    return narrow(ranges.day_range(day, anchors.BASIS), match).time
