"""``rashomon export``: rows for other tools."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from rashomon.cli.options import Moment, ledger_option, open_existing, output_option
from rashomon.cli.output import count, open_output, tell
from rashomon.export import EXPORTS


@click.command("export")
@click.argument("what", type=click.Choice(list(EXPORTS)), metavar=f"[{'|'.join(EXPORTS)}]", help="The kind of row.")
@output_option
@click.option(
    "--as-of", type=Moment(), metavar="MOMENT", help="What the ledger held then (UTC; a bare date: all of it)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "text"]),
    default="jsonl",
    help="csv: a table with the same columns, objects as JSON; text: muc4 as classic templates.",
)
@ledger_option
def command(*, what: str, output: Path | None, as_of: datetime | None, form: str, ledger: str | None) -> int:
    """Write statements, accounts or incidents as JSON Lines, for other tools.

    That is one JSON object a line, in UTF-8. The keys are listed in docs/reference/exports.md. The same reports give
    the same lines in the same order, whatever the order they were read in; only "recorded" tells when. muc4 writes
    the incidents of each report as MUC-4 templates; plover writes each incident, and each verbal act told beside it,
    as a PLOVER event.

    \b
    Examples:
      rashomon export statements > statements.jsonl
      rashomon export incidents --as-of 2026-01-31 --output incidents.jsonl
      rashomon export muc4 --format text
      rashomon export plover --format csv --output events.csv
    """
    from rashomon.jobs.decided import withdrawn_ids
    from rashomon.jobs.exporting import export

    with open_existing(ledger) as opened, open_output(output) as out:
        export(opened, what, out, as_of=as_of, form=form)
        left_out = len(withdrawn_ids(opened, as_of=as_of))
    if left_out:
        tell(f"Left out: {count(left_out, 'statement')} that a person withdrew as misread.")
    return 0
