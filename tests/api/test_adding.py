"""Reports that are sent: read and linked as files are, once, and refused with a word where they are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.api.conftest import Token, csrf, walk

from rashomon.jobs import reading
from rashomon.ledger import Ledger

NEW = {
    "text": "rocket_attack at Baghdad on 2020-12-20: 4 killed.",
    "published": "2020-12-22",
    "publisher": "Gazette",
    "title": "Rockets",
    "url": "https://example.org/1",
}


def test_a_report_is_read_and_linked(client: TestClient, full: Ledger, token: Token) -> None:
    before = walk(client, "incidents")
    answer = client.post("/api/v1/reports", json=NEW, headers=token("write"))
    assert answer.status_code == 201, answer.text
    added = answer.json()
    assert (added["known"], added["accounts"], added["statements"], added["issues"]) == (False, 1, 4, [])
    row = client.get(f"/api/v1/reports/{added['report']}").json()
    assert {key: row[key] for key in NEW if key != "text"} == {key: NEW[key] for key in NEW if key != "text"}
    assert row["text"].strip() == NEW["text"]
    after = walk(client, "incidents")
    assert len(after) == len(before)
    assert max(one["accounts"] for one in after) == 3  # told of an incident that two reports told of
    edition = full.edition()
    again = client.post("/api/v1/reports", json=NEW, headers=csrf(client)).json()
    assert (again["report"], again["known"], again["statements"]) == (added["report"], True, 0)
    assert full.edition() == edition


def test_what_reads_is_built_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[object] = []
    monkeypatch.setattr(reading, "make_tools", built.append)
    for number in range(3):
        sent = {**NEW, "title": f"Rockets {number}"}
        assert client.post("/api/v1/reports", json=sent, headers=csrf(client)).status_code == 201
    assert len(built) == 1


def test_nobody_may(client: TestClient, full: Ledger) -> None:
    edition = full.edition()
    assert client.post("/api/v1/reports", json=NEW).status_code == 401
    client.get("/")
    assert client.post("/api/v1/reports", json=NEW).status_code == 403
    assert full.edition() == edition


@pytest.mark.parametrize("scope", ["read", "review"])
def test_it_needs_the_scope(client: TestClient, token: Callable[[Any], dict[str, str]], scope: str) -> None:
    assert client.post("/api/v1/reports", json=NEW, headers=token(scope)).status_code == 403


@pytest.mark.parametrize(
    ("change", "status", "word"),
    [
        ({"text": ""}, 422, "text:"),
        ({"text": " \n "}, 409, "text"),
        ({"text": "x" * 50_001}, 422, "text:"),
        ({"published": "soon"}, 422, "published:"),
        ({"published": None}, 422, "published:"),
        ({"file": "/etc/passwd"}, 422, "file:"),
    ],
)
def test_what_is_no_report(client: TestClient, full: Ledger, change: dict[str, Any], status: int, word: str) -> None:
    edition = full.edition()
    answer = client.post("/api/v1/reports", json={**NEW, **change}, headers=csrf(client))
    assert answer.status_code == status, answer.text
    assert word in answer.json()["detail"]
    assert full.edition() == edition


def test_a_reader_that_breaks_off_costs_that_report_alone(client: TestClient) -> None:
    answer = client.post("/api/v1/reports", json={**NEW, "text": "broken"}, headers=csrf(client))
    assert answer.status_code == 201
    assert "broke off" in answer.json()["issues"][0]
