"""Every error is problem details, whatever is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.api.conftest import Serve, csrf

from rashomon.api import incidents
from rashomon.api.paging import cursor
from rashomon.api.serving import Rates, Serving
from rashomon.errors import DataMissing, LedgerBusy, LedgerError
from rashomon.ledger import Ledger

ZERO = "0" * 32
HUGE = "9" * 5000

KINDS = ("incidents", "reports", "accounts", "statements", "links")
IDS = ("abc", HUGE, "%00", "A" * 32, "%F0%9F%92%A3", "-1", "' OR 1=1--", "%e2%80%ae" + "0" * 32)
CASES: list[tuple[str, str, int, str]] = [
    ("GET", "/nowhere", 404, "openapi.json"),
    ("GET", "/api/v1/", 404, "openapi.json"),
    ("GET", "/api/v1/../../etc/passwd", 404, "openapi.json"),
    ("GET", "/static/..%2f..%2fpyproject.toml", 404, ""),
    ("GET", "/static/nothing.css", 404, "no such file"),
    ("DELETE", "/api/v1/incidents", 405, "Allow"),
    ("PUT", f"/api/v1/reports/{ZERO}", 405, "Allow"),
    ("POST", "/api/v1/incidents", 405, "Allow"),
    *[("GET", f"/api/v1/{kind}/{ZERO}", 404, ZERO) for kind in KINDS],
    *[("GET", f"/api/v1/reports/{one}", 422, "id:") for one in IDS],
    ("GET", f"/api/v1/incidents/{ZERO}%0a", 422, "id:"),
    ("GET", "/api/v1/incidents?untill=2020-01-01", 422, "untill:"),
    ("GET", "/api/v1/incidents?since=20-1-1", 422, "2020-12-20"),
    ("GET", "/api/v1/incidents?since=2020-02-30", 422, "2020-12-20"),
    ("GET", "/api/v1/incidents?since=1609459200", 422, "2020-12-20"),
    ("GET", "/api/v1/incidents?as_of=yesterday", 422, "as_of:"),
    ("GET", "/api/v1/incidents?as_of=2020-01-01T10:00:00", 422, "as_of:"),
    ("GET", "/api/v1/incidents?as_of=2020-01-01T25:00:00Z", 422, "as_of:"),
    ("GET", "/api/v1/incidents?limit=0", 422, "limit:"),
    ("GET", "/api/v1/incidents?limit=201", 422, "limit:"),
    ("GET", f"/api/v1/incidents?limit={HUGE}", 422, "limit:"),
    ("GET", "/api/v1/incidents?limit=NaN", 422, "limit:"),
    ("GET", "/api/v1/incidents?within_km=50", 422, "within_km needs near"),
    ("GET", "/api/v1/incidents?near=33.3,44.4", 422, "point"),
    ("GET", "/api/v1/incidents?near=95,44.4&within_km=5", 422, "no point on Earth"),
    ("GET", "/api/v1/incidents?near=x&within_km=inf", 422, "within_km:"),
    ("GET", f"/api/v1/incidents?actor={HUGE}", 422, "actor:"),
    ("GET", "/api/v1/incidents?actor=", 422, "actor:"),
    ("GET", "/api/v1/incidents?kind=nonsense", 422, "rocket_attack"),
    ("GET", "/api/v1/incidents?box=1,2,3", 422, "west,south,east,north"),
    ("GET", "/api/v1/incidents?box=1,50,3,40", 422, "west,south,east,north"),
    ("GET", "/api/v1/incidents?box=nan,nan,nan,nan", 422, "west,south,east,north"),
    ("GET", "/api/v1/incidents?order=random", 422, "order:"),
    ("GET", "/api/v1/statements?field=nonsense", 422, "killed"),
    ("GET", "/api/v1/statements?stance=nonsense", 422, "stance:"),
    ("GET", "/api/v1/statements?account=1", 422, "account:"),
    ("GET", "/api/v1/comparisons?state=nonsense", 422, "state"),
    ("GET", "/?as_of=nonsense", 422, "as_of"),
]  # fmt: skip


def check(answer: Any, status: int, word: str) -> dict[str, Any]:
    """Check that an answer is a problem that says what happened, and return it."""
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-security-policy"].startswith("default-src 'self'; script-src 'self';")
    found: dict[str, Any] = answer.json()
    assert found["status"] == status
    assert found["type"] == "about:blank"
    assert found["title"]
    assert word.lower() in found["detail"].lower()
    assert found["detail"][-1] in ".)"
    assert len(answer.content) < 6000
    return found


@pytest.mark.parametrize(("method", "path", "status", "word"), CASES, ids=[f"{c[0]} {c[1][:50]}" for c in CASES])
def test_errors(client: TestClient, method: str, path: str, status: int, word: str) -> None:
    found = check(client.request(method, path), status, word)
    assert found["instance"].startswith("/")


def test_the_allowed_methods_are_named(client: TestClient) -> None:
    assert client.delete("/api/v1/corrections").headers["allow"] in ("GET", "GET, POST", "POST, GET", "POST")


CURSORS = [
    *("AAAA", "WyJpbmNpZGVudHMiXQ", "bnVsbA", "e30", "_" * 600),
    cursor("reports", ("2020-01-01", ZERO)),
    cursor("incidents", (1, 2)),
    cursor("incidents", ("2020-01-01",)),
    cursor("incidents", ("a", "b", "c")),
]


@pytest.mark.parametrize("text", CURSORS)
def test_what_is_no_cursor_of_the_list_is_refused(client: TestClient, text: str) -> None:
    check(client.get("/api/v1/incidents", params={"cursor": text}), 422, "cursor")


@pytest.mark.parametrize("text", ["", "a b", "ä", "x" * 601, "a\x00"])
def test_what_cannot_be_a_cursor_is_refused(client: TestClient, text: str) -> None:
    check(client.get("/api/v1/incidents", params={"cursor": text}), 422, "cursor:")


GOOD = {"one": ZERO, "other": "1" * 32, "decision": "same", "because": "x"}
BODIES: list[tuple[bytes, str]] = [
    (b"", "body"),
    (b"{", "json"),
    (b"null", "body"),
    (b"[]", "body"),
    (b"{}", "one:"),
    (b"\xff\xfe", ""),
    (b"[" * 10_000, ""),
    *[
        (json.dumps({**GOOD, key: value}).encode(), f"{key}:")
        for key, value in [
            ("one", 1),
            ("other", None),
            ("one", "0" * 31),
            ("one", "0" * 32 + "\n"),
            ("decision", "perhaps"),
            ("because", " "),
            ("because", "x" * 501),
            ("because", ["x"]),
            ("by", "somebody else"),
            ("whole", "yes"),
        ]
    ],
]


@pytest.mark.parametrize(("body", "word"), BODIES)
def test_bodies_that_are_off(client: TestClient, body: bytes, word: str) -> None:
    headers = {"content-type": "application/json", **csrf(client)}
    answer = client.post("/api/v1/links", content=body, headers=headers)
    assert answer.status_code in (400, 422)
    check(answer, answer.status_code, word)


def test_a_body_that_is_too_large_is_refused_before_it_is_read(serve: Serve) -> None:
    client = serve(max_body=1000)
    headers = {"content-type": "application/json", **csrf(client)}
    check(client.post("/api/v1/links", content=b" " * 1001, headers=headers), 413, "larger")

    def pieces() -> Any:
        for _ in range(20):
            yield b" " * 100

    check(client.post("/api/v1/links", content=pieces(), headers=headers), 413, "larger")


FAILURES = [
    (LedgerBusy("Another process is writing."), 503, "another process"),
    (LedgerError("The ledger x is damaged."), 503, "damaged"),
    (DataMissing("There is no gazetteer."), 503, "gazetteer"),
    (ZeroDivisionError("a secret of ours"), 500, "server's log"),
]


@pytest.mark.parametrize(("error", "status", "word"), FAILURES)
def test_what_fails_inside(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, word: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(incidents, "page", fail)
    answer = client.get("/api/v1/incidents")
    check(answer, status, word)
    assert "secret" not in answer.text
    assert ("retry-after" in answer.headers) == isinstance(error, LedgerBusy)


def test_too_many_requests(serve: Serve) -> None:
    client = serve(rates=Rates(reads="3/minute", writes="1/minute", sign_ins="1/minute"))
    assert [client.get("/api/v1/corrections").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get("/")
    check(refused, 429, "too many")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert [client.post(path).status_code for path in ("/api/v1/links", "/api/v1/links", "/signin", "/signin")] == [
        *(401, 429),
        *(422, 429),
    ]


HOSTS = [
    ("localhost", 200),
    ("localhost:8000", 200),
    ("LOCALHOST.", 200),
    ("127.0.0.1:1", 200),
    ("[::1]:8000", 200),
    ("evil.example", 421),
    ("localhost.evil.example", 421),
    ("127.0.0.1.evil.example", 421),
    ("", 421),
    ("[::1", 200),
    ("192.168.0.1", 421),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_names_that_are_not_ours_are_refused(client: TestClient, host: str, status: int) -> None:
    assert client.get("/api/v1/incidents", headers={"host": host}).status_code == status


def test_a_ledger_that_is_not_there_is_told_at_the_start(serving: Serving, tmp_path: Path) -> None:
    from dataclasses import replace

    from rashomon.api.app import create_app

    with pytest.raises(LedgerError, match="no ledger"):
        create_app(replace(serving, settings=replace(serving.settings, ledger=tmp_path / "none.db")))


@pytest.mark.parametrize("another", [False, True])
def test_a_ledger_that_is_another_file_by_now_is_told_and_nothing_is_written(
    client: TestClient, serving: Serving, another: bool
) -> None:
    path = serving.settings.ledger
    assert client.get("/api/v1/incidents").status_code == 200
    statement = client.get("/api/v1/statements").json()["items"][0]["id"]
    signed = csrf(client)
    kept = path.with_name("kept.db")
    path.rename(kept)
    if another:
        path.write_bytes(kept.read_bytes())
    before = path.read_bytes() if another else b""
    body = {"statement": statement, "because": "It was misread."}
    answers = [
        client.get("/api/v1/incidents"),
        client.get("/"),
        client.post("/api/v1/corrections", json=body, headers=signed),
    ]
    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert all("moved, deleted or replaced" in answer.text for answer in answers)
    assert path.exists() is another
    assert not another or path.read_bytes() == before


def test_nothing_is_changed_by_reading(client: TestClient, full: Ledger) -> None:
    before = full.edition()
    for _, path, _, _ in CASES:
        client.get(path)
    assert full.edition() == before
