"""``rashomon evaluate names``: names in running text, and what the words of each are read as."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.figures import as_json_option, folder_option, limit_option, run_one, split_option


@click.command("names")
@folder_option("The folder of re3d, with a folder for each of its collections")
@split_option("all")
@limit_option
@as_json_option
def names(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure names of people, bodies, places and the rest in re3d.

    person_f1, organisation_f1 and the like are of exact spans with their kind, entity_f1 of all of them together;
    entity_overlap_f1 asks that spans of one kind share a word. kind_accuracy tells how many of the people and bodies
    are read as the right kind of bearer. The set comes without splits: a fifth of its documents is held out.

    \b
    Examples:
      rashomon evaluate names --data sets/re3d
      rashomon evaluate names --data sets/ --json
    """
    from rashomon.evaluation.benchmarks import folder_there

    return run_one("names", folder_there("names", data), split=split, limit=limit, as_json=as_json)
