"""What a person looks for in a ledger, and what is found, as plain records; nothing here asks a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rashomon.ledger.indexing import BEGIN, END
from rashomon.records import Report, Statement


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked for: all of it must hold. ``best`` sorts by how well the words fit, else the latest come first.

    ``words`` stand in a report, or in a statement, its speaker or its place; ``speaker`` in the name of who says it;
    ``place`` in the name of a place that is told. Each is read by :mod:`rashomon.ledger.terms`; "" is no filter.
    """

    words: str = ""
    speaker: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    as_of: datetime | None = None
    best: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is what was looked for."""

    text: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that was found: its title, and the stretch of its text that holds most of the words."""

    report: Report
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement that was found, with its exact words."""

    statement: Statement
    words: tuple[Piece, ...]


def pieces(marked: str) -> tuple[Piece, ...]:
    """Cut a text at the marks that the index put round what was found."""
    found: list[Piece] = []
    for part in marked.split(BEGIN):
        inside, ended, after = part.partition(END)
        found += [Piece(inside, True), Piece(after)] if ended else [Piece(part)]
    return tuple(piece for piece in found if piece.text)
