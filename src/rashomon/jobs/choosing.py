"""Which accounts a person means who types an id: one telling, or all tellings of an incident.

In: beginnings of ids. Out: sets of accounts. An incident has no row of its own: its id is that of one of its accounts,
and stands for all of them, those of the time of asking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rashomon.errors import UsageError
from rashomon.jobs.clustering import Clusters
from rashomon.jobs.showing import Found, find

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


class Chosen(NamedTuple):
    """What an id stands for, and the accounts that come with it."""

    found: Found
    accounts: frozenset[str]


def choose(ledger: Ledger, clusters: Clusters, prefix: str, *, kind: str | None = None) -> Chosen:
    """Return what the beginning of an id stands for. Raises UsageError unless it is an incident or an account."""
    found = find(ledger, clusters, prefix, kind=kind)
    if found.kind == "incident":
        return Chosen(found, frozenset(clusters.incidents[found.id].accounts))
    if found.kind == "account":
        return Chosen(found, frozenset([found.id]))
    raise UsageError(f"{prefix!r} is a {found.kind}. Give an incident or an account; 'rashomon show ID' lists them.")


def apart(one: Chosen, other: Chosen) -> tuple[frozenset[str], frozenset[str]]:
    """Return the accounts of each without those of the other: an incident and one of its own tellings.

    Raises UsageError when nothing is left of one of them.
    """
    shared = one.accounts & other.accounts
    ones, others = one.accounts, other.accounts
    if shared and len(ones) >= len(others):
        ones -= shared
    elif shared:
        others -= shared
    if not ones or not others:
        raise UsageError(
            f"{one.found.id} and {other.found.id} are one and the same. Give an account of each side: "
            "'rashomon show ID' lists an incident's, and --kind account takes an incident's id as its account's."
        )
    return ones, others
