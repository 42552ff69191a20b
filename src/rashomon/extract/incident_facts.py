"""What the statements of one account come to: the day and the place chosen, the counts added up, with reasons.

In: the statements of one account. Out: :class:`Chosen`, or None where nothing is told. Nothing is changed or dropped:
the statements not chosen stay what they are. The publication date is never the day of an incident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

import regex

from rashomon.extract.beside import is_of_incident, is_of_other_act
from rashomon.extract.filed import is_astray
from rashomon.records import HAPPENED, TO_THE_DAY, Place, Statement, TimeRange
from rashomon.values.places import distance_km
from rashomon.values.quantities.totals import Field, Total, total_of

V = TypeVar("V", TimeRange, Place)
COUNTS: tuple[Field, ...] = ("killed", "injured", "kidnapped")
_CLOCK = frozenset({"minute", "hour"})
#: Points for what speaks for a time or place. Set by hand on reports of shootings that were studied.
_POINTS = {
    "told of the incident itself": 3.0,
    "told beside it": 2.0,
    "told in the report, of nothing else": 1.0,
    "the words round it are of the incident": 1.0,
    "to the hour": 0.5,
    "told again": 0.5,
    "told first": 0.5,
    "the incident is called by it": 1.5,
    "the words round it are of another act": -2.5,
    "after the report": -5.0,
    "long before the report": -1.0,
}
#: "Monday's early morning drive-by shooting", "the Jan. 28 death of": the incident bears the day in its name.
_CALLED = regex.compile(
    r"(?:[’']s?)?\s(?:(?!(?:of|for|in|the|a|after|on|over|when)\b)[\p{Ll}-]+\s){0,4}?"
    r"(?:shootings?|shootout|deaths?|killings?|attack|murders?|homicides?|slayings?|rampage|gunfight|massacre|bombing)\b"
)
_LONG = timedelta(days=31)
_DATE = regex.compile(r"^\d{4}-\d\d-\d\d")
_EXACT: dict[str, float] = {"site": 2.0, "district": 2.0, "town": 2.0, "province": 0.5, "region": 0.2, "country": 0.0}
_RULES = {
    "place_beside": 1.5,
    "place_of_lede": 1.0,
    "place_of_report": 0.5,
    "place_of_dateline": 1.5,
    "place_of_police": 1.0,
}
_FAR = regex.compile(
    r"\b(?:hospitals?|medical|clinic|jail|prison|airlifted|flown|taken|transported|from|native|miles|kilomet\w+|resident)\b",
    regex.I,
)
_WHERE = regex.compile(r"\b(?:in|at|near|outside|inside|around|downtown|across)\s(?:the\s)?(?:\p{Ll}+\s)?$")
_POLICE = regex.compile(
    r"^(?:\s(?:metropolitan|city|town|county|metro))?\s(?:police|fire|sheriff|officers|authorities|detectives|firefighters)",
    regex.I,
)
_DATELINE = regex.compile(r"^[^\p{Ll}]{0,12}$")
_DATELINE_END = regex.compile(r"^(?:,\s[\w.\s]{2,20}?)?\s*(?:\([^)]{2,40}\)\s*)?(?:--|—|–|-\s|:)")
_SIDE = regex.compile(
    r"^(?:the\s)?(?:far\s)?(?:north|south|east|west)(?:\s?(?:east|west))?(?:ern)?(?:\s(?:side|end))?$", regex.I
)
_NEAR_KM = 40.0
_HINTS = frozenset({"place_of_dateline", "place_of_police"})
#: A province reaches this many times the radius of its circle.
_REACH = 1.6


@dataclass(frozen=True, slots=True)
class Chosen(Generic[V]):
    """A value, the statement that tells it, and what spoke for and against it."""

    value: V
    statement: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What one account comes to: its day, its place, and how many were harmed; None where it does not tell."""

    day: Chosen[TimeRange] | None
    place: Chosen[Place] | None
    killed: Total | None
    injured: Total | None
    kidnapped: Total | None


def facts_of(statements: Sequence[Statement]) -> Facts:
    """Return what the statements of one account come to."""
    counts = (total_of(statements, field) for field in COUNTS)
    return Facts(choose_day(statements), choose_place(statements), *counts)


def choose_day(statements: Iterable[Statement]) -> Chosen[TimeRange] | None:
    """Choose the time that tells the day of an incident, None where no day is told."""
    told = [s for s in statements if s.field == "time" and s.stance in HAPPENED and isinstance(s.value, TimeRange)]
    days: dict[date, list[tuple[float, Statement, tuple[str, ...]]]] = defaultdict(list)
    for order, statement in enumerate(sorted(told, key=lambda s: (s.span, s.id))):
        assert isinstance(statement.value, TimeRange)
        day = day_of(statement.value)
        if day is not None:
            points, reasons = _points_of_time(statement, day, first=order == 0)
            days[day].append((points, statement, reasons))
    best: tuple[float, date] | None = None
    for day, found in days.items():
        again = _POINTS["told again"] * min(len({s.span for _, s, _ in found}) - 1, 3)
        score = max(points for points, _, _ in found) + again
        if best is None or (score, -day.toordinal()) > (best[0], -best[1].toordinal()):
            best = (score, day)
    if best is None:
        return None
    _, statement, reasons = max(days[best[1]], key=lambda entry: (_is_clock(entry[1]), entry[0]))
    assert isinstance(statement.value, TimeRange)
    return Chosen(statement.value, statement.id, reasons)


