"""Who asks, and whether they may: a bearer token, a session, or whoever sits at this machine.

In: a request. Out: an :class:`Identity`, or a problem. A request that changes something needs a token, or a session
together with its CSRF token; a cookie alone, which a browser sends by itself, never does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.requests import Request

from rashomon.api.access import PREFIX, SCOPES, Scope
from rashomon.api.desk import Desk, desk_of
from rashomon.api.problems import Problem
from rashomon.api.sessions import COOKIE

CSRF_HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CHALLENGE = {"www-authenticate": 'Bearer realm="rashomon"'}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks: the name that signs, what they may do (None: nothing), the cookie they came with, and by what we know.

    Who has neither a session nor a token is nobody, or whoever sits at a machine that serves itself alone.
    """

    who: str
    scope: Scope | None
    cookie: str = ""
    by_token: bool = False
    by_session: bool = False

    def may(self, scope: Scope) -> bool:
        """Tell whether they may do what needs a scope."""
        return self.scope is not None and SCOPES.index(self.scope) >= SCOPES.index(scope)


def identify(request: Request) -> Identity:
    """Tell who asks. Raises Problem 401 for a token that is not known."""
    desk = desk_of(request)
    if (header := request.headers.get("authorization")) is not None:
        return _by_token(desk, header)
    cookie = request.cookies.get(COOKIE, "")
    who = desk.sessions.who(cookie) if cookie else ""
    user = desk.access.now().users.get(who) if who else None
    if user:
        return Identity(user.name, user.scope, cookie, by_session=True)
    if desk.serving.sign_in:
        return Identity("", None, cookie)
    return Identity(desk.serving.user, "write", cookie)


def _by_token(desk: Desk, header: str) -> Identity:
    kind, _, secret = header.partition(" ")
    token = desk.access.now().token(secret.strip()) if kind.lower() == "bearer" and PREFIX in secret else None
    if token is None:
        detail = "The token is not known here, or was revoked. 'rashomon token create' makes one."
        raise Problem(HTTPStatus.UNAUTHORIZED, detail, CHALLENGE)
    return Identity(token.name, token.scope, by_token=True)


def needs(scope: Scope) -> Callable[[Request], Identity]:
    """Return a dependency that lets those pass who have a scope, and returns who they are."""

    def check(request: Request) -> Identity:
        identity = identify(request)
        if identity.scope is None:
            detail = "This needs a sign-in at /signin, or a token in the header Authorization: Bearer."
            raise Problem(HTTPStatus.UNAUTHORIZED, detail, CHALLENGE)
        if not identity.may(scope):
            detail = f"This needs the scope {scope}; {identity.who} has {identity.scope}."
            raise Problem(HTTPStatus.FORBIDDEN, detail)
        if request.method not in SAFE and not identity.by_token:
            check_forgery(request, identity.cookie, request.headers.get(CSRF_HEADER, ""))
        return identity

    return check


def check_forgery(request: Request, cookie: str, token: str) -> None:
    """Raise Problem where a request may come from another site's page: 401 without a cookie, 403 otherwise."""
    if not cookie:
        detail = "To change something, send a token ('rashomon token create NAME --scope review'), or open the console."
        raise Problem(HTTPStatus.UNAUTHORIZED, detail, CHALLENGE)
    if not desk_of(request).sessions.fits(cookie, token):
        raise Problem(HTTPStatus.FORBIDDEN, "The CSRF token is missing or of another session. Load the page again.")
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise Problem(HTTPStatus.FORBIDDEN, "The request comes from another site's page. Use the console's own.")


Reader = Annotated[Identity, Depends(needs("read"))]
Reviewer = Annotated[Identity, Depends(needs("review"))]
Writer = Annotated[Identity, Depends(needs("write"))]
