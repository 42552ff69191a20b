"""Lines for a person: parts with a style and an indent, wrapped to the width at hand.

What comes from a report is made fit to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TextIO

from rashomon.brief.clean import visible
from rashomon.brief.wording import cut, one_line
from rashomon.cli.output import coloured, width_of

_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Line:
    """Parts of a line, each with a style of rich ("" for none), how far it is indented, and where it goes on."""

    indent: int
    parts: tuple[tuple[str, str], ...] = ()
    hang: int = 2


def print_lines(out: TextIO, lines: Iterable[Line]) -> None:
    """Write the lines, wrapped to the width of ``out``, in colour where it is a terminal that wants it."""
    from rich.console import Console
    from rich.text import Text

    colour = coloured(out)
    held = StringIO()  # rich would leave by itself, with a code of its own, when whoever reads the output has left
    console = Console(file=held, width=width_of(out), highlight=False, force_terminal=colour, no_color=not colour)
    for one in lines:
        whole = Text.assemble(*one.parts)
        for at, piece in enumerate(whole.wrap(console, max(_NARROWEST, console.width - one.indent - one.hang))):
            piece.rstrip()
            indent = " " * (one.indent + (one.hang if at else 0))
            console.print(Text(indent).append_text(piece), soft_wrap=True)
    out.write(held.getvalue())


def line(indent: int, *parts: str | tuple[str, str]) -> Line:
    """Make a line of parts, each plain or with a style of rich."""
    return Line(indent, tuple((part, "") if isinstance(part, str) else part for part in parts))


def titled(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield a title and the lines under it, or "none"."""
    yield Line(0)
    yield line(0, (title, "bold"))
    made = False
    for one in lines:
        made = True
        yield one
    if not made:
        yield line(2, "none")


def quoted(words: str, length: int = 0) -> str:
    """Return words of a report in quotation marks, fit to print; cut to ``length`` characters, 0 for no limit."""
    return f"“{visible(cut(words, length) if length else one_line(words))}”"
