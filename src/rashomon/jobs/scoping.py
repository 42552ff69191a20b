"""What a count of incidents is over, and whether an incident of the ledger falls under it.

In: the statements of a count, and what is told of an incident. Out: a scope, and for each incident "in", "outside" or
"unclear" with a reason for each limit. What a report does not tell leaves it unclear; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

import regex

from rashomon.records import Account, Category, Name, Place, Quantity, Report, Statement, TimeRange, Wording
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.places import compare_places, show_place
from rashomon.vocabulary import kinds

Verdict = Literal["in", "unclear", "outside"]
_WORD = regex.compile(r"[\p{L}\p{N}]{2,}")
#: What is first told of so long after a span is taken not to lie in it, and what lies so far outside is not near it.
NEWS = timedelta(days=31)
_WHERE = regex.compile(r"\s(?:in|at|near|across|inside|outside|around)\s.*", regex.DOTALL)
#: Words that say nothing of whom an attack was on.
_EMPTY = frozenset({"the", "an", "its", "their", "our", "his", "her", "in", "on", "at", "near", "of", "and", "to"})
_PLURAL = regex.compile(r"(?<=\p{L}{3})s\b")


class Reason(NamedTuple):
    """One limit of a scope laid to one incident: which limit, what came of it, and why in words."""

    limit: Literal["time", "place", "kind", "target"]
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The limits of a count; one that is empty or None is none.

    ``since`` and ``until`` are inclusive days; ``spans`` the words they were read from, in which a beginning that is
    not resolved stands too (then ``open`` is true). ``kinds`` are codes of the vocabulary, ``targets`` the words of
    those whom the counted attacks were on.
    """

    since: date | None
    until: date
    open: bool
    spans: tuple[str, ...]
    places: tuple[Place, ...]
    kinds: frozenset[str]
    targets: tuple[str, ...]


@dataclass(slots=True)
class Outline:
    """What the ledger tells of one incident that a scope can be laid to; ``day`` is None where no report tells it."""

    kind: str
    day: date | None
    first_published: date
    places: list[Place] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    numbers: dict[str, list[Quantity]] = field(default_factory=dict)

    def note(self, statement: Statement) -> None:
        """Take in a place, a number, or words that tell whom it was on."""
        value = statement.value
        if isinstance(value, Place):
            self.places.append(value)
        elif isinstance(value, Quantity):
            self.numbers.setdefault(statement.field, []).append(value)
        elif isinstance(value, Wording | Name):
            self.targets.append(value.words)


def scope_of(account: Account, statements: Sequence[Statement], report: Report) -> Scope:
    """Return the limits that a count's own statements give; it never reaches beyond the day of its report."""
    spans = [s.value for s in statements if s.field == "since" and isinstance(s.value, TimeRange)]
    starts = [span.start.date() for span in spans if span.start]
    ends = [(span.end - timedelta(microseconds=1)).date() for span in spans if span.end]
    weapons = {s.value.code for s in statements if isinstance(s.value, Category) and s.value.vocabulary == "weapons"}
    return Scope(
        since=min(starts, default=None),
        until=min([*([max(ends)] if ends else []), report.published]),
        open=bool(spans) and not starts,
        spans=tuple(dict.fromkeys(span.words for span in spans)),
        places=_places(statements, " ".join(span.words for span in spans)),
        kinds=counted_kinds(account.words, frozenset(weapons)),
        targets=tuple(dict.fromkeys(s.value.words for s in statements if s.field == "target")),
    )


def _places(statements: Sequence[Statement], spans: str) -> tuple[Place, ...]:
    """Return where the counted attacks were: the places told, and the countries where those attacked are.

    What only names the beginning of the span ("since the war in Norland") is no place of theirs. A place that is told
    in several words ("Iraq", "Iraq's") is one.
    """
    told: dict[tuple[str, ...], Place] = {}
    for value in (s.value for s in statements):
        if isinstance(value, Place) and value.words not in spans:
            told.setdefault(_meant(value), value)
    where = (found[0] for s in statements if s.field == "target" and (found := _WHERE.search(s.value.words)))
    for word in (word for text in where for word in _WORD.findall(text) if word[:1].isupper()):
        code = country_named(word)
        if code and code not in {place.country for place in told.values()}:
            country = Place(word, word, country=code, precision="country")
            told[_meant(country)] = country
    return tuple(told.values())


def _meant(place: Place) -> tuple[str, ...]:
    """Return what tells a place from others, whatever its words."""
    return (place.gazetteer_id or place.name, place.country, place.site, place.relation)


