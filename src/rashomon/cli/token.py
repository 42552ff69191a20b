"""``rashomon token``: tokens with which programs ask the server."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.access import access_option, path_of, print_held, scope_option
from rashomon.cli.options import ledger_option
from rashomon.cli.output import tell

if TYPE_CHECKING:
    from rashomon.api.access import Scope


@click.group("token")
def command() -> None:
    """Make, list and revoke tokens for 'rashomon serve'.

    A program sends its token in the header Authorization: Bearer. Only its digest is kept, in the file of users and
    tokens beside the ledger. What is revoked is refused from the next request on.

    \b
    Examples:
      rashomon token create nightly-export
      rashomon token create desk-bot --scope review
      rashomon token revoke desk-bot
    """


@command.command("create")
@click.argument("name")
@scope_option
@access_option
@ledger_option
def create(*, name: str, scope: Scope, access: Path | None, ledger: str | None) -> int:
    """Make a token and print it; it is shown this once.

    \b
    Examples:
      rashomon token create nightly-export
      rashomon token create desk-bot --scope review > token.txt
    """
    from rashomon.api.access import create_token

    secret = create_token(path_of(access, ledger), name, scope, at=datetime.now(UTC))
    tell(f"The token {name} may {scope}. Keep it now; it is not shown again.")
    click.echo(secret)
    return 0


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@access_option
@ledger_option
def list_(*, as_json: bool, access: Path | None, ledger: str | None) -> int:
    """List the tokens there are: names and scopes, never the tokens.

    \b
    Examples:
      rashomon token list
      rashomon token list --json
    """
    from rashomon.api.access import read_access

    return print_held(read_access(path_of(access, ledger)).tokens.values(), "token", as_json=as_json)


@command.command("revoke")
@click.argument("name")
@access_option
@ledger_option
def revoke(*, name: str, access: Path | None, ledger: str | None) -> int:
    """Take a token away.

    \b
    Examples:
      rashomon token revoke desk-bot
      rashomon token revoke desk-bot --ledger archive.db
    """
    from rashomon.api.access import revoke_token

    revoke_token(path_of(access, ledger), name)
    tell(f"The token {name} is revoked.")
    return 0
