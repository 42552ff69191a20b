"""What stands around an incident: larger counts, tellings kept apart from it, and the reports it was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from rashomon.brief.drafts import Draft
from rashomon.brief.facts import label_of
from rashomon.brief.phrases import say
from rashomon.brief.voices import representatives, told_by, told_order
from rashomon.brief.wording import capital, cut, listing, one_line, show, show_day
from rashomon.lineage import lineage_of, statements_of
from rashomon.records import Dossier, Link, Quantity, Report, Statement, TimeRange

TITLE_LENGTH = 160
REASON_LENGTH = 240
ALIKE_SHOWN = 8
#: What a reason weighs, which is for whoever checks the linking and not for whoever reads a brief: "same place [+298]".
_WEIGHT = regex.compile(r"\s\[([+\-−]?\d+)\]")


def series_lines(dossier: Dossier) -> list[Draft]:
    """One line for each count of many incidents that the reports tell, with what else it counts and since when."""
    groups: dict[str, list[Statement]] = {}
    for _, statements in dossier.series:
        ordered = sorted(statements, key=told_order)
        if text := _counted(ordered):
            groups.setdefault(text, []).extend(s for s in ordered if _in_count(s))
    ordered_groups = sorted(groups.items(), key=lambda pair: told_order(min(pair[1], key=told_order)))
    return [
        Draft(say("told", value=text, voices=told_by(_each_field(group), dossier.reports)), _each_field(group))
        for text, group in ordered_groups
    ]


def alike_lines(dossier: Dossier) -> list[Draft]:
    """One line for each telling that is kept apart, with its report and the reasons, those most alike first.

    Where several accounts of the incident are kept apart from one telling, the reasons are those of the most alike.
    """
    own = frozenset(dossier.incident.accounts)
    groups: dict[str, list[Link]] = {}
    for link in dossier.alike:
        if link.decision == "different" and any(map(one_line, link.reasons)):
            groups.setdefault(link.right if link.left in own else link.left, []).append(link)
    nearest = {other: sorted(links, key=lambda link: (-link.score, link.id)) for other, links in groups.items()}
    ranked = sorted(nearest.items(), key=lambda one: (-one[1][0].score, one[1][0].id))
    lines = [_alike_line(dossier, links[0], dossier.others.get(other)) for other, links in ranked[:ALIKE_SHOWN]]
    rest = tuple(sorted(link.id for _, links in ranked[ALIKE_SHOWN:] for link in links))
    return [*lines, *([Draft(say("more alike"), links=rest)] if rest else [])]


def report_lines(dossier: Dossier) -> list[Draft]:
    """The number of reports and origins, then each report with what it names as its basis, or quotes alone."""
    reports = sorted(dossier.reports.values(), key=lambda r: (r.published, r.publisher, r.id))
    if not reports:
        return []
    lineage = lineage_of(dossier)
    origins = lineage.count(dossier.reports)
    count = Draft(f"{len(reports)}; {say('origin count')}: {origins}", label=say("report count"))
    copies = {step.report_id: step.other for step in lineage.steps if step.basis == "copies"}
    told = statements_of(dossier)
    bases: dict[str, dict[Statement, str]] = {report.id: {} for report in reports}
    for step in lineage.steps:
        if step.statement_id:
            bases[step.report_id][told[step.statement_id]] = step.name
    listed = (_report_line(dossier, report, copies.get(report.id, ""), bases[report.id]) for report in reports)
    return [count, *withdrawn_lines(dossier), *listed]


def withdrawn_lines(dossier: Dossier) -> list[Draft]:
    """How many statements a person withdrew as misread, where there are any."""
    number = len(dossier.withdrawn)
    return [Draft(f"{number}; {say('withdrawn count')}", label=say("withdrawn"))] if number else []


def _in_count(statement: Statement) -> bool:
    return statement.field == "since" or isinstance(statement.value, Quantity)


def _counted(ordered: Sequence[Statement]) -> str:
    """Return what a series counts, in words: the count first, its span of time last."""
    quantities = sorted(
        (s for s in ordered if isinstance(s.value, Quantity)), key=lambda s: s.field != "incident_count"
    )
    parts = [say("quantity", label=label_of(s.field), value=show(s.value)) for s in quantities]
    since = [_since(s) for s in ordered if s.field == "since"]
    return "; ".join(dict.fromkeys([*parts, *since])) if parts else ""


def _since(statement: Statement) -> str:
    """Return since when something is counted; in the words of the report where they name no day."""
    value = statement.value
    if isinstance(value, TimeRange) and not value.start:
        return say("counted when", time=one_line(value.words))
    shown = show(value).removeprefix("since ")
    return say("counted over" if " to " in shown else "counted since", time=shown)


def _each_field(group: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements to cite: of each field and value, those that stand for a speaker in a report."""
    shown: dict[tuple[str, str], list[Statement]] = {}
    for statement in group:
        shown.setdefault((statement.field, show(statement.value)), []).append(statement)
    chosen = {s for statements in shown.values() for s in representatives(statements)}
    return tuple(sorted(chosen, key=told_order))


def _alike_line(dossier: Dossier, link: Link, other: Report | None) -> Draft:
    text = cut("; ".join(_reasons(link)), REASON_LENGTH)
    if other:
        text = say("told", value=_titled(other), voices=text)
    telling = [
        s
        for s in dossier.statements
        if s.account_id in {link.left, link.right} and s.field in {"kind", "time", "place"}
    ]
    cited = {s.field: s for s in sorted(telling, key=told_order, reverse=True)}
    chosen = tuple(sorted(cited.values(), key=told_order))
    return Draft(text, chosen, label=say("alike"), links=(link.id,), reports=(other.id,) if other else ())


def _reasons(link: Link) -> list[str]:
    """Return the reasons of a decision in words, those that speak most against one incident first."""
    reasons = [one_line(reason) for reason in link.reasons if one_line(reason)]
    return [_WEIGHT.sub("", reason) for reason in sorted(reasons, key=_worth)]


def _worth(reason: str) -> int:
    found = _WEIGHT.search(reason)
    return int(found[1].replace("−", "-")) if found else 0


def _report_line(dossier: Dossier, report: Report, copied: str, bases: Mapping[Statement, str]) -> Draft:
    quoted = [s for s in bases if s.field != "cites"]
    named = [s for s in dossier.cites if s.report_id == report.id and s.field == "cites"]
    cites = sorted([*named, *quoted], key=told_order)
    text = _titled(report)
    if names := listing([one_line(bases[s]) if s in quoted else show(s.value) for s in cites]):
        text = say("based on", report=text, names=names)
    if copied:
        original = dossier.reports[copied]
        publisher, date = one_line(original.publisher), show_day(original.published)
        text = say("copy" if publisher else "unnamed copy", report=text, publisher=publisher, date=date)
    shown = (report.id, copied) if copied else (report.id,)
    return Draft(text, tuple(cites), reports=shown, url=report.url)


def _titled(report: Report) -> str:
    publisher, title = one_line(report.publisher), cut(report.title, TITLE_LENGTH)
    phrase = f"{'' if publisher else 'unnamed '}report{' titled' if title else ''}"
    return capital(say(phrase, publisher=publisher, date=show_day(report.published), title=title))
