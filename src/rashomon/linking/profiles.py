"""What of an account matters for telling incidents apart: its profile.

In: an account, its statements, its report. Out: a profile. Only what is asserted counts: a feared place or a denied
weapon
tells nothing about where or with what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import regex

from rashomon.records import (
    HAPPENED,
    Account,
    Category,
    Name,
    Place,
    Quantity,
    Report,
    Statement,
    TimeRange,
    Wording,
)

_DAY = frozenset({"minute", "hour", "part of day", "day"})
_WORD = regex.compile(r"[\p{L}\p{N}]{3,}")
_COMMON = frozenset(
    [
        "the",
        "and",
        "near",
        "our",
        "its",
        "their",
        "from",
        "with",
        "two",
        "three",
        "several",
        "area",
        "building",
        "buildings",
        "people",
    ]
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One account, as linking sees it."""

    account_id: str
    report_id: str
    kind: str
    published: date
    times: tuple[TimeRange, ...]
    places: tuple[Place, ...]
    weapons: frozenset[str]
    target: frozenset[str]
    actors: tuple[Name, ...]
    killed: tuple[Quantity, ...]

    @property
    def first(self) -> datetime | None:
        """The earliest moment the incident can have happened, by the most exact times told."""
        return min((t.start for t in self.exact if t.start), default=None)

    @property
    def last(self) -> datetime | None:
        """The end of the latest such time, exclusive."""
        return max((t.end for t in self.exact if t.end), default=None)

    @property
    def to_the_day(self) -> bool:
        """Whether the incident is told to the day."""
        return any(t.precision in _DAY for t in self.exact)

    @property
    def exact(self) -> tuple[TimeRange, ...]:
        """The bounded times exact to a day or better; where there are none, all bounded ones."""
        bounded = [t for t in self.times if t.start and t.end]
        days = [t for t in bounded if t.precision in _DAY]
        return tuple(days or bounded)


def profile(account: Account, statements: Iterable[Statement], report: Report) -> Profile:
    """Gather an account's profile from its own asserted statements."""
    told = [s for s in statements if s.stance in HAPPENED]

    def values(field: str) -> list[object]:
        return [s.value for s in told if s.field == field]

    target = " ".join(v.words for v in values("target") if isinstance(v, Wording))
    return Profile(
        account_id=account.id,
        report_id=account.report_id,
        kind=account.kind,
        published=report.published,
        times=tuple(v for v in values("time") if isinstance(v, TimeRange)),
        places=tuple(v for v in values("place") if isinstance(v, Place)),
        weapons=frozenset(v.code for v in values("weapon") if isinstance(v, Category)),
        target=content_words(target),
        actors=tuple(v for v in (*values("perpetrator"), *values("responsibility")) if isinstance(v, Name)),
        killed=tuple(v for v in values("killed") if isinstance(v, Quantity)),
    )


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that tell things apart, lower-case, plural "s" off."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)
