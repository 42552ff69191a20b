"""Incidents: a list that can be filtered, a map, one whole, and how the tellings of one compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from rashomon.api.desk import Desk, desk_of
from rashomon.api.documents import read
from rashomon.api.identity import Reader
from rashomon.api.paging import Key, Row, key_of, page
from rashomon.api.parameters import Asked, ComparisonsAsked, Id, IncidentFilters, IncidentsAsked, MapAsked
from rashomon.api.problems import Problem
from rashomon.api.rows import comparison_of, feature, listed_row
from rashomon.brief.headline import make_heading
from rashomon.console.index import Entry
from rashomon.errors import UsageError
from rashomon.export import incident_row
from rashomon.jobs.dossiers import gather
from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import Dated
from rashomon.jobs.snapshots import Snapshot
from rashomon.jobs.vicinity import vicinity_of
from rashomon.ledger.looked import Looked
from rashomon.records import Comparison

router = APIRouter(tags=["incidents"])
Compared = tuple[Dated, Comparison]
#: Comparisons looked at for one page; an incident has about eight, and takes two milliseconds.
COMPARED = 400


@router.get("/incidents", **read("IncidentListed", many=True))
def incidents(request: Request, asked: Annotated[IncidentsAsked, Query()], _: Reader) -> Response:
    """List the incidents that pass the filters, by day."""
    desk = desk_of(request)
    snapshot, outline = desk.snapshot(asked.as_of), desk.outline(asked.as_of)

    def show(found: Sequence[Dated]) -> list[Row]:
        return [_listed(desk, snapshot, one, outline.value.by_id.get(one.incident.id)) for one in found]

    def make() -> Row:
        key = key_of("incidents", (str, str), asked.cursor)
        found = _after(_wanted(desk, snapshot, asked), key, newest=asked.order == "newest")
        return page(found, show, _key, name="incidents", limit=asked.limit)

    return desk.answer(request, snapshot, make, outline=outline)


@router.get("/incidents.geojson", **read("IncidentMap", media="application/json"))
def incidents_on_a_map(request: Request, asked: Annotated[MapAsked, Query()], _: Reader) -> Response:
    """Give the incidents that pass the filters and whose place is known as GeoJSON (RFC 7946), the latest first."""
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)

    def make() -> Row:
        found = reversed(_wanted(desk, snapshot, asked))
        features = [shown for one in found if (shown := feature(one, snapshot.places.get(one.incident.id, ())))]
        return {"type": "FeatureCollection", "features": features[: asked.limit], "all": len(features)}

    return desk.answer(request, snapshot, make)


@router.get("/incidents/{id}", **read("Incident"))
def incident(request: Request, id_: Id, asked: Annotated[Asked, Query()], _: Reader) -> Response:
    """Give an incident whole: what its tellings come to, field by field.

    The id of any of its accounts will do, so that an address stays good when a later report gives it another id.
    """
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)
    found = snapshot.clusters.own.get(id_)
    if found is None:
        raise Problem(HTTPStatus.NOT_FOUND, f"No incident has the id {id_}, or an account of it.")
    whole = snapshot.clusters.incidents[found]
    return desk.answer(request, snapshot, lambda: incident_row(gather(desk.ledger, whole, as_of=snapshot.as_of)))


@router.get("/comparisons", **read("Comparison", many=True))
def comparisons(request: Request, asked: Annotated[ComparisonsAsked, Query()], _: Reader) -> Response:
    """List what the tellings of incidents come to, field by field: the contested ones, say, or all tolls."""
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)

    def rows(after: Key | None) -> Iterator[Compared]:
        wanted = _wanted(desk, snapshot, asked, incident=asked.incident)
        for dated in wanted:
            if after is None or _key(dated) >= after[:2]:
                told = gather(desk.ledger, dated.incident, as_of=snapshot.as_of).comparisons
                found = [(dated, one) for one in sorted(told, key=lambda one: one.field)]
                yield from (pair for pair in found if after is None or _compared_key(pair) > after)

    def passes(pair: Compared) -> bool:
        _, one = pair
        return (not asked.field or one.field in asked.field) and (not asked.state or one.state in asked.state)

    def make() -> Row:
        after = key_of("comparisons", (str, str, str), asked.cursor)
        return page(
            rows(after),
            lambda them: [comparison_of(dated.incident.id, one) for dated, one in them],
            _compared_key,
            name="comparisons",
            limit=asked.limit,
            passes=passes,
            looked=COMPARED,
        )

    return desk.answer(request, snapshot, make)


def _listed(desk: Desk, snapshot: Snapshot, dated: Dated, entry: Entry | None) -> Row:
    """Return an incident as a row, out of its outline, or out of its statements where it has none."""
    if entry:
        return listed_row(dated, title=entry.title, reports=entry.reports, places=entry.told, actors=entry.actors)
    dossier = gather(desk.ledger, dated.incident, as_of=snapshot.as_of)
    title = make_heading(dossier)[0].text
    return listed_row(dated, title=title, reports=len(dossier.reports), places=(), actors=())


def _wanted(desk: Desk, snapshot: Snapshot, asked: IncidentFilters, *, incident: str | None = None) -> list[Dated]:
    """Return the incidents that pass the filters. Raises UsageError for a place that cannot be measured from."""
    if asked.within_km is not None and not asked.near:
        raise UsageError("within_km needs near: say the place to measure from, as in near=Baghdad&within_km=50.")
    if incident is not None and incident not in snapshot.clusters.own:
        return []
    filters = Filters(
        ids=(incident,) if incident else (),
        since=asked.since,
        until=asked.until,
        near=asked.near or "",
        within_km=asked.within_km,
        actor=asked.actor or "",
        as_of=snapshot.as_of,
    )
    vicinity = vicinity_of(filters, desk.serving.settings) if asked.near else None
    found = snapshot.incidents(filters, vicinity, kinds=asked.kind, box=asked.box)
    if asked.q is None:
        return found
    telling = desk.ledger.telling(Looked(asked.q, as_of=snapshot.as_of))
    return [dated for dated in found if not telling.isdisjoint(dated.incident.accounts)]


def _key(dated: Dated) -> tuple[str, str]:
    return dated.day.isoformat(), dated.incident.id


def _compared_key(pair: Compared) -> Key:
    return *_key(pair[0]), pair[1].field


def _after(found: list[Dated], key: Key | None, *, newest: bool) -> Iterable[Dated]:
    """Return the incidents after a key, in the order that is asked for."""
    ordered = list(reversed(found)) if newest else found
    if key is None:
        return ordered
    return [dated for dated in ordered if (_key(dated) < key if newest else _key(dated) > key)]
