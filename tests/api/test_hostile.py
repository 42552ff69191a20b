"""Reports that try: what they contain goes out as data, and neither breaks a page, a header nor the server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.api.conftest import Serve, walk
from tests.strategies import make_account, make_report, make_statement

from rashomon.ledger import Ledger
from rashomon.records import Name, Place, Reading, Wording

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
#: Markup, script, quotes, marks that turn a line round, controls, separators, other planes, and a very long line.
TEXTS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE reports; --",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eevil\u202c \u2066\u2069 \u200f",
    "a\u2028b\u2029c\x0b\x1b[31m\x07",
    "\ufeff\ufffe\U0001f4a3\u0000",
    "\r\nset-cookie: a=b",
    "</textarea></title><!--",
    "x" * 2_000_000,
]  # fmt: skip


@pytest.fixture
def hostile(full: Ledger, serve: Serve) -> tuple[TestClient, Ledger]:
    for number, text in enumerate(TEXTS):
        opening = f"A rocket hit {number} {text[:200]}"
        draft = make_report(
            f"{opening} and {text}.", published=date(2026, 1, 1), title=text[:300], publisher=text[:300], url=text[:300]
        )
        account = make_account(draft, opening)
        name = Name(text[:300], text[:300], "person", text[:300])
        told = (
            make_statement(draft, opening, "target", Wording(opening), account=account, speaker=name, hedge=text[:50]),
            make_statement(
                draft, opening, "place", Place(opening, text[:300], latitude=1.0, longitude=1.0), account=account
            ),
            make_statement(draft, opening, "perpetrator", name, account=account, speaker=name, via=(name,)),
        )
        full.add(Reading(draft, (account,), told), file=text[:300], reader="test", recorded=NOON)
    return serve(), full


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def test_what_reports_contain_is_data(hostile: tuple[TestClient, Ledger]) -> None:
    client, _ = hostile
    shown: set[str] = set()
    for name in ("incidents", "reports", "accounts", "statements", "comparisons"):
        answer = client.get(f"/api/v1/{name}", params={"limit": 200})
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        shown |= set(strings(json.loads(answer.content)))
    for text in TEXTS:
        assert text[:300] in shown
    for row in walk(client, "reports"):
        text = client.get(f"/api/v1/reports/{row['id']}").json()["text"]
        assert len(text) == row["characters"]
        for statement in walk(client, "statements", report=row["id"]):
            assert text[statement["start"] : statement["end"]] == statement["words"]


def test_pages_show_them_as_text(hostile: tuple[TestClient, Ledger]) -> None:
    client, _ = hostile
    for path in ("/", "/signin"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert len(answer.content) < 2_000_000


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["actor", "near", "publisher", "speaker", "cursor", "as_of", "language"]))
def test_any_text_may_be_asked_for(text: str, name: str) -> None:
    path = {"publisher": "reports", "language": "reports", "speaker": "statements"}.get(name, "incidents")
    answer = CLIENT[0].get(f"/api/v1/{path}", params={name: text})
    assert answer.status_code in (200, 422)
    assert answer.headers["content-type"] in ("application/json", "application/problem+json")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_path_may_be_asked_for(path: str) -> None:
    answer = CLIENT[0].get("/" + quote(path.lstrip("/")), follow_redirects=False)
    assert answer.status_code in (200, 303, 307, 404, 405, 422)


#: The client of the properties, which Hypothesis calls many times.
CLIENT: list[TestClient] = []


@pytest.fixture(autouse=True)
def _one_client(client: TestClient) -> Iterator[None]:
    CLIENT.append(client)
    yield
    CLIENT.clear()


def test_headers_hold_nothing_of_a_report(hostile: tuple[TestClient, Ledger], tmp_path: Path) -> None:
    client, _ = hostile
    for row in walk(client, "reports"):
        headers = client.get(f"/api/v1/reports/{row['id']}").headers
        assert "a=b" not in headers.get("set-cookie", "")
        assert set(headers) <= {
            *("etag", "cache-control", "vary", "content-length", "content-type", "content-security-policy"),
            *("x-content-type-options", "x-frame-options", "referrer-policy", "cross-origin-opener-policy"),
            *("cross-origin-resource-policy", "permissions-policy"),
        }
