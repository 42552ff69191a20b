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
#: The end of a count of days, and what may stand before one that opens its sentence.
_WAY = regex.compile(r"\b(?:after|before)$", regex.I)
_OPENS = regex.compile(r"\W*(?:(?:just|only|about|less\sthan|more\sthan)\s)?", regex.I)
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
        for scene in group.scenes if group.form == "incident" and not group.times else ():
            for span, time in settings[scene.telling.sentence.index].times:
                if counted := _counted_back(scene, span, time, settings):
                    found.setdefault(scene.telling.sentence.index, {})[span] = (span, counted)
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


def _counted_back(scene: Scene, span: Span, time: TimeRange, settings: Settings) -> TimeRange | None:
    """Return when a happening was that a day of its sentence is counted from: "on Friday, a day after a raid".

    The day stands straight before the count, or behind the clause of the happening: "Two days after a raid, on Friday
    police ...". None where no such day is told, or several.
    """
    mention, sentence = scene.telling.mention, scene.telling.sentence
    at, text = sentence.span.start, sentence.text
    way = _WAY.search(time.words)
    if (
        way is None
        or not is_untold(time)
        or not _BETWEEN.fullmatch(text, span.end - at, max(mention.span.start - at, 0))
    ):
        return None
    days = [(told, one) for told, one in settings[sentence.index].times if one.start and one.precision in TO_THE_DAY]
    before = [
        one for told, one in days if told.end <= span.start and _ASIDE.fullmatch(text, told.end - at, span.start - at)
    ]
    behind = [one for told, one in days if _OPENS.fullmatch(text, 0, span.start - at) and told.start > mention.span.end]
    if len(days) != 1 or not (before or (behind and "," in text[mention.span.end - at :])):
        return None
    other = "before" if way[0].lower() == "after" else "after"
    value = from_happening(f"{time.words[: way.start()]}{other} the raid", days[0][1])
    return replace(value, words=time.words) if value and value.precision in TO_THE_DAY else None


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
