"""Who may do what: a matrix of who asks, how, and what for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.api.conftest import PASSWORD, Serve, csrf, walk

from rashomon.api.access import Scope, revoke_token, revoke_user
from rashomon.api.serving import Serving
from rashomon.api.sessions import IDLE, LIMIT, Sessions
from rashomon.api.signing import local
from rashomon.ledger import Ledger

Token = Callable[[Scope], dict[str, str]]
User = Callable[[str, Scope], None]


def pair(client: TestClient) -> dict[str, Any]:
    """A decision about the accounts of two incidents, which the linker has not compared."""
    found = {row["kind"]: row["id"] for row in walk(client, "accounts", form="incident")}
    return {
        "one": found["car_bombing"],
        "other": found["mortar_attack"],
        "decision": "unsure",
        "because": "To be looked at.",
    }


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **rest: str) -> Any:
    client.get("/signin")
    token = client.app.state.desk.sessions.token(client.cookies["rashomon"])  # type: ignore[attr-defined]
    given = {"name": name, "password": password, "csrf_token": token, **rest}
    return client.post("/signin", data=given, follow_redirects=False)


#: Who asks -> what comes of reading, of a page, and of deciding; on this machine, and where people must sign in.
MATRIX: list[tuple[bool, str, int, int, int]] = [
    (False, "nobody", 200, 200, 401),
    (False, "page", 200, 200, 201),
    (False, "cookie alone", 200, 200, 403),
    (False, "token of another cookie", 200, 200, 403),
    (False, "other origin", 200, 200, 403),
    (False, "own origin", 200, 200, 201),
    (False, "unknown token", 401, 401, 401),
    (False, "basic", 401, 401, 401),
    (False, "read token", 200, 200, 403),
    (False, "review token", 200, 200, 201),
    (False, "write token", 200, 200, 201),
    (False, "read user", 200, 200, 403),
    (False, "review user", 200, 200, 201),
    (True, "nobody", 401, 303, 401),
    (True, "page", 401, 303, 401),
    (True, "cookie alone", 401, 303, 401),
    (True, "unknown token", 401, 401, 401),
    (True, "read token", 200, 200, 403),
    (True, "review token", 200, 200, 201),
    (True, "read user", 200, 200, 403),
    (True, "review user", 200, 200, 201),
    (True, "review user without csrf", 200, 200, 403),
    (True, "write user", 200, 200, 201),
]


def prepare(client: TestClient, who: str, token: Token, user: User) -> dict[str, str]:
    """Make a client somebody, and return the headers they send."""
    if who.endswith(" token") and who != "unknown token":
        return token(who.removesuffix(" token"))  # type: ignore[arg-type]
    if " user" in who:
        user("Bob", who.partition(" ")[0])  # type: ignore[arg-type]
        assert sign_in(client, "Bob").status_code == 303
        return {} if "without" in who else csrf(client)
    special = {
        "nobody": {},
        "unknown token": {"authorization": "Bearer rashomon_" + "x" * 43},
        "basic": {"authorization": "Basic QWRhOmFkYQ=="},
    }
    if who in special:
        return special[who]
    client.get("/signin")
    headers = csrf(client)
    return {
        "page": headers,
        "cookie alone": {},
        "token of another cookie": {"x-csrf-token": "0" * 64},
        "other origin": {**headers, "origin": "https://evil.example"},
        "own origin": {**headers, "origin": "http://localhost"},
    }[who]


@pytest.mark.parametrize(("strict", "who", "read", "page", "decide"), MATRIX)
def test_who_may_do_what(
    serve: Serve,
    token: Token,
    user: User,
    full: Ledger,
    strict: bool,
    who: str,
    read: int,
    page: int,
    decide: int,
) -> None:
    client = serve(sign_in=strict)
    headers = prepare(client, who, token, user)
    body = pair(serve())
    before = full.edition()
    assert client.get("/api/v1/incidents", headers=headers).status_code == read
    answer = client.post("/api/v1/links", json=body, headers=headers)
    assert client.get("/", headers=headers, follow_redirects=False).status_code == page
    assert answer.status_code == decide, answer.text
    assert (full.edition() != before) == (decide == 201)
    if decide == 201:
        signed = {"review token": "review-bot", "write token": "write-bot", "page": "Ada", "own origin": "Ada"}
        assert answer.json()["links"][0]["decided_by"] == signed.get(who, "Bob")
    if read == 401:
        assert client.get("/api/v1/incidents", headers=headers).headers["www-authenticate"].startswith("Bearer")


PROTECTED = ["/api/v1/incidents", "/api/v1/events", "/api/v1/links", "/api/v1/incidents.geojson", "/api/v1/corrections"]


@pytest.mark.parametrize("path", PROTECTED)
def test_nothing_is_told_to_who_has_not_signed_in(serve: Serve, path: str) -> None:
    assert serve(sign_in=True).get(path).status_code == 401


def test_what_is_revoked_ends_with_the_next_request(serve: Serve, token: Token, user: User, serving: Serving) -> None:
    client = serve(sign_in=True)
    header = token("read")
    assert client.get("/api/v1/incidents", headers=header).status_code == 200
    revoke_token(serving.access, "read-bot")
    assert client.get("/api/v1/incidents", headers=header).status_code == 401
    user("Bob", "read")
    sign_in(client, "Bob")
    assert client.get("/api/v1/incidents").status_code == 200
    revoke_user(serving.access, "Bob")
    assert client.get("/api/v1/incidents").status_code == 401


def test_signing_in_and_out(serve: Serve, user: User) -> None:
    client = serve(sign_in=True)
    user("Bob", "review")
    wanted = client.get("/?since=2020-01-01", follow_redirects=False)
    assert wanted.headers["location"] == "/signin?next=%2F%3Fsince%3D2020-01-01"
    client.get("/signin")
    before = client.cookies["rashomon"]
    answer = sign_in(client, "Bob", next="/?since=2020-01-01")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?since=2020-01-01")
    assert client.cookies["rashomon"] != before  # a cookie from before signing in is worth nothing after it
    flags = answer.headers["set-cookie"].lower()
    assert "httponly" in flags
    assert "samesite=lax" in flags
    assert "secure" not in flags
    token = csrf(client)["x-csrf-token"]
    cookie = client.cookies["rashomon"]
    assert client.post("/signout", data={"csrf_token": "wrong"}).status_code == 403
    assert client.post("/signout", data={"csrf_token": token}, follow_redirects=False).status_code == 303
    client.cookies.set("rashomon", cookie)
    assert client.get("/api/v1/incidents").status_code == 401


@pytest.mark.parametrize(
    ("name", "password", "token", "status"),
    [
        ("Bob", PASSWORD, None, 303),
        ("Bob", PASSWORD + "x", None, 401),
        ("Bob", "", None, 422),
        ("bob", PASSWORD, None, 401),
        ("Eve", PASSWORD, None, 401),
        ("Bob", PASSWORD, "", 403),
        ("Bob", PASSWORD, "0" * 64, 403),
        ("Bob", "x" * 5000, None, 422),
        ("\x00", PASSWORD, None, 401),
    ],
)
def test_who_gets_in(serve: Serve, user: User, name: str, password: str, token: str | None, status: int) -> None:
    client = serve(sign_in=True)
    user("Bob", "review")
    rest = {} if token is None else {"csrf_token": token}
    assert sign_in(client, name, password, **rest).status_code == status
    assert client.get("/api/v1/incidents").status_code == (200 if status == 303 else 401)


def test_a_cookie_for_https_is_sent_by_https_alone(serve: Serve) -> None:
    answer = serve(secure=True).get("/")
    assert "secure" in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "/"),
        ("/incidents/ab?x=1&y=2", "/incidents/ab?x=1&y=2"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("/\t/evil.example", "/"),
        ("/ä", "/%C3%A4"),
    ],
)
def test_signing_in_leads_to_this_server_alone(path: str, expected: str) -> None:
    assert local(path) == expected


def test_sessions_end_unused_and_are_bounded() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    first = sessions.start("Ada")
    now[0] += IDLE
    assert sessions.who(first) == "Ada"
    now[0] += IDLE + 1
    assert sessions.who(first) == ""
    kept = [sessions.start(str(number)) for number in range(LIMIT + 1)]
    assert sessions.who(kept[0]) == ""
    assert sessions.who(kept[1]) == "1"
    assert not sessions.fits("", sessions.token(""))
    assert not sessions.fits(kept[1], "ä")
    assert not Sessions().fits(kept[1], sessions.token(kept[1]))


def test_decisions_change_incidents_and_their_undoing_restores_them(client: TestClient) -> None:
    before = walk(client, "incidents")
    headers, body = csrf(client), pair(client)
    decided = client.post("/api/v1/links", json={**body, "decision": "same"}, headers=headers)
    (link,) = decided.json()["links"]
    assert (link["decision"], link["reasons"], link["decided_by"]) == ("same", ["To be looked at."], "Ada")
    assert len(walk(client, "incidents")) == len(before) - 1
    assert walk(client, "links", by="person") == [link]
    assert walk(client, "incidents", as_of="2026-01-01") == before
    undone = client.post("/api/v1/links", json={**body, "decision": "undo"}, headers=headers).json()
    assert [one["subject"] for one in undone["corrections"]] == [link["id"]]
    assert walk(client, "incidents") == before
    assert walk(client, "links", by="person") == []
    assert walk(client, "links", by="person", undone=True) == [link]
    assert walk(client, "corrections") == undone["corrections"]


def test_whole_incidents_are_decided_about_at_once(client: TestClient) -> None:
    rows = walk(client, "incidents")
    (two,) = [row for row in rows if row["accounts"] == 2]
    other = next(row for row in rows if row["accounts"] == 1)
    body = {"one": two["id"], "other": other["id"], "decision": "different", "because": "x", "whole": True}
    assert len(client.post("/api/v1/links", json=body, headers=csrf(client)).json()["links"]) == 2


def test_a_statement_that_was_misread_is_left_out_until_that_is_undone(client: TestClient) -> None:
    headers = csrf(client)
    killed = walk(client, "statements", field="killed")
    body = {"statement": killed[0]["id"], "because": "It says thirty."}
    assert client.post("/api/v1/corrections", json=body, headers=headers).status_code == 201
    assert walk(client, "statements", field="killed") == killed[1:]
    assert walk(client, "statements", field="killed", withdrawn=True) == killed
    assert client.get(f"/api/v1/statements/{killed[0]['id']}").json() == killed[0]
    assert client.post("/api/v1/corrections", json=body, headers=headers).status_code == 409
    assert client.post("/api/v1/corrections", json={**body, "undo": True}, headers=headers).status_code == 201
    assert walk(client, "statements", field="killed") == killed
    made = walk(client, "corrections")
    assert [one["of"] for one in made] == ["statement", "correction"]
    assert walk(client, "corrections", subject=killed[0]["id"]) == made[:1]
    assert walk(client, "corrections", limit=1) == made


@pytest.mark.parametrize(
    ("path", "change", "status"),
    [
        ("links", {"one": "0" * 32}, 404),
        ("links", {"decision": "undo"}, 409),
        ("links", {"decision": "same", "because": "\x1f"}, 409),
        ("corrections", {"statement": "0" * 32, "because": "x"}, 404),
    ],
)
def test_what_cannot_be_decided(client: TestClient, path: str, change: dict[str, Any], status: int) -> None:
    body = {**pair(client), **change} if path == "links" else change
    answer = client.post(f"/api/v1/{path}", json=body, headers=csrf(client))
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_account_is_not_the_same_as_itself(client: TestClient) -> None:
    body = pair(client)
    answer = client.post("/api/v1/links", json={**body, "other": body["one"]}, headers=csrf(client))
    assert answer.status_code == 409
