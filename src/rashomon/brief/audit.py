"""Whether a brief prints only what its citations carry.

In goes a brief with the statements, reports and decisions it was made of; out come the numbers, names and quotations
that none of them carries. The brief's own phrases are the closed list in :mod:`rashomon.brief.phrases`. Nothing of how
the brief was built is trusted: all is looked up again by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rashomon.brief.lineage import count_origins
from rashomon.brief.model import Brief, Citation, Line
from rashomon.brief.phrases import PHRASES, own_words, say
from rashomon.brief.tokens import Support, names_in, numbers_in
from rashomon.brief.wording import one_line
from rashomon.records import Link, Report, Statement

#: Lines that rest on no statement, since they say that there is none.
_UNCITED = frozenset(
    PHRASES[phrase] for phrase in ("nobody named", "nobody named by name", "nothing unknown", "no heading")
)
Finding = tuple[Line, str]


@dataclass(frozen=True, slots=True)
class _Records:
    statements: Mapping[str, Statement]
    reports: Mapping[str, Report]
    links: Mapping[str, Link]
    withdrawn: int
    others: Mapping[str, Report]


def unsupported(
    brief: Brief,
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
    links: Mapping[str, Link] | None = None,
    withdrawn: int = 0,
    others: Iterable[Report] = (),
) -> list[Finding]:
    """Return each line that prints what it does not cite, with the number, name or quotation; empty when all is well.

    ``reports`` are those the dossier holds, ``links`` the decisions by id, for the lines that print their reasons;
    ``withdrawn`` is how many statements a person withdrew, ``others`` the reports of tellings that are kept apart.
    """
    apart = {report.id: report for report in others}
    records = _Records(statements, reports, links or {}, withdrawn, apart)
    citations = {citation.number: citation for citation in brief.citations}
    findings = chain(
        (finding for line in brief.lines for finding in _check_line(line, citations, records)),
        (finding for citation in brief.citations for finding in _check_citation(citation, records)),
    )
    return list(findings)


def _check_line(line: Line, citations: Mapping[int, Citation], records: _Records) -> Iterator[Finding]:
    if _counts(line):
        yield from _check_counts(line, records)
        return
    if not (line.citations or line.reports or line.links or line.full in _UNCITED):
        yield line, "no citation"
    for number in line.citations:
        if number not in citations:
            yield line, f"[{number}]"
    yield from _check_text(line, line.full, line.citations, citations, records)
    for side in line.sides:
        yield from _check_text(line, f"{side.value} {side.told}", side.citations, citations, records)


def _check_text(
    line: Line, text: str, numbers: Sequence[int], citations: Mapping[int, Citation], records: _Records
) -> Iterator[Finding]:
    support = Support(words=set(own_words()))
    for identity in (i for n in numbers if n in citations for i in citations[n].statement_ids):
        if statement := records.statements.get(identity):
            support.add_statement(statement)
            support.add_report(records.reports[statement.report_id], title=False)
    for identity in line.reports:
        if report := records.reports.get(identity) or records.others.get(identity):
            support.add_report(report, title=True)
    for link in (records.links[identity] for identity in line.links if identity in records.links):
        support.add_link(link)
    rest = support.without_days(text)
    yield from (
        (line, printed) for printed, plain, cut in numbers_in(rest) if not _has_number(support, printed, plain, cut)
    )
    yield from ((line, printed) for printed, plain, cut in names_in(rest) if not support.has_word(plain, cut=cut))


def _has_number(support: Support, printed: str, plain: str, cut: bool) -> bool:
    return support.has_number(plain, cut=cut) or support.has_word(printed.casefold())


def _said(support: Support, name: str) -> bool:
    return support.has_word(name) or name in own_words()


def _counts(line: Line) -> bool:
    return line.label in {say("report count"), say("withdrawn")} and not line.citations


def _check_counts(line: Line, records: _Records) -> Iterator[Finding]:
    """Count reports and origins again, and what was withdrawn."""
    origins = count_origins(records.reports, records.statements.values())
    right = f"{len(records.reports)}; {say('origin count')}: {origins}"
    if line.label == say("withdrawn"):
        right = f"{records.withdrawn}; {say('withdrawn count')}"
    if line.text != right:
        yield line, line.text


def _check_citation(citation: Citation, records: _Records) -> Iterator[Finding]:
    """Compare a citation with its statements and its report."""
    line = Line(citation.words, (citation.number,))
    cited = [records.statements.get(identity) for identity in citation.statement_ids]
    report = records.reports.get(citation.report_id)
    if report is None or not cited:
        yield line, f"[{citation.number}]"
        return
    for statement in cited:
        if statement is None or statement.report_id != citation.report_id:
            yield line, f"[{citation.number}]"
        elif one_line(statement.words) != citation.words:
            yield line, citation.words
        else:
            support = Support()
            support.add_statement(statement)
            yield from ((line, name) for name, plain, _ in names_in(citation.speaker) if not _said(support, plain))
    printed = (citation.publisher, citation.published, citation.title, citation.url)
    held = (report.publisher, report.published, one_line(report.title), report.url)
    yield from ((line, str(mine)) for mine, theirs in zip(printed, held, strict=True) if mine != theirs)
