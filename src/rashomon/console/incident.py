"""The page of one incident: who says what, when it was told, the brief, the words, the origins, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from rashomon.brief import build_brief
from rashomon.brief.html import render_sections
from rashomon.console.index import INDEXES, Entry, Index
from rashomon.console.mapping import draw
from rashomon.console.marking import Segment, excerpts
from rashomon.console.matrix import matrix
from rashomon.console.origins import graph
from rashomon.console.page import Page, Visit
from rashomon.console.render import links_of, not_found, now_of, render
from rashomon.console.story import open_questions, story
from rashomon.errors import UsageError
from rashomon.jobs.dossiers import gather
from rashomon.records import Dossier, Link, Report

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Decisions listed on the page of an incident, those most alike first.
_LINKS = 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report and the stretches of it that tell of the incident."""

    report: Report
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class Joined:
    """A decision about two accounts: ``within`` where both are of this incident, else ``other``, that of the second."""

    link: Link
    within: bool
    other: Entry | None
    by_person: bool


def incident(ledger: Ledger, visit: Visit) -> Page:
    """Render an incident, given by its id, the id of one of its accounts, or their first characters."""
    index = INDEXES.of(ledger, visit.as_of)
    asked = visit.path.get("id", "")
    try:
        identity = _named(index, asked)
    except UsageError:
        index = INDEXES.of(ledger, visit.as_of, fresh=True)
        try:
            identity = _named(index, asked)
        except UsageError as error:
            return not_found(visit, str(error))
    dossier = gather(ledger, index.clusters.incidents[identity], as_of=visit.as_of)
    return _page(ledger, visit, index, index.by_id[identity], dossier)


def _named(index: Index, prefix: str) -> str:
    """Return the id of the incident meant. Raises UsageError when there is none, or none of which anything is told."""
    identity = index.clusters.named(prefix)
    if identity not in index.by_id:
        raise UsageError(f"Nothing that could be told is left of the incident {identity}.")
    return identity


def _page(ledger: Ledger, visit: Visit, index: Index, entry: Entry, dossier: Dossier) -> Page:
    links = links_of(visit)
    brief = build_brief(dossier)
    sections = render_sections(brief, lambda report: links.page("report", report))
    return render(
        visit,
        "incident",
        title=entry.title,
        at="situation",
        entry=entry,
        brief=brief,
        brief_html=Markup(sections),
        matrix=matrix(dossier),
        chapters=story(dossier),
        excerpts=_excerpts(dossier),
        graph=graph(dossier),
        open=open_questions(dossier, now_of(visit)),
        joined=_joined(ledger, visit, index, dossier),
        reports=dossier.reports,
        drawing=draw([entry], [entry]) if entry.place else None,
        neighbours=_neighbours(index, entry),
    )


def _excerpts(dossier: Dossier) -> list[Excerpt]:
    beside = (s for _, statements in (*dossier.said, *dossier.series) for s in statements)
    statements = [*dossier.statements, *beside]
    ordered = sorted(dossier.reports.values(), key=lambda r: (r.published, r.publisher, r.id))
    return [Excerpt(r, excerpts(r.text, [s for s in statements if s.report_id == r.id])) for r in ordered]


def _joined(ledger: Ledger, visit: Visit, index: Index, dossier: Dossier) -> list[Joined]:
    """Return the decisions about the incident's accounts: those that join first, then the most alike."""
    own = frozenset(dossier.incident.accounts)
    found = [_join(link, own, index) for link in ledger.links(account_ids=own, as_of=visit.as_of)]
    order = {"same": 0, "unsure": 1, "different": 2}
    return sorted(found, key=lambda j: (order[j.link.decision], -j.link.score, j.link.id))[:_LINKS]


def _join(link: Link, own: Iterable[str], index: Index) -> Joined:
    outside = [account for account in (link.left, link.right) if account not in own]
    other = index.by_id.get(index.clusters.own.get(outside[0], "")) if outside else None
    return Joined(link, not outside, other, not link.decided_by.startswith("rashomon/"))


def _neighbours(index: Index, entry: Entry) -> Sequence[Entry | None]:
    """Return the incidents before and after it in the order of days."""
    at = index.entries.index(entry)
    return (
        index.entries[at - 1] if at else None,
        index.entries[at + 1] if at + 1 < len(index.entries) else None,
    )
