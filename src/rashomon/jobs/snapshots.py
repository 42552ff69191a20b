"""The incidents of a ledger, kept from one question to the next for as long as nothing is added to it.

Computing them takes a pass over all accounts, links and times: most of a second where there are 100,000 statements.
A snapshot is that, once, for one edition of the ledger and one moment to look from; :class:`rashomon.jobs.kept.Kept`
says when the next one is made.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from rashomon.jobs.clustering import Clusters, cluster_ledger
from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import Dated, dated_incidents
from rashomon.jobs.matching import Vicinity
from rashomon.jobs.remembering import Remembering
from rashomon.ledger.store import Ledger
from rashomon.records import HAPPENED, Place


@dataclass(frozen=True, slots=True)
class Box:
    """An area between two meridians and two parallels, in degrees; ``west`` > ``east`` crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, place: Place) -> bool:
        """Tell whether the place's point lies in it; what has no point does not."""
        if place.latitude is None or place.longitude is None or not self.south <= place.latitude <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= place.longitude <= self.east
        return place.longitude >= self.west or place.longitude <= self.east


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All incidents of one edition of a ledger, as of a moment: joined, dated, in order, with the places told.

    ``places`` has, for each incident, what its own accounts say of where it happened, in the ledger's order.
    """

    edition: str
    as_of: datetime | None
    clusters: Clusters
    listed: tuple[Dated, ...]
    places: Mapping[str, tuple[Place, ...]]
    _memory: Ledger

    def incidents(
        self,
        filters: Filters,
        vicinity: Vicinity | None = None,
        *,
        kinds: Collection[str] = (),
        box: Box | None = None,
    ) -> list[Dated]:
        """Return the incidents that pass, by day, then id; ``filters.as_of`` is that of the snapshot.

        ``kinds`` are keys of the vocabulary, none for all. Raises UsageError as ``dated_incidents`` does.
        """
        found = list(self.listed)
        if filters.given:
            found = dated_incidents(self._memory, filters, vicinity, clusters=self.clusters)
        return [
            dated
            for dated in found
            if (not kinds or dated.incident.kind in kinds)
            and (box is None or any(map(box.holds, self.places.get(dated.incident.id, ()))))
        ]


def take(ledger: Ledger, as_of: datetime | None = None) -> Snapshot:
    """Compute the snapshot of a ledger as it stands, or as it stood at a moment."""
    edition, memory = ledger.edition(), Remembering(ledger)
    clusters = cluster_ledger(ledger, as_of=as_of)
    listed = tuple(dated_incidents(memory, Filters(as_of=as_of), clusters=clusters))
    return Snapshot(edition, as_of, clusters, listed, _places(ledger, clusters, as_of), memory)


def _places(ledger: Ledger, clusters: Clusters, as_of: datetime | None) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for statement in ledger.statements(fields=["place"], as_of=as_of):
        incident = clusters.own.get(statement.account_id)
        if incident and isinstance(statement.value, Place) and statement.stance in HAPPENED:
            found.setdefault(incident, []).append(statement.value)
    return {incident: tuple(places) for incident, places in found.items()}
