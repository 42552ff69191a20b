"""What is new, as it comes: server-sent events for incidents that the ledger did not tell of before.

In: a client that listens, and perhaps the last event it had. Out: an event for each new incident, and a comment every
fifteen seconds that keeps the line open. Nothing is queued: an event's id is a moment and an incident, and what is new
since then is computed from the ledger, so that a client that was away misses nothing, however long.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from rashomon.api.desk import Desk, desk_of
from rashomon.api.documents import stream
from rashomon.api.identity import Reader
from rashomon.api.problems import Problem
from rashomon.brief.headline import make_heading
from rashomon.jobs.dossiers import gather
from rashomon.ledger.rows import moment_of, stamp

router = APIRouter(tags=["events"])
_ID = re.compile(r"(?P<moment>[0-9T:.+-]{32}) (?P<incident>[0-9a-f]{32})")
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, order=True)
class News:
    """A new incident: when the ledger was first told of it, its id, and its heading."""

    recorded: str
    id: str
    title: str = ""

    @property
    def event_id(self) -> str:
        """The id of its event."""
        return f"{self.recorded} {self.id}"


class Listener:
    """What one client has been told of, and what is new for it."""

    def __init__(self, desk: Desk, last: News | None) -> None:
        self._desk = desk
        self._last = last
        self._edition = ""
        before = moment_of(last.recorded) - _TICK if last else None
        known = desk.snapshot(before)
        self._known = set(known.clusters.own)
        if last is None:
            self._edition = known.edition

    def news(self) -> list[News]:
        """Return the incidents none of whose accounts was known when this was last asked, first recorded first."""
        snapshot = self._desk.snapshot()
        if snapshot.edition == self._edition:
            return []
        self._edition = snapshot.edition
        own = snapshot.clusters.own
        fresh = {own[account] for account in own if account not in self._known}
        incidents = [snapshot.clusters.incidents[one] for one in fresh]
        new = [one for one in incidents if self._known.isdisjoint(one.accounts)]
        recorded = self._desk.ledger.recorded([account for one in new for account in one.accounts])
        found = sorted(News(stamp(min(recorded[a] for a in one.accounts)), one.id) for one in new)
        told = [one for one in found if self._last is None or one.event_id > self._last.event_id]
        self._known.update(own)
        return [News(one.recorded, one.id, self._title(one.id)) for one in told]

    def _title(self, incident_id: str) -> str:
        incident = self._desk.snapshot().clusters.incidents.get(incident_id)
        return make_heading(gather(self._desk.ledger, incident))[0].text if incident else ""


def last_of(text: str | None) -> News | None:
    """Read the id of an event, None where there is none. Raises Problem 422 when it is not one of ours."""
    if not text:
        return None
    try:
        if (match := _ID.fullmatch(text)) and moment_of(match["moment"]) > datetime.min.replace(
            tzinfo=moment_of(match["moment"]).tzinfo
        ):
            return News(match["moment"], match["incident"])
    except ValueError:
        pass
    detail = "The header Last-Event-ID is no id of an event of this server. Leave it out to hear what is new from now."
    raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail)


async def listening(
    request: Request,
    _: Reader,
    last_event_id: Annotated[str | None, Header(max_length=100, description="The last event that came.")] = None,
) -> AsyncIterator[Listener]:
    """Give a listener for as long as the client listens. Raises Problem 503 where too many do."""
    desk = desk_of(request)
    last = last_of(last_event_id)
    if not desk.streams.acquire(blocking=False):
        detail = f"{desk.serving.streams} clients listen already. Try again later, or ask /api/v1/incidents."
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, {"retry-after": "30"})
    try:
        yield await run_in_threadpool(Listener, desk, last)
    finally:
        desk.streams.release()


@router.get("/events", response_class=EventSourceResponse, **stream("Events, for as long as the client listens."))
async def events(request: Request, listener: Annotated[Listener, Depends(listening)]) -> AsyncIterator[ServerSentEvent]:
    """Tell of new incidents as they come: the event "incident" with {"id", "title"}.

    A client that comes back with Last-Event-ID is told what is new since then.
    """
    desk = desk_of(request)
    yield ServerSentEvent(comment="what is new comes here", retry=3000)
    while not desk.stopping.is_set():
        for one in await run_in_threadpool(listener.news):
            yield ServerSentEvent(data={"id": one.id, "title": one.title}, event="incident", id=one.event_id)
        await asyncio.sleep(desk.serving.poll)
