"""``rashomon read``: reports into the ledger."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from rashomon.cli.codes import INTERRUPTED, SOME_ISSUES
from rashomon.cli.options import ledger_option, settings_of
from rashomon.cli.output import count, tell
from rashomon.cli.progress import watching
from rashomon.errors import UsageError
from rashomon.readers import FORMATS
from rashomon.readers.names import USUAL_NAMES

if TYPE_CHECKING:
    from rashomon.jobs.reading import ReadSummary

STDIN = "-"


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...", help="Files and folders; - is stdin.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="Read every file so, whatever its name.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="PART=NAME",
    help=f"The column of a table that holds a part of the report: {', '.join(USUAL_NAMES)}.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes that read, once it is more than a few reports. [default: one for each core, up to 8]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary and the issues as JSON on stdout.")
@click.option("--quiet", is_flag=True, help="No progress and no summary; issues are still told.")
@ledger_option
def command(
    *,
    paths: tuple[str, ...],
    format_: str | None,
    columns: tuple[str, ...],
    workers: int | None,
    as_json: bool,
    quiet: bool,
    ledger: str | None,
) -> int:
    """Read reports into the ledger and link what they tell of.

    Reading the same report again changes nothing. A report that cannot be
    read is told on stderr with the remedy, the others are read, and the exit code is 3.

    \b
    Examples:
      rashomon read reports/
      rashomon read wires.csv --column text=body --column published=date
      curl -s https://example.org/report.html | rashomon read - --format html
    """
    from rashomon.jobs.reading import read
    from rashomon.ledger import open_ledger

    settings, parts = settings_of(ledger, workers=workers), _parts(columns)
    _look_for(paths)
    interrupted = False
    with open_ledger(settings.ledger) as opened, watching(paths, bar=not quiet, keep=as_json) as watch:
        try:
            summary = read(paths, settings, ledger=opened, on_progress=watch.take, format=format_, columns=parts)
        except KeyboardInterrupt:
            interrupted, summary = True, watch.summary
    if interrupted:
        tell(f"Interrupted. {_in_words(summary)} That is stored; read the same paths again to go on.")
        return INTERRUPTED
    if as_json:
        data = {"ledger": str(settings.ledger), **asdict(summary), "issues": [asdict(issue) for issue in watch.issues]}
        click.echo(json.dumps(data, ensure_ascii=False))
    elif not quiet:
        tell(f"{_in_words(summary)} Ledger: {settings.ledger}")
    return SOME_ISSUES if summary.issues > summary.untold else 0


def _look_for(paths: tuple[str, ...]) -> None:
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"There is no file or folder {path}. Check the name; nothing was read.")


def _parts(columns: tuple[str, ...]) -> dict[str, str]:
    for column in columns:
        if not all(column.partition("=")):
            raise UsageError(f"--column {column} is not PART=NAME. Write it as in --column text=body.")
    return dict(column.split("=", 1) for column in columns)


def _in_words(summary: ReadSummary) -> str:
    known = f" ({summary.known} more already in the ledger)" if summary.known else ""
    found = (count(summary.statements, "statement"), count(summary.accounts, "account"), count(summary.links, "link"))
    return f"Read {count(summary.read, 'report')}{known}: {', '.join(found)}. {count(summary.issues, 'issue')}."
