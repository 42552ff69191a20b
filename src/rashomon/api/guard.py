"""What every request passes before it is looked at (under which name it came, how often its client asks, how large it
is), and what every response carries, that to a fault of ours too.

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
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.api.problems import REMEDIES, broken, problem
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
    "referrer-policy": "same-origin",
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
        self._max_body = serving.max_body
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
        if scope["method"] == "HEAD":
            await self._pass({**scope, "method": "GET"}, receive, _bare(send))
        else:
            await self._pass(scope, receive, send)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def answer(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._dress(MutableHeaders(scope=message))
            await send(message)

        if refused := self._refuse(scope):
            await refused(scope, receive, answer)
            return
        try:
            await self._app(scope, _bounded(receive, self._max_body), answer)
        except Exception as error:
            if started:
                raise
            await broken(scope["method"], scope["path"], error)(scope, receive, answer)

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
        if _length(scope) > self._max_body:
            return problem(413, REMEDIES[413], instance=path)
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


def _length(scope: Scope) -> int:
    """Return how long a body is said to be, 0 where that is not said or no number."""
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0


def _bounded(receive: Receive, largest: int) -> Receive:
    """Count a body as it comes, since what is said of its length need not be so."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > largest:
            raise HTTPException(413)
        return message

    return counted


def _bare(send: Send) -> Send:
    """Leave out the body of a response."""

    async def without(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return without
