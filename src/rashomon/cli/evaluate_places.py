"""``rashomon evaluate places``: place names, found and resolved."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.figures import as_json_option, folder_option, limit_option, run_one, split_option


@click.command("places")
@folder_option("The folder with XML files of toponyms, in the layout of LGL or of GeoVirus")
@split_option("development")
@limit_option
@as_json_option
def places(*, data: Path, split: str, limit: int | None, as_json: bool) -> int:
    """Measure place names: which are found, and how far off the places are that they are taken for.

    accuracy_161km, mean_error_km, median_error_km, auc and id_share are of the names as marked; toponym_f1 and
    found_accuracy_161km of those found in the bare text; population_accuracy_161km of taking the largest place of a
    name. Each figure is of all files together, and of each file with its name before it. Texts that the weights were
    fitted to are left out. geotext and flashgeotext are measured beside, where they are installed.

    \b
    Examples:
      rashomon evaluate places --data sets/places
      rashomon evaluate places --data sets --json
    """
    from rashomon.evaluation.benchmarks import folder_there

    return run_one("places", folder_there("places", data), split=split, limit=limit, as_json=as_json)
