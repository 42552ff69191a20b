"""What the statements of one account come to: the day and the place chosen, the counts added up, with reasons.

In: the statements of one account. Out: :class:`Chosen`, or None where nothing is told. Nothing is changed or dropped:
the statements not chosen stay what they are. The publication date is never the day of an incident.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import regex

from rashomon.extract.earlier import without_earlier
from rashomon.extract.filed import is_astray, reaches
from rashomon.extract.when import BESIDE, OWN, Scored, Timed, day_of, score_days
from rashomon.extract.where import WEIGHED
from rashomon.records import HAPPENED, Place, Statement, TimeRange
from rashomon.values.places import distance_km
from rashomon.values.quantities.totals import Field, Total, total_of

V = TypeVar("V", TimeRange, Place)
COUNTS: tuple[Field, ...] = ("killed", "injured", "kidnapped")
_CLOCK = frozenset({"minute", "hour"})
#: Reasons given of the parts of a score: so many, the weightiest.
_REASONS = 5
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
    day = choose_day(statements)
    counted = without_earlier(statements, day_of(day.value) if day is not None else None)
    counts = (total_of(counted, field) for field in COUNTS)
    return Facts(day, choose_place(statements), *counts)


def choose_day(statements: Iterable[Statement]) -> Chosen[TimeRange] | None:
    """Choose the time that tells the day of an incident, None where no day is told (:mod:`rashomon.extract.when`).

    Of the tellings of the day, the one that tells the hour is cited.
    """
    told = sorted((s for s in statements if s.field == "time" and s.stance in HAPPENED), key=lambda s: (s.span, s.id))
    timed = [one for one in map(_timed, told) if one is not None]
    if not timed:
        return None
    scored = score_days(timed, told[0].published)
    day = max(scored, key=lambda one: (scored[one].score, -one.toordinal()))
    tellings = [one for one in timed if one.day == day]
    cited = max(tellings, key=lambda one: (one.value.precision in _CLOCK, one == scored[day].best))
    return Chosen(cited.value, cited.key, _reasons(scored[day]))


def _timed(statement: Statement) -> Timed | None:
    """Return a statement of a time with what is weighed; None where it is not told to the day."""
    value = statement.value
    day = day_of(value) if isinstance(value, TimeRange) else None
    if day is None:
        return None
    assert isinstance(value, TimeRange)
    at = max(statement.words.find(value.words), 0)
    beside = "rule:time_" in statement.found_by or statement.found_by.startswith("encoder")
    position = statement.span.start + at
    return Timed(value, day, statement.words, at, position, BESIDE if beside else OWN, statement.id)


def _reasons(scored: Scored) -> tuple[str, ...]:
    """Return how the best telling is told, and what else counted most for and against its day."""
    others = [part for part in scored.parts if part[0] != scored.best.how]
    weighty = sorted(others, key=lambda part: (-abs(part[1]), part[0]))[:_REASONS]
    return (scored.best.how, *(f"{'for' if weight > 0 else 'against'}: {name}" for name, weight in weighty))


def choose_place(statements: Iterable[Statement]) -> Chosen[Place] | None:
    """Choose the place of an incident: that which weighed most when the report was read, where it is known.

    Else the most exact that has coordinates and is told of the incident itself.
    """
    told = [s for s in statements if s.field == "place" and s.stance in HAPPENED and isinstance(s.value, Place)]
    known = [s for s in sorted(told, key=lambda s: (s.span, s.id)) if _of(s).latitude is not None]
    scored = [(*_points_of_place(s, known), -order, s) for order, s in enumerate(known)]
    best = max(scored, key=lambda entry: (WEIGHED in entry[3].found_by, entry[0], entry[2]), default=None)
    if best is None:
        return None
    weighed = ("weighs most of all places named",) if WEIGHED in best[3].found_by else ()
    return Chosen(_of(best[3]), best[3].id, weighed + best[1])


def _of(statement: Statement) -> Place:
    assert isinstance(statement.value, Place)
    return statement.value


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
    return distance_km(outer, inner) is not None and reaches(outer, inner)


def _is_near(one: Place, other: Place) -> bool:
    apart = distance_km(one, other)
    return apart is not None and apart <= _NEAR_KM and other.precision not in {"country", "region"}
