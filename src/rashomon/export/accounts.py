"""Accounts as rows: what each report tells of one incident, verbal act or series."""

from __future__ import annotations

from datetime import datetime

from rashomon.export.keys import Key, Keys
from rashomon.export.values import Row
from rashomon.records import Account, Report
from rashomon.vocabulary import kinds

ACCOUNT_KEYS: Keys = {
    "id": Key("text", "The digest of what makes the account itself."),
    "report": Key("text", "The id of the report that tells it."),
    "incident": Key("text", 'The id of the incident it belongs to or is about, or "".'),
    "kind": Key("text", "The kind of happening: a key of the vocabulary of kinds."),
    "plover": Key("text", 'The PLOVER event type of that kind, or "".'),
    "plover_mode": Key("text", 'The PLOVER mode of that kind, or "".'),
    "form": Key("text", "incident, series (one count of many incidents) or said (a verbal act)."),
    "stance": Key("text", "How the happening is told; only what is asserted belongs to an incident."),
    "about": Key("text", 'The account of the same report that a verbal act or series belongs with, or "".'),
    "words": Key("text", "The first words that tell of it, exactly."),
    "start": Key("number", "Where the words begin in the report's text, in Unicode code points from 0."),
    "end": Key("number", "Where they end; the end is exclusive."),
    "published": Key("date", "When the report was published. Not when the happening took place."),
    "recorded": Key("time", "When the ledger took it in, in UTC."),
    "publisher": Key("text", 'The publisher of the report, or "".'),
    "title": Key("text", 'The title of the report, or "".'),
    "url": Key("text", 'The address of the report, or "".'),
}


def account_row(account: Account, report: Report, incident_id: str, recorded: datetime) -> Row:
    """Return an account as a row with exactly the keys of ``ACCOUNT_KEYS``."""
    kind = kinds().get(account.kind, {})
    return {
        "id": account.id,
        "report": account.report_id,
        "incident": incident_id,
        "kind": account.kind,
        "plover": kind.get("plover", ""),
        "plover_mode": kind.get("mode", ""),
        "form": account.form,
        "stance": account.stance,
        "about": account.about,
        "words": account.words,
        "start": account.span.start,
        "end": account.span.end,
        "published": report.published.isoformat(),
        "recorded": recorded.isoformat(),
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
    }
