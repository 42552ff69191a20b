"""Examples for the API's document: made-up records, sent through the very functions that make rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from rashomon.api.rows import comparison_of, correction_row, feature, link_row, listed_row, report_row
from rashomon.compare import compare
from rashomon.encoding import account_id, correction_id, link_id, report_id, statement_id
from rashomon.export import account_row, incident_row, statement_row
from rashomon.jobs.incidents import Dated
from rashomon.jobs.rows import series_row
from rashomon.jobs.scoping import Scope
from rashomon.jobs.series import Series
from rashomon.records import (
    Account,
    Correction,
    Dossier,
    Incident,
    Link,
    Name,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    Value,
)

RECORDED = datetime(2026, 1, 2, 9, 30, tzinfo=UTC)
_TEXT = "Eight rockets hit Baghdad on Sunday, the army said."
_BAGHDAD = Place("Baghdad", "Baghdad", "geonames:98182", "IQ", 33.34, 44.4, "town", 10.0, city="Baghdad")


def examples() -> dict[str, Any]:
    """Return an example of each object that has one, by the name of its schema."""
    draft = Report("", _TEXT, date(2020, 12, 21), "Example Wire", "Rockets in Baghdad", "https://example.org/1")
    report = replace(draft, id=report_id(draft))
    span = Span(0, len("Eight rockets hit Baghdad"))
    words = _TEXT[span.start : span.end]
    identity = account_id(report.id, "rocket_attack", "incident", "asserts", span)
    account = Account(identity, report.id, "rocket_attack", "incident", "asserts", span, words)
    munitions = _statement(report, account, "munitions", "Eight rockets", Quantity("Eight", 8, 8, "exactly", "rockets"))
    place = _statement(report, account, "place", "Baghdad", _BAGHDAD)
    incident = Incident(account.id, "rocket_attack", "incident", (account.id,))
    told, reports = (munitions, place), {report.id: report}
    compared = compare(incident.id, told, reports)
    dossier = Dossier(incident, (account,), told, compared, reports)
    dated = Dated(incident, report.published, False, report.published)
    scope = Scope(date(2020, 10, 1), report.published, False, ("since October",), (), frozenset(), ())
    count = Series(account, report, munitions.speaker, (), (munitions,), scope, (), (), (), 1, ())
    withdrawn = _correction(munitions.id)
    other = account_id(report.id, "rocket_attack", "incident", "asserts", Span(0, 5))
    return {
        "Report": report_row(report, RECORDED),
        "ReportWithText": report_row(report, RECORDED, text=True),
        "Account": account_row(account, report, incident.id, RECORDED),
        "Statement": statement_row(munitions, report, incident.id, RECORDED),
        "Link": link_row(_link(account.id, other), RECORDED),
        "Correction": correction_row(withdrawn),
        "Series": series_row(count),
        "Added": {"report": report.id, "known": False, "accounts": 1, "statements": 2, "links": 0, "issues": []},
        "Decided": {"links": [], "corrections": [correction_row(withdrawn)]},
        "IncidentListed": listed_row(dated, title="Rocket attack · Baghdad", reports=1, places=[_BAGHDAD], actors=[]),
        "Incident": incident_row(dossier),
        "Comparison": comparison_of(incident.id, compared[0]),
        "IncidentMap": {"type": "FeatureCollection", "features": [feature(dated, (_BAGHDAD,))], "all": 1},
    }


def _statement(report: Report, account: Account, field: str, words: str, value: Value) -> Statement:
    start = report.text.index(words)
    draft = Statement(
        id="",
        report_id=report.id,
        account_id=account.id,
        field=field,
        value=value,
        speaker=Name("the army", "army", "organisation"),
        stance="asserts",
        words=words,
        span=Span(start, start + len(words)),
        published=report.published,
        found_by="rashomon-en/1",
        score=1.0,
    )
    return replace(draft, id=statement_id(draft))


def _link(one: str, other: str) -> Link:
    left, right = sorted((one, other))
    draft = Link("", left, right, "same", 0.93, ("same day", "same place"), "rashomon/linker-1")
    return replace(draft, id=link_id(draft))


def _correction(statement_id: str) -> Correction:
    draft = Correction("", "statement", statement_id, "The report says eighty.", "Ada Example", RECORDED)
    return replace(draft, id=correction_id(draft))
