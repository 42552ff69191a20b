"""All incidents of a ledger in outline, for lists, maps and timelines: computed once for each state of the ledger.

In: a ledger, and a moment to look back from. Out: an :class:`Index`. No comparison is made and no report is loaded, so
that a large ledger is outlined in seconds; a ledger that has not grown is not outlined again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, proxy

from rashomon.brief.headline import make_heading
from rashomon.brief.model import Headline
from rashomon.jobs.clustering import Clusters, cluster_ledger
from rashomon.jobs.incidents import ACTOR_FIELDS, TOLD
from rashomon.jobs.kept import Kept
from rashomon.records import HAPPENED, Dossier, Incident, Name, Place, PlacePrecision, State, Statement, TimeRange
from rashomon.values.times import last_day, likeliest_day

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: States of fields that are in dispute, with the names of the fields in each.
Dispute = tuple[tuple[State, tuple[str, ...]], ...]
#: How fine a place is; a map draws the finest that is told.
FINENESS: Mapping[PlacePrecision, int] = {
    "site": 0,
    "district": 1,
    "town": 2,
    "province": 3,
    "region": 4,
    "country": 5,
    "unresolved": 6,
}
#: Fields of an outline.
_FIELDS = ("kind", "time", "place", "target", *ACTOR_FIELDS)


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident in outline.

    ``day`` is the one it is listed under; ``first`` and ``last`` are the days its time may lie in, both included.
    Where no report states a time (``stated`` is False) they are the day of the first report, before which it was.
    ``place`` is the finest place told, None where none is on a map; ``told`` are all. ``recorded`` is when the ledger
    was first told of it, ``renewed`` when last.
    """

    id: str
    kind: str
    title: str
    headline: Headline
    day: date
    first: date
    last: date
    stated: bool
    place: Place | None
    told: tuple[Place, ...]
    actors: tuple[Name, ...]
    reports: int
    recorded: datetime
    renewed: datetime


@dataclass(frozen=True, slots=True)
class Index:
    """The incidents of a ledger, by day, then id, and which account belongs to which.

    ``disputes`` is what :mod:`rashomon.console.disputes` has found out so far, ``outlines`` the words of an incident
    that :mod:`rashomon.console.search` has laid out so far, both by incident.
    """

    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    clusters: Clusters
    disputes: dict[str, Dispute] = field(default_factory=dict)
    outlines: dict[str, str] = field(default_factory=dict)


class Indexes:
    """Outlines of open ledgers, each kept until its ledger grows; several visitors may ask at once."""

    def __init__(self) -> None:
        self._kept: WeakKeyDictionary[Ledger, Kept[Index]] = WeakKeyDictionary()
        self._lock = Lock()

    def of(self, ledger: Ledger, as_of: datetime | None = None, *, fresh: bool = False) -> Index:
        """Return the outline of the ledger as it stands, or as it stood at a moment.

        While somebody keeps adding to a large ledger it may be some seconds old, unless ``fresh``.
        """
        return self.kept(ledger).get(as_of, fresh=fresh)

    def kept(self, ledger: Ledger) -> Kept[Index]:
        """Return what keeps the outline of a ledger, made when it is first asked for."""
        with self._lock:
            kept = self._kept.get(ledger)
            if kept is None:
                kept = self._kept[ledger] = Kept(proxy(ledger), outline)
            return kept


INDEXES = Indexes()


def outline(ledger: Ledger, as_of: datetime | None = None) -> Index:
    """Outline a ledger from its accounts, links and the statements of a few fields."""
    clusters = cluster_ledger(ledger, as_of=as_of)
    told: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in ledger.statements(fields=_FIELDS, as_of=as_of):
        if statement.score >= TOLD and statement.account_id in clusters.own:
            told[clusters.own[statement.account_id]].append(statement)
    recorded = ledger.recorded(clusters.own)
    entries = [
        _entry(incident, told[incident.id], clusters, [recorded[a] for a in incident.accounts])
        for incident in clusters.incidents.values()
        if told[incident.id]
    ]
    ordered = tuple(sorted(entries, key=lambda entry: (entry.day, entry.id)))
    return Index(ordered, {entry.id: entry for entry in ordered}, clusters)


def _entry(incident: Incident, told: Sequence[Statement], clusters: Clusters, recorded: Sequence[datetime]) -> Entry:
    heading, headline = make_heading(Dossier(incident, (), tuple(told), (), {}))
    happened = [s for s in told if s.stance in HAPPENED]
    times = [s.value for s in happened if isinstance(s.value, TimeRange)]
    day = likeliest_day(times)
    published = min(statement.published for statement in told)
    first, last = (day, last_day(times, day)) if day else (published, published)
    places = tuple(dict.fromkeys(s.value for s in happened if isinstance(s.value, Place)))
    return Entry(
        id=incident.id,
        kind=incident.kind,
        title=heading.text,
        headline=headline,
        day=day or published,
        first=first,
        last=last,
        stated=day is not None,
        place=_drawn([s.value for s in happened if isinstance(s.value, Place)]),
        told=places,
        actors=tuple(dict.fromkeys(s.value for s in told if s.field in ACTOR_FIELDS and isinstance(s.value, Name))),
        reports=len({clusters.reports[account] for account in incident.accounts}),
        recorded=min(recorded),
        renewed=max(recorded),
    )


def _drawn(places: Sequence[Place]) -> Place | None:
    """Return the finest place that is on a map; of several as fine, the one told most, then the first by name."""
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    counts = Counter(place.name for place in located)
    return min(located, key=lambda p: (FINENESS[p.precision], -counts[p.name], p.name), default=None)
