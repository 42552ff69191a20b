"""Rows that only the API has: keys and functions, as :mod:`rashomon.export` has them for exports.

Statements, accounts and whole incidents go out as the exports' rows; here are reports, links, comparisons, and
incidents as a list shows them. Nothing is collapsed: where places or actors differ, a list has all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from rashomon.export.incidents import comparison_row
from rashomon.export.keys import Key, Keys
from rashomon.export.values import value_object
from rashomon.jobs.incidents import Dated
from rashomon.records import Comparison, Correction, Link, Name, Place, Report

Row = dict[str, Any]

REPORT_KEYS: Keys = {
    "id": Key("text", "The digest of publisher, date, title, address and text."),
    "published": Key("date", "The day it was published."),
    "published_at": Key("text or null", "The moment it was published, where the report has one."),
    "publisher": Key("text", 'The publisher, or "".'),
    "title": Key("text", 'The title, or "".'),
    "url": Key("text", 'The address, or "".'),
    "language": Key("text", "The language, as an ISO 639-1 code."),
    "dateline": Key("text", 'The dateline, or "".'),
    "characters": Key("whole number", "How long the text is, in Unicode code points."),
    "recorded": Key("time", "When the ledger took it in, in UTC."),
}
TEXT_KEYS: Keys = {**REPORT_KEYS, "text": Key("text", "The text, in which the offsets of statements count.")}
LINK_KEYS: Keys = {
    "id": Key("text", "The digest of the decision."),
    "left": Key("text", "The id of one account, the smaller."),
    "right": Key("text", "The id of the other account."),
    "decision": Key("text", "same, different or unsure."),
    "score": Key("number", "How alike the two are, from 0 to 1."),
    "reasons": Key("list of text", "Why, in words."),
    "decided_by": Key("text", "The linker with its version, or the person, that decided."),
    "decided_at": Key("time or null", "When a person decided, in UTC; null for the linker."),
    "recorded": Key("time", "When the ledger took it in, in UTC."),
}
CORRECTION_KEYS: Keys = {
    "id": Key("text", "The digest of the correction."),
    "of": Key("text", "What it takes back: a statement, a link, or another correction."),
    "subject": Key("text", "The id of what it takes back."),
    "because": Key("text", "Why, in words."),
    "decided_by": Key("text", "Who decided."),
    "decided_at": Key("time", "When, in UTC; it holds from then on."),
}
DECIDED_KEYS: Keys = {
    "links": Key("list of Link", "The decisions that were stored."),
    "corrections": Key("list of Correction", "What was taken back."),
}
ADDED_KEYS: Keys = {
    "report": Key("text", "The id of the report."),
    "known": Key("true or false", "Whether the ledger held it already."),
    "accounts": Key("whole number", "How many accounts were read from it."),
    "statements": Key("whole number", "How many statements were read from it."),
    "links": Key("whole number", "How many decisions about its accounts are new."),
    "issues": Key("list of text", "What went wrong, and what to do."),
}
LISTED_KEYS: Keys = {
    "id": Key("text", "The smallest id of its accounts."),
    "kind": Key("text", "The kind of happening: a key of the vocabulary of kinds."),
    "title": Key("text", "Kind, target, day and place as most statements tell them."),
    "day": Key("date", "The day it is listed under."),
    "day_stated": Key("true or false", "Whether a report states that day; if not, it is that of the first report."),
    "accounts": Key("whole number", "How many accounts tell of it."),
    "reports": Key("whole number", "How many reports tell of it."),
    "places": Key("list of Place", "The places told, each once; where they differ, all."),
    "actors": Key("list of Name", "Who is said to have done or claimed it, or to be its target, each name once."),
}
COMPARISON_KEYS: Keys = {
    "incident": Key("text", "The id of the incident."),
    "field": Key("text", "What it is about: a key of the vocabulary of fields."),
    "state": Key("text", "agreed, contested, single, denied or unknown."),
    "sides": Key("list of Side", "Each value, and the statements that carry it."),
}
FEATURE_KEYS: Keys = {
    "id": Key("text", "The id of the incident."),
    "kind": Key("text", "The kind of happening: a key of the vocabulary of kinds."),
    "day": Key("date", "The day it is listed under."),
    "day_stated": Key("true or false", "Whether a report states that day."),
    "place": Key("text", "The name of the place drawn."),
    "precision": Key("text", "What that place is exact to."),
    "radius_km": Key("number or null", "How far from the point it may lie, in kilometres."),
    "places": Key("whole number", "How many different places are told; one is drawn."),
}
OWN_KEYS: Mapping[str, Keys] = {
    "Report": REPORT_KEYS,
    "ReportWithText": TEXT_KEYS,
    "Link": LINK_KEYS,
    "Correction": CORRECTION_KEYS,
    "Decided": DECIDED_KEYS,
    "Added": ADDED_KEYS,
    "IncidentListed": LISTED_KEYS,
    "Comparison": COMPARISON_KEYS,
    "Placed": FEATURE_KEYS,
}


def report_row(report: Report, recorded: datetime, *, text: bool = False) -> Row:
    """Return a report as a row, with its text or without."""
    row = {
        "id": report.id,
        "published": report.published.isoformat(),
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "dateline": report.dateline,
        "characters": len(report.text),
        "recorded": recorded.isoformat(),
    }
    return {**row, "text": report.text} if text else row


def link_row(link: Link, recorded: datetime) -> Row:
    """Return a decision as a row."""
    return {
        "id": link.id,
        "left": link.left,
        "right": link.right,
        "decision": link.decision,
        "score": link.score,
        "reasons": list(link.reasons),
        "decided_by": link.decided_by,
        "decided_at": link.decided_at.isoformat() if link.decided_at else None,
        "recorded": recorded.isoformat(),
    }


def correction_row(correction: Correction) -> Row:
    """Return what was taken back as a row."""
    return {
        "id": correction.id,
        "of": correction.of,
        "subject": correction.subject,
        "because": correction.because,
        "decided_by": correction.decided_by,
        "decided_at": correction.decided_at.isoformat(),
    }


def listed_row(dated: Dated, *, title: str, reports: int, places: Iterable[Place], actors: Iterable[Name]) -> Row:
    """Return an incident as a row of a list."""
    return {
        "id": dated.incident.id,
        "kind": dated.incident.kind,
        "title": title,
        "day": dated.day.isoformat(),
        "day_stated": dated.stated,
        "accounts": len(dated.incident.accounts),
        "reports": reports,
        "places": [value_object(place) for place in sorted(set(places), key=repr)],
        "actors": [value_object(name) for name in sorted(set(actors), key=repr)],
    }


def comparison_of(incident_id: str, comparison: Comparison) -> Row:
    """Return a comparison as a row."""
    return {"incident": incident_id, "field": comparison.field, **comparison_row(comparison)}


def feature(dated: Dated, places: tuple[Place, ...]) -> Row | None:
    """Return an incident as a GeoJSON feature (RFC 7946): None where no place of it is on a map.

    Of several places the one told most is drawn, of those told as often the first by name.
    """
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    if not located:
        return None
    told = [place.name for place in located]
    drawn = min(located, key=lambda place: (-told.count(place.name), place.name, repr(place)))
    return {
        "type": "Feature",
        "id": dated.incident.id,
        "geometry": {"type": "Point", "coordinates": [drawn.longitude, drawn.latitude]},
        "properties": {
            "id": dated.incident.id,
            "kind": dated.incident.kind,
            "day": dated.day.isoformat(),
            "day_stated": dated.stated,
            "place": drawn.name,
            "precision": drawn.precision,
            "radius_km": drawn.radius_km,
            "places": len({place.name for place in places}),
        },
    }
