"""Times told from a happening of the report ("two days after the raid"), and those that nothing in it resolves.

In: one report's groups and the times of its sentences. Out: the day that such words come to, where the happening they
name has one day; and an issue for each time of an incident that stays without bounds. The date of publication never
stands in for a day that is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import regex

from rashomon.extract.groups import Group, Scene
from rashomon.extract.settings import Settings
from rashomon.records import TO_THE_DAY, Issue, Report, Span, TimeRange
from rashomon.values.times import from_happening, is_untold

#: What may stand between "two days after" and the word that names the happening.
_BETWEEN = regex.compile(r"\s(?:[\p{L}\p{N}'’\-]+\s){0,4}")
#: Between a day and what says more of it, where no other clause stands: "Sunday | in Arden, just | a day after".
_ASIDE = regex.compile(r"(?:\s(?:in|at|near)\s[\p{Lu}\p{Ll}’' -]{2,40})?\s?[,–—-]+\s?(?:\p{Ll}+\s){0,3}")
_REMEDY = "It is kept without a date; another report may tell the day."
#: The code of the issues of times. They are no faults of a report.
UNRESOLVED = "unresolved-time"


def anchored(settings: Settings, groups: Sequence[Group]) -> Settings:
    """Return the settings with the times that are told from a happening of a known day; the same where none is."""
    found: dict[int, dict[Span, tuple[Span, TimeRange]]] = {}
    for group in groups:
        day = _day_of(group)
        for scene in group.scenes if day is not None else ():
            for span, time in settings[scene.telling.sentence.index].times:
                resolved = _told_from(scene, span, time, day) if day is not None else None
                if resolved and not _is_aside(scene, span, settings):
                    found.setdefault(scene.telling.sentence.index, {})[span] = resolved
    return settings.retold(found) if found else settings


def _day_of(group: Group) -> TimeRange | None:
    """Return when a group's incident was, as closely as it is told; None where that is no day or several."""
    told = [time for time in group.times if time.start and time.end and time.precision in TO_THE_DAY]
    days = {time.start.date() for time in told if time.start}
    return min(told, key=_length) if group.form == "incident" and len(days) == 1 else None


def _length(time: TimeRange) -> timedelta:
    return time.end - time.start if time.start and time.end else timedelta.max


def _is_aside(scene: Scene, span: Span, settings: Settings) -> bool:
    """Tell what only says more of the day before it: "on Sunday, a day after | a man was shot" is Sunday."""
    sentence = scene.telling.sentence
    days = (told for told, time in settings[sentence.index].times if time.start and time.precision in TO_THE_DAY)
    at = sentence.span.start
    return any(
        _ASIDE.fullmatch(sentence.text, day.end - at, max(span.start - at, 0)) for day in days if day.end <= span.start
    )


def _told_from(scene: Scene, span: Span, time: TimeRange, day: TimeRange) -> tuple[Span, TimeRange] | None:
    mention, sentence = scene.telling.mention, scene.telling.sentence
    if not is_untold(time) or mention.span.start < span.end:
        return None
    first, last = span.end - sentence.span.start, mention.span.start - sentence.span.start
    whole = Span(span.start, mention.span.end)
    words = sentence.text[whole.start - sentence.span.start : whole.end - sentence.span.start]
    if _BETWEEN.fullmatch(sentence.text, first, last) is None or (value := from_happening(words, day)) is None:
        return None
    return whole, replace(value, words=words)


def unresolved(report: Report, groups: Sequence[Group]) -> tuple[Issue, ...]:
    """Return an issue for each time of an incident that is told from one which the report does not give.

    Where other words of the report tell when the incident was, there is none.
    """
    undated = (group for group in groups if group.happened and not any(time.start or time.end for time in group.times))
    spans = {span: scene.words for group in undated for scene in group.scenes for span in scene.untold}
    return tuple(_issue(report, span, spans[span]) for span in sorted(spans))


def _issue(report: Report, span: Span, happening: str) -> Issue:
    words = " ".join(report.text[span.start : span.end].split())
    message = f'The time of "{happening}" is told as "{words}", and the report does not say of which day or from when'
    return Issue(UNRESOLVED, message, _REMEDY, place=f"character {span.start}", report_id=report.id)
