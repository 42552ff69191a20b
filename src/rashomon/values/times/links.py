"""Spans of two times ("from Monday to Wednesday"), and times left open on one side ("since 2014").

In go the times of a sentence, out come those times joined and opened where the words between and before them say so.
The words are in ``rules/times/links.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from datetime import time as clock

from rashomon.records import Basis, Found, Precision, TimeRange
from rashomon.values.times.grammar import LINKS, time_rules
from rashomon.values.times.matching import TimeMatch, find
from rashomon.values.times.tokens import Line

FoundTime = Found[TimeRange]
#: From coarse to fine: a span of two times is as coarse as the coarser.
_COARSE_FIRST: tuple[Precision, ...] = (
    "open",
    "year",
    "season",
    "month",
    "week",
    "day",
    "part of day",
    "hour",
    "minute",
)
_CLOCK: tuple[Precision, ...] = ("hour", "minute")
#: Behind a time that dates what is named after it: "after Friday prayers", "on the run since the May 3 bombing".
#: One attack is named so, not several: "since May raids have gone on".
_NAMED = re.compile(
    r"['’]s|\s(?:(?:midday|noon|morning|evening|afternoon)\s)?(?:prayers?|sermons?|mass|services?)\b"
    r"|\s(?:[\w’'-]+\s){0,2}?(?:attack|assault|bombing|shooting|raid|massacre|strike|air\s?strike|blast|explosion|killing|murder"
    r"|slaying|ambush|kidnapping|abduction)\b(?!\s(?:\w+s|helicopter|plane|jet|force|team|victim)\b)"
)
#: Before a time from which something is counted: "the worst attack since the May 3 raid", "a year since it".
_COUNTED_FROM = re.compile(
    r"\b(?:worst|first|most|only|deadliest|bloodiest|largest|biggest|gravest|heaviest|fiercest|strongest|highest|longest)\b"
    r"[^.;:]{0,60}$|\b(?:hours?|days?|weeks?|months?|years?|decades?|time)\s$",
    re.IGNORECASE,
)
#: The TIMEX3 of a time of the clock without a day.
_HOUR = re.compile(r"T\d\d:\d\d")
_TOLD: tuple[Basis, ...] = ("relative to another time", "relative to publication")


def link(line: Line, times: Sequence[FoundTime]) -> list[FoundTime]:
    """Join two times into a span, and open a time on one side, where the words between and before them say so."""
    links = find(time_rules(LINKS), line)
    if not links:
        return list(times)
    linked: list[FoundTime] = []
    for time in times:
        joined = _join(line.text, linked[-1], time, links) if linked else None
        if joined:
            linked[-1] = joined
        else:
            linked.append(time)
    return [_open(line.text, time, links) for time in linked]


def found(sentence: str, start: int, end: int, value: TimeRange, rule: str) -> FoundTime:
    """Return a time with its words."""
    return Found(start, end, replace(value, words=sentence[start:end]), rule)


def _join(sentence: str, first: FoundTime, last: FoundTime, links: Sequence[TimeMatch]) -> FoundTime | None:
    before = [one for one in links if one.rule.gives.get("pair") == "first" and _meets(sentence, one.end, first.start)]
    if not any(_joins(sentence, one, first, last, before) for one in links):
        return None
    one, other = _share_day(_share_year(first, last.value), last.value)
    if one.start is None or one.end is None or other.end is None or other.start is None or one.start >= other.start:
        return None
    basis: Basis = next((told for told in _TOLD if told in (one.basis, other.basis)), other.basis)
    if one.timex.endswith("TNI") and other.precision == "day" and _words_between(sentence, first, last) == "into":
        return found(sentence, first.start, last.end, one, first.rule)  # "Saturday night into Sunday" is that night
    precision = min(one.precision, other.precision, key=_COARSE_FIRST.index)
    value = TimeRange("", one.start, max(one.end, other.end), precision, basis, f"{one.timex}/{other.timex}")
    return found(sentence, before[0].start if before else first.start, last.end, value, "span")


def _joins(sentence: str, one: TimeMatch, first: FoundTime, last: FoundTime, before: Sequence[TimeMatch]) -> bool:
    gives = one.rule.gives
    if gives.get("pair") not in ("joined", "either") or not (
        _meets(sentence, first.end, one.start) and _meets(sentence, one.end, last.start)
    ):
        return False
    if gives["pair"] == "either" and (first.value.end is None or first.value.end != last.value.start):
        return False
    return "after" not in gives or any(gives["after"] in _words(link) for link in before)


def _words_between(sentence: str, first: FoundTime, last: FoundTime) -> str:
    return sentence[first.end : last.start].strip().lower()


def _words(link: TimeMatch) -> str:
    return link.text[link.start : link.end].lower()


def _meets(sentence: str, end: int, start: int) -> bool:
    """Tell whether nothing but white space lies between two places."""
    return end <= start and not sentence[end:start].strip()


def _share_year(first: FoundTime, last: TimeRange) -> TimeRange:
    """Give a first day or month without a year the year printed with the last: "7 October to 20 November 2023"."""
    value = first.value
    printed = last.basis in ("stated", "inferred") and last.timex[:4].isdigit()
    told = value.basis == "relative to publication" and first.rule.startswith(("date", "month"))
    if not (told and printed and value.start and value.end and last.start):
        return value
    year = int(last.timex[:4])
    if (value.start.month, value.start.day) > (last.start.month, last.start.day):
        year -= first.rule.startswith("month")
    try:
        start = value.start.replace(year=year)
        end = value.end.replace(year=year + value.end.year - value.start.year)
    except ValueError:  # 29 February in a common year
        return value
    return replace(value, start=start, end=end, basis=last.basis, timex=f"{year:04}{value.timex[4:]}")


def _share_day(one: TimeRange, other: TimeRange) -> tuple[TimeRange, TimeRange]:
    """Give a time of the clock without a day the day of the other: "from 2 a.m. to 5 a.m. on Monday"."""
    if one.start is None and other.start is not None and other.precision in _CLOCK:
        return _on_day(one, other, -1), other
    if other.start is None and one.start is not None and one.precision in _CLOCK:
        return one, _on_day(other, one, 1)
    return one, other


def _on_day(time: TimeRange, dated: TimeRange, sign: int) -> TimeRange:
    """Put a time of the clock on the day of one before (1) or behind it (-1), or the day beyond that."""
    if dated.start is None or _HOUR.fullmatch(time.timex) is None or dated.timex.endswith("Z"):
        return time
    hour = timedelta(hours=int(time.timex[1:3]), minutes=int(time.timex[4:6]))
    start = datetime.combine(dated.start.date(), clock()) + hour
    if (start - dated.start) * sign < timedelta(0):
        start += sign * timedelta(days=1)
    end = start + timedelta(minutes=1 if time.precision == "minute" else 60)
    timex = f"{start:%Y-%m-%dT%H:%M}"
    return replace(time, start=start, end=end, basis=dated.basis, timex=timex)


def _open(sentence: str, time: FoundTime, links: Sequence[TimeMatch]) -> FoundTime:
    value = time.value
    if value.start is None or value.end is None:
        return time
    for one in links:
        side = one.rule.gives.get("opens")
        if side is None or not _meets(sentence, one.end, time.start):
            continue
        if _names_a_thing(sentence, time.end) and not _COUNTED_FROM.search(sentence, 0, one.start):
            continue
        bound = value.start if one.rule.gives["from"] == "start" else value.end
        start, end = (bound, None) if side == "end" else (None, bound)
        opened = replace(value, start=start, end=end, precision="open")
        return found(sentence, one.start, time.end, opened, one.rule.name)
    return time


def _names_a_thing(sentence: str, end: int) -> bool:
    """Tell whether a time dates the thing named after it ("after Sunday's attack") and bounds nothing."""
    return _NAMED.match(sentence, end) is not None
