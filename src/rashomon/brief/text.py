"""A brief for the terminal: wrapped text, states told apart by marks, colour only where asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from rashomon.brief.build import in_order, overview
from rashomon.brief.clean import visible
from rashomon.brief.layout import cells, pad, wrap
from rashomon.brief.model import Brief, Citation, Line, LineSide, OverviewRow, Section
from rashomon.brief.phrases import MARKS
from rashomon.brief.printing import count, legend, numbers, spoken_in, state_counts, support
from rashomon.records import State

COLOURS: dict[State, str] = {
    "agreed": "green",
    "contested": "red",
    "single": "blue",
    "denied": "magenta",
    "unknown": "yellow",
}
NARROWEST = 30
PLAIN_MARK = "–"
_NUMBERS = re.compile(r"(?:\[\d+\])+$")


def render_text(briefs: Sequence[Brief], *, width: int, colour: bool) -> str:
    """Return briefs as text of ``width`` columns, an overview first where there is more than one."""
    page = _Page(max(width, NARROWEST), colour)
    ordered = in_order(briefs)
    blocks = [page.overview(overview(ordered))] if len(ordered) > 1 else []
    blocks += [page.brief(brief) for brief in ordered]
    return "\n\n\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


class _Page:
    """Lays out one page; holds only its width and whether to colour."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def overview(self, rows: Sequence[OverviewRow]) -> list[str]:
        title = self.style(count(len(rows), "incident"), bold=True)
        return [title, "", *(line for row in rows for line in self.row(row)), "", *self.legend()]

    def row(self, row: OverviewRow) -> Iterator[str]:
        date_width = 27
        head = f"{row.number:>3}  {pad(visible(row.date) or '–', date_width)}  "
        what = " · ".join(part for part in (row.what, row.place) if part)
        yield from wrap(visible(what), self.width, head, " " * 5)
        yield from wrap(state_counts(row.states), self.width, " " * 5, " " * 5)

    def legend(self) -> list[str]:
        return [self.style(line, dim=True) for line in wrap(legend(), self.width)]

    def brief(self, brief: Brief) -> list[str]:
        rule = self.style("─" * self.width, dim=True)
        heading = wrap(f"{visible(brief.heading.text)} {numbers(brief.heading.citations)}", self.width)
        counts = wrap(state_counts(brief.states), self.width)
        lines = [rule, *(self.style(line, bold=True) for line in heading)]
        identity = wrap(f"incident {visible(brief.id)}", self.width)
        lines += [self.style(line, dim=True) for line in (*counts, *identity) if line]
        for section in brief.sections:
            lines += ["", *self.section(section)]
        lines += ["", *self.cited(brief.citations)]
        return [*lines, "", *self.legend()]

    def section(self, section: Section) -> list[str]:
        title = [self.style(line, bold=True) for line in wrap(section.title.upper(), self.width)]
        return [*title, *(printed for line in section.lines for printed in self.line(line))]

    def line(self, line: Line) -> Iterator[str]:
        mark = MARKS[line.state] if line.state else PLAIN_MARK
        numbered = "" if line.sides else numbers(line.citations)
        text = f"{visible(line.full)} {numbered}"
        wrapped = wrap(text, self.width, f"  {mark} ", " " * 4)
        yield self.mark(line.state, self.label(line, wrapped[0]))
        yield from (self.dim_numbers(printed) for printed in wrapped[1:])
        for side in line.sides:
            yield from self.side(side)
        if line.url:
            yield self.style(f"    {visible(line.url)}", dim=True)

    def side(self, side: LineSide) -> Iterator[str]:
        first, *more = wrap(visible(side.value), self.width, "    ▸ ", " " * 6)
        yield from (self.style(printed, bold=True) for printed in (first, *more))
        behind = f" ({support(side)})" if side.reports > 1 else ""
        told = f"{visible(side.told)}{behind} {numbers(side.citations)}"
        yield from map(self.dim_numbers, wrap(told, self.width, " " * 6, " " * 6))

    def cited(self, citations: Sequence[Citation]) -> Iterator[str]:
        yield self.style("WORDS CITED", bold=True)
        indent = len(str(len(citations))) + 3
        for citation in citations:
            head = f"{f'[{citation.number}]':>{indent + 1}} "
            text = f"{visible(spoken_in(citation))}: “{visible(citation.words)}”"
            yield from wrap(text, self.width, head, " " * cells(head))

    def label(self, line: Line, printed: str) -> str:
        label = f" {visible(line.label)}:"
        at = printed.find(label) if line.label else -1
        styled = self.dim_numbers(printed)
        return styled.replace(label, f" {self.style(label[1:], bold=True)}", 1) if at >= 0 else styled

    def mark(self, state: State | None, printed: str) -> str:
        if state is None:
            return printed
        return printed.replace(MARKS[state], self.style(MARKS[state], fg=COLOURS[state], bold=True), 1)

    def dim_numbers(self, printed: str) -> str:
        return _NUMBERS.sub(lambda found: self.style(found[0], dim=True), printed)

    def style(self, text: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> str:
        return click.style(text, fg=fg, bold=bold, dim=dim) if self.colour and text else text
