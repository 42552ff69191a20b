"""``rashomon show``: what an id stands for."""

from __future__ import annotations

import json

import click

from rashomon.cli.options import ledger_option, open_existing
from rashomon.cli.views import VIEWS
from rashomon.jobs.clustering import cluster_ledger
from rashomon.jobs.showing import KINDS, find


@click.command("show")
@click.argument("id_", metavar="ID", help="An id, or its first characters.")
@click.option("--kind", type=click.Choice(KINDS), help="What the ID is of; an incident bears the id of an account.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@ledger_option
def command(*, id_: str, kind: str | None, as_json: bool, ledger: str | None) -> int:
    """Show a report, account, statement, link or incident by its ID.

    Four characters of an ID are enough where no other begins with them. A report is shown with its text, each
    statement under the paragraph it was read from.

    \b
    Examples:
      rashomon show 3f9a
      rashomon show 3f9a --kind account
      rashomon show 77e01c --json
    """
    with open_existing(ledger) as opened:
        clusters = cluster_ledger(opened)
        found = find(opened, clusters, id_, kind=kind)
        view = VIEWS[found.kind](opened, clusters, found.id)
    click.echo(json.dumps(view.data, ensure_ascii=False, indent=2) if as_json else "\n".join(view.lines))
    return 0
