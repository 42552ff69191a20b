"""``rashomon evaluate``: how well the reading does against expected answers."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.options import settings_of


@click.group("evaluate")
def command() -> None:
    """Measure the reading against expected answers.

    \b
    Examples:
      rashomon evaluate seeds --data seeds/
      rashomon evaluate seeds --data seeds/ --json > scores.json
    """


@command.command("seeds")
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of reports with the answers expected of them.",
)
@click.option(
    "--expected",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The expected lines, where they are not DIR/expected.jsonl.",
)
@click.option("--split", default="development", metavar="NAME", help="What the figures are. [default: development]")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def seeds(*, data: Path, expected: Path | None, split: str, as_json: bool) -> int:
    """Measure against a folder of reports with the answers expected of them.

    \b
    Examples:
      rashomon evaluate seeds --data seeds/
      rashomon evaluate seeds --data seeds/ --json > scores.json
      rashomon evaluate seeds --data examples --expected evals/examples.jsonl
    """
    from rashomon.evaluation.showing import run_and_show

    return run_and_show(data, settings=settings_of(None), as_json=as_json, expected=expected, split=split)
