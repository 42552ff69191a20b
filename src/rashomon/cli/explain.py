"""``rashomon explain``: what each step of the reading made of one report, and why."""

from __future__ import annotations

import json
import os
import sys
from itertools import islice
from typing import TYPE_CHECKING

import click

from rashomon.cli.codes import SOME_ISSUES
from rashomon.cli.explain_keys import SECTIONS
from rashomon.cli.explain_rows import explanation_row
from rashomon.cli.options import ledger_option, open_existing, settings_of
from rashomon.cli.output import issue_line, tell
from rashomon.errors import UsageError
from rashomon.readers import FORMATS, read_paths

if TYPE_CHECKING:
    from rashomon.records import Issue, Report

STDIN = "-"


@click.command("explain")
@click.argument("name", metavar="REPORT", help="A file that holds it, - for stdin, or its id in the ledger.")
@click.option("--only", type=click.Choice(list(SECTIONS)), help="Only this part of the explanation.")
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="Read the file so, whatever its name.")
@click.option("--nth", type=click.IntRange(min=1), metavar="N", help="Which report of a file that holds several.")
@ledger_option
def command(
    *, name: str, only: str | None, as_json: bool, format_: str | None, nth: int | None, ledger: str | None
) -> int:
    """Show what each step of the reading made of one report, and why.

    Which sentences the gate kept, which rule or head found which words, which incidents the encoder told and what it
    passed over, which places the names mean and by which parts of their scores, who says what by which rule or head,
    why tellings were grouped into accounts, and what each statement came from. The report is read anew; nothing is
    stored. Of an ID, the first four characters are enough.

    \b
    Examples:
      rashomon explain reports/wire.md
      rashomon explain 3f9a --only accounts
      rashomon explain wires.jsonl --nth 3 --json
    """
    from rashomon.jobs.explaining import explain
    from rashomon.jobs.tools import make_tools

    report, issues = _find(name, ledger, format_, nth)
    for issue in issues:
        tell(issue_line(issue))
    if report is None:
        return SOME_ISSUES
    explanation = explain(report, make_tools(settings_of(ledger)))
    sections = [only] if only else list(SECTIONS)
    if as_json:
        click.echo(json.dumps(explanation_row(explanation, sections), ensure_ascii=False, indent=2))
    else:
        from rashomon.cli.explained import explanation_lines
        from rashomon.cli.styled import print_lines

        print_lines(sys.stdout, explanation_lines(explanation, sections))
    return SOME_ISSUES if issues else 0


def _find(name: str, ledger: str | None, format_: str | None, nth: int | None) -> tuple[Report | None, list[Issue]]:
    """Return the report of a file or of an id, and what is odd about it; None where the file holds none to read."""
    if name == STDIN or os.path.lexists(name):
        return _in_file(name, settings_of(ledger).max_bytes, format_, nth)
    if format_ or nth or not set(name.lower()) <= set("0123456789abcdef"):
        raise UsageError(f"There is no file {name}. Check the name, or give the id of a report in the ledger.")
    return _in_ledger(name, ledger), []


def _in_file(name: str, max_bytes: int, format_: str | None, nth: int | None) -> tuple[Report | None, list[Issue]]:
    items = read_paths([name], max_bytes=max_bytes, format=format_)
    found = list(islice(items, (nth or 1) - 1, (nth or 2)))
    if not found:
        raise UsageError(f"{name} holds fewer than {nth or 1} reports.")
    if len(found) > 1:
        raise UsageError(f"{name} holds several reports. Say which with --nth, counted from 1.")
    return found[0].report, list(found[0].issues)


def _in_ledger(prefix: str, ledger: str | None) -> Report:
    from rashomon.jobs.clustering import Clusters
    from rashomon.jobs.showing import find

    with open_existing(ledger) as opened:
        return opened.report(find(opened, Clusters({}, {}, {}, {}), prefix, kind="report").id)
