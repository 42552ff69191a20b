"""``rashomon brief``: what is told of incidents, by whom, with every word cited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rashomon.brief import FORMATS, build_brief, render
from rashomon.cli.options import (
    filter_options,
    filters_of,
    ledger_option,
    no_incident,
    open_existing,
    output_option,
    vicinity,
)
from rashomon.cli.output import coloured, open_output, tell, width_of


@click.command("brief")
@click.argument("ids", nargs=-1, metavar="[ID]...", help="Ids of incidents, or their first characters.")
@filter_options
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="[default: text]")
@output_option
@ledger_option
def command(*, ids: tuple[str, ...], format_: str, output: Path | None, ledger: str | None, **chosen: Any) -> int:
    """Show what each report says of an incident, side by side.

    What is agreed, what is contested, who denies it and what nobody knows yet, with the words of the reports. Without
    an ID, all incidents that pass the filters. Four characters of an ID are enough where no other begins with them.

    \b
    Examples:
      rashomon brief
      rashomon brief 3f9a
      rashomon brief --since 2020-12-20 --until 2020-12-24 --near Baghdad
      rashomon brief --near Erbil --within 30 --format html --output erbil.html
    """
    from rashomon.jobs.dossiers import dossiers

    filters = filters_of(ids=ids, **chosen)
    with open_existing(ledger) as opened:
        briefs = [build_brief(dossier) for dossier in dossiers(opened, filters, vicinity(filters, ledger))]
    if not briefs:
        tell(no_incident(filters, ledger))
    if briefs or format_ != "text":
        with open_output(output) as out:
            out.write(render(briefs, format_, width=width_of(out), colour=coloured(out)))
    return 0
