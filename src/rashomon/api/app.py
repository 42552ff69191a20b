"""The application factory: everything of the server put together, in one place."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import Response

from rashomon import __version__
from rashomon.api import adding, deciding, events, forms, incidents, records, series, signing
from rashomon.api.answers import JSON, etag, tagged
from rashomon.api.desk import Desk
from rashomon.api.documents import document
from rashomon.api.guard import Guard
from rashomon.api.pages import mount_pages
from rashomon.api.problems import handle_problems
from rashomon.api.serving import Serving

ROOT = "/api/v1"
#: FastAPI can report to a collector; this server reports to nobody.
_SILENT = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}


def create_app(serving: Serving) -> FastAPI:
    """Return the application that serves a ledger; ``app.state.desk`` is to be closed when it is done.

    Raises LedgerError when there is no ledger, or it cannot be used.
    """
    app = FastAPI(
        title="Rashomon",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        telemetry=_SILENT,  # type: ignore[arg-type]
    )
    app.state.desk = Desk(serving)
    for part in (incidents, series, records, adding, deciding, events):
        app.include_router(part.router, prefix=ROOT)
    app.include_router(signing.router)
    app.include_router(forms.router)
    app.include_router(_documents(app))
    mount_pages(app)
    handle_problems(app)
    app.add_middleware(Guard, serving=serving)
    return app


def _documents(app: FastAPI) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get(f"{ROOT}/openapi.json")
    def described(request: Request) -> Response:
        body = msgspec.json.encode(document(app))
        return tagged(request, body, etag(body), media=JSON)

    return router
