"""Builders and Hypothesis strategies for records with consistent ids and offsets, shared by all tests.

``make_*`` build one record from words that stand in a text; the strategies draw any record the types allow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from rashomon.encoding import account_id, correction_id, digest, link_id, report_id, statement_id
from rashomon.records import (
    Account,
    Category,
    Correction,
    Decision,
    Form,
    Issue,
    Link,
    Name,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Stance,
    Statement,
    Subject,
    TimeRange,
    Value,
    Wording,
)

TEXT = "Eight rockets hit the Green Zone in Baghdad on Sunday, the army said. Nobody was killed. No group claimed it."
PUBLISHER = Name("Example Wire", "Example Wire", "publisher")

# --- Builders ---------------------------------------------------------------------------------------------------------


def make_report(text: str = TEXT, *, published: date = date(2020, 12, 21), **rest: Any) -> Report:
    """Build a report with its id."""
    report = Report(id="", text=text, published=published, **{"publisher": PUBLISHER.canonical, **rest})
    return replace(report, id=report_id(report))


def span_of(text: str, words: str) -> Span:
    """Return where ``words`` first stand in ``text``. Raises ValueError when they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_account(
    report: Report,
    words: str,
    *,
    kind: str = "rocket_attack",
    form: Form = "incident",
    stance: Stance = "asserts",
    about: str = "",
) -> Account:
    """Build an account on words of the report, with its id."""
    span = span_of(report.text, words)
    identity = account_id(report.id, kind, form, stance, span)
    return Account(identity, report.id, kind, form, stance, span, words, about)


def make_statement(
    report: Report,
    words: str,
    field: str,
    value: Value,
    *,
    account: Account | None = None,
    speaker: Name = PUBLISHER,
    stance: Stance = "asserts",
    **rest: Any,
) -> Statement:
    """Build a statement on words of the report, with its id; ``rest`` are other fields of Statement."""
    statement = Statement(
        id="",
        report_id=report.id,
        account_id="" if account is None else account.id,
        field=field,
        value=value,
        speaker=speaker,
        stance=stance,
        words=words,
        span=span_of(report.text, words),
        published=report.published,
        **{"found_by": "test", "score": 1.0, **rest},
    )
    return replace(statement, id=statement_id(statement))


def make_link(
    one: str,
    other: str,
    decision: Decision = "same",
    *,
    score: float = 0.9,
    reasons: Iterable[str] = ("same day", "same place"),
    decided_by: str = "test",
    decided_at: datetime | None = None,
) -> Link:
    """Build a link between two account ids, given in any order, with its id."""
    left, right = sorted((one, other))
    link = Link("", left, right, decision, score, tuple(reasons), decided_by, decided_at)
    return replace(link, id=link_id(link))


def make_reading(number: int = 0, *, statements: int = 3) -> Reading:
    """Build the ``number``-th of endlessly many readings: one account, ``statements`` statements on its numbers."""
    counts = "".join(f" Count {n} is {number + n}." for n in range(statements))
    report = make_report(f"Report {number}: rockets hit the camp.{counts}", published=date(2020, 1, 1 + number % 28))
    account = make_account(report, "rockets hit the camp")
    told = tuple(
        make_statement(
            report,
            f"Count {n} is {number + n}",
            "munitions",
            Quantity(f"Count {n} is {number + n}", number + n, number + n, "exactly"),
            account=account,
        )
        for n in range(statements)
    )
    return Reading(report, (account,), told)


def make_correction(
    of: Subject, subject: str, *, at: datetime, because: str = "It was misread.", by: str = "Ana Lund"
) -> Correction:
    """Build a correction with its id."""
    draft = Correction("", of, subject, because, by, at)
    return replace(draft, id=correction_id(draft))


# --- Strategies -------------------------------------------------------------------------------------------------------

STANCES: tuple[Stance, ...] = (
    "asserts", "denies", "unclear", "conditional", "possible", "fears", "intends", "asks", "silent"
)  # fmt: skip
#: Any text that UTF-8 can write.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
CODES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12)
COUNTRIES = st.sampled_from(["", "IQ", "AF", "GB"])
DATES = st.dates(date(1990, 1, 1), date(2030, 12, 31))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2030, 12, 31))
COUNTS = st.none() | st.integers(0, 10**6)
SCORES = st.floats(0, 1)


