"""``rashomon review``: the pairs most worth a look, both texts side by side, and the log of what was decided."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from rashomon.brief.clean import visible
from rashomon.cli.options import Day, Moment, ledger_option, open_existing
from rashomon.cli.output import count, print_table, tell
from rashomon.encoding import to_builtins

if TYPE_CHECKING:
    from rashomon.jobs.decided import Entry
    from rashomon.jobs.reviewing import Pair
    from rashomon.ledger import Ledger

SHOWN = 8
LOGGED = ("ID", "WHEN (UTC)", "WHO", "WHAT", "ABOUT", "WHY", "UNDONE")


@click.command("review")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Most pairs shown.")
@click.option("--since", type=Day(), metavar="DATE", help="Only pairs with a report published on or after this day.")
@click.option(
    "--as-of", type=Moment(), metavar="MOMENT", help="What the ledger held then (UTC; a bare date: all of that day)."
)
@click.option("--log", "as_log", is_flag=True, help="List what persons decided, in place of what is left to decide.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@ledger_option
def command(
    *, limit: int, since: date | None, as_of: datetime | None, as_log: bool, as_json: bool, ledger: str | None
) -> int:
    """List the pairs of tellings most worth a look, side by side.

    They are those that the machine is unsure of, first what most reports hang on. Words that matter are marked: [= told
    alike], [~ that go together], [≠ that exclude each other], [· that the other does not tell]. Decide with 'rashomon
    link same', 'different' or 'unsure'.

    \b
    Examples:
      rashomon review
      rashomon review --since 2023-12-01 --limit 3
      rashomon review --log --json
    """
    with open_existing(ledger) as opened:
        found = _log(opened, as_of, as_json) if as_log else _pairs(opened, limit, since, as_of, as_json)
    if not found:
        tell("No person has decided anything yet." if as_log else "The machine is unsure of no pair.")
    return 0


def _pairs(ledger: Ledger, limit: int, since: date | None, as_of: datetime | None, as_json: bool) -> int:
    from rashomon.jobs.reviewing import review
    from rashomon.jobs.rows import pair_row

    pairs = review(ledger, limit=limit, since=since, as_of=as_of)
    for number, pair in enumerate(pairs, start=1):
        if as_json:
            click.echo(json.dumps(pair_row(pair), ensure_ascii=False))
        else:
            _print(number, pair)
    return len(pairs)


def _print(number: int, pair: Pair) -> None:
    from rashomon.cli.side_by_side import print_sides

    why = visible("; ".join(pair.link.reasons))
    more = f"; {count(pair.others, 'more pair')} like it" if pair.others else ""
    click.echo(f"{number}. {pair.left.account.id[:SHOWN]} and {pair.right.account.id[:SHOWN]}: {why}")
    together = f"{count(pair.reports, 'report')} and {count(pair.statements, 'statement')}"
    click.echo(f"   score {pair.link.score:.2f}; {together} would stand in one incident{more}")
    print_sides(sys.stdout, pair.left, pair.right)
    click.echo()


def _log(ledger: Ledger, as_of: datetime | None, as_json: bool) -> int:
    from rashomon.jobs.decided import log

    entries = log(ledger, as_of=as_of)
    if as_json:
        for entry in entries:
            click.echo(json.dumps(to_builtins(entry), ensure_ascii=False))
        return len(entries)
    return print_table(sys.stdout, LOGGED, _log_rows(entries))


def _log_rows(entries: list[Entry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        undone = f"{entry.undone.decided_at:%Y-%m-%d} by {entry.undone.decided_by}" if entry.undone else ""
        about = ", ".join(one[:SHOWN] for one in entry.about[:2]) + (" …" if len(entry.about) > 2 else "")
        when = f"{entry.at:%Y-%m-%d %H:%M}"
        yield (
            entry.ids[0][:SHOWN],
            when,
            visible(entry.by),
            entry.action,
            about,
            visible(entry.because),
            visible(undone),
        )
