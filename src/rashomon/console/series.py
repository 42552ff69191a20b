"""Counts of many incidents that reports tell ("over 66 attacks since October"), beside the ledger's own count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.brief.wording import show, show_day
from rashomon.console.index import INDEXES, Entry, Index
from rashomon.console.page import Page, Visit
from rashomon.console.render import render
from rashomon.console.words import kind_label, who_says
from rashomon.jobs import series as counting
from rashomon.jobs.scoping import Reason, Scope
from rashomon.jobs.series import Counted, Series

if TYPE_CHECKING:
    from rashomon.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident laid to the scope of a count, with the reasons that decide."""

    entry: Entry
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One count: by whom, its scope in words, and the incidents inside, perhaps inside, and just outside."""

    series: Series
    who: str
    scope: tuple[tuple[str, str], ...]
    inside: tuple[Listed, ...]
    unclear: tuple[Listed, ...]
    near: tuple[Listed, ...]
    beside: Entry | None


def series(ledger: Ledger, visit: Visit) -> Page:
    """Render the counts, the latest first."""
    index = INDEXES.of(ledger, visit.as_of)
    counts = [_count(one, index) for one in reversed(counting.series(ledger, as_of=visit.as_of))]
    return render(visit, "series", title="Series", at="series", counts=counts)


def _count(one: Series, index: Index) -> Count:
    return Count(
        series=one,
        who=who_says(one.statements[0], {one.report.id: one.report}),
        scope=tuple(_scope(one.scope)),
        inside=_listed(one.inside, index),
        unclear=_listed(one.unclear, index),
        near=_listed(one.near, index),
        beside=index.by_id.get(index.clusters.own.get(one.account.about, "")),
    )


def _listed(counted: tuple[Counted, ...], index: Index) -> tuple[Listed, ...]:
    return tuple(Listed(index.by_id[one.incident_id], one.reasons) for one in counted if one.incident_id in index.by_id)


def _scope(scope: Scope) -> list[tuple[str, str]]:
    """Return the limits of a count in words, those that it has."""
    since = f"from {show_day(scope.since)} " if scope.since else "from a day that is not told " if scope.open else ""
    limits = [
        ("Time", f"{since}to {show_day(scope.until)}"),
        ("Place", ", ".join(dict.fromkeys(show(place) for place in scope.places))),
        ("Kind", ", ".join(sorted(kind_label(kind) for kind in scope.kinds))),
        ("Target", ", ".join(scope.targets)),
    ]
    return [(name, words) for name, words in limits if words]
