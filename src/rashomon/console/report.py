"""The page of one report: its text with every statement marked in place, and what each of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.brief.wording import capital
from rashomon.console.index import INDEXES
from rashomon.console.marking import mark, parts
from rashomon.console.page import Page, Visit
from rashomon.console.render import not_found, render
from rashomon.console.words import publisher_name
from rashomon.jobs.clustering import SHORTEST_ID
from rashomon.jobs.decided import withdrawn_ids
from rashomon.jobs.incidents import TOLD

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


def report(ledger: Ledger, visit: Visit) -> Page:
    """Render a report, given by its id or its first characters; a long one in parts, ``part`` of the query."""
    asked = visit.path.get("id", "").lower()
    found = [whole for table, whole in ledger.find(asked) if table == "reports"] if len(asked) >= SHORTEST_ID else []
    if len(found) != 1:
        many = "begins the ids of several reports" if found else "is the id of no report in this ledger"
        return not_found(visit, f"“{asked[:64]}” {many}. Search for it, or go by its incident.")
    told = next(iter(ledger.reports(ids=found, as_of=visit.as_of)), None)
    if told is None:
        return not_found(visit, f"The ledger did not hold the report {found[0]} at that moment.")
    ranges = parts(told.text)
    part = _part(visit.query.get("part", "1"), len(ranges))
    statements = list(ledger.statements(report_ids=[told.id], as_of=visit.as_of, withdrawn=True))
    here = [s for s in statements if s.span.start < ranges[part - 1].end and s.span.end > ranges[part - 1].start]
    index = INDEXES.of(ledger, visit.as_of)
    incidents = {s.account_id: index.by_id.get(index.clusters.incident_of(s.account_id)) for s in statements}
    return render(
        visit,
        "report",
        title=told.title or capital(publisher_name(told)),
        at="situation",
        report=told,
        reports={told.id: told},
        segments=mark(told.text, here, ranges[part - 1]),
        statements=here,
        number=len(statements),
        told_from=TOLD,
        withdrawn=withdrawn_ids(ledger, as_of=visit.as_of),
        incidents=incidents,
        told_of=list({entry.id: entry for entry in incidents.values() if entry}.values()),
        part=part,
        parts=len(ranges),
        files=ledger.files([told.id]).get(told.id, []),
        recorded=ledger.recorded([told.id]).get(told.id),
    )


def _part(text: str, last: int) -> int:
    return min(int(text), last) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 1
