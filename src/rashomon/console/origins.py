"""Where an incident's statements come from, as a graph: speakers, the reports that print them, and who cites whom.

In: a dossier. Out: a :class:`Graph` with places for its nodes, in units of an SVG. Speakers stand on the left, reports
on the right by date; a line is as wide as there are statements. A report that names another publisher as its basis is
joined to that publisher's report by a curve, or to a node of its own where none is in the incident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from rashomon.brief.lineage import count_origins, statements_of
from rashomon.brief.voices import own_voice
from rashomon.console.words import publisher_name, show_day, who_says
from rashomon.records import Dossier, Name, Report

#: Places of the columns and height of a row, in units.
LEFT, RIGHT, ROW, TOP = 250.0, 560.0, 30.0, 26.0
WIDTH = 820.0
#: Speakers drawn, those told in most reports first. Chosen by looking.
_SPEAKERS = 16


@dataclass(frozen=True, slots=True)
class Node:
    """A speaker, a report, or a publisher that is only cited."""

    kind: str
    name: str
    id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """``number`` statements of a speaker in a report, or (``kind`` "cites") a report that rests on another."""

    kind: str
    one: Node
    other: Node
    number: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph ready to be written; ``origins`` are independent publishers, ``left_out`` speakers not drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: float
    origins: int
    left_out: int


def graph(dossier: Dossier) -> Graph:
    """Draw who is quoted in which report, and which report rests on which publisher."""
    said = Counter(
        (who_says(s, dossier.reports), s.report_id) for s in dossier.statements if not own_voice(s, dossier.reports)
    )
    reports = sorted(dossier.reports.values(), key=lambda r: (r.published, r.publisher, r.id))
    cited = _cited(dossier, reports)
    names = _speakers(said)
    shown = names[:_SPEAKERS]
    outside = [name for name in dict.fromkeys(name for _, name in cited) if _report_of(name, reports) is None]
    right = [Node("report", _titled(r), r.id, RIGHT, 0) for r in reports]
    right += [Node("cited", name, "", RIGHT, 0) for name in outside]
    rows = max(len(shown), len(right), 1)
    left = _spread([Node("speaker", name, "", LEFT, 0) for name in shown], rows)
    right = _spread(right, rows)
    by_id = {node.id: node for node in right if node.kind == "report"}
    by_name = {node.name: node for node in (*left, *(n for n in right if n.kind == "cited"))}
    edges = [_quotes(by_name[who], by_id[report], n) for (who, report), n in sorted(said.items()) if who in by_name]
    for report, name in cited:
        basis = _report_of(name, reports)
        edges.append(_cites(by_id[report.id], by_id[basis.id] if basis else by_name[name]))
    origins = count_origins(dossier.reports, statements_of(dossier).values())
    return Graph((*left, *right), tuple(edges), TOP + rows * ROW, origins, len(names) - len(shown))


def _titled(report: Report) -> str:
    """Return publisher and day; of a report without a publisher the day is in its name."""
    name = publisher_name(report)
    return f"{name}, {show_day(report.published)}" if report.publisher.strip() else name


def _speakers(said: Counter[tuple[str, str]]) -> list[str]:
    reports = Counter(who for who, _ in said)
    number = Counter({who: sum(n for (name, _), n in said.items() if name == who) for who in reports})
    return sorted(reports, key=lambda who: (-reports[who], -number[who], who))


def _cited(dossier: Dossier, reports: Iterable[Report]) -> list[tuple[Report, str]]:
    by_id = {report.id: report for report in reports}
    found = {
        (s.report_id, s.value.canonical)
        for s in dossier.cites
        if s.field == "cites" and isinstance(s.value, Name) and s.value.canonical and s.report_id in by_id
    }
    return [(by_id[report], name) for report, name in sorted(found)]


def _report_of(name: str, reports: Iterable[Report]) -> Report | None:
    """Return the first report of a publisher; none for a publisher that only others name."""
    return next((r for r in reports if r.publisher and r.publisher.casefold() == name.casefold()), None)


def _spread(nodes: list[Node], rows: int) -> list[Node]:
    step = rows / max(len(nodes), 1)
    return [
        Node(n.kind, n.name, n.id, n.x, round(TOP + ROW * (step * (place + 0.5) - 0.5), 1))
        for place, n in enumerate(nodes)
    ]


def _quotes(one: Node, other: Node, number: int) -> Edge:
    middle = (one.x + other.x) / 2
    path = f"M{one.x + 8} {one.y}C{middle} {one.y} {middle} {other.y} {other.x - 8} {other.y}"
    return Edge("quotes", one, other, number, path, round(1 + log2(number), 1))


def _cites(one: Node, other: Node) -> Edge:
    bend = one.x - 70 if one is not other else one.x - 40
    path = f"M{one.x - 8} {one.y}C{bend} {one.y} {bend} {other.y} {other.x - 8} {other.y}"
    return Edge("cites", one, other, 1, path, 1.5)