def day_of(time: TimeRange) -> date | None:
    """Return the day that a time is told to be on; None where it is not told to the day.

    "About 12:15 a.m. on Monday" reaches back into Sunday, and is told to be on Monday. Of "overnight" it is the day on
    which the night ends.
    """
    if time.start is None or time.precision not in TO_THE_DAY:
        return None
    if time.words.lower() == "overnight" and time.end is not None:
        return time.end.date()
    if _DATE.match(time.timex):
        return datetime.strptime(time.timex[:10], "%Y-%m-%d").date()
    return time.start.date()


def choose_place(statements: Iterable[Statement]) -> Chosen[Place] | None:
    """Choose the place of an incident: the most exact that has coordinates and is told of the incident itself."""
    told = [s for s in statements if s.field == "place" and s.stance in HAPPENED and isinstance(s.value, Place)]
    known = [s for s in sorted(told, key=lambda s: (s.span, s.id)) if _of(s).latitude is not None]
    scored = [(*_points_of_place(s, known), -order, s) for order, s in enumerate(known)]
    best = max(scored, key=lambda entry: (entry[0], entry[2]), default=None)
    return Chosen(_of(best[3]), best[3].id, best[1]) if best else None


def _of(statement: Statement) -> Place:
    assert isinstance(statement.value, Place)
    return statement.value


def _is_clock(statement: Statement) -> bool:
    return isinstance(statement.value, TimeRange) and statement.value.precision in _CLOCK


def _points_of_time(statement: Statement, day: date, *, first: bool) -> tuple[float, tuple[str, ...]]:
    words, value = statement.words, statement.value.words
    at = words.find(value)
    reasons = [_how_told(statement)]
    if at >= 0 and is_of_other_act(words, at, at + len(value)):
        reasons.append("the words round it are of another act")
    elif at >= 0 and is_of_incident(words, at, at + len(value)):
        reasons.append("the words round it are of the incident")
    if at >= 0 and _CALLED.match(words, at + len(value)):
        reasons.append("the incident is called by it")
    if _is_clock(statement):
        reasons.append("to the hour")
    if first:
        reasons.append("told first")
    if day > statement.published + timedelta(days=1):
        reasons.append("after the report")
    if statement.published - day > _LONG:
        reasons.append("long before the report")
    return sum(_POINTS[reason] for reason in reasons), tuple(reasons)


def _how_told(statement: Statement) -> str:
    if "time_of_report" in statement.found_by:
        return "told in the report, of nothing else"
    beside = "beside" in statement.found_by or statement.found_by.startswith("encoder")
    return "told beside it" if beside else "told of the incident itself"


def _points_of_place(statement: Statement, known: Sequence[Statement]) -> tuple[float, tuple[str, ...]]:
    place, words = _of(statement), statement.words
    reasons = [f"exact to a {place.precision}"]
    points = _EXACT.get(place.precision, 0.0)
    rule = next((name for name in _RULES if name in statement.found_by), "")
    points += _RULES.get(rule, 2.0)
    reasons.append(
        {"": "told of the incident itself", "place_beside": "told beside it"}.get(rule, "named in the report")
    )
    for weight, reason in _said_of_place(words, place):
        points += weight
        reasons.append(reason)
    if any("place_of_dateline" in other.found_by and is_astray(place, _of(other)) for other in known):
        points -= 3.0
        reasons.append("small, and far from where the report was filed")
    if rule in _HINTS and any(_holds(_of(other), place) for other in known):
        points += 1.0
        reasons.append("inside what is told of the incident")
    near = sum(_is_near(place, _of(other)) for other in known if other is not statement)
    if near:
        points += min(0.4 * near, 1.2)
        reasons.append(f"near {near} other places of the report")
    return points, tuple(reasons)


def _said_of_place(words: str, place: Place) -> Iterator[tuple[float, str]]:
    """Yield what the words round a place say of it, with its weight."""
    at = words.find(place.words)
    before, behind = (words[max(0, at - 30) : at], words[at + len(place.words) :]) if at >= 0 else ("", "")
    if _SIDE.match(place.words):
        yield -3.0, "the side of a town"
    if _FAR.search(before) or _FAR.search(place.name):
        yield -2.0, "where somebody comes from or was taken"
    elif _WHERE.search(before):
        yield 1.0, "told as where"
    if _POLICE.match(behind):
        yield 1.0, "whose police came"
    if at >= 0 and _DATELINE.match(words[:at]) and _DATELINE_END.match(behind):
        yield 1.5, "in the dateline"


def _holds(outer: Place, inner: Place) -> bool:
    """Tell whether a province told of the incident holds a town."""
    if outer.precision != "province" or inner.precision == "province" or outer.radius_km is None:
        return False
    apart = distance_km(outer, inner)
    return apart is not None and apart <= outer.radius_km * _REACH


def _is_near(one: Place, other: Place) -> bool:
    apart = distance_km(one, other)
    return apart is not None and apart <= _NEAR_KM and other.precision not in {"country", "region"}
