"""Where output goes: data to stdout or a file, everything else to stderr.

A file is written whole or not at all: the text goes to a temporary file beside it, which then takes its name.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

import click

from rashomon.records import Issue

PIPED_WIDTH = 100
#: What to do about a failure of the machine, by its number.
_REMEDIES = MappingProxyType(
    {
        errno.ENOSPC: "Make room and try again; a file that stood there is as it was.",
        errno.EDQUOT: "Make room and try again; a file that stood there is as it was.",
        errno.ENOENT: "Make its folder first, or check the path.",
        errno.ENOTDIR: "Check the path: one of its folders is a file.",
        errno.EISDIR: "It is a folder; give the name of a file.",
        errno.EACCES: "Check who may read and write there, or choose another place.",
        errno.EPERM: "Check who may read and write there, or choose another place.",
        errno.EROFS: "Choose a place that can be written to.",
    }
)
#: Rows of a table that decide how wide its columns are.
MEASURED = 500


def tell(message: str) -> None:
    """Print a line for the person at the terminal, on stderr."""
    click.echo(message, err=True)


def issue_line(issue: Issue) -> str:
    """Return an issue as one line: ``file:place: message. remedy``."""
    from rashomon.brief.clean import visible

    where = ":".join(part for part in (issue.file, issue.place) if part) or issue.report_id
    what = " ".join(f"{issue.message.rstrip('.')}. {issue.remedy}".split())
    return visible(f"{where}: {what}" if where else what).replace("\n", "<U+000A>")


def told_of(error: OSError) -> str:
    """Return what failed, with which file, and what to do about it, in one line."""
    reason = error.strerror or str(error)
    if error.filename is None:
        what = f"The output could not be written: {reason}."
    else:
        what = f"{os.fsdecode(error.filename)} could not be opened or written: {reason}."
    remedy = _REMEDIES.get(error.errno or 0, "")
    return f"{what} {remedy}".rstrip()


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 report", "2 reports"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def coloured(out: TextIO) -> bool:
    """Tell whether ``out`` is a terminal that wants colour; NO_COLOR, set to anything, says it does not."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width_of(out: TextIO) -> int:
    """Return the terminal's width in columns, or a fixed one where there is no terminal."""
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if out.isatty() else PIPED_WIDTH


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Open the file to write to, or stdout for None. What stood in the file stays until all is written.

    Raises OSError when the file cannot be written.
    """
    if path is None:
        yield sys.stdout
    elif path.exists() and not path.is_file():  # a device or a pipe cannot be replaced, only written to
        with path.open("w", encoding="utf-8", newline="\n") as out:
            yield out
    else:
        with _replacing(path.resolve()) as out:
            yield out


def print_table(out: TextIO, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write rows in columns under their titles and return how many there were.

    The first rows decide how wide the columns are, so that any number of rows can be written as they come. On a
    terminal, lines are cut to fit. Without a row nothing is written.
    """
    stream = iter(rows)
    first = list(islice(stream, MEASURED))
    if not first:
        return 0
    widths = [max(map(len, column)) for column in zip(titles, *first, strict=True)]
    width = width_of(out) if out.isatty() else None
    lines = (
        "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()
        for row in chain([titles], first, stream)
    )
    return write_lines(out, (shorten(line, width) if width else line for line in lines)) - 1


def write_lines(out: TextIO, lines: Iterable[str]) -> int:
    """Write each line and return how many there were."""
    return sum(1 for line in lines if out.write(line + "\n"))


def shorten(text: str, width: int) -> str:
    """Cut a line to ``width`` columns, with an ellipsis where something is missing."""
    return text if len(text) <= width else text[: width - 1] + "…"


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:  # one told of the file beside, or of none: people know the file by the name they gave
        if error.filename in {None, str(beside)} and not isinstance(error, BrokenPipeError):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    finally:
        beside.unlink(missing_ok=True)
