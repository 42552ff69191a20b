"""A dossier in, a brief out: pure, and the same in whatever order the dossier's parts come.

Every line keeps to what its statements carry; :mod:`rashomon.brief.audit` checks that. Nothing is settled here: where
tellings differ, all are printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from rashomon.brief.claims import ACCUSING, DENYING, denial_lines, who_lines
from rashomon.brief.context import alike_lines, report_lines, series_lines
from rashomon.brief.drafts import Draft, Numbering
from rashomon.brief.facts import contested_lines, fields_of, happened_lines, harm_lines
from rashomon.brief.headline import make_heading
from rashomon.brief.model import Brief, OverviewRow
from rashomon.brief.phrases import MARKS, TITLES
from rashomon.brief.responses import response_lines
from rashomon.brief.silence import unknown_lines
from rashomon.brief.wording import capital, show_day
from rashomon.records import Dossier

#: The questions in the order in which a brief answers them. The keys are those of ``phrases.TITLES``.
SECTIONS: Mapping[str, Callable[[Dossier], list[Draft]]] = {
    "what": happened_lines,
    "harm": harm_lines,
    "who": who_lines,
    "denials": denial_lines,
    "contested": contested_lines,
    "unknown": unknown_lines,
    "response": partial(response_lines, told_elsewhere=(*ACCUSING, *DENYING)),
    "series": series_lines,
    "alike": alike_lines,
    "reports": report_lines,
}


def build_brief(dossier: Dossier) -> Brief:
    """Build the brief of one incident. A question on which no statement bears is left out."""
    dossier = _without_coding(dossier)
    heading, headline = make_heading(dossier)
    numbering = Numbering(dossier.reports)
    first = numbering.line(heading)
    drafts = {key: lines(dossier) for key, lines in SECTIONS.items()}
    sections = tuple(numbering.section(key, TITLES[key], found) for key, found in drafts.items() if found)
    states = Counter(comparison.state for comparison in dossier.comparisons)
    return Brief(
        id=dossier.incident.id,
        kind=dossier.incident.kind,
        heading=first,
        headline=headline,
        sections=sections,
        citations=numbering.citations(),
        states=tuple((state, states[state]) for state in MARKS),
    )


def _without_coding(dossier: Dossier) -> Dossier:
    """Return a dossier without the fields that are for exports alone: no report tells them."""
    coded = frozenset(fields_of("coding"))
    return replace(
        dossier,
        statements=tuple(one for one in dossier.statements if one.field not in coded),
        comparisons=tuple(one for one in dossier.comparisons if one.field not in coded),
    )


def in_order(briefs: Sequence[Brief]) -> list[Brief]:
    """Return briefs by the day they are listed under, then id."""
    return sorted(briefs, key=lambda brief: (brief.headline.day or date.max, brief.id))


def overview(briefs: Sequence[Brief]) -> list[OverviewRow]:
    """Return one row for each brief, by date, numbered as the briefs are when printed."""
    return [
        OverviewRow(
            number=number,
            brief_id=brief.id,
            date=brief.headline.date or _reported(brief),
            place=brief.headline.place,
            what=capital(" · ".join(part for part in (brief.headline.what, brief.headline.target) if part)),
            states=brief.states,
        )
        for number, brief in enumerate(in_order(briefs), start=1)
    ]


def _reported(brief: Brief) -> str:
    """Return the day of the first report in brackets, for an incident of which no day is told."""
    return f"[{show_day(brief.headline.day)}]" if brief.headline.day else ""
