"""Two tellings in two columns, the words that matter marked; with signs, so that it reads without colour too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from rashomon.brief.clean import visible
from rashomon.cli.output import coloured, width_of

if TYPE_CHECKING:
    from rashomon.jobs.reviewing import Passage, Telling

#: Verdict -> its sign and its style.
SIGNS: Mapping[str, tuple[str, str]] = {
    "same": ("=", "green"),
    "compatible": ("~", "cyan"),
    "different": ("≠", "bold red"),
    "alone": ("·", "yellow"),
}


def print_sides(out: TextIO, left: Telling, right: Telling) -> None:
    """Write two tellings side by side, in colour where ``out`` is a terminal that wants it."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    colour = coloured(out)
    held = StringIO()
    console = Console(file=held, width=width_of(out), highlight=False, force_terminal=colour, no_color=not colour)
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*(Text(_head(side), style="bold") for side in (left, right)))
    table.add_row(*(Text.assemble(*_parts(side)) for side in (left, right)))
    console.print(table)
    out.write("\n".join(line.rstrip() for line in held.getvalue().split("\n")))


def _head(side: Telling) -> str:
    return visible(", ".join(part for part in (side.report.publisher, str(side.report.published)) if part))


def _parts(side: Telling) -> Iterator[tuple[str, str]]:
    for number, passage in enumerate(side.passages):
        if number:
            yield " … ", "dim"
        yield from _marked(passage)


def _marked(passage: Passage) -> Iterator[tuple[str, str]]:
    at = 0
    for mark in passage.marks:
        start, end = mark.span.start - passage.span.start, mark.span.end - passage.span.start
        sign, style = SIGNS[mark.verdict]
        yield _plain(passage.text[at:start]), ""
        yield f"[{sign} {_plain(passage.text[start:end])}]", style
        at = end
    yield _plain(passage.text[at:]), ""


def _plain(text: str) -> str:
    return visible(text).replace("\n", " ")
