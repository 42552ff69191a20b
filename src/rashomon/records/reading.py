"""What reading makes of one report, step by step, down to its accounts and statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from rashomon.records.values import Name, TimeRange, Value

Stance = Literal["asserts", "denies", "unclear", "conditional", "possible", "fears", "intends", "asks", "silent"]
#: How words reached the report: in quotation marks, without, in part; "" where nobody but the publisher speaks.
Speech = Literal["", "direct", "indirect", "mixed"]
Form = Literal["incident", "series", "said"]
#: Stances under which what is told did happen, according to the speaker.
HAPPENED: frozenset[Stance] = frozenset({"asserts"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in a report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One dated report. ``id`` is the digest of publisher, date, title, url and text; the file it came in is not."""

    id: str
    text: str
    published: date
    publisher: str = ""
    title: str = ""
    url: str = ""
    language: str = "en"
    dateline: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report; ``paragraph`` counts from 0, ``heading`` marks a line without a closing full stop."""

    index: int
    span: Span
    text: str
    paragraph: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in a report that a recogniser labelled.

    ``label`` is "happening" or the name of a field; ``code`` the kind of happening or the category;
    ``anchor`` the span of the happening this part belongs to, where the recogniser knows it.
    """

    span: Span
    label: str
    code: str
    sentence: int
    score: float
    found_by: str
    anchor: Span | None = None
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the speaker, the cue ("said", "according to"), the stretch of text said, and how firmly.

    ``speech`` tells whether that stretch stands in quotation marks; "" until it was looked at.
    """

    speaker: Name
    content: Span
    cue: str
    stance: Stance = "asserts"
    hedge: str = ""
    via: tuple[Name, ...] = ()
    found_by: str = ""
    speech: Speech = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The unit of record: a speaker's value for one field, in exact words.

    ``words`` is ``Report.text[span.start:span.end]``; ``account_id`` is "" for what concerns the report as a whole.
    The four times: *happened* is what a ``time`` statement of the account says; *said* is ``said``, where the report
    tells it; *published* is the report's; *recorded* is set by the ledger. ``score`` is how likely it is true to the
    report, from 0 to 1. ``speech`` and ``speaker_found_by``, the rule or the head that found the speaker, are "" for
    the publisher's own voice. None of the three is part of the id.
    """

    id: str
    report_id: str
    account_id: str
    field: str
    value: Value
    speaker: Name
    stance: Stance
    words: str
    span: Span
    published: date
    found_by: str
    score: float
    hedge: str = ""
    via: tuple[Name, ...] = ()
    said: TimeRange | None = None
    speech: Speech = ""
    speaker_found_by: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one incident, one verbal act ("said") or one count of many incidents ("series").

    ``stance`` tells how the happening itself is told; only accounts whose stance is in ``HAPPENED`` join incidents.
    ``span`` covers the first words that tell of it; ``about`` is the account of the same report that a verbal act or a
    series belongs with, "" when there is none.
    """

    id: str
    report_id: str
    kind: str
    form: Form
    stance: Stance
    span: Span
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """What went wrong with one report or value: where, what, and what to do. ``place`` is "line 3" or "row 7"."""

    code: str
    message: str
    remedy: str
    file: str = ""
    place: str = ""
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one report: what the ledger stores in one transaction."""

    report: Report
    accounts: tuple[Account, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...] = ()
