"""What of an account matters for telling incidents apart: its profile.

In: an account, its statements, its report. Out: a profile. Only what is asserted counts: a feared place or a denied
weapon tells nothing about where or with what. The account that most of a report's statements are about has all the
report's words; the others have those of their own statements.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import regex

from rashomon.linking.words import MANY, may_hold, telling_names, telling_words, weight_of
from rashomon.records import (
    HAPPENED,
    TO_THE_DAY,
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
from rashomon.vocabulary import UNCLASSED

_WORD = regex.compile(r"[\p{L}\p{N}]{3,}")
_COMMON = frozenset(
    "the and near our its their from with two three several area building buildings people".split()  # noqa: SIM905
)
#: An account told with such words takes up what was told before: "the attack", "Sunday's shooting".
_BACK = regex.compile(r"^(?:(?:the|this|that|these|those|last)\b|\p{Lu}\p{L}+day['’]s\b|\p{Lu}\p{L}+['’]s\s)", regex.I)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?"
#: A day of a month, and words for a time of day of which two reports may give two dates.
_DATE = regex.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|\b{_MONTH}\s\d{{1,2}}(?!\d)")
_NIGHT = regex.compile(r"night|\b(?:late|early|dawn|small\shours|a\.?m\b)", regex.I)
#: Precisions of times that may hold the day of an incident where the days told beside them are of something else.
_SPANS = frozenset({"week", "month"})
#: The score below which a fill of the encoder only stands in for nobody, and the field of its places for exports.
GUESSED, PLACED = 0.2, "incident_place"
#: How the encoder's targets are found, and numbers that it alone reads: its words for one thing differ more from report
#: to report than those of the rules, and kept reports of one attack apart (pair recall 59.9 to 56.4 on outlets'
#: reports); three of ten of its numbers are wrong.
TAGGED = (":Target", ":counts")


@dataclass(frozen=True, slots=True)
class Profile:
    """One account, as linking sees it.

    ``words`` and ``names`` are the most telling ones of its text (:mod:`rashomon.linking.words`); ``back`` tells
    whether its first words take up something told before. What follows from the rest is worked out once: ``days`` are
    the first and last days of the most exact times, as ordinals; ``to_the_day`` tells whether these tell the day;
    ``months`` are those of the weeks and months told beside days that do not lie in them: "arrested on Tuesday for the
    attack in March" tells the day of something else; ``dated`` tells whether one day is told, by its date and not as a
    night or an early morning, which may be of two dates;
    ``weight`` is the sum of the squares of how telling its words are.
    """

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
    injured: tuple[Quantity, ...] = ()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    back: bool = False
    days: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    months: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    dated: bool = field(init=False, repr=False, compare=False)
    to_the_day: bool = field(init=False, repr=False, compare=False)
    weight: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what every comparison asks."""
        exact = self.exact
        days = tuple(sorted({_ordinals(t) for t in exact}))
        to_the_day = any(t.precision in TO_THE_DAY for t in exact)
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "to_the_day", to_the_day)
        object.__setattr__(self, "dated", to_the_day and len(days) == 1 and _by_date(t.words for t in exact))
        object.__setattr__(self, "months", _beside(self.times, days) if to_the_day else ())
        object.__setattr__(self, "weight", weight_of(self.words))

    @property
    def first(self) -> datetime | None:
        """The earliest moment the incident can have happened, by the most exact times told."""
        return min((t.start for t in self.exact if t.start), default=None)

    @property
    def last(self) -> datetime | None:
        """The end of the latest such time, exclusive."""
        return max((t.end for t in self.exact if t.end), default=None)

    @property
    def exact(self) -> tuple[TimeRange, ...]:
        """The bounded times exact to a day or better; where there are none, all bounded ones."""
        bounded = [t for t in self.times if t.start and t.end]
        days = [t for t in bounded if t.precision in TO_THE_DAY]
        return tuple(days or bounded)


