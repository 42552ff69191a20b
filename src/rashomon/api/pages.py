"""The console's pages and their files, as :mod:`rashomon.console` renders them.

In: a request. Out: HTML, under the cookie that its forms are signed with. Who is not signed in, where that is needed,
is sent to the page for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.api.answers import Answer, etag, tagged
from rashomon.api.desk import Desk, desk_of
from rashomon.api.identity import Identity, identify
from rashomon.api.parameters import read_moment
from rashomon.api.problems import Problem
from rashomon.api.sessions import COOKIE, new_cookie
from rashomon.console.assets import asset
from rashomon.console.page import Route, Visit
from rashomon.console.render import refused
from rashomon.console.routes import ROUTES

HTML = "text/html; charset=utf-8"
#: The name of the page that is for those who are not signed in.
SIGN_IN = "signin"
BY_NAME: Mapping[str, Route] = {route.name: route for route in ROUTES}


def mount_pages(app: FastAPI) -> None:
    """Add the pages and their files to an application."""
    router = APIRouter(include_in_schema=False)
    for route in ROUTES:
        router.add_api_route(route.path, _page(route), methods=["GET"], name=f"page {route.name}")
    router.add_api_route("/static/{name}", _file, methods=["GET"], name="static")
    app.include_router(router)


def warm(desk: Desk) -> None:
    """Make what the first page and the first list are made from, so that they come as quickly as the next."""
    desk.snapshot()
    BY_NAME["situation"].render(desk.ledger, Visit({}, {}))


def _page(route: Route) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        return render(request, route.name)

    return show


def render(
    request: Request, name: str, *, query: Mapping[str, str] | None = None, status: int | None = None
) -> Response:
    """Return a page as who asks may see it; ``query`` and ``status`` stand in for the request's and the page's own."""
    desk, identity = desk_of(request), identify(request)
    if identity.scope is None and name != SIGN_IN:
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/{SIGN_IN}?next={quote(wanted, safe='')}", HTTPStatus.SEE_OTHER)
    cookie = identity.cookie or new_cookie()
    asked = _query(request, name) if query is None else query
    visit = _visit(desk, request, identity, cookie, asked)

    def make() -> Answer:
        page = BY_NAME[name].render(desk.ledger, visit)
        return Answer(page.html.encode("utf-8", "replace"), HTML, status or page.status)

    asker = (visit.who, visit.token, visit.sign_out, tuple(sorted(asked.items())))
    answer = desk.page(request, visit.as_of, asker, make)
    return answer if identity.cookie or identity.by_token else with_cookie(answer, desk, cookie)


def show_problem(request: Request, problem: Problem) -> Response:
    """Return the page that says why a form was not taken."""
    desk, identity = desk_of(request), identify(request)
    visit = _visit(desk, request, identity, identity.cookie, {})
    page = refused(visit, problem.detail, problem.status)
    return Response(page.html.encode("utf-8", "replace"), page.status, {"cache-control": "no-store"}, HTML)


def _query(request: Request, name: str) -> dict[str, str]:
    """Return the query; what the page to sign in says of an attempt is for this server alone to say."""
    return {key: text for key, text in request.query_params.items() if name != SIGN_IN or key != "problem"}


def with_cookie(answer: Response, desk: Desk, cookie: str) -> Response:
    """Set the cookie that stands for a session: for this site alone, and for no script."""
    answer.set_cookie(COOKIE, cookie, path="/", httponly=True, samesite="lax", secure=desk.serving.secure)
    return answer


def _visit(desk: Desk, request: Request, identity: Identity, cookie: str, query: Mapping[str, str]) -> Visit:
    decides = identity.may("review") and not identity.by_token
    return Visit(
        path={name: str(value) for name, value in request.path_params.items()},
        query=query,
        as_of=_as_of(query.get("as_of", "")),
        token=desk.sessions.token(cookie) if decides or identity.scope is None else "",
        who=identity.who,
        sign_out=desk.sessions.token(cookie) if identity.by_session else "",
        now=datetime.now(UTC),
    )


def _as_of(text: str) -> datetime | None:
    try:
        return read_moment(text) if text else None
    except ValueError as error:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"as_of is {error}.") from None


def _file(request: Request, name: str) -> Response:
    try:
        content, media = asset(name)
    except KeyError:
        raise Problem(HTTPStatus.NOT_FOUND, "There is no such file.") from None
    return tagged(request, content, etag(content), media=media)
