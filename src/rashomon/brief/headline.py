"""The heading of a brief: kind, target, day and place as most statements tell them, each with its citation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.brief.drafts import Draft
from rashomon.brief.model import Headline
from rashomon.brief.phrases import say
from rashomon.brief.voices import told_order
from rashomon.brief.wording import capital, cut, show, show_weekday
from rashomon.records import HAPPENED, TO_THE_DAY, Dossier, Statement, TimeRange, Value

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
    time = _best(dossier, "time", show_date)
    place = _best(dossier, "place", show)
    if place and target and _repeats(place.shown, target.shown):
        printed = [what, target, time]
    else:
        printed = [what, target, time, place]
    parts = [part for part in printed if part]
    text = capital(" · ".join(part.shown for part in parts)) or say("no heading")
    headline = Headline(_shown(what), _shown(target), _shown(time), _shown(place), _sort(time))
    return Draft(text, tuple(part.statement for part in parts)), headline


def show_date(value: Value) -> str:
    """Return a time as a day with its weekday, where it is exact to the day; else as it is shown anywhere."""
    if isinstance(value, TimeRange) and value.start and value.precision in TO_THE_DAY:
        return show_weekday(value.start.date())
    return show(value)


def _target(value: Value) -> str:
    words = cut(value.words, TARGET_LENGTH)
    article = words.partition(" ")[0]
    return article.lower() + words[len(article) :] if article in {"The", "A", "An"} else words


def _best(dossier: Dossier, field: str, shown: Callable[[Value], str]) -> Part | None:
    groups: dict[str, list[Statement]] = {}
    for statement in sorted(dossier.statements, key=told_order):
        if statement.field == field and statement.stance in HAPPENED and shown(statement.value):
            groups.setdefault(shown(statement.value), []).append(statement)
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), told_order(pair[1][0])))
    return Part(ranked[0][0], ranked[0][1][0]) if ranked else None


def _shown(part: Part | None) -> str:
    return part.shown if part else ""


def _repeats(place: str, target: str) -> bool:
    """Tell whether the target already names a part of the place: "US embassy in Baghdad" and "Baghdad"."""
    words: Sequence[str] = target.casefold().replace(",", " ").split()
    return any(part.strip() and set(part.casefold().split()) <= set(words) for part in place.split(","))


def _sort(time: Part | None) -> str:
    value = time.statement.value if time else None
    return value.start.isoformat() if isinstance(value, TimeRange) and value.start else ""
