"""What every request passes before it is looked at: under which name it came, how often its client asks, and what every
response carries.

In and out: ASGI. The name it is asked under (``Host``) must be one of ours, so that a page of another site cannot have
its name point at this machine and read what stands here (DNS rebinding). HEAD is GET without the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from math import ceil
from time import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.api.problems import problem
from rashomon.api.serving import Serving

#: Nothing but what this server serves, no script or style in a page itself, and no frame around it.
POLICY = "; ".join((
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
))  # fmt: skip
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """The middleware of one server."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        self._hosts = frozenset(name.lower() for name in serving.hosts)
        self._secure = serving.secure
        rates = serving.rates
        self._rates = {
            "reads": parse(rates.reads) if rates.reads else None,
            "writes": parse(rates.writes) if rates.writes else None,
            "sign-ins": parse(rates.sign_ins) if rates.sign_ins else None,
        }
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it; add the headers to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        bare = scope["method"] == "HEAD"

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message))
            elif bare and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        if refused := self._refuse(scope):
            await refused(scope, receive, answer)
        else:
            await self._app({**scope, "method": "GET"} if bare else scope, receive, answer)

    def _dress(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("cache-control", "no-store")
        if self._secure:
            headers.setdefault("strict-transport-security", "max-age=31536000")

    def _refuse(self, scope: Scope) -> Response | None:
        path = scope["path"]
        if self._hosts and host_of(Headers(scope=scope).get("host", "")) not in self._hosts:
            detail = "This server does not answer under that name. 'rashomon serve --name NAME' adds one."
            return problem(HTTPStatus.MISDIRECTED_REQUEST, detail, instance=path)
        kind = _kind(scope["method"], path)
        rate = self._rates[kind]
        client = (scope.get("client") or ("",))[0]
        if rate is None or self._limiter.hit(rate, kind, client):
            return None
        wait = self._wait(rate, kind, client)
        detail = f"Too many requests: {rate} are allowed. Go on in {wait} seconds."
        headers = {"retry-after": str(wait)}
        return problem(HTTPStatus.TOO_MANY_REQUESTS, detail, instance=path, headers=headers)

    def _wait(self, rate: RateLimitItem, kind: str, client: str) -> int:
        return max(1, ceil(self._limiter.get_window_stats(rate, kind, client).reset_time - time()))


def host_of(header: str) -> str:
    """Return the name or address in a Host header, without its port and in lower case."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower().rstrip(".")


def _kind(method: str, path: str) -> str:
    if method in SAFE:
        return "reads"
    return "sign-ins" if path == "/signin" else "writes"
