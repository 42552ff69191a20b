"""What every decision of a person needs: a reason, a name, a moment; and the ledger open for writing."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon.cli.options import settings_of
from rashomon.errors import UsageError
from rashomon.settings import SETTINGS

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])


def because_option(command: F) -> F:
    """Add ``--because``, the reason."""
    about = "Why, in words that others can check."
    return click.option("--because", required=True, metavar="WHY", help=about)(command)


def by_option(command: F) -> F:
    """Add ``--by``, who signs."""
    about = "Who decides. [default: RASHOMON_SIGNER, else your name on this machine]"
    return click.option("--by", metavar="NAME", help=about)(command)


def signer(by: str | None, ledger: str | None) -> str:
    """Return who signs: the one given, else the setting, else the user. Raises UsageError when there is no name."""
    name = by or settings_of(ledger).signer
    try:
        return getpass.getuser() if name == SETTINGS["signer"].default else name
    except (OSError, KeyError):
        raise UsageError("Nobody's name is known to sign with. Give one with --by, or set RASHOMON_SIGNER.") from None


def open_for_deciding(ledger: str | None) -> Ledger:
    """Open the ledger for writing. Raises LedgerError when there is none."""
    from rashomon.ledger import open_ledger

    return open_ledger(settings_of(ledger).ledger, create=False)
