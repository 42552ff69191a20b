"""``rashomon serve``, ``user`` and ``token``: refused where it is not safe, and a server that answers."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from tests.cli.conftest import Rashomon

from rashomon.api.access import read_access


def test_tokens_are_made_listed_and_revoked(rashomon: Rashomon) -> None:
    made = rashomon("token", "create", "bot", "--scope", "review")
    assert made.code == 0
    token = read_access(Path("rashomon.db.access")).token(made.out.strip())
    assert token is not None
    assert "not shown again" in made.err
    assert re.search(r"bot +review +\d{4}-\d\d-\d\d", rashomon("token", "list").out)
    (row,) = rashomon("token", "list", "--json").rows
    assert (row["name"], row["scope"]) == ("bot", "review")
    assert made.out.strip() not in rashomon("token", "list", "--json").out
    again = rashomon("token", "create", "bot")
    assert (again.code, "already" in again.err) == (2, True)
    assert rashomon("token", "revoke", "bot").code == 0
    assert "no token" in rashomon("token", "list").err
    assert rashomon("token", "revoke", "bot").code == 2


def test_users_are_made_listed_and_revoked(rashomon: Rashomon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse battery\n"))
    assert rashomon("user", "create", "Ada Example", "--scope", "write", "--access", "who").code == 0
    assert read_access(Path("who")).user("Ada Example", "correct horse battery")
    (row,) = rashomon("user", "list", "--json", "--access", "who").rows
    assert (row["name"], row["scope"]) == ("Ada Example", "write")
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    short = rashomon("user", "create", "Bob", "--access", "who")
    assert (short.code, "12 or more" in short.err) == (2, True)
    assert rashomon("user", "revoke", "Ada Example", "--access", "who").code == 0
    assert not read_access(Path("who")).users


REFUSED = [
    (["--host", "0.0.0.0"], 2, "nobody could sign in"),
    (["--name", "desk.example.org"], 2, "nobody could sign in"),
    (["--sign-in"], 2, "--sign-in was given"),
    (["--rate", "often"], 2, "no rate"),
    (["--port", "70000"], 2, "70000"),
    (["--certificate", "reports/one.md"], 2, "--key"),
    (["--ledger", "none.db"], 1, "no ledger"),
    (["--host", "203.0.113.7", "--access", "reports/one.md"], 2, "no file of users"),
]


@pytest.mark.parametrize(("arguments", "code", "word"), REFUSED)
def test_what_is_not_safe_is_refused(filled: Rashomon, arguments: list[str], code: int, word: str) -> None:
    result = filled("serve", *arguments)
    assert result.code == code
    assert word in result.err
    assert "Traceback" not in result.err


def test_a_port_that_is_taken_is_told(filled: Rashomon) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = filled("serve", "--port", str(taken.getsockname()[1]))
    assert result.code == 1
    assert "Cannot listen" in result.err


def test_it_serves_until_it_is_told_to_stop(filled: Rashomon) -> None:
    arguments = [sys.executable, "-m", "rashomon", "serve", "--port", "0"]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as server:
        assert server.stderr
        line = server.stderr.readline()
        url = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert url, line
        with urllib.request.urlopen(f"{url[0]}api/v1/incidents", timeout=30) as answer:
            assert len(json.load(answer)["items"]) == 3
        with urllib.request.urlopen(f"{url[0]}api/v1/events", timeout=30) as events:
            assert events.readline().startswith(b":")
            server.send_signal(signal.SIGINT)
            assert server.wait(30) == 0
        assert "Traceback" not in server.stderr.read()
