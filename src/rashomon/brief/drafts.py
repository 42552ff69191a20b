"""Drafts of lines, which still hold their statements, and the pass that turns statements into citation numbers.

Numbers are given in the order of printing. Statements of one speaker read from the same words share a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.brief.model import Citation, Line, LineSide, Section
from rashomon.brief.voices import own_voice, speaker_name
from rashomon.brief.wording import one_line
from rashomon.records import Report, State, Statement

Key = tuple[str, int, int, str, str]


@dataclass(frozen=True, slots=True)
class DraftSide:
    """A side of a contested field with the statements it rests on."""

    value: str
    told: str
    statements: tuple[Statement, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A line with the statements it rests on, in place of citation numbers; else as :class:`Line`."""

    text: str
    statements: tuple[Statement, ...] = ()
    state: State | None = None
    label: str = ""
    field: str = ""
    sides: tuple[DraftSide, ...] = ()
    reports: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    url: str = ""


class Numbering:
    """Gives out citation numbers, from 1, in the order in which statements are first cited."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        """Start with no number given; ``reports`` are those the statements were read from."""
        self._reports = reports
        self._cited: dict[Key, list[Statement]] = {}
        self._numbers: dict[Key, int] = {}

    def line(self, draft: Draft) -> Line:
        """Turn a draft into a line, which cites what its sides cite too."""
        own = self._cite(draft.statements)
        sides = tuple(
            LineSide(side.value, side.told, self._cite(side.statements), side.reports, side.origins)
            for side in draft.sides
        )
        return Line(
            text=draft.text,
            citations=tuple(sorted({*own, *(number for side in sides for number in side.citations)})),
            state=draft.state,
            label=draft.label,
            field=draft.field,
            sides=sides,
            reports=draft.reports,
            links=draft.links,
            url=draft.url,
        )

    def section(self, key: str, title: str, drafts: Iterable[Draft]) -> Section:
        """Turn drafts into a section."""
        return Section(key, title, tuple(self.line(draft) for draft in drafts))

    def citations(self) -> tuple[Citation, ...]:
        """Return all that was cited so far, by number."""
        return tuple(self._citation(self._numbers[key], cited) for key, cited in self._cited.items())

    def _cite(self, statements: Sequence[Statement]) -> tuple[int, ...]:
        return tuple(sorted({self._number(statement) for statement in statements}))

    def _number(self, statement: Statement) -> int:
        key = (*_place(statement), speaker_name(statement), statement.words)
        self._cited.setdefault(key, []).append(statement)
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def _citation(self, number: int, cited: Sequence[Statement]) -> Citation:
        first, report = cited[0], self._reports[cited[0].report_id]
        return Citation(
            number=number,
            statement_ids=tuple(dict.fromkeys(statement.id for statement in cited)),
            report_id=report.id,
            publisher=report.publisher,
            published=first.published,
            title=one_line(report.title),
            words=one_line(first.words),
            url=report.url,
            speaker="" if own_voice(first, self._reports) else speaker_name(first),
            language=report.language,
        )


def _place(statement: Statement) -> tuple[str, int, int]:
    return statement.report_id, statement.span.start, statement.span.end
