"""What a brief is made of: lines under questions, each with the citations that carry it.

Nothing here computes. Texts are raw: a renderer makes hostile characters visible and escapes markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.records import State

Day = date


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of one report by one speaker. ``statement_ids`` are all statements read from those words.

    ``speaker`` is "" where the publisher speaks in its own voice; ``publisher`` is "" where the report names none.
    """

    number: int
    statement_ids: tuple[str, ...]
    report_id: str
    publisher: str
    published: date
    title: str
    words: str
    url: str = ""
    speaker: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class LineSide:
    """One side of a contested field. ``reports`` and ``origins`` count what stands behind it."""

    value: str
    told: str
    citations: tuple[int, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the brief says.

    ``label`` is a phrase of the brief's own, ``field`` the field it is about, ``state`` how the tellings of that field
    compare. ``reports`` are ids of reports whose publisher, date or title the line prints, ``links`` ids of decisions
    whose reasons it prints, ``url`` the address it may be linked to.
    """

    text: str
    citations: tuple[int, ...] = ()
    state: State | None = None
    label: str = ""
    field: str = ""
    sides: tuple[LineSide, ...] = ()
    reports: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    url: str = ""

    @property
    def full(self) -> str:
        """The label and the text as one."""
        return f"{self.label}: {self.text}" if self.label and self.text else self.label or self.text


@dataclass(frozen=True, slots=True)
class Section:
    """The answer to one question."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The parts of a heading, "" for one that no statement carries.

    ``day`` is the one to list it under: where none is told, that of the first report; None without any statement.
    """

    what: str = ""
    target: str = ""
    date: str = ""
    place: str = ""
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One incident, told with who says what. ``states`` counts its fields by how their tellings compare."""

    id: str
    kind: str
    heading: Line
    headline: Headline
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    states: tuple[tuple[State, int], ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The heading and every line of every section, in order."""
        return (self.heading, *(line for section in self.sections for line in section.lines))


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One incident in one line; ``number`` is its place in the brief, from 1."""

    number: int
    brief_id: str
    date: str
    place: str
    what: str
    states: tuple[tuple[State, int], ...]
