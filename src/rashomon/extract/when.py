"""Which of the days that a report tells is that of its incident: a fitted score for every time told to the day.

In: the times of one report, or of one account, with the words round them. Out: each day with its chance, its best
telling and the parts of its score. The score of a day is that of its best telling, and what the days say of one
another; a chance is the share of its exponential, "none of them" among them (a log-linear model). The weights are
``vocabulary/when_weights.yaml``, fitted by ``training/when.py``. No day is made here: only days told are weighed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from math import exp

import regex

from rashomon.extract.surroundings import surroundings
from rashomon.records import TO_THE_DAY, TimeRange
from rashomon.vocabulary import load_vocabulary

#: The name of the answer that no day told is the incident's.
NONE = "none of them"
#: What lasts longer is of several days, and no hour or day, however exactly its ends are told.
_LONGEST = timedelta(hours=36)
#: How a time is told: beside the words that name the incident, in other sentences, or with another incident.
OWN, BESIDE, OF_ANOTHER = "told of the incident itself", "told beside it", "told of another incident"
_DATE = regex.compile(r"^\d{4}-\d\d-\d\d")
#: Days before the report, and characters from its start, at which features change.
_AGES = (0, 1, 2, 4, 7, 14, 31, 92, 400)
_POSITIONS = (0, 120, 400, 1000, 2500)
#: Days within so many of each other are of one story.
_STORY_DAYS = 31
_MOST_TOLD = 4
#: "Monday's early morning drive-by shooting", "the Jan. 28 death of": the incident bears the day in its name.
_CALLED = regex.compile(
    r"(?:[’']s?)?\s(?:(?!(?:of|for|in|the|a|after|on|over|when)\b)[\p{Ll}-]+\s){0,4}?"
    r"(?:shootings?|shootout|deaths?|killings?|attack|murders?|homicides?|slayings?|rampage|gunfight|massacre|bombing)\b"
)
_STAMP = regex.compile(r"\b(?:posted|updated|published|copyright|story\screated)\b", regex.I)
_SENTENCE_ENDS = ".!?\"”'’)"
_FORMS = {
    "told as today": regex.compile(r"\b(?:today|tonight|this\s(?:morning|afternoon|evening))\b", regex.I),
    "told as yesterday": regex.compile(r"\b(?:yesterday|last\snight|overnight)\b", regex.I),
    "told as a date": regex.compile(r"\d{4}|\d[/-]\d"),
    "told as a day of a month": regex.compile(r"\p{Lu}\p{L}+\.?\s\d|\d\s\p{Lu}\p{L}"),
    "told as a day of the week": regex.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", regex.I),
}


@dataclass(frozen=True, slots=True)
class Timed:
    """A time told to a day: the words of its sentence, where it stands there and in the report, and how it is told.

    ``key`` is for whoever asks, to know it again.
    """

    value: TimeRange
    day: date
    words: str
    at: int
    position: int
    how: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A day's chance and score, its best telling, and the parts of the score: names with what they count for."""

    chance: float
    score: float
    best: Timed
    parts: tuple[tuple[str, float], ...]


def day_of(time: TimeRange) -> date | None:
    """Return the day that a time is told to be on; None where it is not told to the day.

    "About 12:15 a.m. on Monday" reaches back into Sunday, and is told to be on Monday. Of "overnight" it is the day on
    which the night ends. What lasts for days ("from 3 p.m. on Friday to noon on Sunday") is on none of them.
    """
    if time.start is None or time.precision not in TO_THE_DAY:
        return None
    if time.end is not None and time.end - time.start > _LONGEST:
        return None
    if time.words.lower() == "overnight" and time.end is not None:
        return time.end.date()
    if _DATE.match(time.timex):
        return datetime.strptime(time.timex[:10], "%Y-%m-%d").date()
    return time.start.date()


def score_days(
    told: Sequence[Timed], published: date, weights: Mapping[str, float] | None = None
) -> dict[date, Scored]:
    """Return each day told with its chance, score and best telling; ``weights`` are those of the package if not given.

    The answer does not depend on the order of ``told``.
    """
    weights = when_weights() if weights is None else weights
    days: dict[date, list[Timed]] = {}
    for one in sorted(told, key=lambda t: (t.position, t.key)):
        days.setdefault(one.day, []).append(one)
    found = {day: _best(day, days, published, weights) for day in days}
    top = max(score for _, score, _ in found.values()) if found else 0.0
    none = exp(weights.get(NONE, 0.0) - top)
    whole = none + sum(exp(score - top) for _, score, _ in found.values())
    return {day: Scored(exp(score - top) / whole, score, best, parts) for day, (best, score, parts) in found.items()}


def telling_features(one: Timed) -> Iterator[str]:
    """Yield what one telling of a day shows by itself."""
    end = one.at + len(one.value.words)
    yield one.how
    yield from surroundings(one.words, one.at, end)
    if _CALLED.match(one.words, end):
        yield "the incident is called by it"
    if _STAMP.search(one.words):
        yield "in a line of print"
    if one.words.rstrip()[-1:] not in _SENTENCE_ENDS:
        yield "in a line without a full stop"
    yield f"to the {one.value.precision}"
    yield next((name for name, form in _FORMS.items() if form.search(one.value.words)), "told otherwise")
    yield f"from {_step(one.position, _POSITIONS)} characters on"


def day_features(day: date, days: Mapping[date, Sequence[Timed]], published: date) -> Iterator[str]:
    """Yield what a day shows beside the other days told."""
    age = (published - day).days
    yield "after the report" if age < 0 else f"{_step(age, _AGES)} days before the report"
    yield f"told {min(len({one.position for one in days[day]}), _MOST_TOLD)} times"
    story = [other for other in days if abs((other - day).days) <= _STORY_DAYS]
    if len(days) == 1:
        yield "the only day told"
    elif len(story) == 1:
        yield "the only day about then"
    else:
        yield "first of the days about then" if day == min(story) else "another day before it is told"
        if day == max(story):
            yield "last of the days about then"
    if day == min(days, key=lambda other: (min(one.position for one in days[other]), other)):
        yield "told first"


@cache
def when_weights() -> Mapping[str, float]:
    """Return what each feature counts for."""
    return load_vocabulary("when_weights")["weights"]


# --- Helpers ----------------------------------------------------------------------------------------------------------

_Parts = tuple[tuple[str, float], ...]


def _best(
    day: date, days: Mapping[date, Sequence[Timed]], published: date, weights: Mapping[str, float]
) -> tuple[Timed, float, _Parts]:
    """Return the best telling of a day, the day's score and its parts."""
    shared = _weighed(day_features(day, days, published), weights)
    scored = [(_weighed(telling_features(one), weights), one) for one in days[day]]
    parts, best = max(scored, key=lambda entry: (_sum(entry[0]), -entry[1].position))
    return best, _sum(shared) + _sum(parts), (*parts, *shared)


def _weighed(features: Iterator[str], weights: Mapping[str, float]) -> _Parts:
    return tuple((name, weights[name]) for name in features if name in weights)


def _sum(parts: _Parts) -> float:
    return sum(weight for _, weight in parts)


def _step(value: int, steps: Sequence[int]) -> int:
    return max(limit for limit in steps if value >= limit)
