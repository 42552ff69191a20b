"""``rashomon user``: people who sign in to the console."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.access import access_option, path_of, print_held, scope_option
from rashomon.cli.options import ledger_option
from rashomon.cli.output import tell

if TYPE_CHECKING:
    from rashomon.api.access import Scope


@click.group("user")
def command() -> None:
    """Make, list and revoke users of 'rashomon serve'.

    A user's name signs what they decide. The password is asked for, or read from a pipe, and kept as an argon2 hash in
    the file of users and tokens beside the ledger.

    \b
    Examples:
      rashomon user create "Ada Example" --scope review
      rashomon user create ada < password.txt
      rashomon user revoke ada
    """


@command.command("create")
@click.argument("name")
@scope_option
@access_option
@ledger_option
def create(*, name: str, scope: Scope, access: Path | None, ledger: str | None) -> int:
    """Make a user; the password is asked for.

    \b
    Examples:
      rashomon user create "Ada Example" --scope review
      rashomon user create ada < password.txt
    """
    from rashomon.api.access import create_user

    create_user(path_of(access, ledger), name, _password(), scope, at=datetime.now(UTC))
    tell(f"{name} may {scope}.")
    return 0


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@access_option
@ledger_option
def list_(*, as_json: bool, access: Path | None, ledger: str | None) -> int:
    """List the users there are: names and scopes.

    \b
    Examples:
      rashomon user list
      rashomon user list --json
    """
    from rashomon.api.access import read_access

    return print_held(read_access(path_of(access, ledger)).users.values(), "user", as_json=as_json)


@command.command("revoke")
@click.argument("name")
@access_option
@ledger_option
def revoke(*, name: str, access: Path | None, ledger: str | None) -> int:
    """Take a user away; their sessions end with the next request.

    \b
    Examples:
      rashomon user revoke ada
      rashomon user revoke ada --ledger archive.db
    """
    from rashomon.api.access import revoke_user

    revoke_user(path_of(access, ledger), name)
    tell(f"{name} can no longer sign in.")
    return 0


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
