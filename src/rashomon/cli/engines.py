"""``rashomon engines``: our links beside those that Splink gives for the same accounts."""

from __future__ import annotations

import json
import sys

import click

from rashomon.cli.options import ledger_option, open_existing
from rashomon.cli.output import count, print_table, tell

#: Characters of an id that a table shows.
SHOWN = 8
#: Pairs that are printed where the two differ, unless all are asked for.
FIRST = 20


@click.command("engines")
@click.option("--store", is_flag=True, help="Store Splink's links in the ledger; a person's decision still goes first.")
@click.option("--all", "every", is_flag=True, help=f"Print every pair on which the two differ, not the first {FIRST}.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts and the pairs as one JSON object.")
@ledger_option
def command(*, store: bool, every: bool, as_json: bool, ledger: str | None) -> int:
    """Set our links beside those of Splink, a second engine for large ledgers.

    Both judge the same pairs by the same parts: time, place, kind, target, actors, deaths. Splink learns from the
    ledger how much each part says, so it needs some hundreds of accounts to be of use. It is not installed with
    Rashomon: pip install 'rashomon[bulk]'. Nothing is stored unless asked.

    \b
    Examples:
      rashomon engines
      rashomon engines --json > engines.json
      rashomon engines --store
    """
    from rashomon.jobs.bulk_linking import ledger_profiles, side_by_side, store_links
    from rashomon.jobs.reading import utc_now

    with open_existing(ledger, read_only=not store) as opened:
        found = side_by_side(ledger_profiles(opened))
        stored = store_links(opened, found.splink, recorded=utc_now()) if store else 0
    apart = found.apart()
    if as_json:
        click.echo(json.dumps(found.plain(), ensure_ascii=False))
    else:
        answers = ((ours, splink, str(number)) for (ours, splink), number in sorted(found.table().items()))
        print_table(sys.stdout, ("OURS", "SPLINK", "PAIRS"), answers)
        click.echo()
        rows = ((one[:SHOWN], other[:SHOWN], ours, splink) for (one, other), ours, splink in apart)
        print_table(sys.stdout, ("ACCOUNT", "ACCOUNT", "OURS", "SPLINK"), list(rows)[: None if every else FIRST])
    compared = f"{count(found.accounts, 'account')}, {count(found.compared, 'pair')} compared"
    tell(f"{compared}, {len(apart)} taken for one incident by one engine alone. {count(stored, 'link')} stored.")
    return 0
