"""The desk where people decide: pairs to tell apart or join, statements to correct, and the log of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.console.index import INDEXES
from rashomon.console.page import Page, Visit
from rashomon.console.pairs import log_lines, undecided
from rashomon.console.render import render
from rashomon.jobs.decided import withdrawn_ids
from rashomon.jobs.incidents import TOLD
from rashomon.records import Statement
from rashomon.vocabulary import fields

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Pairs, statements and decisions on one page.
_PAIRS, _STATEMENTS, _LOG = 20, 30, 100
#: How many times as many statements are looked through for those that are shown: some only exports ask for.
_AT_MOST = 4
#: A statement that is told, but that the reader is less sure of than this, is offered for correction.
_UNSURE = 0.75


def review(ledger: Ledger, visit: Visit) -> Page:
    """Render the desk; without a token for forms it can only be read."""
    index = INDEXES.of(ledger, visit.as_of)
    doubtful = _doubtful(ledger, visit)
    shown = doubtful[:_STATEMENTS]
    log = log_lines(ledger, index, visit.as_of)
    return render(
        visit,
        "review",
        title="Review",
        at="review",
        pairs=undecided(ledger, index, _PAIRS, visit.as_of),
        most=_PAIRS,
        doubtful=shown,
        more_doubtful=len(doubtful) > _STATEMENTS,
        reports={report.id: report for report in ledger.reports(ids={s.report_id for s in shown})},
        log=log[:_LOG],
        log_number=len(log),
        may=bool(visit.token),
    )


def _doubtful(ledger: Ledger, visit: Visit) -> list[Statement]:
    """Return statements that are told and not withdrawn, though the reader is unsure of them; the least sure first.

    What only exports ask for is told of no incident, and is not among them.
    """
    withdrawn = withdrawn_ids(ledger, as_of=visit.as_of)
    coded = {name for name, of in fields().items() if of["section"] == "coding"}
    asked = _AT_MOST * (_STATEMENTS + 1) + len(withdrawn)
    found = ledger.scored(TOLD, _UNSURE, limit=asked, as_of=visit.as_of)
    return [statement for statement in found if statement.id not in withdrawn and statement.field not in coded]
