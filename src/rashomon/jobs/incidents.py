"""The incidents in a ledger that pass the filters, in the order of their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from rashomon.jobs.clustering import Clusters, cluster_ledger
from rashomon.jobs.filters import Filters
from rashomon.jobs.matching import Days, Vicinity, names_actor
from rashomon.records import HAPPENED, Incident, Name, Place, Statement, TimeRange
from rashomon.values.times import last_day, likeliest_day

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: The fields that name somebody who has a part in an incident.
ACTOR_FIELDS = ("perpetrator", "recipient", "responsibility")
#: What is less likely true stays in the ledger, with its score, and out of what is told of an incident. Chosen by hand:
#: from 0.35 to 0.5, what more of the told is true weighs up what less of the true is told (decision 92).
TOLD = 0.4


@dataclass(frozen=True, slots=True)
class Dated:
    """An incident and the day it is listed under, which a report states or, if not, only came out on.

    ``last`` is a later day where the words of that time leave open which it was ("in March").
    """

    incident: Incident
    day: date
    stated: bool
    last: date


def incidents(ledger: Ledger, filters: Filters, vicinity: Vicinity | None = None) -> Iterator[Incident]:
    """Yield the incidents that pass the filters, by date, then id; see :func:`dated_incidents`."""
    return (dated.incident for dated in dated_incidents(ledger, filters, vicinity))


def dated_incidents(
    ledger: Ledger, filters: Filters, vicinity: Vicinity | None = None, *, clusters: Clusters | None = None
) -> list[Dated]:
    """Return the incidents that pass the filters, with their days, by day, then id.

    ``vicinity`` is what ``filters.near`` comes to, from :func:`rashomon.jobs.vicinity.vicinity_of`. Raises UsageError
    for the beginning of an id that fits no incident or several.
    """
    clusters = clusters or cluster_ledger(ledger, as_of=filters.as_of)
    wanted = _named(clusters, filters.ids)
    outlines = _outlines(ledger, clusters, filters, vicinity)
    published = _published(ledger, clusters, [i for i in wanted if not _dating(outlines[i].times)])
    days = Days(filters.since, filters.until)
    found = []
    for incident_id in wanted:
        outline = outlines[incident_id]
        if outline.passes(filters, days, published.get(incident_id, ())):
            told = likeliest_day(outline.times)
            day = told or min(published[incident_id])
            last = last_day(outline.times, day) if told else day
            found.append(Dated(clusters.incidents[incident_id], day, told is not None, last))
    return sorted(found, key=lambda dated: (dated.day, dated.incident.id))


@dataclass(slots=True)
class _Outline:
    """What the filters ask of one incident."""

    times: list[TimeRange] = field(default_factory=list)
    near: bool = False
    acted: bool = False

    def passes(self, filters: Filters, days: Days, published: Collection[date]) -> bool:
        """Tell whether every filter given holds; the days of publication stand in where no time is stated."""
        times = _dating(self.times)
        timely = any(map(days.meets, times)) if times else any(map(days.holds, published))
        return timely and (self.near or not filters.near) and (self.acted or not filters.actor)


def _dating(times: Sequence[TimeRange]) -> list[TimeRange]:
    return [when for when in times if when.start is not None]


def _outlines(
    ledger: Ledger, clusters: Clusters, filters: Filters, vicinity: Vicinity | None
) -> defaultdict[str, _Outline]:
    outlines: defaultdict[str, _Outline] = defaultdict(_Outline)
    fields = ["time", *(["place"] if vicinity else []), *(ACTOR_FIELDS if filters.actor else [])]
    for statement in ledger.statements(fields=fields, as_of=filters.as_of):
        if statement.score >= TOLD and (incident_id := clusters.incident_of(statement.account_id)):
            own = statement.account_id in clusters.own
            _note(outlines[incident_id], statement, own=own, actor=filters.actor, vicinity=vicinity)
    return outlines


def _note(outline: _Outline, statement: Statement, *, own: bool, actor: str, vicinity: Vicinity | None) -> None:
    value = statement.value
    if isinstance(value, TimeRange) and own and statement.stance in HAPPENED:
        outline.times.append(value)
    elif isinstance(value, Place) and own and vicinity:
        outline.near = outline.near or vicinity.holds(value)
    elif isinstance(value, Name) and actor:
        outline.acted = outline.acted or names_actor(value, actor)


def _published(ledger: Ledger, clusters: Clusters, incident_ids: Collection[str]) -> dict[str, list[date]]:
    """Return the days of publication of the reports that tell of the incidents."""
    told = {a: i for i in incident_ids for a in clusters.incidents[i].accounts}
    days = {report.id: report.published for report in ledger.reports(ids={clusters.reports[a] for a in told})}
    found: dict[str, list[date]] = defaultdict(list)
    for account_id, incident_id in told.items():
        found[incident_id].append(days[clusters.reports[account_id]])
    return found


def _named(clusters: Clusters, prefixes: Collection[str]) -> list[str]:
    """Return the ids of the incidents that the beginnings of ids name; all of them when none is given."""
    if not prefixes:
        return list(clusters.incidents)
    return sorted({clusters.named(prefix) for prefix in prefixes})
