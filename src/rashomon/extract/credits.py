"""Credit lines: whose report it is, told before the first sentence or after the last.

In: a report. Out: statements of the field ``cites``, which belong to the report as a whole. The rules are in
``rules/credits_en.yaml``. What names no publisher, or the report's own, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from rashomon.encoding import statement_id
from rashomon.records import Name, Report, Span, Statement
from rashomon.rules import Match, find_all, load_rules
from rashomon.values.names import read_name
from rashomon.values.publishers import publisher_key

#: Lines that are looked at from the top and from the end, blank ones not counted: longer heads and tails are rare.
EDGE = 5
#: A credit stands within so many characters of a line's beginning.
WIDEST = 200
_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_INITIALS = regex.compile(r"\p{Lu}[\p{Lu}\p{N}.]{1,6}")


def find_credits(report: Report) -> tuple[Statement, ...]:
    """Return a statement for each publisher that a credit line of the report names, in order of place."""
    found: dict[str, Statement] = {}
    for statement in _found(report):
        found.setdefault(_name(statement).canonical.casefold(), statement)
    return tuple(found.values())


def _found(report: Report) -> Iterator[Statement]:
    lines = list(_LINE.finditer(report.text))
    for number, line in enumerate(lines):
        top, end = number < EDGE, number >= len(lines) - EDGE
        if top or end:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            for match in find_all(load_rules("credits_en"), report.text[start : min(line.end(), start + WIDEST)]):
                if match.rule.gives["where"] in {"any", "top" if top else "", "end" if end else ""}:
                    yield from _statement(report, match, start)


def _statement(report: Report, match: Match, offset: int) -> Iterator[Statement]:
    name = read_name(match["cited"].rstrip("."))
    initials = match.rule.name == "dateline_credit" and _INITIALS.fullmatch(name.words) and name.kind == "unknown"
    own = publisher_key(name.canonical) == publisher_key(report.publisher)
    if own or not (name.kind == "publisher" or initials):
        return
    span = Span(offset + match.start, offset + match.end)
    yield cites(report, span, name, f"rule:{match.rule.name}")


def cites(report: Report, span: Span, name: Name, found_by: str) -> Statement:
    """Return the statement that a report passes a publisher's reporting on, as some of its words tell."""
    draft = Statement(
        id="",
        report_id=report.id,
        account_id="",
        field="cites",
        value=name,
        speaker=Name("", report.publisher, "publisher"),
        stance="asserts",
        words=report.text[span.start : span.end],
        span=span,
        published=report.published,
        found_by=found_by,
        score=1.0,
    )
    return replace(draft, id=statement_id(draft))


def _name(statement: Statement) -> Name:
    assert isinstance(statement.value, Name)
    return statement.value
