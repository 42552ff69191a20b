"""What the verbs for users and tokens share: where they are kept, what they may do, and the list of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon.cli.options import settings_of
from rashomon.cli.output import print_table, tell, write_lines

if TYPE_CHECKING:
    from rashomon.api.access import Token, User

F = TypeVar("F", bound=Callable[..., Any])
TITLES = ("NAME", "SCOPE", "CREATED")


def access_option(command: F) -> F:
    """Add ``--access``, the file of users and tokens."""
    about = "The file of users and tokens. [default: the ledger's name and .access]"
    kind = click.Path(dir_okay=False, path_type=Path)
    return click.option("--access", type=kind, metavar="FILE", help=about)(command)


def scope_option(command: F) -> F:
    """Add ``--scope``, what is allowed."""
    about = "read asks; review also decides; write also adds reports."
    kind = click.Choice(["read", "review", "write"])
    return click.option("--scope", type=kind, default="read", show_default=True, help=about)(command)


def path_of(access: Path | None, ledger: str | None) -> Path:
    """Return the file of users and tokens."""
    from rashomon.api.access import access_path

    return access or access_path(settings_of(ledger).ledger)


def print_held(held: Iterable[User | Token], kind: str, *, as_json: bool) -> int:
    """Print users or tokens, by name; return the exit code."""
    ordered = sorted(held, key=lambda one: one.name)
    if as_json:
        rows = [{"name": one.name, "scope": one.scope, "created": one.created.isoformat()} for one in ordered]
        write_lines(sys.stdout, (json.dumps(row, ensure_ascii=False) for row in rows))
    else:
        print_table(sys.stdout, TITLES, [(one.name, one.scope, f"{one.created:%Y-%m-%d}") for one in ordered])
    if not ordered:
        tell(f"There is no {kind}.")
    return 0
