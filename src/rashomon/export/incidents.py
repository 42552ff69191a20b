"""Incidents as rows: what the tellings of one incident come to, field by field, and which statements say so."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.export.keys import Key, Keys
from rashomon.export.values import Row, value_object
from rashomon.lineage import Step, lineage_of
from rashomon.records import Comparison, Dossier, Link, Side
from rashomon.vocabulary import kinds

INCIDENT_KEYS: Keys = {
    "id": Key("text", "The smallest id of its accounts, whatever the order of reading."),
    "kind": Key("text", "The kind of happening: a key of the vocabulary of kinds."),
    "plover": Key("text", 'The PLOVER event type of that kind, or "".'),
    "plover_mode": Key("text", 'The PLOVER mode of that kind, or "".'),
    "accounts": Key("list of text", "The ids of the accounts that tell of it."),
    "reports": Key("list of text", "The ids of the reports that tell of it."),
    "publishers": Key("list of text", "The publishers of those reports."),
    "first_published": Key("date", "When the first of those reports was published."),
    "last_published": Key("date", "When the last of those reports was published."),
    "fields": Key("object of Field", "Field -> what the statements about it come to."),
    "said": Key("list of text", "The ids of the verbal acts told beside it."),
    "series": Key("list of text", "The ids of the counts of incidents told beside it."),
    "apart": Key("list of Apart", "The accounts of look-alikes that were kept apart from it."),
    "origins": Key("number", "How many origins stand behind those reports: who copies or names another adds none."),
    "lineage": Key("list of Step", "What reports among them rest on."),
    "withdrawn": Key("list of text", "The ids of statements that a person withdrew as misread."),
}
NESTED_KEYS: Mapping[str, Keys] = {
    "Field": {
        "state": Key("text", "agreed, contested, single, denied or unknown."),
        "sides": Key("list of Side", "Each value, and the statements that carry it."),
    },
    "Side": {
        "value": Key("object", "The value, typed, with its precision."),
        "stance": Key("text", "How that value is told."),
        "state": Key("text", "How that value stands among the others: as the state of a field, for this value alone."),
        "some": Key("true or false", 'Whether it counts only some of those told elsewhere ("two of the dead").'),
        "origins": Key("number", "How many independent speakers stand behind it."),
        "statements": Key("list of text", "The ids of the statements that carry it."),
    },
    "Step": {
        "report": Key("text", "The id of the report that rests on another's."),
        "basis": Key(
            "text",
            "names (a publisher as its basis, or all it quotes) or copies (most of its words are another's).",
        ),
        "name": Key("text", 'The publisher that it names or copies, or "".'),
        "other": Key("text", 'The id of the report that it copies, or "".'),
        "share": Key("number", "The share of its own words that stand there, from 0 to 1; 0 where it only names."),
    },
    "Apart": {
        "account": Key("text", "The id of the other account."),
        "score": Key("number", "How alike the two are, from 0 to 1."),
        "reasons": Key("list of text", "Why they are kept apart."),
        "decided_by": Key("text", "The linker with its version, or the person, that decided."),
    },
}


def incident_row(dossier: Dossier) -> Row:
    """Return an incident as a row with exactly the keys of ``INCIDENT_KEYS``."""
    incident, reports = dossier.incident, dossier.reports.values()
    kind = kinds().get(incident.kind, {})
    published = sorted(report.published.isoformat() for report in reports)
    own, lineage = frozenset(incident.accounts), lineage_of(dossier)
    return {
        "id": incident.id,
        "kind": incident.kind,
        "plover": kind.get("plover", ""),
        "plover_mode": kind.get("mode", ""),
        "accounts": sorted(incident.accounts),
        "reports": sorted(dossier.reports),
        "publishers": sorted({report.publisher for report in reports if report.publisher}),
        "first_published": published[0],
        "last_published": published[-1],
        "fields": {comparison.field: comparison_row(comparison) for comparison in dossier.comparisons},
        "said": sorted(account.id for account, _ in dossier.said),
        "series": sorted(account.id for account, _ in dossier.series),
        "apart": [_apart(link, own) for link in sorted(dossier.alike, key=lambda link: link.id)],
        "origins": lineage.count(dossier.reports),
        "lineage": [_step(step) for step in lineage.steps],
        "withdrawn": sorted(statement.id for statement in dossier.withdrawn),
    }


def comparison_row(comparison: Comparison) -> Row:
    """Return what the statements about one field come to, with exactly the keys of "Field" in ``NESTED_KEYS``."""
    return {"state": comparison.state, "sides": [_side(side) for side in comparison.sides]}


def _side(side: Side) -> Row:
    return {
        "value": value_object(side.value),
        "stance": side.stance,
        "state": side.state,
        "some": side.some,
        "origins": side.origins,
        "statements": sorted(statement.id for statement in side.statements),
    }


def _step(step: Step) -> Row:
    return {
        "report": step.report_id,
        "basis": step.basis,
        "name": step.name,
        "other": step.other,
        "share": step.share,
    }


def _apart(link: Link, own: frozenset[str]) -> Row:
    return {
        "account": link.right if link.left in own else link.left,
        "score": link.score,
        "reasons": list(link.reasons),
        "decided_by": link.decided_by,
    }
