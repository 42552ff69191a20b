"""The pages that need little: watches, what the ledger is made of, and the form to sign in."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rashomon.console.floors import floors
from rashomon.console.index import INDEXES
from rashomon.console.page import Page, Visit
from rashomon.console.render import render
from rashomon.console.shapes import available

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Issues that the page shows of the reading, and defects that a check shows.
_ISSUES, _DEFECTS = 50, 50


def watches(ledger: Ledger, visit: Visit) -> Page:
    """Render the list of watches, which is empty: there are none yet."""
    return render(visit, "watches", title="Watches", at="watches")


def about(ledger: Ledger, visit: Visit) -> Page:
    """Render what the ledger is made of; ``check=1`` in the query looks for damage first, which reads all of it."""
    index = INDEXES.of(ledger, visit.as_of)
    checked = visit.query.get("check") == "1"
    issues = list(ledger.issues(as_of=visit.as_of))
    return render(
        visit,
        "about",
        title="About this ledger",
        at="about",
        counts={**ledger.counts(), "incidents": len(index.entries)},
        readers=ledger.readers(),
        found_by=ledger.finders(),
        issues=issues[:_ISSUES],
        issues_number=len(issues),
        checked=checked,
        defects=list(islice(ledger.check(), _DEFECTS)) if checked else [],
        floors=floors(),
        shapes=available(),
        name=ledger.path.name,
    )


def signin(ledger: Ledger, visit: Visit) -> Page:
    """Render the form to sign in; the server answers it."""
    return render(
        visit,
        "signin",
        title="Sign in",
        at="",
        problem=visit.query.get("problem", ""),
        wanted=visit.query.get("next", "/"),
    )
