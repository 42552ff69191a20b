"""Readers and a writer at once: nobody waits, nobody fails, and what was decided is seen by the next who asks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Event
from time import monotonic, sleep

from starlette.testclient import TestClient
from tests.api.conftest import Serve, csrf, walk
from tests.strategies import make_link, make_reading

from rashomon.ledger import Ledger, open_ledger

START = datetime(2026, 2, 1, tzinfo=UTC)
PATHS = ("incidents", "incidents?order=newest&limit=5", "statements?limit=200", "reports", "links", "comparisons")


def write(ledger: Ledger, stop: Event) -> int:
    """Add reports and links until told to stop; return how many reports."""
    before = None
    for number in count():
        if stop.is_set():
            return number
        reading, at = make_reading(number), START + timedelta(seconds=number)
        ledger.add(reading, file="new.txt", reader="test", recorded=at)
        if before and number % 2:
            ledger.add_links([make_link(before, reading.accounts[0].id)], recorded=at)
        before = reading.accounts[0].id
    raise AssertionError


def read(client: TestClient, number: int, times: int) -> list[int]:
    return [client.get(f"/api/v1/{PATHS[(number + turn) % len(PATHS)]}").status_code for turn in range(times)]


def test_readers_and_a_writer_at_once(serve: Serve, full: Ledger) -> None:
    client, stop = serve(), Event()
    with open_ledger(full.path) as writer, ThreadPoolExecutor(9) as pool:
        writing = pool.submit(write, writer, stop)
        reading = [pool.submit(read, client, number, 12) for number in range(8)]
        statuses = [status for one in reading for status in one.result(120)]
        stop.set()
        written = writing.result(30)
    assert set(statuses) == {200}
    assert written > 0
    assert len(walk(client, "reports", limit=200)) == 5 + written
    until = monotonic() + 60  # lists may be one state behind for a while after much was added
    while homes(client) != (told := {row["id"] for row in walk(client, "incidents", limit=200)}):
        assert monotonic() < until, told ^ homes(client)
        sleep(0.2)


def homes(client: TestClient) -> set[str]:
    """Return the incidents that accounts say they are of."""
    return {row["incident"] for row in walk(client, "accounts", limit=200, form="incident")}


def test_a_decision_is_seen_by_the_next_who_asks(client: TestClient) -> None:
    headers = csrf(client)
    found = {row["kind"]: row["id"] for row in walk(client, "accounts", form="incident")}
    ends = {"one": found["car_bombing"], "other": found["mortar_attack"], "because": "x"}
    for decision, incidents in [("same", 3), ("different", 4), ("undo", 4), ("same", 3), ("undo", 4)]:
        assert client.post("/api/v1/links", json={**ends, "decision": decision}, headers=headers).status_code == 201
        assert len(walk(client, "incidents")) == incidents, decision


def test_people_who_decide_at_once_wait_for_one_another(client: TestClient) -> None:
    headers = csrf(client)
    found = [row["id"] for row in walk(client, "accounts", form="incident")]

    def decide(number: int) -> int:
        body = {"one": found[0], "other": found[1 + number % 4], "decision": "unsure", "because": str(number)}
        return client.post("/api/v1/links", json=body, headers=headers).status_code

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(decide, range(12))) == {201}
    assert len(walk(client, "links", by="person")) == 12