@cache
def counted_kinds(words: str, weapons: frozenset[str]) -> frozenset[str]:
    """Return the kinds of happening that are counted, by the words of the count and its weapons; none is any kind."""
    printed = _PLURAL.sub("", words.lower())
    labelled = {code: str(kind["label"]) for code, kind in kinds().items() if kind["form"] == "incident"}
    named = {code: label for code, label in labelled.items() if label in printed or label.replace(" ", "") in printed}
    best = {c for c, label in named.items() if not any(label != o and label in o for o in named.values())}
    by_weapon = {code for code in labelled if kinds()[code].get("weapon") in weapons}
    return frozenset(code for code in best | by_weapon if kinds()[code]["family"] != "any")


def lay(scope: Scope, outline: Outline) -> tuple[Verdict, tuple[Reason, ...]]:
    """Lay a scope to an incident: "outside" where any limit is not met, "in" where all are, else "unclear"."""
    found = (_time(scope, outline), _place(scope, outline), _kind(scope, outline), _target(scope, outline))
    reasons = tuple(reason for reason in found if reason is not None)
    verdicts = {reason.verdict for reason in reasons}
    whole: Verdict = "outside" if "outside" in verdicts else "unclear" if "unclear" in verdicts else "in"
    return whole, reasons


def _time(scope: Scope, outline: Outline) -> Reason:
    if outline.day is None:
        first = outline.first_published
        if scope.since is not None and first < scope.since:
            return Reason("time", "outside", f"first told of on {first}, before the span begins")
        if first - scope.until > NEWS:
            return Reason("time", "outside", f"first told of on {first}, long after the span ends")
        return Reason("time", "unclear", "no report tells its day")
    if scope.since is not None and outline.day < scope.since:
        return Reason("time", "outside", f"{_days(scope.since - outline.day)} before the span begins")
    if outline.day > scope.until:
        return Reason("time", "outside", f"{_days(outline.day - scope.until)} after the span ends")
    if scope.open:
        return Reason("time", "unclear", "the beginning of the span is told by no date")
    return Reason("time", "in", "within the span" if scope.since else "before the count was told")


def _place(scope: Scope, outline: Outline) -> Reason | None:
    """Lay the places; what nothing resolves tells nothing where another report, or the same, tells a place."""
    if not scope.places:
        return None
    if not outline.places:
        return Reason("place", "unclear", "no report tells its place")
    resolved = [place for place in outline.places if place.precision != "unresolved"] or outline.places
    verdicts = {compare_places(mine, place) for mine in scope.places for place in resolved}
    shown = show_place(resolved[0])
    if verdicts & {"same", "compatible"}:
        return Reason("place", "in", f"the place fits: {shown}")
    if "unknown" in verdicts:
        return Reason("place", "unclear", f"not known whether it lies there: {shown}")
    return Reason("place", "outside", f"another place: {shown}")


def _kind(scope: Scope, outline: Outline) -> Reason | None:
    if not scope.kinds:
        return None
    label, counted = str(kinds()[outline.kind]["label"]), [str(kinds()[code]["label"]) for code in scope.kinds]
    if any(wide in label for wide in counted):  # a "suicide bombing" is a "bombing"
        return Reason("kind", "in", f"a {label} is counted")
    near = kinds()[outline.kind]["family"] == "any" or any(label in narrow for narrow in counted)
    return Reason("kind", "unclear" if near else "outside", f"told as {label}")


def _target(scope: Scope, outline: Outline) -> Reason | None:
    if not scope.targets:
        return None
    wanted = _words(_WHERE.sub("", text) for text in scope.targets)
    shared = wanted & _words(outline.targets)
    telling = shared if all(map(str.isupper, wanted)) else {word for word in shared if not word.isupper()}
    if telling:
        return Reason("target", "in", f"the target shares words: {', '.join(sorted(telling))}")
    told = f"; told are: {', '.join(dict.fromkeys(outline.targets[:3]))}" if outline.targets else ""
    return Reason("target", "unclear", f"not told whether it was on {scope.targets[0]}{told}")


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words that tell targets apart, lower-case; those that name a country or its people as its code.

    "US forces" and "American diplomats" share a code; that alone does not make them one target.
    """
    found = (word for text in texts for word in _WORD.findall(text) if word.lower() not in _EMPTY)
    return {country_named(word) or country_of_people(word) or word.lower().removesuffix("s") for word in found}


def near_by(scope: Scope, outline: Outline, reasons: Sequence[Reason]) -> bool:
    """Tell whether an incident misses a scope by one limit alone; by its time, by no more than a month."""
    missed = [reason.limit for reason in reasons if reason.verdict == "outside"]
    if missed != ["time"]:
        return len(missed) == 1
    day = outline.day or outline.first_published
    return day - scope.until <= NEWS and (scope.since is None or scope.since - day <= NEWS)


def _days(gap: timedelta) -> str:
    return f"{gap.days} {'day' if gap.days == 1 else 'days'}"
