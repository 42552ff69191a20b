"""All incidents of a ledger, computed from its accounts and links, and which account belongs to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from rashomon.errors import UsageError
from rashomon.jobs.linking import DONE, LEFT, shared_blocks
from rashomon.jobs.profiles import is_linked
from rashomon.linking import cluster
from rashomon.linking.candidates import HEADS
from rashomon.linking.engine import counting
from rashomon.records import Incident, Link

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Characters of an id that must be given.
SHORTEST_ID = 4


@dataclass(frozen=True, slots=True)
class Clusters:
    """The incidents by id; ``own`` maps their accounts to them, ``beside`` the verbal acts and counts about those.

    ``reports`` maps each of their own accounts to its report.
    """

    incidents: Mapping[str, Incident]
    own: Mapping[str, str]
    beside: Mapping[str, str]
    reports: Mapping[str, str]

    def incident_of(self, account_id: str) -> str:
        """Return the id of the incident that an account belongs to or is about, "" when there is none."""
        return self.own.get(account_id) or self.beside.get(account_id, "")

    def named(self, prefix: str) -> str:
        """Return the id of the one incident that ``prefix`` begins the id of, or the id of one of its accounts.

        Raises UsageError when that fits no incident or several, and when it is too short.
        """
        check_prefix(prefix)
        start = prefix.lower()
        found = sorted({incident for account, incident in self.own.items() if account.startswith(start)})
        exact = [incident for incident in found if incident.startswith(start)] or found
        if len(exact) > 1:
            raise UsageError(f"{prefix!r} begins several ids: {', '.join(exact)}. Give more of the one you mean.")
        if not exact:
            raise UsageError(f"No incident has an id that begins with {prefix!r}. 'rashomon incidents' lists them.")
        return exact[0]


def check_prefix(prefix: str) -> None:
    """Raise UsageError when fewer characters of an id are given than tell one from another."""
    if len(prefix) < SHORTEST_ID:
        raise UsageError(f"{prefix!r} is too short for an id. Give its first {SHORTEST_ID} characters or more.")


def cluster_ledger(ledger: Ledger, *, as_of: datetime | None = None) -> Clusters:
    """Compute the incidents as the ledger stands, or as it stood at a moment."""
    accounts = list(filter(is_linked, ledger.accounts(form="incident", as_of=as_of)))
    found = {incident.id: incident for incident in cluster(accounts, links_that_count(ledger, as_of=as_of))}
    own = {account: incident.id for incident in found.values() for account in incident.accounts}
    beside = {
        account.id: own[account.about]
        for form in ("said", "series")
        for account in ledger.accounts(form=form, as_of=as_of)
        if account.about in own
    }
    return Clusters(found, own, beside, {account.id: account.report_id for account in accounts})


def links_that_count(ledger: Ledger, *, as_of: datetime | None = None) -> list[Link]:
    """Return the links that incidents follow from: the same in whatever order the reports came."""
    crowded = ledger.crowded_blocks(HEADS, but=[DONE, LEFT], as_of=as_of)
    return counting(ledger.links(as_of=as_of), crowded, partial(shared_blocks, ledger))
