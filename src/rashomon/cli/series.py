"""``rashomon series``: counts of incidents beside the ledger's own count under the same scope."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from rashomon.brief.wording import show_day
from rashomon.cli.options import Moment, ledger_option, open_existing
from rashomon.cli.output import count, tell
from rashomon.cli.styled import Line, line, print_lines, quoted
from rashomon.cli.words import field_label, in_words, kind_label, named
from rashomon.encoding import to_builtins

if TYPE_CHECKING:
    from rashomon.jobs.scoping import Scope
    from rashomon.jobs.series import Counted, Series

SHOWN = 8
#: Most incidents listed under one heading; --json lists them all.
LISTED = 12


@click.command("series")
@click.argument(
    "ids", nargs=-1, metavar="[ID]...", help="Only these counts: ids of accounts, or their first characters."
)
@click.option(
    "--as-of", type=Moment(), metavar="MOMENT", help="What the ledger held then (UTC; a bare date: all of that day)."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@ledger_option
def command(*, ids: tuple[str, ...], as_of: datetime | None, as_json: bool, ledger: str | None) -> int:
    """Set each count of incidents that a report tells beside the ledger's own.

    A count ("over 66 attacks since 17 October") is never an incident. Its scope is what its words limit: time, place,
    kind, target. Every incident of the ledger is in that scope, outside it, or unclear where no report tells enough.
    What is counted and not found may never have been read: the ledger holds what was read into it.

    \b
    Examples:
      rashomon series
      rashomon series 3f9a
      rashomon series --json
    """
    from rashomon.jobs.clustering import cluster_ledger
    from rashomon.jobs.series import series
    from rashomon.jobs.showing import find

    with open_existing(ledger) as opened:
        clusters = cluster_ledger(opened, as_of=as_of) if ids else None
        wanted = [find(opened, clusters, one, kind="account").id for one in ids] if clusters else None
        found = series(opened, as_of=as_of, account_ids=wanted)
    if as_json:
        for one in found:
            click.echo(json.dumps(series_row(one), ensure_ascii=False))
    else:
        print_lines(sys.stdout, (printed for one in found for printed in _lines(one)))
    if not found:
        tell("The ledger holds no count of incidents.")
    return 0


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
    """Return in a sentence or two how a count and the ledger go together."""
    own = f"The ledger holds {count(len(one.inside), 'incident')} in that scope"
    own += f", and {len(one.unclear)} more that may be in it" if one.unclear else ""
    if one.count is None:
        return f"{own}."
    if one.missing:
        least = "" if one.count.low == one.count.high and not one.unclear else "at least "
        return f"{own}; {least}{one.missing} of those counted are not in the ledger."
    if one.surplus:
        return f"{own}, {one.surplus} more than are counted: the count may leave some out, or one is listed twice."
    return f"{own}, which goes with the count."


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


def _lines(one: Series) -> Iterator[Line]:
    told = "; ".join(f"{field_label(s.field)}: {in_words(s.value)}" for s in one.counts)
    via = "".join(f", via {named(name)}" for name in one.via)
    where = ", ".join(part for part in (one.report.publisher, show_day(one.report.published)) if part)
    yield line(0, (one.account.id[:SHOWN], "bold"), f"  {told}")
    yield line(4, f"{named(one.speaker)}{via} — {where}: {quoted(one.account.words)}")
    yield line(4, f"scope: {_scope(one.scope)}")
    yield line(4, explanation(one))
    for each in one.own:
        bounds = (
            f"{each.low} or more" if each.high is None else f"{each.low}" + f" to {each.high}" * (each.low != each.high)
        )
        yield line(
            4, f"{field_label(each.field)}, in those in scope: {bounds} (told of {count(each.told, 'incident')})"
        )
    yield from _listed("in scope", one.inside, of=("in",))
    yield from _listed("may be in scope", one.unclear, of=("unclear",))
    yield from _listed("missing it by one limit", one.near, of=("outside",))
    rest = one.outside - len(one.near)
    if rest:
        yield line(4, f"further outside: {count(rest, 'incident')}")
    yield line(0)


def _scope(scope: Scope) -> str:
    since = show_day(scope.since) if scope.since else "a beginning told by no date" if scope.open else "the beginning"
    parts = [f"from {since} until {show_day(scope.until)}"]
    parts += [f"at {', '.join(in_words(place) for place in scope.places)}"] if scope.places else []
    parts += [f"of kind {', '.join(sorted(map(kind_label, scope.kinds)))}"] if scope.kinds else []
    parts += [f"on {', '.join(quoted(words) for words in scope.targets)}"] if scope.targets else []
    return "; ".join(parts)


def _listed(title: str, found: Sequence[Counted], *, of: Sequence[str]) -> Iterator[Line]:
    if not found:
        return
    yield line(4, f"{title}:")
    for each in found[:LISTED]:
        day = str(each.day) if each.stated else f"[{each.day}]"
        why = "; ".join(reason.why for reason in each.reasons if reason.verdict in of)
        yield line(6, f"{each.incident_id[:SHOWN]}  {day}  {why}")
    if len(found) > LISTED:
        yield line(6, f"… and {len(found) - LISTED} more")
