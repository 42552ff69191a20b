"""A server of the console's pages for tests: loopback, one thread a request, no sessions; the pages hold its token.

It answers what the pages ask of the real one: pages, static files, decisions and an empty stream of events, all under
the policy that the pages must live with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from rashomon.console.assets import asset
from rashomon.console.page import Visit
from rashomon.console.routes import ROUTES
from rashomon.console.words import parse_moment
from rashomon.errors import UsageError
from rashomon.jobs.clustering import cluster_ledger
from rashomon.jobs.deciding import correct, decide_all, restore, undo_all
from rashomon.ledger import Ledger, open_ledger

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
TOKEN, WHO = "a-token-for-tests", "A. Reviewer"
_PATHS = [(re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route.path)), route) for route in ROUTES]


@contextmanager
def serving(path: Path, *, now: datetime | None = None) -> Iterator[str]:
    """Serve a ledger on a free port and yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            if url.path == "/api/v1/events":
                return self._answer(200, b"retry: 600000\n\n", "text/event-stream")
            if url.path.startswith("/static/"):
                return self._static(url.path.removeprefix("/static/"))
            query = dict(parse_qsl(url.query))
            for pattern, route in _PATHS:
                if match := pattern.fullmatch(url.path):
                    parts = {name: unquote(value) for name, value in match.groupdict().items()}
                    as_of = parse_moment(query.get("as_of", ""))
                    with open_ledger(path, create=False, read_only=True) as ledger:
                        visit = Visit(parts, query, as_of=as_of, token="" if as_of else TOKEN, who=WHO, now=now)
                        page = route.render(ledger, visit)
                    return self._answer(page.status, page.html.encode(), "text/html; charset=utf-8")
            return self._answer(404, b"", "text/plain")

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if self.headers.get("X-CSRF-Token") != TOKEN:
                return self._answer(403, json.dumps({"detail": "The token is wrong."}).encode(), "application/json")
            try:
                with open_ledger(path) as ledger:
                    _record(ledger, urlsplit(self.path).path, body)
            except UsageError as error:
                return self._answer(409, json.dumps({"detail": str(error)}).encode(), "application/problem+json")
            return self._answer(201, b"{}", "application/json")

        def _static(self, name: str) -> None:
            try:
                content, kind = asset(name)
            except KeyError:
                return self._answer(404, b"", "text/plain")
            return self._answer(200, content, kind)

        def _answer(self, status: int, content: bytes, kind: str) -> None:
            self.send_response(status)
            for name, value in (("Content-Type", kind), ("Content-Length", str(len(content)))):
                self.send_header(name, value)
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _record(ledger: Ledger, path: str, body: dict[str, Any]) -> None:
    at, because = datetime.now(UTC), body["because"]
    if path == "/api/v1/corrections":
        deciding = restore if body.get("undo") else correct
        deciding(ledger, body["statement"], because, by=WHO, at=at)
    elif body["decision"] == "undo":
        undo_all(ledger, [body["one"]], [body["other"]], because, by=WHO, at=at)
    else:
        clusters = cluster_ledger(ledger)
        ones, others = (clusters.incidents[clusters.own[body[name]]].accounts for name in ("one", "other"))
        decide_all(ledger, ones, others, body["decision"], because, by=WHO, at=at)
