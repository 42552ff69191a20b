"""The keys of a series as a row, and of the objects inside it; :func:`rashomon.jobs.rows.series_row` makes the rows."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.export.keys import Key, Keys

SERIES_KEYS: Keys = {
    "id": Key("text", "The id of the account that tells the count."),
    "report": Key("text", "The id of its report."),
    "publisher": Key("text", 'The publisher of the report, or "".'),
    "published": Key("date", "When the report was published."),
    "words": Key("text", "The first words that tell the count, exactly."),
    "speaker": Key("Name", "Who counts."),
    "via": Key("list of Name", "Through whom it reached the report."),
    "counts": Key("list of SeriesCount", "What is counted: incidents first, then who was killed or hurt in them."),
    "scope": Key("Scope", "What the words limit the count to."),
    "in_scope": Key("list of Counted", "The ledger's incidents in that scope."),
    "unclear": Key("list of Counted", "Those that may be in it: no report tells enough."),
    "near": Key("list of Counted", "Those that miss it by one limit."),
    "outside": Key("whole number", "How many are outside, those included."),
    "not_in_the_ledger": Key("whole number", "How many that are counted are not in the ledger, at the least."),
    "more_than_counted": Key("whole number", "How many in scope are more than the count allows."),
    "own": Key("list of Sum", "What the incidents in scope come to in what is counted besides."),
    "explanation": Key("text", "How the count and the ledger go together, in a sentence or two."),
}
#: Objects inside a series -> their keys.
PARTS: Mapping[str, Keys] = {
    "Series": SERIES_KEYS,
    "SeriesCount": {
        "field": Key("text", "What is counted: a key of the vocabulary of fields."),
        "statement": Key("text", "The id of the statement that says so."),
        "value": Key("Quantity", "How many."),
    },
    "Scope": {
        "since": Key("date or null", "The first day; null where the count has no beginning, or one without a date."),
        "until": Key("date", "The last day."),
        "open": Key("true or false", "Whether a beginning is told that is no date."),
        "spans": Key("list of text", "The words that tell the span."),
        "places": Key("list of Place", "The places it is limited to; none for everywhere."),
        "kinds": Key("list of text", "The kinds of happening it is limited to; none for all."),
        "targets": Key("list of text", "Whom the counted attacks were on, in the report's words; none for anybody."),
    },
    "Counted": {
        "incident": Key("text", "The id of the incident."),
        "day": Key("date", "The day it is listed under."),
        "stated": Key("true or false", "Whether a report states that day."),
        "reasons": Key("list of Reason", "What came of each limit."),
    },
    "Reason": {
        "limit": Key("text", "time, place, kind or target."),
        "verdict": Key("text", "in, outside or unclear."),
        "why": Key("text", "Why, in words."),
    },
    "Sum": {
        "field": Key("text", "killed, injured or missing."),
        "low": Key("whole number", "The least that is told."),
        "high": Key("whole number or null", "The most that is told; null where that is open."),
        "told": Key("whole number", "In how many incidents it is told."),
    },
}