def names(words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[Name]:
    """Draw who."""
    kinds = st.sampled_from(["person", "organisation", "armed group", "state", "unnamed", "publisher", "unknown"])
    return st.builds(Name, words, WORDS, kinds, TEXTS, COUNTRIES)


def time_ranges(words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[TimeRange]:
    """Draw when; the end is never before the start."""
    precisions = st.sampled_from(["minute", "hour", "part of day", "day", "week", "month", "season", "year", "open"])
    bases = st.sampled_from(["stated", "relative to publication", "inferred"])
    bounds = st.tuples(MOMENTS, MOMENTS).map(sorted)
    return st.builds(
        lambda words, bounds, no_start, no_end, *rest: TimeRange(
            words, None if no_start else bounds[0], None if no_end else bounds[1], *rest
        ),
        words,
        bounds,
        st.booleans(),
        st.booleans(),
        precisions,
        bases,
        TEXTS,
    )


def places(words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[Place]:
    """Draw where."""
    precisions = st.sampled_from(["site", "district", "town", "province", "country", "region", "unresolved"])
    return st.builds(
        Place,
        words=words,
        name=WORDS,
        gazetteer_id=st.integers(1, 10**7).map(str) | st.just(""),
        country=COUNTRIES,
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        precision=precisions,
        radius_km=st.none() | st.floats(0, 5000),
        site=TEXTS,
        city=TEXTS,
        relation=st.sampled_from(["", "near", "outskirts of"]),
    )


def quantities(words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[Quantity]:
    """Draw how many; the high bound is never below the low one."""
    exact = st.sampled_from(["exactly", "at least", "at most", "about", "between", "vague", "unknown"])
    return st.builds(Quantity, words, COUNTS, COUNTS, exact, TEXTS).map(
        lambda q: replace(q, low=q.high, high=q.low) if (q.low or 0) > (q.high or 10**6) else q
    )


def categories(words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[Category]:
    """Draw which; the code is of no real vocabulary."""
    return st.builds(Category, words, CODES, CODES)


def values(words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[Value]:
    """Draw a value of any type."""
    return st.one_of(
        time_ranges(words),
        places(words),
        quantities(words),
        names(words),
        categories(words),
        st.builds(Wording, words),
    )


@st.composite
def reports(draw: st.DrawFn, text: st.SearchStrategy[str] | None = None) -> Report:
    """Draw a report with its id."""
    return make_report(
        draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60) if text is None else text),
        published=draw(DATES),
        publisher=draw(TEXTS),
        title=draw(TEXTS),
        url=draw(TEXTS),
        language=draw(st.sampled_from(["en", "de", ""])),
        dateline=draw(TEXTS),
        published_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
    )


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Draw a range of at least one character of ``text``."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def accounts(draw: st.DrawFn, report: Report, about: Iterable[Account] = ()) -> Account:
    """Draw an account of ``report``, perhaps about one of ``about``."""
    span = draw(spans(report.text))
    kind, form = draw(CODES), draw(st.sampled_from(["incident", "series", "said"]))
    stance = draw(st.sampled_from(STANCES))
    identity = account_id(report.id, kind, form, stance, span)  # type: ignore[arg-type]
    of = draw(st.sampled_from(["", *(account.id for account in about)]))
    words = report.text[span.start : span.end]
    return Account(identity, report.id, kind, form, stance, span, words, of)  # type: ignore[arg-type]


@st.composite
def statements(draw: st.DrawFn, report: Report, accounts: Iterable[Account] = ()) -> Statement:
    """Draw a statement of ``report``, of one of ``accounts`` or of the report as a whole."""
    span = draw(spans(report.text))
    words = report.text[span.start : span.end]
    statement = Statement(
        id="",
        report_id=report.id,
        account_id=draw(st.sampled_from(["", *(account.id for account in accounts)])),
        field=draw(CODES),
        value=draw(values(st.just(words))),
        speaker=draw(names()),
        stance=draw(st.sampled_from(STANCES)),
        words=words,
        span=span,
        published=report.published,
        found_by=draw(TEXTS),
        score=draw(SCORES),
        hedge=draw(TEXTS),
        via=tuple(draw(st.lists(names(), max_size=2))),
        said=draw(st.none() | time_ranges()),
    )
    return replace(statement, id=statement_id(statement))


def issues() -> st.SearchStrategy[Issue]:
    """Draw an issue."""
    return st.builds(Issue, WORDS, WORDS, WORDS, TEXTS, TEXTS, TEXTS)


@st.composite
def readings(draw: st.DrawFn, max_accounts: int = 3, max_statements: int = 4) -> Reading:
    """Draw a reading: a report, its accounts (some about earlier ones), their statements, issues; no id twice."""
    report = draw(reports())
    told: dict[str, Account] = {}
    for _ in range(draw(st.integers(0, max_accounts))):
        account = draw(accounts(report, tuple(told.values())))
        told.setdefault(account.id, account)
    stated = draw(st.lists(statements(report, tuple(told.values())), max_size=max_statements, unique_by=lambda s: s.id))
    return Reading(report, tuple(told.values()), tuple(stated), tuple(draw(st.lists(issues(), max_size=2))))


@st.composite
def links(draw: st.DrawFn, account_ids: Iterable[str] = ()) -> Link:
    """Draw a decision on two of ``account_ids``, or on two made-up accounts when fewer than two are given."""
    known = sorted(account_ids)
    one, other = draw(
        st.lists(st.sampled_from(known if len(known) > 1 else MADE_UP), min_size=2, max_size=2, unique=True)
    )
    decision: Decision = draw(st.sampled_from(["same", "different", "unsure"]))
    reasons = draw(st.lists(WORDS, max_size=3))
    at = draw(st.none() | st.datetimes(timezones=st.just(UTC)))
    return make_link(one, other, decision, score=draw(SCORES), reasons=reasons, decided_by=draw(WORDS), decided_at=at)


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    """Draw a correction of a made-up record."""
    of: Subject = draw(st.sampled_from(["statement", "link", "correction"]))
    at = draw(st.datetimes(timezones=st.just(UTC)))
    return make_correction(of, draw(st.sampled_from(MADE_UP)), at=at, because=draw(WORDS), by=draw(WORDS))


MADE_UP = [digest("account", number) for number in range(8)]
