"""Look up what an id, or the beginning of one, stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.errors import UsageError
from rashomon.extract.anchored import UNRESOLVED
from rashomon.jobs.clustering import Clusters, check_prefix
from rashomon.records import Issue

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

KINDS = ("incident", "report", "account", "statement", "link", "correction")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """What an id stands for: one of ``KINDS``, and the whole id."""

    kind: str
    id: str


def find(ledger: Ledger, clusters: Clusters, prefix: str, *, kind: str | None = None) -> Found:
    """Return the one record or incident whose id begins with ``prefix``, among those of a kind when one is given.

    An incident bears the id of one of its accounts; without a kind, the incident is meant. Raises UsageError when
    nothing has such an id, when several have, and when fewer than four characters are given.
    """
    check_prefix(prefix)
    found = _candidates(ledger, clusters, prefix.lower(), kind)
    if not found:
        raise UsageError(f"Nothing in the ledger has an id that begins with {prefix!r}. Check it, or the ledger.")
    if len(found) > 1:
        listing = "".join(f"\n  {one.kind} {one.id}" for one in found)
        raise UsageError(f"{prefix!r} begins several ids. Give more of the one you mean, or its --kind:{listing}")
    return found[0]


def unresolved_times(ledger: Ledger, report_ids: Collection[str] | None = None) -> Iterator[Issue]:
    """Yield the issue of each time of an incident that nothing in its report resolves: of all reports, or of some."""
    return (issue for issue in ledger.issues(report_ids=report_ids) if issue.code == UNRESOLVED)


def _candidates(ledger: Ledger, clusters: Clusters, prefix: str, kind: str | None) -> list[Found]:
    stored = [Found(table.removesuffix("s"), whole) for table, whole in ledger.find(prefix)]
    computed = [Found("incident", whole) for whole in clusters.incidents if whole.startswith(prefix)]
    if kind:
        return sorted(one for one in (*stored, *computed) if one.kind == kind)
    whole = {one.id for one in computed}
    return sorted((*computed, *(one for one in stored if one.id not in whole)))
