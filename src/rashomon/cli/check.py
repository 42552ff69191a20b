"""``rashomon check``: whether the ledger is sound."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from rashomon.cli.codes import FAILED
from rashomon.cli.options import ledger_option, open_existing
from rashomon.cli.output import count, issue_line, tell
from rashomon.jobs.showing import unresolved_times


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the counts and the defects as JSON.")
@ledger_option
def command(*, as_json: bool, ledger: str | None) -> int:
    """Look for damage in the ledger; nothing is changed.

    Every statement's words must stand in its report, every id must be the digest of what it names, and the file must
    be whole. The exit code is 0 when the ledger is sound and 1 when it is not. Times of incidents that nothing in
    their report resolves are counted too; they are no damage.

    \b
    Examples:
      rashomon check
      rashomon check --json --ledger archive.db
    """
    with open_existing(ledger) as opened:
        defects = list(opened.check())
        readable = not any(defect.code == "file-damaged" for defect in defects)
        counts = opened.counts() if readable else {}
        untold = sum(1 for _ in unresolved_times(opened)) if readable else 0
    if as_json:
        data = {"sound": not defects, "counts": counts, "unresolved_times": untold}
        data["defects"] = [asdict(defect) for defect in defects]
        click.echo(json.dumps(data, ensure_ascii=False))
    else:
        for defect in defects:
            click.echo(issue_line(defect))
        holds = ", ".join(count(number, name.removesuffix("s")) for name, number in counts.items())
        tell(f"{count(len(defects), 'defect')}. " + (f"The ledger holds {holds}." if holds else ""))
        if untold:
            tell(f"{count(untold, 'time')} of an incident that nothing resolves: show the REPORT, or read the issues.")
    return FAILED if defects else 0
