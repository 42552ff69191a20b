"""Adding a report over HTTP: it is read here, as ``rashomon read`` reads it, and linked to what the ledger holds."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from io import BytesIO

import msgspec
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from rashomon.api.answers import JSON
from rashomon.api.desk import desk_of
from rashomon.api.documents import write
from rashomon.api.identity import Writer
from rashomon.api.parameters import Day
from rashomon.api.problems import Problem
from rashomon.jobs.reading import Step, read
from rashomon.readers import read_paths
from rashomon.records import Report

router = APIRouter(tags=["records"])


class NewReport(BaseModel):
    """A report as it was published."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=50_000, description="Its text.", examples=["Rockets hit Baghdad."])
    published: Day = Field(description="The day it was published.", examples=["2020-12-21"])
    publisher: str = Field("", max_length=300, description="Who published it.", examples=["Example Wire"])
    title: str = Field("", max_length=1000, description="Its title.")
    url: str = Field("", max_length=2000, description="Its address. It is kept, and not asked.")


@router.post("/reports", **write("Added"))
def add_report(request: Request, given: NewReport, _: Writer) -> Response:
    """Read a report into the ledger. One that it holds already changes nothing; longer ones are for `rashomon read`."""
    desk, line = desk_of(request), given.model_dump_json().encode()
    settings = replace(desk.serving.settings, workers=1)
    steps: list[Step] = []
    report = _report(line, settings.max_bytes)
    with desk.writing() as ledger:
        done = read(
            ["-"],
            settings,
            ledger=ledger,
            stdin=BytesIO(line),
            format="jsonl",
            on_progress=steps.append,
            tools=desk.tools,
        )
    issues = [f"{issue.message} {issue.remedy}" for step in steps for issue in step.issues]
    body = {
        "report": report.id,
        "known": bool(done.known),
        "accounts": done.accounts,
        "statements": done.statements,
        "links": done.links,
        "issues": issues,
    }
    return Response(msgspec.json.encode(body), HTTPStatus.CREATED, {"cache-control": "no-store"}, JSON)


def _report(line: bytes, max_bytes: int) -> Report:
    """Return the report that a line holds. Raises Problem 409 with what is wrong with it where there is none."""
    issues = []
    for item in read_paths(["-"], max_bytes=max_bytes, format="jsonl", stdin=BytesIO(line)):
        if item.report:
            return item.report
        issues += [f"{issue.message} {issue.remedy}" for issue in item.issues]
    raise Problem(HTTPStatus.CONFLICT, " ".join(issues) or "There is no report in it.")
