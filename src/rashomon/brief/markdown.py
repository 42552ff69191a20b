"""A brief as Markdown (CommonMark with tables): nothing from a report can act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.brief.build import in_order, overview
from rashomon.brief.clean import visible, web_address
from rashomon.brief.model import Brief, Citation, Line
from rashomon.brief.phrases import MARKS
from rashomon.brief.printing import legend, numbers, spoken_in, state_counts, support
from rashomon.brief.wording import one_line

#: What Markdown reads as markup anywhere, or at the start of a line, and what GitHub turns into a link by itself.
_MARKUP = re.compile(r"""[\\`*_\[\]<>#|~&$^@]|^[-+=]|:(?=//)|(?<=\bwww)\.""", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])")


def render_markdown(briefs: Sequence[Brief]) -> str:
    """Return briefs as a Markdown document, an overview first where there is more than one."""
    ordered = in_order(briefs)
    parts = [_overview(ordered)] if len(ordered) > 1 else []
    parts += ["\n".join(_brief(brief)) for brief in ordered]
    return "\n\n---\n\n".join(parts) + "\n" if parts else ""


def escape(text: str) -> str:
    """Return a text on one line with what Markdown could read as markup escaped; it may stand anywhere in a line."""
    return _LIST_NUMBER.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", visible(one_line(text))))


def _overview(briefs: Sequence[Brief]) -> str:
    lines = ["# Overview", "", "| | Date | What | Place | Fields |", "|-:|---|---|---|---|"]
    for row in overview(briefs):
        parts = (str(row.number), *map(escape, (row.date, row.what, row.place)), state_counts(row.states))
        lines.append(f"| {' | '.join(parts)} |")
    return "\n".join(lines)


def _brief(brief: Brief) -> Iterator[str]:
    yield f"# {escape(brief.heading.text)}"
    yield f"\n{state_counts(brief.states)} {_numbers(brief.heading.citations)}  \nincident {brief.id}"
    for section in brief.sections:
        yield f"\n## {section.title}\n"
        for line in section.lines:
            yield from _line(line)
    yield "\n## Words cited\n"
    for citation in brief.citations:
        yield _citation(citation)
    yield f"\n{legend()}"


def _line(line: Line) -> Iterator[str]:
    mark = f"{MARKS[line.state]} " if line.state else ""
    label = (
        f"**{escape(line.label)}:** " if line.label and line.text else f"**{escape(line.label)}**" if line.label else ""
    )
    numbered = "" if line.sides or not line.citations else f" {_numbers(line.citations)}"
    address = web_address(line.url)
    link = f" <{address}>" if address else f" {escape(line.url)}" if line.url else ""
    yield f"- {mark}{label}{escape(line.text)}{numbered}{link}"
    if line.sides:
        yield "\n  | Told | By whom | Behind it | |\n  |---|---|---|---|"
        for side in line.sides:
            yield f"  | {escape(side.value)} | {escape(side.told)} | {support(side)} | {_numbers(side.citations)} |"
        yield ""


def _citation(citation: Citation) -> str:
    return f"{citation.number}. {escape(spoken_in(citation))}: “{escape(citation.words)}”"


def _numbers(citations: Sequence[int]) -> str:
    return escape(numbers(citations))