def profile(
    account: Account,
    statements: Iterable[Statement],
    report: Report,
    *,
    main: bool = True,
    beside: Collection[str] | None = None,
) -> Profile:
    """Gather an account's profile from its own asserted statements, and its words from the report.

    ``main`` tells whether it is the account that the report is mostly about (:func:`principal`). With ``beside``, the
    names of whom it is to be compared with, the profile is good for :func:`rashomon.linking.decide.beneath_notice`
    alone: it has no words, and no names either where it can share only few. Those are most of the work.
    """
    own = [statement for statement in statements if counts(statement)]
    told = [s for s in own if s.stance in HAPPENED]

    def values(field: str) -> list[object]:
        return list(dict.fromkeys(s.value for s in told if s.field == field and not s.found_by.endswith(TAGGED)))

    target = " ".join(v.words for v in values("target") if isinstance(v, Wording))
    text = _text(account, own, report, main)
    return Profile(
        account_id=account.id,
        report_id=account.report_id,
        kind=account.kind,
        published=report.published,
        times=tuple(v for v in values("time") if isinstance(v, TimeRange)),
        places=tuple(v for v in values("place") if isinstance(v, Place)),
        weapons=frozenset(v.code for v in values("weapon") if isinstance(v, Category) and v.code != UNCLASSED),
        target=content_words(target),
        actors=tuple(v for v in (*values("perpetrator"), *values("responsibility")) if isinstance(v, Name)),
        killed=tuple(v for v in values("killed") if isinstance(v, Quantity)),
        injured=tuple(v for v in values("injured") if isinstance(v, Quantity)),
        words=telling_words(text) if beside is None else frozenset(),
        names=telling_names(text) - _compared(own) if beside is None or may_hold(text, beside) >= MANY else frozenset(),
        back=bool(_BACK.match(account.words)),
    )


def counts(statement: Statement) -> bool:
    """Tell whether a statement is evidence on its incident: no guess in place of nobody, and not for exports alone."""
    return statement.score >= GUESSED and statement.field != PLACED


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that tell things apart, lower-case, plural "s" off."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)


def _compared(statements: Sequence[Statement]) -> frozenset[str]:
    """Return the names that are compared as places and groups: they are no further evidence."""
    values = (s.value for s in statements)
    places = [value.words for value in values if isinstance(value, Place)]
    groups = [
        words
        for statement in statements
        for name in (statement.value, statement.speaker, *statement.via)
        if isinstance(name, Name) and name.kind != "person"
        for words in (name.words, name.canonical)
    ]
    several = {words for words in (*places, *groups) if len(words.split()) > 1}  # one word alone makes no name
    return frozenset(name for words in several for name in telling_names(words))


def _ordinals(when: TimeRange) -> tuple[int, int]:
    assert when.start is not None
    assert when.end is not None  # only bounded times are exact
    return when.start.toordinal(), max(when.start, when.end - timedelta(microseconds=1)).toordinal()


def _by_date(words: Iterable[str]) -> bool:
    told = " ; ".join(words)
    return bool(_DATE.search(told)) and not _NIGHT.search(told)


def _beside(times: Iterable[TimeRange], days: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the first and last days of the weeks and months among times in which none of the days lies."""
    spans = {_ordinals(t) for t in times if t.precision in _SPANS and t.start and t.end}
    return tuple(sorted(s for s in spans if not any(s[0] <= last and first <= s[1] for first, last in days)))


def principal(accounts: Iterable[Account], statements: Iterable[Statement]) -> str:
    """Return the account that most of a report's statements are about; of equals the one told first. "" for none."""
    told_of = {account.id: 0 for account in accounts}
    starts = {account.id: account.span.start for account in accounts}
    for statement in statements:
        if statement.account_id in told_of and counts(statement):
            told_of[statement.account_id] += 1
    return min(told_of, key=lambda key: (-told_of[key], starts[key], key), default="")


def _text(account: Account, own: Sequence[Statement], report: Report, main: bool) -> str:
    """Return the stretches of the report that tell of the account; of the main one, all of it."""
    if main:
        return f"{report.title}\n{report.text}"
    mine = {account.span, *(s.span for s in own)}
    return "\n".join(report.text[span.start : span.end] for span in sorted(mine))
