"""Finding the time expressions of a sentence.

In go a sentence and its report's publication date, out come times with their words, which are slices of the sentence.
The rules are ``rules/times_en.yaml``; spans made of two times, or left open, are in ``rules/time_links_en.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.records import Basis, Found, Precision, TimeRange
from rashomon.rules import Match, find_all, load_rules, longest
from rashomon.values.times.context import Context
from rashomon.values.times.resolve import resolve
from rashomon.values.times.tense import Tense, tense_at, tense_cues

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


def find_times(sentence: str, *, published: date, past: bool | None = None) -> list[FoundTime]:
    """Find all times of a sentence, in order and apart from one another.

    ``past`` says that the sentence tells of the past (True) or of what is to come (False); None reads the tense from
    the verbs near each time. What is repeated ("every day") or lasts ("for three hours") is no time of a happening.
    """
    matches = longest(find_all(load_rules("times_en"), sentence))
    if not matches:
        return []
    cues = tense_cues(sentence) if past is None else []
    times = []
    for match in matches:
        tense: Tense | None = tense_at(sentence, cues, match.start, match.end)
        if past is not None:
            tense = "past" if past else "future"
        value = resolve(match, Context(published, tense))
        if value is not None:
            times.append(_found(sentence, match.start, match.end, value, match.rule.name))
    return _link(sentence, times) if times else []


def _found(sentence: str, start: int, end: int, value: TimeRange, rule: str) -> FoundTime:
    return Found(start, end, replace(value, words=sentence[start:end]), rule)


def _link(sentence: str, times: Sequence[FoundTime]) -> list[FoundTime]:
    """Join two times into a span, and open a time on one side, where the words between and before them say so."""
    links = list(find_all(load_rules("time_links_en"), sentence))
    if not links:
        return list(times)
    linked: list[FoundTime] = []
    for time in times:
        joined = _join(sentence, linked[-1], time, links) if linked else None
        if joined:
            linked[-1] = joined
        else:
            linked.append(time)
    return [_open(sentence, time, links) for time in linked]


def _join(sentence: str, first: FoundTime, last: FoundTime, links: Sequence[Match]) -> FoundTime | None:
    joint = [link for link in links if link.rule.gives.get("pair") == "joined"]
    if not any((link.start, link.end) == (first.end, last.start) for link in joint):
        return None
    one, other = _share_year(first, last.value), last.value
    if one.start is None or one.end is None or other.end is None or other.start is None or one.start >= other.start:
        return None
    before = [link for link in links if link.rule.gives.get("pair") == "first" and link.end == first.start]
    basis: Basis = "relative to publication" if "relative to publication" in (one.basis, other.basis) else other.basis
    precision = min(one.precision, other.precision, key=_COARSE_FIRST.index)
    value = TimeRange("", one.start, max(one.end, other.end), precision, basis, f"{one.timex}/{other.timex}")
    return _found(sentence, before[0].start if before else first.start, last.end, value, "span")


def _share_year(first: FoundTime, last: TimeRange) -> TimeRange:
    """Give a first day without a year the year that is printed with the last: "7 October to 20 November 2023"."""
    value = first.value
    if first.rule != "date" or value.basis == "stated" or last.basis != "stated" or not (value.start and value.end):
        return value
    year = last.timex[:4]
    try:
        start = value.start.replace(year=int(year))
    except ValueError:  # 29 February in a common year
        return value
    end = start + (value.end - value.start)
    return replace(value, start=start, end=end, basis="stated", timex=year + value.timex[4:])


def _open(sentence: str, time: FoundTime, links: Sequence[Match]) -> FoundTime:
    value = time.value
    if value.start is None or value.end is None:
        return time
    for link in links:
        side = link.rule.gives.get("opens")
        if (
            side is None
            or link.end != time.start
            or (not link.rule.name.startswith("since") and _names_a_thing(sentence, time.end))
        ):
            continue
        bound = value.start if link.rule.gives["from"] == "start" else value.end
        start, end = (bound, None) if side == "end" else (None, bound)
        opened = replace(value, start=start, end=end, precision="open")
        return _found(sentence, link.start, time.end, opened, link.rule.name)
    return time


def _names_a_thing(sentence: str, end: int) -> bool:
    """Tell whether a time dates the thing named after it ("after Sunday's attack") and bounds nothing."""
    return sentence[end : end + 2] in ("'s", "’s")
