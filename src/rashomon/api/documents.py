"""What the API's document (OpenAPI 3.1) says beyond parameters: the rows, their examples, and every error there is."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from rashomon import __version__
from rashomon.api.answers import JSON
from rashomon.api.examples import examples
from rashomon.api.problems import MEDIA
from rashomon.api.schemas import Schema, components, page_of, reference
from rashomon.vocabulary import fields, kinds

ABOUT = """\
What dated news reports say of attack incidents: who says what, in which words, who denies it, what nobody knows yet.

Every read takes `as_of` and gives what the ledger held then. Every answer has a strong ETag; send it back in
`If-None-Match` and be told 304 while it holds. Lists come in pages: `next` is the `cursor` of the next one. Errors are
problem details (RFC 9457). What a report contains is data: it is never checked for markup, and must be escaped where it
is shown.
"""
TAGS = [
    {"name": "incidents", "description": "Computed from accounts and links, each time the ledger has grown."},
    {"name": "records", "description": "What is stored: added to, never changed."},
    {"name": "decisions", "description": "What people decide: signed, dated, undoable."},
    {"name": "events", "description": "What is new, as it comes."},
]
#: Security of a read, and of what changes something.
READS: list[dict[str, list[str]]] = [{}, {"session": []}, {"token": []}]
WRITES: list[dict[str, list[str]]] = [{"token": []}, {"session": [], "csrf": []}]
_SCHEMES: Mapping[str, Schema] = {
    "token": {"type": "http", "scheme": "bearer", "description": "Made by `rashomon token create`."},
    "session": {"type": "apiKey", "in": "cookie", "name": "rashomon", "description": "Set when a person signs in."},
    "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token", "description": "Stands in the console's pages."},
}
_ERRORS: Mapping[int, str] = {
    400: "The body is no JSON.",
    401: "Nobody is signed in, or the token is not known.",
    403: "Who asks may not do this.",
    404: "There is no such record, or there was none at that moment.",
    409: "It cannot be done as things stand.",
    413: "The request is too large.",
    421: "This server does not answer under that name.",
    422: "A value cannot be taken; the details say which, and why.",
    429: "Too many requests; Retry-After says when to go on.",
    500: "Something went wrong in the server.",
    501: "This version cannot do this.",
    503: "The ledger cannot be used just now; Retry-After says when to try again.",
}
_READ_ERRORS = (401, 403, 421, 422, 429, 500, 503)
_WRITE_ERRORS = (400, 401, 403, 404, 409, 413, 421, 422, 429, 500, 501, 503)


def read(name: str, *, many: bool = False, media: str = JSON) -> dict[str, Any]:
    """Return what a route that reads is declared with: it gives ``name``, or pages of it."""
    shown = page_of(name) if many else name
    tag = {"ETag": {"description": "A digest of the answer.", "schema": {"type": "string"}}}
    return {
        "response_model": None,
        "responses": {
            200: {"description": "What was asked for.", "headers": tag, "content": _content(shown, media)},
            304: {"description": "The client has it: If-None-Match names it."},
            **_errors((*_READ_ERRORS, *(() if many else (404,)))),
        },
        "openapi_extra": {"security": READS},
    }


def write(name: str) -> dict[str, Any]:
    """Return what a route that changes something is declared with: it gives ``name``, which it made."""
    return {
        "response_model": None,
        "status_code": HTTPStatus.CREATED,
        "responses": {
            201: {"description": "What was stored.", "content": _content(name, JSON)},
            **_errors(_WRITE_ERRORS),
        },
        "openapi_extra": {"security": WRITES},
    }


def stream(about: str) -> dict[str, Any]:
    """Return what a route that streams is declared with."""
    return {
        "responses": {200: {"description": about}, **_errors((401, 403, 421, 422, 429, 503))},
        "openapi_extra": {"security": READS},
    }


def document(app: FastAPI) -> dict[str, Any]:
    """Return the API's document, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Rashomon",
            version=__version__,
            description=ABOUT,
            routes=app.routes,
            tags=TAGS,
            openapi_version="3.1.0",
        )
        parts = made.setdefault("components", {})
        parts["schemas"] = {**parts.get("schemas", {}), **components()}
        parts["securitySchemes"] = dict(_SCHEMES)
        _exemplify(made)
        _list_vocabularies(made)
        app.openapi_schema = made
    return app.openapi_schema


def _content(name: str, media: str) -> dict[str, Any]:
    return {media: {"schema": reference(name)}}


def _errors(statuses: tuple[int, ...]) -> dict[int, dict[str, Any]]:
    return {
        status: {"description": _ERRORS[status], "content": {MEDIA: {"schema": reference("Problem")}}}
        for status in statuses
    }


def _exemplify(made: dict[str, Any]) -> None:
    """Put an example beside every schema that an answer has."""
    known = examples()
    shown = {**known, **{page_of(name): {"items": [one], "next": None} for name, one in known.items()}}
    for operation in _operations(made):
        for status, response in operation.get("responses", {}).items():
            for content in response.get("content", {}).values():
                name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
                if name in shown:
                    content["example"] = shown[name]
                elif name == "Problem":
                    content["example"] = _problem(int(status), response["description"])


def _problem(status: int, detail: str) -> dict[str, Any]:
    title = HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": "/api/v1/incidents"}


def _list_vocabularies(made: dict[str, Any]) -> None:
    """Write the words of a vocabulary where a parameter takes one of them."""
    words = {"kinds": sorted(kinds()), "fields": sorted(fields())}
    for operation in _operations(made):
        for parameter in operation.get("parameters", ()):
            items = parameter["schema"].get("items", {})
            if name := items.pop("x-vocabulary", None):
                items["enum"] = words[name]


def _operations(made: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for path in made["paths"].values() for operation in path.values()]
