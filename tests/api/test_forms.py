"""Plain forms decide as the API does: signed, with a reason, under a token of their page; what is off is said."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.api.conftest import PASSWORD, Serve, walk

from rashomon.api.access import Scope


def pair(client: TestClient) -> tuple[str, str]:
    """Two accounts of one incident."""
    link = walk(client, "links", decision="same")[0]
    return link["left"], link["right"]


def token(client: TestClient) -> str:
    client.get("/review")
    return client.app.state.desk.sessions.token(client.cookies["rashomon"])  # type: ignore[attr-defined,no-any-return]


def post(client: TestClient, path: str, **fields: Any) -> Any:
    content = {"csrf_token": token(client), "because": "Read again.", "next": "/review#log", **fields}
    return client.post(f"/review/{path}", data=content, follow_redirects=False)


def test_a_decision_and_its_undo(client: TestClient) -> None:
    one, other = pair(client)
    answer = post(client, "links", one=one, other=other, decision="different")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review#log")
    (made,) = walk(client, "links", by="person")
    assert (made["decision"], made["decided_by"], made["reasons"]) == ("different", "Ada", ["Read again."])
    assert post(client, "links", one=one, other=other, decision="undo").status_code == 303
    assert walk(client, "links", by="person") == []


def test_whole_incidents_are_meant_where_the_form_says_so(client: TestClient) -> None:
    joined, alone = pair(client)[0], walk(client, "accounts", kind="car_bombing")[0]["id"]
    assert post(client, "links", one=joined, other=alone, decision="same", whole="yes").status_code == 303
    assert len(walk(client, "links", by="person")) == 2


def test_a_correction_and_its_undo(client: TestClient) -> None:
    statement = walk(client, "statements", field="killed")[0]["id"]
    assert post(client, "corrections", statement=statement).status_code == 303
    assert len(walk(client, "statements", field="killed")) == 1
    assert post(client, "corrections", statement=statement, undo="yes").status_code == 303
    assert len(walk(client, "statements", field="killed")) == 2


@pytest.mark.parametrize(
    ("path", "changes", "status", "said"),
    [
        ("links", {"because": ""}, 422, "needs a reason"),
        ("links", {"because": "  "}, 422, "needs a reason"),
        ("links", {"because": "x" * 501}, 422, "needs a reason"),
        ("links", {"decision": ""}, 422, "Nothing was chosen"),
        ("links", {"decision": "delete"}, 422, "Nothing was chosen"),
        ("links", {"decision": "undo"}, 409, "nothing to undo"),
        ("links", {"one": "f" * 32}, 404, "no account"),
        ("links", {"one": "<script>"}, 422, "one:"),
        ("links", {"csrf_token": "wrong"}, 403, "CSRF"),
        ("links", {"csrf_token": ""}, 403, "CSRF"),
        ("corrections", {"statement": "f" * 32}, 404, "no statement"),
        ("corrections", {"undo": "yes"}, 409, "not withdrawn"),
        ("corrections", {"csrf_token": "wrong"}, 403, "CSRF"),
    ],
)
def test_what_is_off_is_said_and_nothing_is_stored(
    path: str, changes: dict[str, str], status: int, said: str, client: TestClient
) -> None:
    one, other = pair(client)
    statement = walk(client, "statements", field="killed")[0]["id"]
    sound = {"one": one, "other": other, "decision": "different"} if path == "links" else {"statement": statement}
    answer = post(client, path, **{**sound, **changes})
    assert answer.status_code == status
    assert said in answer.text
    assert "<h1>Nothing was recorded</h1>" in answer.text
    assert "<script>" not in answer.text
    assert walk(client, "links", by="person") == walk(client, "corrections") == []


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_way_back_stays_here(wanted: str, client: TestClient) -> None:
    one, other = pair(client)
    answer = post(client, "links", one=one, other=other, decision="unsure", next=wanted)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(("scope", "status"), [("read", 403), ("review", 303), ("write", 303)])
def test_a_form_needs_the_right_to_review(scope: Scope, status: int, serve: Serve, user: Any) -> None:
    user("Berta", scope)
    client = serve(sign_in=True)
    assert client.post("/review/links", data={"decision": "same"}).status_code == 401
    client.get("/signin")
    client.post("/signin", data={"name": "Berta", "password": PASSWORD, "csrf_token": signed(client)})
    one, other = pair(client)
    content = {"one": one, "other": other, "decision": "same", "because": "x", "csrf_token": signed(client)}
    assert client.post("/review/links", data=content, follow_redirects=False).status_code == status
    assert [link["decided_by"] for link in walk(client, "links", by="person")] == (["Berta"] if status == 303 else [])


def signed(client: TestClient) -> str:
    found: str = client.app.state.desk.sessions.token(client.cookies["rashomon"])  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("scope", ["read", "review"])
def test_every_page_says_who_is_signed_in_and_signs_out(scope: Scope, serve: Serve, user: Any) -> None:
    user("Berta", scope)
    client = serve(sign_in=True)
    client.get("/signin")
    client.post("/signin", data={"name": "Berta", "password": PASSWORD, "csrf_token": signed(client)})
    for path in ("/", "/review", "/search", "/about", "/signin"):
        page = client.get(path).text
        assert "<bdi>Berta</bdi>" in page
        (form,) = re.findall(r'<form class="visitor" method="post" action="/signout">.*?</form>', page, re.DOTALL)
        assert f'value="{signed(client)}"' in form
    assert client.post("/signout", data={"csrf_token": signed(client)}, follow_redirects=False).status_code == 303
    assert client.get("/", follow_redirects=False).status_code == 303


def test_without_sign_in_a_page_says_how_decisions_are_signed(client: TestClient) -> None:
    page = client.get("/signin").text
    assert "signed <b><bdi>Ada</bdi></b>" in page
    assert 'action="/signout"' not in page
