"""What people decide, over HTTP: two accounts tell of one incident or of two, a statement was misread, and undoing it.

Each decision is signed by who asks, dated by this server, and stored by :mod:`rashomon.jobs.deciding`; nothing is
changed or deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from rashomon.api.answers import JSON
from rashomon.api.desk import Desk, desk_of
from rashomon.api.documents import read, write
from rashomon.api.identity import Reader, Reviewer
from rashomon.api.paging import Key, Row, key_of, page
from rashomon.api.parameters import CorrectionsAsked, Whole
from rashomon.api.problems import Problem
from rashomon.api.records import link_rows
from rashomon.api.rows import correction_row
from rashomon.errors import UsageError
from rashomon.jobs import deciding
from rashomon.ledger import Ledger
from rashomon.ledger.rows import stamp
from rashomon.records import Correction, Link

router = APIRouter(tags=["decisions"])
_STRICT = ConfigDict(extra="forbid", strict=True)
Because = Annotated[str, Field(min_length=1, max_length=500, pattern=r"\S", description="Why, for others to check.")]
EXAMPLE_ID = "5d1cbc1a9ba3b3b5a2dd1c3f5fbb2fd0"


class LinkDecision(BaseModel):
    """A decision about two accounts."""

    model_config = _STRICT

    one: Whole = Field(description="The id of an account.", examples=[EXAMPLE_ID])
    other: Whole = Field(description="The id of another account.", examples=[EXAMPLE_ID[::-1]])
    decision: Literal["same", "different", "unsure", "undo"] = Field(
        description="Whether both tell of one incident; undo takes back what people decided about them."
    )
    because: Because = Field(examples=["Both name the same bridge and hour."])
    whole: bool = Field(
        False, description="Mean all accounts of the incidents that the two belong to, not the two alone."
    )


class StatementCorrection(BaseModel):
    """A statement that was misread, or was not after all."""

    model_config = _STRICT

    statement: Whole = Field(description="The id of a statement.", examples=[EXAMPLE_ID])
    because: Because = Field(examples=["The report says nine, not ninety."])
    undo: bool = Field(False, description="Take the withdrawal back.")


@router.post("/links", **write("Decided"))
def decide(request: Request, given: LinkDecision, who: Reviewer) -> Response:
    """Decide whether two accounts tell of one incident. A person's decision goes before the linker's."""
    desk = desk_of(request)
    made = store_decision(desk, given, who.who)
    return _decided(desk, links=made[0], corrections=made[1])


@router.post("/corrections", **write("Decided"))
def correct(request: Request, given: StatementCorrection, who: Reviewer) -> Response:
    """Withdraw a statement that was misread, or restore it. It stays in the ledger and is left out from now on."""
    desk = desk_of(request)
    return _decided(desk, corrections=store_correction(desk, given, who.who))


def store_decision(desk: Desk, given: LinkDecision, who: str) -> tuple[list[Link], list[Correction]]:
    """Store a decision about two accounts; return the links made, or what was taken back.

    Raises Problem 404 for an account that is not there, and 409 for what cannot be decided.
    """
    at = datetime.now(UTC)
    with desk.writing() as ledger:
        ones, others = _sides(desk, ledger, given)
        try:
            if given.decision == "undo":
                return [], deciding.undo_all(ledger, ones, others, given.because, by=who, at=at)
            return deciding.decide_all(ledger, ones, others, given.decision, given.because, by=who, at=at), []
        except UsageError as error:
            raise Problem(HTTPStatus.CONFLICT, str(error)) from None


def store_correction(desk: Desk, given: StatementCorrection, who: str) -> list[Correction]:
    """Withdraw or restore a statement; return what was taken back. Raises Problem as :func:`store_decision`."""
    at = datetime.now(UTC)
    with desk.writing() as ledger:
        if not any(ledger.statements(ids=[given.statement], withdrawn=True)):
            raise Problem(HTTPStatus.NOT_FOUND, f"There is no statement {given.statement}.")
        try:
            if given.undo:
                return deciding.restore(ledger, given.statement, given.because, by=who, at=at)
            return [deciding.correct(ledger, given.statement, given.because, by=who, at=at)]
        except UsageError as error:
            raise Problem(HTTPStatus.CONFLICT, str(error)) from None


@router.get("/corrections", **read("Correction", many=True))
def corrections(request: Request, asked: Annotated[CorrectionsAsked, Query()], _: Reader) -> Response:
    """List what people took back, in the order they did: statements, decisions, and takings-back."""
    desk = desk_of(request)

    def key(one: Correction) -> Key:
        return stamp(one.decided_at), one.id

    def make() -> Row:
        after = key_of("corrections", (str, str), asked.cursor)
        subjects = [asked.subject] if asked.subject else None
        found = desk.ledger.corrections(subjects=subjects, as_of=asked.as_of)
        rest = (one for one in found if after is None or key(one) > after)
        return page(rest, lambda them: list(map(correction_row, them)), key, name="corrections", limit=asked.limit)

    return desk.answer(request, desk.snapshot(asked.as_of), make)


def _sides(desk: Desk, ledger: Ledger, given: LinkDecision) -> tuple[Collection[str], Collection[str]]:
    """Return the accounts on both sides of a decision. Raises Problem 404 for an account that is not there."""
    known = {account.id for account in ledger.accounts(ids=[given.one, given.other])}
    for identity in (given.one, given.other):
        if identity not in known:
            raise Problem(HTTPStatus.NOT_FOUND, f"There is no account {identity}.")
    if not given.whole:
        return [given.one], [given.other]
    clusters = desk.snapshot(fresh=True).clusters
    one, other = (clusters.incidents.get(clusters.own.get(identity, "")) for identity in (given.one, given.other))
    return (one.accounts if one else [given.one]), (other.accounts if other else [given.other])


def _decided(desk: Desk, *, links: Iterable[Link] = (), corrections: Iterable[Correction] = ()) -> Response:
    body = {"links": link_rows(desk, list(links)), "corrections": [correction_row(one) for one in corrections]}
    return Response(msgspec.json.encode(body), HTTPStatus.CREATED, {"cache-control": "no-store"}, JSON)
