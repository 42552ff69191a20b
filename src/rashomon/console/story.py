"""The story of an incident in the order in which it was told, and how long each silence has lasted.

In: a dossier and the moment of the visit. Out: records for a template. What is open stays open until a later report
answers it, as :mod:`rashomon.brief.silence` decides; days are counted between publications, and to the moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rashomon.brief.silence import Silence, keeps_silent, silences
from rashomon.brief.voices import told_order
from rashomon.console.matrix import called
from rashomon.console.words import SECTIONS, in_words, publisher_name, who_says
from rashomon.records import Dossier, Report, Stance, Statement
from rashomon.vocabulary import fields


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a field as one speaker tells it in one report, and the statements of it."""

    field: str
    stance: Stance
    value: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one speaker tells in one report, each value once; ``when`` is when it was said, where that is told."""

    who: str
    when: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One report, and what each speaker tells in it of the incident."""

    report: Report
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Something not known or met with silence: since when, last told when, until when, and for how many days."""

    field: str
    stance: Stance
    what: str
    who: tuple[str, ...]
    first: date
    last: date
    until: date | None
    days: int
    statements: tuple[Statement, ...]
    answer: Statement | None


def story(dossier: Dossier) -> list[Chapter]:
    """Return the reports in the order of publication, with who says what in each."""
    told: dict[str, dict[str, list[Statement]]] = {report_id: {} for report_id in dossier.reports}
    names = called(dossier)
    for statement in sorted(dossier.statements, key=told_order):
        if str(fields().get(statement.field, {}).get("section", "")) in SECTIONS:
            who = who_says(statement, dossier.reports) if statement.via else names[statement.id]
            told[statement.report_id].setdefault(who, []).append(statement)
    ordered = sorted(
        dossier.reports.values(), key=lambda r: (r.published, str(r.published_at or ""), r.publisher, r.id)
    )
    return [
        Chapter(report, tuple(Telling(who, _said(s), _facts(s)) for who, s in told[report.id].items()))
        for report in ordered
    ]


def _facts(statements: Sequence[Statement]) -> tuple[Fact, ...]:
    found: dict[tuple[str, Stance, str], list[Statement]] = {}
    for statement in statements:
        found.setdefault((statement.field, statement.stance, in_words(statement.value)), []).append(statement)
    order = {code: place for place, code in enumerate(fields())}
    ranked = sorted(found.items(), key=lambda one: order.get(one[0][0], len(order)))
    return tuple(Fact(*key, tuple(told)) for key, told in ranked)


def open_questions(dossier: Dossier, now: datetime) -> list[Open]:
    """Return what is not known or met with silence, what is still open first, the longest first."""
    found = [_open(dossier, silence, now.date()) for silence in silences(dossier)]
    return sorted(found, key=lambda one: (one.until is not None, -one.days, one.field, one.what))


def _open(dossier: Dossier, silence: Silence, today: date) -> Open:
    first, last = silence.told[0], silence.told[-1]
    until = silence.ended.published if silence.ended else None
    return Open(
        field=first.field,
        stance=first.stance,
        what=silence.what,
        who=tuple(dict.fromkeys(_teller(dossier, s) for s in silence.told)),
        first=first.published,
        last=last.published,
        until=until,
        days=max(0, ((until or today) - first.published).days),
        statements=silence.told,
        answer=silence.ended,
    )


def _teller(dossier: Dossier, statement: Statement) -> str:
    """Return who tells of it: whoever keeps silent tells nothing, the publisher says so."""
    if keeps_silent(dossier, statement):
        return publisher_name(dossier.reports[statement.report_id])
    return who_says(statement, dossier.reports)


def _said(statements: Sequence[Statement]) -> str:
    """Return when the words were said, where a report tells it."""
    return next((in_words(s.said) for s in statements if s.said), "")
