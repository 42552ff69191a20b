"""The command line: a table of verbs, and the one place where an error becomes an exit code.

Each verb is a file of this package and is loaded only when it is called, so that ``rashomon --help`` stays quick. Data
goes to stdout; everything else goes to stderr.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence

import click

from rashomon import __version__
from rashomon.cli.codes import CLOSED_PIPE, FAILED, INTERRUPTED
from rashomon.errors import RashomonError

#: Verb -> its line in ``rashomon --help``, in the order of the help. The verb's module has the same name.
VERBS = {
    "read": "Read reports into the ledger and link what they tell of.",
    "brief": "Show what each report says of an incident, side by side.",
    "incidents": "List the incidents in the ledger, by date.",
    "show": "Show a report, account, statement, link or incident by its ID.",
    "explain": "Show what each step of the reading made of one report, and why.",
    "statements": "List statements, by date of publication: who says what, in which words.",
    "link": "Decide that A and B tell of the same incident, or of different ones.",
    "names": "List who is named in the ledger, or decide whether names A and B mean the same.",
    "correct": "Withdraw a statement that was misread.",
    "review": "List the pairs of tellings most worth a look, side by side.",
    "series": "Set each count of incidents that a report tells beside the ledger's own.",
    "export": "Write statements, accounts or incidents as JSON Lines, for other tools.",
    "publish": "Write the console's pages into a folder that opens without a server, for sharing and archiving.",
    "check": "Look for damage in the ledger; nothing is changed.",
    "engines": "Set our links beside those of Splink, a second engine for large ledgers.",
    "serve": "Serve the console and the REST API of a ledger.",
    "user": "Make, list and revoke users of 'rashomon serve'.",
    "token": "Make, list and revoke tokens for 'rashomon serve'.",
    "gazetteer": "Build the gazetteer of places, or say where it is.",
    "evaluate": "Measure the reading against expected answers.",
}


class Verbs(click.Group):
    """A group whose commands are loaded when they are called."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; a closed pipe goes past click, which would make it an exit code of its own."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _PipeClosed from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the verbs in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the verb, or return None for an unknown one."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of verbs without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


class _PipeClosed(Exception):
    """Whoever read the output has left."""


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--ledger", metavar="FILE", help="The ledger file. [default: RASHOMON_LEDGER, else rashomon.db]")
@click.pass_context
def cli(ctx: click.Context, ledger: str | None) -> None:
    """Keep a ledger of what dated news reports say of an incident.

    Who says what, in which words, who denies it, and what nobody knows yet.

    \b
    Examples:
      rashomon read reports/
      rashomon brief --since 2020-12-20 --near Baghdad
      rashomon export statements > statements.jsonl
    """
    ctx.obj = ledger


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code, a key of ``EXIT_CODES``."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors are told on stderr, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = _outcome(lambda: cli.main(arguments, prog_name="rashomon", standalone_mode=False) or 0)
    lost = False
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = CLOSED_PIPE
    except OSError as error:
        code, lost = code or _tell(_told_of(error), FAILED), True
    if lost or code == CLOSED_PIPE:  # Python flushes stdout once more as it ends; there is nobody left to read that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _outcome(work: Callable[[], int]) -> int:
    try:
        return work()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" Try '{context.command_path} --help'." if context else ""
        told = " ".join(error.format_message().split()).rstrip(".") + "."  # click lists choices a line each
        return _tell(f"{told}{hint}", error.exit_code)
    except RashomonError as error:
        return _tell(str(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _tell("interrupted", INTERRUPTED)
    except _PipeClosed:
        return CLOSED_PIPE
    except OSError as error:
        return _tell(_told_of(error), FAILED)


def _told_of(error: OSError) -> str:
    from rashomon.cli.output import told_of

    return told_of(error)


def _tell(message: str, code: int) -> int:
    click.echo(f"rashomon: {message}", err=True)
    return code
