"""``rashomon gazetteer``: the places that names are looked up in."""

from __future__ import annotations

import click

from rashomon.cli.options import settings_of
from rashomon.cli.output import tell


@click.group("gazetteer")
def command() -> None:
    """Build the gazetteer of places, or say where it is.

    It is made once, from data that comes with Rashomon, in the folder that RASHOMON_CACHE names. Reading makes it when
    it is not there.

    \b
    Examples:
      rashomon gazetteer build
      rashomon gazetteer path
    """


@command.command("build")
def build() -> int:
    """Build the gazetteer, again if need be, and print its path.

    \b
    Examples:
      rashomon gazetteer build
      RASHOMON_CACHE=/srv/rashomon rashomon gazetteer build
    """
    from rashomon.values.gazetteer import gazetteer_path
    from rashomon.values.packing import build_gazetteer

    path = gazetteer_path(settings_of(None).cache)
    tell("Building the gazetteer; this takes some seconds.")
    build_gazetteer(path)
    click.echo(path)
    return 0


@command.command("path")
def path() -> int:
    """Print where the gazetteer is, or would be.

    \b
    Examples:
      rashomon gazetteer path
      ls -l "$(rashomon gazetteer path)"
    """
    from rashomon.values.gazetteer import gazetteer_path

    click.echo(gazetteer_path(settings_of(None).cache))
    return 0
