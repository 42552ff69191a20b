"""Statements as rows: who says what of which incident, in which words, and when."""

from __future__ import annotations

from datetime import datetime

from rashomon.export.keys import Key, Keys
from rashomon.export.values import Row, value_object
from rashomon.records import Report, Statement

STATEMENT_KEYS: Keys = {
    "id": Key("text", "The digest of the statement's content; the same in every ledger that holds it."),
    "report": Key("text", "The id of the report it was read from."),
    "account": Key("text", 'The id of the account it belongs to, "" for what concerns the report as a whole.'),
    "incident": Key("text", 'The id of the incident that account belongs to or is about, or "".'),
    "field": Key("text", "What it is about: a key of the vocabulary of fields."),
    "value": Key("object", "The value, typed, with its precision."),
    "speaker": Key("Name", "Who says so; the publisher's own voice is a speaker too."),
    "via": Key("list of Name", "Through whom it reached the report, nearest to the speaker first."),
    "stance": Key("text", "asserts, denies, unclear, conditional, possible, fears, intends, asks or silent."),
    "hedge": Key("text", 'The words that soften it ("reportedly"), or "".'),
    "words": Key("text", "The exact words of the report."),
    "start": Key("number", "Where the words begin in the report's text, in Unicode code points from 0."),
    "end": Key("number", "Where they end; the end is exclusive."),
    "said": Key("TimeRange or null", "When it was said, where the report tells."),
    "published": Key("date", "When the report was published. Not when the happening took place."),
    "recorded": Key("time", "When the ledger took it in, in UTC."),
    "publisher": Key("text", 'The publisher of the report, or "".'),
    "title": Key("text", 'The title of the report, or "".'),
    "url": Key("text", 'The address of the report, or "".'),
    "language": Key("text", "The language of the report, as an ISO 639-1 code."),
    "found_by": Key("text", "The reader that found it, with its version."),
    "score": Key("number", "How likely the statement is true to its report, from 0 to 1; below 0.4 no brief tells it."),
    "speech": Key("text", 'direct, indirect or mixed: whether what is said is quoted; "" for the publisher\'s voice.'),
    "speaker_found_by": Key("text", 'The rule or the head that found the speaker; "" for the publisher\'s voice.'),
}


def statement_row(statement: Statement, report: Report, incident_id: str, recorded: datetime) -> Row:
    """Return a statement as a row with exactly the keys of ``STATEMENT_KEYS``."""
    s = statement
    return {
        "id": s.id,
        "report": s.report_id,
        "account": s.account_id,
        "incident": incident_id,
        "field": s.field,
        "value": value_object(s.value),
        "speaker": value_object(s.speaker),
        "via": [value_object(name) for name in s.via],
        "stance": s.stance,
        "hedge": s.hedge,
        "words": s.words,
        "start": s.span.start,
        "end": s.span.end,
        "said": value_object(s.said) if s.said else None,
        "published": s.published.isoformat(),
        "recorded": recorded.isoformat(),
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "found_by": s.found_by,
        "score": s.score,
        "speech": s.speech,
        "speaker_found_by": s.speaker_found_by,
    }
