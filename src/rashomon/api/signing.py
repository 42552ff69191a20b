"""Signing in and out, by the form of the page /signin."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.api.desk import desk_of
from rashomon.api.identity import check_forgery
from rashomon.api.pages import SIGN_IN, render, with_cookie
from rashomon.api.sessions import COOKIE

router = APIRouter(include_in_schema=False)
REFUSED = "No user has this name and password. Try again, or ask who runs this server."
Field = Annotated[str, Form(max_length=200)]


@router.post("/signin")
def sign_in(
    request: Request,
    name: Field,
    password: Field,
    csrf_token: Field = "",
    wanted: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> Response:
    """Begin a session for who gives a name and the password that goes with it, and go where they wanted to."""
    desk, cookie = desk_of(request), request.cookies.get(COOKIE, "")
    check_forgery(request, cookie, csrf_token)
    user = desk.access.now().user(name, password)
    if user is None:
        return render(request, SIGN_IN, query={"problem": REFUSED}, status=HTTPStatus.UNAUTHORIZED)
    desk.sessions.end(cookie)
    answer = RedirectResponse(local(wanted), HTTPStatus.SEE_OTHER)
    return with_cookie(answer, desk, desk.sessions.start(user.name))


@router.post("/signout")
def sign_out(request: Request, csrf_token: Field = "") -> Response:
    """End the session."""
    desk, cookie = desk_of(request), request.cookies.get(COOKIE, "")
    check_forgery(request, cookie, csrf_token)
    desk.sessions.end(cookie)
    answer = RedirectResponse(f"/{SIGN_IN}", HTTPStatus.SEE_OTHER)
    answer.delete_cookie(COOKIE)
    return answer


def local(path: str) -> str:
    """Return a path of this server; "/" for anything that a browser could take for another one's address."""
    plain = path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    return quote(path, safe="/?&=%+-._~,:#") if plain else "/"
