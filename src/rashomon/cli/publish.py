"""``rashomon publish``: the console's pages as a folder that opens without a server."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from rashomon.cli.options import Moment, ledger_option, open_existing
from rashomon.cli.output import count, tell


@click.command("publish")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    type=Moment(),
    metavar="MOMENT",
    help="What the ledger held then (UTC; a bare date: all of that day).",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@ledger_option
def command(*, folder: Path, as_of: datetime | None, as_json: bool, ledger: str | None) -> int:
    """Write the console's pages into a folder that opens without a server, for sharing and archiving.

    Open DIR/index.html in any browser. Nothing in the folder leads to another machine, but for the addresses that
    reports came with. It holds the whole text of every report: mind whose it is before you share it. A folder that
    publish wrote before is replaced; any other that is not empty is refused.

    \b
    Examples:
      rashomon publish site/
      rashomon publish site/ --as-of 2026-11-20
    """
    from rashomon.console.publish import publish

    with open_existing(ledger) as opened:
        made = publish(opened, folder, now=datetime.now(UTC), as_of=as_of)
    if as_json:
        plain = {"folder": str(made.folder), "pages": made.pages, "incidents": made.incidents, "reports": made.reports}
        click.echo(json.dumps(plain, ensure_ascii=False))
    else:
        told = f"{count(made.incidents, 'incident')}, {count(made.reports, 'report')}"
        tell(f"Wrote {count(made.pages, 'page')} ({told}). Open {made.folder / 'index.html'}")
    return 0
