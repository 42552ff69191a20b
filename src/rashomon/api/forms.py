"""What people decide by the plain forms of the pages, for browsers without scripts: the same decisions, stored alike.

In: a form, with the CSRF token of the page it stands on. Out: the page to go back to, or one that says what was off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Annotated, TypeVar

from fastapi import APIRouter, Form
from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.api.deciding import LinkDecision, StatementCorrection, store_correction, store_decision
from rashomon.api.desk import Desk, desk_of
from rashomon.api.identity import Identity, check_forgery, identify
from rashomon.api.pages import show_problem
from rashomon.api.problems import Problem
from rashomon.api.signing import local

router = APIRouter(include_in_schema=False)
Asked = TypeVar("Asked", bound=BaseModel)
Text = Annotated[str, Form(max_length=2000)]
BACK = "/review#log"


@router.post("/review/links")
def decide(
    request: Request,
    one: Text = "",
    other: Text = "",
    decision: Text = "",
    because: Text = "",
    whole: Text = "",
    csrf_token: Text = "",
    wanted: Annotated[str, Form(alias="next", max_length=2000)] = BACK,
) -> Response:
    """Decide about two accounts, and go back."""
    content = {"one": one, "other": other, "decision": decision, "because": because, "whole": bool(whole)}
    return _stored(request, csrf_token, wanted, store_decision, LinkDecision, content)


@router.post("/review/corrections")
def correct(
    request: Request,
    statement: Text = "",
    because: Text = "",
    undo: Text = "",
    csrf_token: Text = "",
    wanted: Annotated[str, Form(alias="next", max_length=2000)] = BACK,
) -> Response:
    """Withdraw a statement or restore it, and go back."""
    content = {"statement": statement, "because": because, "undo": bool(undo)}
    return _stored(request, csrf_token, wanted, store_correction, StatementCorrection, content)


def _stored(
    request: Request,
    csrf_token: str,
    wanted: str,
    store: Callable[[Desk, Asked, str], object],
    kind: type[Asked],
    content: Mapping[str, object],
) -> Response:
    """Store what a form decides, signed by who asks, and go back; or show what was off."""
    try:
        who = _reviewer(request, csrf_token)
        store(desk_of(request), _read(kind, content), who.who)
    except Problem as problem:
        return show_problem(request, problem)
    return RedirectResponse(local(wanted), HTTPStatus.SEE_OTHER)


def _reviewer(request: Request, csrf_token: str) -> Identity:
    """Return who asks. Raises Problem 401 or 403 where they may not decide, or the form is not of a page of theirs."""
    identity = identify(request)
    if identity.scope is None:
        raise Problem(HTTPStatus.UNAUTHORIZED, "Nobody is signed in any more. Sign in, and decide again.")
    if not identity.may("review"):
        raise Problem(HTTPStatus.FORBIDDEN, f"This needs the scope review; {identity.who} has {identity.scope}.")
    check_forgery(request, identity.cookie, csrf_token)
    return identity


def _read(kind: type[Asked], content: Mapping[str, object]) -> Asked:
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        named = {".".join(map(str, one["loc"])): one["msg"] for one in error.errors()}
        if "because" in named:
            detail = "A decision needs a reason that others can check, of 500 characters at most. Go back and give one."
        elif "decision" in named:
            detail = "Nothing was chosen. Go back and choose same, different or unsure."
        else:
            detail = "; ".join(f"{name}: {why}" for name, why in named.items())
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail) from None
