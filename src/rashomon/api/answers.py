"""Answers with strong ETags, kept while the ledger stands still.

In: a key that names one state of the ledger and one question, and a function that answers it. Out: a response. The
ETag is a digest of the very bytes, so equal tags are equal answers (RFC 9110, 8.8.3); a client that holds them is told
304. An answer that is kept costs neither a query nor encoding.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

JSON = "application/json"
#: Bytes of answers kept, and of one answer that is kept.
ROOM, LARGEST = 64 * 2**20, 2**20
#: A client may keep an answer for itself, and asks each time whether it still holds.
CACHING = "private, no-cache"


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an answer, and what they are."""

    body: bytes
    media: str = JSON
    status: int = 200


class Answers:
    """The answers of one server, those used latest."""

    def __init__(self, room: int = ROOM) -> None:
        self._kept: OrderedDict[Hashable, tuple[Answer, str]] = OrderedDict()
        self._free = room
        self._lock = Lock()

    def give(self, request: Request, key: Hashable, make: Callable[[], Answer]) -> Response:
        """Return the answer to a GET, or 304 where the client has it."""
        with self._lock:
            known = self._kept.get(key)
            if known:
                self._kept.move_to_end(key)
        if known is None:
            answer = make()
            known = answer, etag(answer.body)
            self._keep(key, known)
        answer, tag = known
        return tagged(request, answer.body, tag, media=answer.media, status=answer.status)

    def _keep(self, key: Hashable, made: tuple[Answer, str]) -> None:
        if len(made[0].body) > LARGEST:
            return
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = made
            self._free -= len(made[0].body)
            while self._free < 0:
                _, (answer, _) = self._kept.popitem(last=False)
                self._free += len(answer.body)


def etag(body: bytes) -> str:
    """Return the strong entity tag of a body, with its quotes."""
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


def tagged(request: Request, body: bytes, tag: str, *, media: str, status: int = 200) -> Response:
    """Return a body under its tag, or 304 without it where ``If-None-Match`` names the tag."""
    headers = {"etag": tag, "cache-control": CACHING, "vary": "Authorization, Cookie"}
    if status == 200 and _holds(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, media)


def _holds(header: str, tag: str) -> bool:
    """Compare weakly, as RFC 9110, 13.1.2 wants it."""
    held = [one.strip().removeprefix("W/") for one in header.split(",")]
    return "*" in held or tag in held
