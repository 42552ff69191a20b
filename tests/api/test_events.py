"""Events: each new incident once, whoever listens, and nothing missed by who was away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message
from tests.api.conftest import Serve, walk
from tests.plain import read_plain
from tests.strategies import make_link, make_report

from rashomon.api.events import Listener, News, last_of
from rashomon.api.problems import Problem
from rashomon.ledger import Ledger

LATER = datetime(2026, 2, 1, tzinfo=UTC)


def add(ledger: Ledger, number: int, *lines: str) -> list[str]:
    """Add a report and return its accounts."""
    report = make_report("\n".join(lines), published=date(2022, 1, 1), title=str(number))
    reading = read_plain(report)
    ledger.add(reading, file="new.txt", reader="test", recorded=LATER + timedelta(seconds=number))
    return [account.id for account in reading.accounts]


def desk(client: TestClient) -> Any:
    return client.app.state.desk  # type: ignore[attr-defined]


def news(listener: Listener, at: Any) -> list[News]:
    """Return what is new, with all that is stored: a desk that is slow would tell it only when asked again."""
    at.snapshot(fresh=True)
    return listener.news()


def test_each_new_incident_is_told_once(client: TestClient, full: Ledger) -> None:
    listener = Listener(desk(client), None)
    assert news(listener, desk(client)) == []
    (first,) = add(full, 1, "rocket_attack at Taji on 2022-01-01.")
    (told,) = news(listener, desk(client))
    assert (told.id, told.title) == (first, "Rocket attack · Saturday 1 January 2022 · Taji")
    assert news(listener, desk(client)) == []
    (again,) = add(full, 2, "rocket_attack at Taji on 2022-01-01: 2 killed.")
    full.add_links([make_link(first, again)], recorded=LATER + timedelta(seconds=3))
    assert news(listener, desk(client)) == []  # one more account of an incident that is known, whatever its id is now
    add(full, 4, "car_bombing at Baghdad on 2022-01-02.", "condemn by Pompeo.")
    assert len(news(listener, desk(client))) == 1


def test_who_was_away_is_told_what_came_meanwhile(client: TestClient, full: Ledger) -> None:
    listener = Listener(desk(client), None)
    add(full, 1, "rocket_attack at Taji on 2022-01-01.")
    two = add(full, 2, "car_bombing at Taji on 2022-01-02.", "mortar_attack at Baghdad on 2022-01-03.")
    told = news(listener, desk(client))
    assert len(told) == 3
    assert [one.event_id for one in told] == sorted(one.event_id for one in told)
    add(full, 3, "abduction at Mogadishu on 2022-01-04.")
    new = news(listener, desk(client))
    for number, last in enumerate(told):
        resumed = Listener(desk(client), last_of(last.event_id))
        assert news(resumed, desk(client)) == [*told[number + 1 :], *new]
        assert news(resumed, desk(client)) == []
    assert {one.id for one in told[1:]} == set(two)  # both of one moment


@pytest.mark.parametrize(
    "text",
    [
        *("x", "1", "2026-01-01", " " * 65),
        f"2026-01-01T00:00:00.000000+00:00 {'g' * 32}",
        f"2026-13-01T00:00:00.000000+00:00 {'0' * 32}",
        f"0001-01-01T00:00:00.000000+00:00 {'0' * 32}",
    ],
)
def test_what_is_no_event_is_refused(client: TestClient, text: str) -> None:
    with pytest.raises(Problem, match="Last-Event-ID"):
        last_of(text)
    answer = client.get("/api/v1/events", headers={"last-event-id": text})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


async def listen(app: Any, headers: dict[str, str], until: Callable[[bytes], bool]) -> tuple[Message, bytes]:
    """Ask for events as a client that leaves when it has heard enough; return the start and all that came."""
    came: list[Message] = []
    left = asyncio.Event()

    async def receive() -> Message:
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        came.append(message)
        if until(b"".join(one.get("body", b"") for one in came)):
            left.set()

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/v1/events",
        "raw_path": b"/api/v1/events",
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "headers": [(b"host", b"localhost"), *((name.encode(), value.encode()) for name, value in headers.items())],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
        "app": app,
    }
    await asyncio.wait_for(app(scope, receive, send), 20)
    return came[0], b"".join(one.get("body", b"") for one in came)


def test_events_are_heard(client: TestClient, full: Ledger) -> None:
    async def run() -> tuple[Message, bytes]:
        heard = asyncio.create_task(listen(client.app, {}, lambda body: b"event: incident" in body))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(add, full, 1, "rocket_attack at Taji on 2022-01-01.")
        return await heard

    start, body = asyncio.run(run())
    headers = dict(start["headers"])
    assert start["status"] == 200
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"content-security-policy"]
    event = {}
    for line in body.decode().split("\n\n")[-2].splitlines():
        name, _, value = line.partition(": ")
        event[name] = value
    assert event["event"] == "incident"
    row = walk(client, "incidents", order="newest")[0]
    assert json.loads(event["data"]) == {"id": row["id"], "title": row["title"]}
    assert last_of(event["id"]) is not None


def test_only_so_many_listen_at_a_time(serve: Serve) -> None:
    client = serve(streams=1)

    async def run() -> tuple[Message, bytes]:
        done = asyncio.Event()
        first = asyncio.create_task(listen(client.app, {}, lambda _: done.is_set()))
        await asyncio.sleep(0.3)
        refused = await listen(client.app, {}, lambda _: False)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        return refused

    start, body = asyncio.run(run())
    assert start["status"] == 503
    assert b"listen already" in body
    assert desk(client).streams.acquire(blocking=False)  # who left has made room
