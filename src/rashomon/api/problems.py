"""Every error as problem details (RFC 9457): what happened, to which value, and what to do.

In: exceptions. Out: ``application/problem+json``. The table of errors of the package is here and nowhere else.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rashomon.errors import DataMissing, LedgerBusy, LedgerError, RashomonError, UsageError

MEDIA = "application/problem+json"
LOG = logging.getLogger("rashomon.api")
#: Exception -> status; the first that fits.
STATUSES: Mapping[type[RashomonError], int] = {
    UsageError: HTTPStatus.UNPROCESSABLE_ENTITY,
    LedgerBusy: HTTPStatus.SERVICE_UNAVAILABLE,
    LedgerError: HTTPStatus.SERVICE_UNAVAILABLE,
    DataMissing: HTTPStatus.SERVICE_UNAVAILABLE,
}
#: Status -> what to do, where the error itself does not say.
REMEDIES: Mapping[int, str] = {
    400: "The body of the request could not be read. Send JSON in UTF-8, with its Content-Type.",
    404: "There is nothing at this address. /api/v1/openapi.json lists what there is.",
    405: "This address does not take this method; the header Allow says which it takes.",
    413: "The request is larger than this server takes.",
    500: "Something went wrong here, and was written to the server's log. Trying again may not help.",
}


class Problem(Exception):
    """An error to be told to the client: its status, its details in a sentence, and headers that go with it."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = int(status)
        self.detail = detail
        self.headers = headers


def problem(
    status: int,
    detail: str,
    *,
    instance: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the response that tells of an error; ``instance`` is the path that was asked."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "instance": instance,
    }
    if errors:
        body["errors"] = list(errors)
    held = {"cache-control": "no-store", **(headers or {})}
    return Response(msgspec.json.encode(body), int(status), held, MEDIA)


def handle_problems(app: FastAPI) -> None:
    """Make every error of an application a problem, but for faults of ours, which the guard meets."""
    app.add_exception_handler(Problem, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(RashomonError, _failed)


def broken(method: str, path: str, error: Exception) -> Response:
    """Return the response to a request that met a fault of ours, and write the fault to the log."""
    LOG.error("%s %s broke off", method, path, exc_info=error)
    return problem(500, REMEDIES[500], instance=path)


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem(error.status, error.detail, instance=request.url.path, headers=error.headers)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = REMEDIES.get(error.status_code, str(error.detail))
    return problem(error.status_code, detail, instance=request.url.path, headers=error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    """Name each value that is off; the value itself is left out, as it may be anything."""
    assert isinstance(error, RequestValidationError)
    found = [
        {"in": str(one["loc"][0]), "name": ".".join(map(str, one["loc"][1:])), "message": str(one["msg"])}
        for one in error.errors()
    ]
    named = "; ".join(f"{one['name'] or one['in']}: {one['message']}" for one in found[:5])
    detail = f"The request has values that cannot be taken. {named}."
    return problem(422, detail, instance=request.url.path, errors=found)


def _failed(request: Request, error: Exception) -> Response:
    status = next((status for kind, status in STATUSES.items() if isinstance(error, kind)), 500)
    headers = {"retry-after": "1"} if isinstance(error, LedgerBusy) else None
    return problem(status, str(error), instance=request.url.path, headers=headers)
