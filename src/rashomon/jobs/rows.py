"""Counts and pairs to review as plain data, for JSON; and in a sentence how a count and the ledger go together."""

from __future__ import annotations

from typing import Any

from rashomon.brief.printing import count
from rashomon.encoding import to_builtins
from rashomon.jobs.reviewing import Pair, Telling
from rashomon.jobs.scoping import Scope
from rashomon.jobs.series import Counted, Series, Sum
from rashomon.records import Quantity


def pair_row(pair: Pair) -> dict[str, Any]:
    """Return a pair as plain data; of the reports, what tells them apart, without their whole texts."""
    return {
        "left": _side_row(pair.left),
        "right": _side_row(pair.right),
        "link": to_builtins(pair.link),
        "reports": pair.reports,
        "statements": pair.statements,
        "others": pair.others,
        "worth": pair.worth,
    }


def _side_row(side: Telling) -> dict[str, Any]:
    report = side.report
    return {
        "account": side.account.id,
        "incident": side.incident_id,
        "report": report.id,
        "publisher": report.publisher,
        "published": report.published.isoformat(),
        "title": report.title,
        "passages": [to_builtins(passage) for passage in side.passages],
    }


def series_row(one: Series) -> dict[str, Any]:
    """Return a series as plain data."""
    return {
        "id": one.account.id,
        "report": one.report.id,
        "publisher": one.report.publisher,
        "published": one.report.published.isoformat(),
        "words": one.account.words,
        "speaker": to_builtins(one.speaker),
        "via": [to_builtins(name) for name in one.via],
        "counts": [{"field": s.field, "statement": s.id, "value": to_builtins(s.value)} for s in one.counts],
        "scope": _scope_row(one.scope),
        "in_scope": [_counted_row(each) for each in one.inside],
        "unclear": [_counted_row(each) for each in one.unclear],
        "near": [_counted_row(each) for each in one.near],
        "outside": one.outside,
        "not_in_the_ledger": one.missing,
        "more_than_counted": one.surplus,
        "own": [to_builtins(each) for each in one.own],
        "explanation": explanation(one),
    }


def explanation(one: Series) -> str:
    """Return in a few sentences how a count and the ledger go together: the incidents, and who was harmed in them."""
    return " ".join([_of_incidents(one), *(_of_harm(one, each) for each in one.own)])


def _of_incidents(one: Series) -> str:
    own = f"The ledger holds {count(len(one.inside), 'incident')} in that scope"
    own += f", and {len(one.unclear)}{' more' * bool(one.inside)} that may be in it" if one.unclear else ""
    if one.count is None:
        return f"{own}."
    if one.missing:
        least = "" if one.count.low == one.count.high and not one.unclear else "at least "
        return f"{own}; {least}{one.missing} of those counted are not in the ledger."
    if one.surplus:
        return f"{own}, {one.surplus} more than are counted: the count may leave some out, or one is listed twice."
    return f"{own}, which goes with the count."


def _of_harm(one: Series, own: Sum) -> str:
    """Say what the incidents in scope come to beside the number that is counted."""
    if not own.told:
        return f"No incident in scope tells how many were {own.field}."
    told = f"{own.low} or more" if own.high is None else str(own.low) + f" to {own.high}" * (own.high != own.low)
    said = f"Those in scope that tell it, {own.told} of {len(one.inside)}, come to {told} {own.field}"
    counted = next(s.value for s in one.counts if s.field == own.field and isinstance(s.value, Quantity))
    if counted.low is not None and own.high is not None and own.high < counted.low:
        return f"{said}: {counted.low - own.high} or more of those counted are not among them."
    if counted.high is not None and own.low > counted.high:
        return f"{said}, {own.low - counted.high} or more beyond the count."
    return f"{said}, which goes with the count."


def _scope_row(scope: Scope) -> dict[str, Any]:
    return {
        "since": scope.since.isoformat() if scope.since else None,
        "until": scope.until.isoformat(),
        "open": scope.open,
        "spans": list(scope.spans),
        "places": [to_builtins(place) for place in scope.places],
        "kinds": sorted(scope.kinds),
        "targets": list(scope.targets),
    }


def _counted_row(each: Counted) -> dict[str, Any]:
    return {
        "incident": each.incident_id,
        "day": each.day.isoformat(),
        "stated": each.stated,
        "reasons": [reason._asdict() for reason in each.reasons],
    }
