"""The heading of a brief: kind, target and place as most statements tell them, and the day that lists have.

Each part has its citation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.brief.drafts import Draft
from rashomon.brief.model import Headline
from rashomon.brief.phrases import say
from rashomon.brief.voices import told_order
from rashomon.brief.wording import capital, cut, show, show_weekday
from rashomon.records import HAPPENED, TO_THE_DAY, Dossier, Place, Statement, TimeRange, Value
from rashomon.values.times import finest, likeliest_day

TARGET_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a heading and the earliest statement that carries it."""

    shown: str
    statement: Statement


def make_heading(dossier: Dossier) -> tuple[Draft, Headline]:
    """Return the heading as a line and its parts, leaving out what no statement tells."""
    what = _best(dossier, "kind", show)
    target = _best(dossier, "target", _target)
    time = _time(dossier)
    place = _best(dossier, "place", _located) or _best(dossier, "place", show)
    if place and target and _repeats(place.shown, target.shown):
        printed = [what, target, time]
    else:
        printed = [what, target, time, place]
    parts = [part for part in printed if part]
    text = capital(" · ".join(part.shown for part in parts)) or say("no heading")
    headline = Headline(_shown(what), _shown(target), _shown(time), _shown(place), _day(dossier, time))
    return Draft(text, tuple(part.statement for part in parts)), headline


def show_date(value: Value) -> str:
    """Return a time as a day with its weekday, where it is exact to the day; else as it is shown anywhere."""
    if isinstance(value, TimeRange) and value.start and value.precision in TO_THE_DAY:
        return show_weekday(value.start.date())
    return show(value)


def _located(value: Value) -> str:
    """Return a place that is known on the map as it is shown; nothing for a name that nothing is known of."""
    return show(value) if isinstance(value, Place) and value.latitude is not None else ""


def _target(value: Value) -> str:
    words = cut(value.words, TARGET_LENGTH)
    article = words.partition(" ")[0]
    return article.lower() + words[len(article) :] if article in {"The", "A", "An"} else words


def _time(dossier: Dossier) -> Part | None:
    """Return the day that the incident is listed under, by the first statement that tells it as well as any."""
    told = [s for s in _told(dossier, "time") if show_date(s.value)]
    dated = [s for s in told if isinstance(s.value, TimeRange) and s.value.start]
    times = [s.value for s in dated if isinstance(s.value, TimeRange)]
    day, best = likeliest_day(times), finest(times)
    for statement in dated:
        value = statement.value
        if isinstance(value, TimeRange) and value in best and value.start and value.start.date() == day:
            return Part(show_date(value), statement)
    return Part(show_date(told[0].value), told[0]) if told else None


def _best(dossier: Dossier, field: str, shown: Callable[[Value], str]) -> Part | None:
    groups: dict[str, list[Statement]] = {}
    for statement in _told(dossier, field):
        if shown(statement.value):
            groups.setdefault(shown(statement.value), []).append(statement)
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), told_order(pair[1][0])))
    return Part(ranked[0][0], ranked[0][1][0]) if ranked else None


def _told(dossier: Dossier, field: str) -> list[Statement]:
    """Return the statements of a field that tell what happened, as they were told."""
    told = (s for s in dossier.statements if s.field == field and s.stance in HAPPENED)
    return sorted(told, key=told_order)


def _shown(part: Part | None) -> str:
    return part.shown if part else ""


def _repeats(place: str, target: str) -> bool:
    """Tell whether the target already names a part of the place: "US embassy in Baghdad" and "Baghdad"."""
    words: Sequence[str] = target.casefold().replace(",", " ").split()
    return any(part.strip() and set(part.casefold().split()) <= set(words) for part in place.split(","))


def _day(dossier: Dossier, time: Part | None) -> date | None:
    """Return the day to list it under: the one told, else that of the first report."""
    value = time.statement.value if time else None
    if isinstance(value, TimeRange) and value.start:
        return value.start.date()
    return min((statement.published for statement in dossier.statements), default=None)
