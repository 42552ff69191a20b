"""``rashomon correct``: a person says that a statement was misread."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from rashomon.cli.options import ledger_option
from rashomon.cli.output import tell
from rashomon.cli.signing import because_option, by_option, open_for_deciding, signer
from rashomon.encoding import to_builtins


@click.command("correct")
@click.argument("id_", metavar="STATEMENT", help="A statement's id, or its first characters.")
@because_option
@by_option
@click.option("--undo", is_flag=True, help="Take it back: the statement counts again.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows that were stored as JSON.")
@ledger_option
def command(*, id_: str, because: str, by: str | None, undo: bool, as_json: bool, ledger: str | None) -> int:
    """Withdraw a statement that was misread.

    It stays in the ledger, and counts no more from now on. Comparisons, briefs and exports leave it out and say how
    many they left out; 'rashomon show' says who withdrew it and why; --as-of an earlier moment has it still. Links
    stay as they are: decide about those with 'rashomon link'.

    \b
    Examples:
      rashomon correct 5c1e --because "Eight is the number of houses, not of rockets"
      rashomon correct 5c1e --undo --because "It was right after all"
    """
    from rashomon.jobs import deciding
    from rashomon.jobs.clustering import cluster_ledger
    from rashomon.jobs.showing import find

    by, at = signer(by, ledger), datetime.now(UTC)
    with open_for_deciding(ledger) as opened:
        statement = find(opened, cluster_ledger(opened), id_, kind="statement").id
        if undo:
            rows = deciding.restore(opened, statement, because, by=by, at=at)
        else:
            rows = [deciding.correct(opened, statement, because, by=by, at=at)]
    if as_json:
        click.echo(json.dumps([to_builtins(row) for row in rows], ensure_ascii=False))
    tell(f"Statement {statement} {'counts again' if undo else 'is withdrawn'}, signed by {by}.")
    return 0
