"""``rashomon check``: whether the ledger is sound."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from rashomon.cli.codes import FAILED
from rashomon.cli.options import ledger_option, open_existing
from rashomon.cli.output import count, issue_line, tell


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the counts and the defects as JSON.")
@ledger_option
def command(*, as_json: bool, ledger: str | None) -> int:
    """Look for damage in the ledger; nothing is changed.

    Every statement's words must stand in its report, every id must be the digest of what it names, and the file must
    be whole. The exit code is 0 when the ledger is sound and 1 when it is not.

    \b
    Examples:
      rashomon check
      rashomon check --json --ledger archive.db
    """
    with open_existing(ledger) as opened:
        defects = list(opened.check())
        counts = {} if any(defect.code == "file-damaged" for defect in defects) else opened.counts()
    if as_json:
        data = {"sound": not defects, "counts": counts, "defects": [asdict(defect) for defect in defects]}
        click.echo(json.dumps(data, ensure_ascii=False))
    else:
        for defect in defects:
            click.echo(issue_line(defect))
        holds = ", ".join(count(number, name.removesuffix("s")) for name, number in counts.items())
        tell(f"{count(len(defects), 'defect')}. " + (f"The ledger holds {holds}." if holds else ""))
    return FAILED if defects else 0
