"""A server in this process over a ledger read by the made-up reader; the clock of the ledger goes a second a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient
from tests.jobs.conftest import NOON, full, ledger, read_in, settings  # noqa: F401

from rashomon.api import access
from rashomon.api.access import Scope, create_token, create_user
from rashomon.api.app import create_app
from rashomon.api.serving import Rates, Serving
from rashomon.ledger import Ledger
from rashomon.settings import Settings

AT = datetime(2026, 1, 1, tzinfo=UTC)
PASSWORD = "correct horse battery"
Serve = Callable[..., TestClient]
Token = Callable[[Scope], dict[str, str]]


@pytest.fixture
def serving(settings: Settings, tmp_path: Path) -> Serving:  # noqa: F811
    return Serving(settings, tmp_path / "access", user="Ada", rates=Rates("", "", ""), poll=0.01)


@pytest.fixture
def serve(full: Ledger, serving: Serving) -> Iterator[Serve]:  # noqa: F811
    """Serve the ledger, with parts of how to serve put differently; each call is another server."""
    opened: list[TestClient] = []

    def start(**changes: Any) -> TestClient:
        client = TestClient(create_app(replace(serving, **changes)), "http://localhost", raise_server_exceptions=False)
        opened.append(client)
        return client

    yield start
    for client in opened:
        client.app.state.desk.close()  # type: ignore[attr-defined]
        client.close()


@pytest.fixture
def client(serve: Serve) -> TestClient:
    """A client on this machine, without sign-in."""
    return serve()


@pytest.fixture
def token(serving: Serving) -> Callable[[Scope], dict[str, str]]:
    """Make a token of a scope and return the header that sends it."""

    def make(scope: Scope) -> dict[str, str]:
        secret = create_token(serving.access, f"{scope}-bot", scope, at=AT)
        return {"authorization": f"Bearer {secret}"}

    return make


@pytest.fixture
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords with argon2 at its least cost; ``test_access.py`` and a browser sign in at the real one."""
    cheap = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    monkeypatch.setattr(access, "_hasher", lambda: cheap)
    monkeypatch.setattr(access, "_nobody", lambda: cheap.hash("nobody's"))


@pytest.fixture
def user(serving: Serving, cheap_hashes: None) -> Callable[[str, Scope], None]:
    """Make a user whose password is ``PASSWORD``."""

    def make(name: str, scope: Scope) -> None:
        create_user(serving.access, name, PASSWORD, scope, at=AT)

    return make


def csrf(client: TestClient) -> dict[str, str]:
    """Visit a page and return the header that signs what is sent from it."""
    client.get("/")
    return {"x-csrf-token": client.app.state.desk.sessions.token(client.cookies["rashomon"])}  # type: ignore[attr-defined]


def walk(client: TestClient, path: str, **query: Any) -> list[dict[str, Any]]:
    """Return the rows of all pages of a list."""
    rows: list[dict[str, Any]] = []
    while True:
        answer = client.get(f"/api/v1/{path}", params=query)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        rows += page["items"]
        if page["next"] is None:
            return rows
        query["cursor"] = page["next"]


__all__ = ["NOON", "csrf", "walk"]
