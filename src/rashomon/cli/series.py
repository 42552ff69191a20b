"""``rashomon series``: counts of incidents beside the ledger's own count under the same scope."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from rashomon.brief.wording import show_day
from rashomon.cli.options import Moment, ledger_option, open_existing
from rashomon.cli.output import count, tell
from rashomon.cli.styled import Line, line, print_lines, quoted
from rashomon.cli.words import field_label, in_words, kind_label, named

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
    from rashomon.jobs.rows import series_row
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


def _lines(one: Series) -> Iterator[Line]:
    from rashomon.jobs.rows import explanation

    told = "; ".join(f"{field_label(s.field)}: {in_words(s.value)}" for s in one.counts)
    via = "".join(f", via {named(name)}" for name in one.via)
    where = ", ".join(part for part in (one.report.publisher, show_day(one.report.published)) if part)
    yield line(0, (one.account.id[:SHOWN], "bold"), f"  {told}")
    yield line(4, f"{named(one.speaker)}{via} — {where}: {quoted(one.account.words)}")
    yield line(4, f"scope: {_scope(one.scope)}")
    yield line(4, explanation(one))
    for each in (each for each in one.own if each.told):
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
