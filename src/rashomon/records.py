"""The records: one frozen type per step, from a report to a comparison.

Nothing here computes, reads or stores. A step takes one of these types and returns the next; a record never changes
once made. Text offsets count Unicode code points in ``Report.text``; ids are digests made by :mod:`rashomon.encoding`.

Flow: Report -> Sentence -> Mention -> Attribution -> Statement -> Account -> Link -> Incident -> Comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

Precision = Literal["minute", "hour", "part of day", "day", "week", "month", "season", "year", "open"]
Basis = Literal["stated", "relative to publication", "inferred", "relative to another time"]
PlacePrecision = Literal["site", "district", "town", "province", "country", "region", "sea", "unresolved"]
Exactness = Literal["exactly", "at least", "at most", "about", "between", "vague", "unknown"]
NameKind = Literal["person", "organisation", "armed group", "state", "unnamed", "publisher", "unknown"]
Stance = Literal["asserts", "denies", "unclear", "conditional", "possible", "fears", "intends", "asks", "silent"]
#: How words reached the report: in quotation marks, without, in part; "" where nobody but the publisher speaks.
Speech = Literal["", "direct", "indirect", "mixed"]
Form = Literal["incident", "series", "said"]
Decision = Literal["same", "different", "unsure"]
Subject = Literal["statement", "link", "correction"]
NameVerdict = Literal["same", "different", "undo"]
State = Literal["agreed", "contested", "single", "denied", "unknown"]

#: Precisions of a time that is told to the day or closer.
TO_THE_DAY: frozenset[Precision] = frozenset({"minute", "hour", "part of day", "day"})
#: Stances under which what is told did happen, according to the speaker.
HAPPENED: frozenset[Stance] = frozenset({"asserts"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in a report's text."""

    start: int
    end: int


# --- Values -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeRange:
    """When: a half-open range with what it is exact to and how it was got.

    ``start`` and ``end`` are naive local times, end exclusive; None is an open end. ``timex`` is the TIMEX3 value
    ("2020-12-20", "2023-12-08TMO"), empty when the words resolve to no calendar value.
    """

    words: str
    start: datetime | None
    end: datetime | None
    precision: Precision
    basis: Basis
    timex: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the name as printed, what it resolves to, and what that is exact to.

    ``name`` is the canonical form ("Green Zone, Baghdad"); ``gazetteer_id`` is a GeoNames id or ""; ``country`` an
    ISO 3166-1 alpha-2 code or ""; ``relation`` keeps "near" or "outskirts of"; ``radius_km`` is the uncertainty.
    """

    words: str
    name: str
    gazetteer_id: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = "unresolved"
    radius_km: float | None = None
    site: str = ""
    city: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: inclusive bounds, None where the words leave that side open; ``counted`` is what is counted."""

    words: str
    low: int | None
    high: int | None
    exactness: Exactness
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Who: the words as printed, one canonical form for comparing, and what kind of bearer it is.

    ``role`` is an office or description ("Secretary of Defense"), ``country`` an ISO 3166-1 alpha-2 code or "".
    """

    words: str
    canonical: str
    kind: NameKind = "unknown"
    role: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """Which, out of a closed vocabulary: ``code`` is a key of the vocabulary file named ``vocabulary``."""

    words: str
    code: str
    vocabulary: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A value that is only its words: a motive, the damage done."""

    words: str


Value = TimeRange | Place | Quantity | Name | Category | Wording
VALUE_TYPES: Mapping[str, type[Value]] = {
    kind.__name__: kind for kind in (TimeRange, Place, Quantity, Name, Category, Wording)
}

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A value, the range of the searched string it was read from, and the rule that read it."""

    start: int
    end: int
    value: V
    rule: str


# --- Steps ------------------------------------------------------------------------------------------------------------


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
    tells it; *published* is the report's; *recorded* is set by the ledger. ``speech`` and ``speaker_found_by``, the
    rule or the head that found the speaker, are "" for the publisher's own voice; neither is part of the id.
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
class Link:
    """A decision about two accounts, ``left`` < ``right``, with its reasons in words. Never a merge, never deleted.

    ``decided_at`` is when a person decided, with its time zone; the machine's decisions know no time, and have None.
    """

    id: str
    left: str
    right: str
    decision: Decision
    score: float
    reasons: tuple[str, ...]
    decided_by: str
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person takes back, and from when on: a statement that was misread, or an earlier decision.

    ``subject`` is the id of a statement, a link or another correction, as ``of`` says. What it takes back stays in the
    ledger; ``decided_at`` has a time zone.
    """

    id: str
    of: Subject
    subject: str
    because: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class NameDecision:
    """A person's decision whether two canonical names, ``one`` < ``other``, have one bearer; the last one counts.

    "undo" takes back what persons decided about the two before. ``decided_at`` has a time zone.
    """

    id: str
    one: str
    other: str
    decision: NameVerdict
    because: str
    decided_by: str
    decided_at: datetime


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


# --- Computed, never stored -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Incident:
    """Accounts joined by links. ``id`` is the smallest of their ids, so it does not depend on the order of reading."""

    id: str
    kind: str
    form: Form
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a field and the statements that carry it; ``origins`` counts independent speakers behind it."""

    value: Value
    stance: Stance
    statements: tuple[Statement, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the statements about one field of one incident come to, and the statements on each side."""

    incident_id: str
    field: str
    state: State
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All the ledger holds on one incident, gathered for a brief or an export.

    ``statements`` are those of the incident's own accounts; ``said`` and ``series`` the verbal acts and counts that
    its reports tell beside it, with their statements; ``cites`` the report-level statements; ``alike`` the decisions
    that keep other accounts apart from it; ``withdrawn`` what a person withdrew as misread, which is in none of these;
    ``bearers`` maps a canonical name to another that stands for the same bearer.
    """

    incident: Incident
    accounts: tuple[Account, ...]
    statements: tuple[Statement, ...]
    comparisons: tuple[Comparison, ...]
    reports: Mapping[str, Report]
    said: tuple[tuple[Account, tuple[Statement, ...]], ...] = ()
    series: tuple[tuple[Account, tuple[Statement, ...]], ...] = ()
    cites: tuple[Statement, ...] = ()
    alike: tuple[Link, ...] = ()
    withdrawn: tuple[Statement, ...] = ()
    bearers: Mapping[str, str] = field(default_factory=dict)
