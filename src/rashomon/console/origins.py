"""Where an incident's statements come from, as a graph: speakers, the reports that print them, and who cites whom.

In: a dossier. Out: a :class:`Graph` with places for its nodes, in units of an SVG. Speakers stand on the left, reports
on the right by date; a line is as wide as there are statements. A report that names another publisher as its basis is
joined to that publisher's report by a curve, or to a node of its own where none is in the incident; a near-copy is
joined to the report it copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from rashomon.brief.voices import own_voice
from rashomon.brief.wording import one_line
from rashomon.console.matrix import called
from rashomon.console.words import publisher_name, show_day
from rashomon.lineage import Step, lineage_of
from rashomon.records import Dossier, Report
from rashomon.values.publishers import publisher_key

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
    """What joins two nodes; ``kind`` is "quotes", or how a report rests on another: it "names" or "copies" it.

    ``number`` counts statements of a speaker; of a copy it is the share of its own words, in percent.
    """

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
    """Draw who is quoted in which report, and which report rests on which."""
    who = called(dossier)
    said = Counter((who[s.id], s.report_id) for s in dossier.statements if not own_voice(s, dossier.reports))
    reports = sorted(dossier.reports.values(), key=lambda r: (r.published, r.publisher, r.id))
    lineage = lineage_of(dossier)
    names = _speakers(said)
    shown = names[:_SPEAKERS]
    bases = [(step, _report_of(step, reports)) for step in lineage.steps]
    outside = dict.fromkeys(one_line(step.name) for step, basis in bases if basis is None)
    right = [Node("report", _titled(report), report.id, RIGHT, 0) for report in reports]
    right += [Node("cited", name, "", RIGHT, 0) for name in outside]
    rows = max(len(shown), len(right), 1)
    left, right = _spread([Node("speaker", name, "", LEFT, 0) for name in shown], rows), _spread(right, rows)
    speakers = {node.name: node for node in left}
    ends = {node.id or node.name: node for node in right}
    edges = [_quotes(speakers[who], ends[report], n) for (who, report), n in sorted(said.items()) if who in speakers]
    edges += [_rests(step, ends[step.report_id], ends[basis or one_line(step.name)]) for step, basis in bases]
    origins = lineage.count(dossier.reports)
    return Graph((*left, *right), tuple(edges), TOP + rows * ROW, origins, len(names) - len(shown))


def _titled(report: Report) -> str:
    """Return publisher and day; of a report without a publisher the day is in its name."""
    name = publisher_name(report)
    return f"{name}, {show_day(report.published)}" if report.publisher.strip() else name


def _speakers(said: Counter[tuple[str, str]]) -> list[str]:
    reports = Counter(who for who, _ in said)
    number = Counter({who: sum(n for (name, _), n in said.items() if name == who) for who in reports})
    return sorted(reports, key=lambda who: (-reports[who], -number[who], who))


def _report_of(step: Step, reports: Iterable[Report]) -> str | None:
    """Return the id of the report that another rests on: the one it copies, else the first of whom it names."""
    if step.other:
        return step.other
    wanted = publisher_key(step.name)
    named = (r.id for r in reports if publisher_key(r.publisher) == wanted and r.id != step.report_id)
    return next(named, None) if wanted else None


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


def _rests(step: Step, one: Node, other: Node) -> Edge:
    bend = one.x - 70
    path = f"M{one.x - 8} {one.y}C{bend} {one.y} {bend} {other.y} {other.x - 8} {other.y}"
    number = round(100 * step.share) if step.basis == "copies" else 1
    return Edge(step.basis, one, other, number, path, 1.5)
