"""What is stored, as it is stored: reports, accounts, statements and links, in lists and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from itertools import takewhile
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from rashomon.api.desk import Desk, desk_of
from rashomon.api.documents import read
from rashomon.api.identity import Reader
from rashomon.api.paging import Key, Row, key_of, page
from rashomon.api.parameters import AccountsAsked, Asked, Id, LinksAsked, ReportsAsked, StatementsAsked
from rashomon.api.problems import Problem
from rashomon.api.rows import link_row, report_row
from rashomon.export import account_row, statement_row
from rashomon.jobs.snapshots import Snapshot
from rashomon.ledger.rows import stamp
from rashomon.records import Account, Link, Report, Statement

router = APIRouter(tags=["records"])
#: What the names of linkers begin with; no person's may.
MACHINE = "rashomon/"


@router.get("/reports", **read("Report", many=True))
def reports(request: Request, asked: Annotated[ReportsAsked, Query()], _: Reader) -> Response:
    """List reports by the day they were published, without their texts."""
    desk = desk_of(request)

    def passes(report: Report) -> bool:
        named = not asked.publisher or asked.publisher.casefold() in report.publisher.casefold()
        return named and asked.language in (None, report.language)

    def show(found: Sequence[Report]) -> list[Row]:
        recorded = desk.ledger.recorded([report.id for report in found])
        return [report_row(report, recorded[report.id]) for report in found]

    def make() -> Row:
        after = key_of("reports", (str, str), asked.cursor)
        if after is None and asked.since:
            after = (asked.since.isoformat(), "")
        found = desk.ledger.reports(holding=asked.q, as_of=asked.as_of, after=after)
        in_time = takewhile(lambda report: asked.until is None or report.published <= asked.until, found)
        return page(in_time, show, _report_key, name="reports", limit=asked.limit, passes=passes)

    return desk.answer(request, desk.snapshot(asked.as_of), make)


@router.get("/reports/{id}", **read("ReportWithText"))
def report(request: Request, id_: Id, asked: Annotated[Asked, Query()], _: Reader) -> Response:
    """Give a report with its text."""
    desk = desk_of(request)
    found = list(desk.ledger.reports(ids=[id_], as_of=asked.as_of))
    if not found:
        raise _missing("report", id_)
    return desk.answer(
        request,
        desk.snapshot(asked.as_of),
        lambda: report_row(found[0], desk.ledger.recorded([id_])[id_], text=True),
    )


@router.get("/accounts", **read("Account", many=True))
def accounts(request: Request, asked: Annotated[AccountsAsked, Query()], _: Reader) -> Response:
    """List accounts by the day their report was published: what each report tells of one incident."""
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)

    def passes(account: Account) -> bool:
        return (not asked.kind or account.kind in asked.kind) and (not asked.stance or account.stance in asked.stance)

    def key(account: Account) -> Key:
        (report,) = desk.ledger.reports(ids=[account.report_id])
        return *_report_key(report), account.span.start, account.span.end, account.id

    def make() -> Row:
        found = desk.ledger.accounts(
            ids=members(snapshot, asked.incident),
            report_ids=[asked.report] if asked.report else None,
            form=asked.form,
            as_of=asked.as_of,
            after=key_of("accounts", (str, str, int, int, str), asked.cursor),
        )
        return page(
            found,
            lambda them: account_rows(desk, snapshot, them),
            key,
            name="accounts",
            limit=asked.limit,
            passes=passes,
        )

    return desk.answer(request, snapshot, make)


@router.get("/accounts/{id}", **read("Account"))
def account(request: Request, id_: Id, asked: Annotated[Asked, Query()], _: Reader) -> Response:
    """Give an account."""
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)
    found = list(desk.ledger.accounts(ids=[id_], as_of=asked.as_of))
    if not found:
        raise _missing("account", id_)
    return desk.answer(request, snapshot, lambda: account_rows(desk, snapshot, found)[0])


@router.get("/statements", **read("Statement", many=True))
def statements(request: Request, asked: Annotated[StatementsAsked, Query()], _: Reader) -> Response:
    """List statements by the day their report was published: who says what, in which words."""
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)

    def make() -> Row:
        found = desk.ledger.statements(
            account_ids=_both(members(snapshot, asked.incident), asked.account),
            report_ids=[asked.report] if asked.report else None,
            fields=asked.field or None,
            speaker=asked.speaker,
            stance=asked.stance,
            withdrawn=asked.withdrawn,
            since=asked.since,
            until=asked.until,
            holding=asked.q,
            as_of=asked.as_of,
            after=key_of("statements", (str, str, int, int, str, str), asked.cursor),
        )
        return page(
            found,
            lambda them: statement_rows(desk, snapshot, them),
            lambda s: (s.published.isoformat(), s.report_id, s.span.start, s.span.end, s.field, s.id),
            name="statements",
            limit=asked.limit,
        )

    return desk.answer(request, snapshot, make)


@router.get("/statements/{id}", **read("Statement"))
def statement(request: Request, id_: Id, asked: Annotated[Asked, Query()], _: Reader) -> Response:
    """Give a statement."""
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)
    found = list(desk.ledger.statements(ids=[id_], withdrawn=True, as_of=asked.as_of))
    if not found:
        raise _missing("statement", id_)
    return desk.answer(request, snapshot, lambda: statement_rows(desk, snapshot, found)[0])


@router.get("/links", **read("Link", many=True))
def links(request: Request, asked: Annotated[LinksAsked, Query()], _: Reader) -> Response:
    """List decisions in the order they were recorded; of several about one pair, the last by a person counts."""
    desk = desk_of(request)
    snapshot = desk.snapshot(asked.as_of)

    def passes(link: Link) -> bool:
        by = "machine" if link.decided_by.startswith(MACHINE) else "person"
        return (not asked.decision or link.decision in asked.decision) and asked.by in (None, by)

    def key(link: Link) -> Key:
        return stamp(desk.ledger.recorded([link.id])[link.id]), link.id

    def make() -> Row:
        found = desk.ledger.links(
            account_ids=_both(members(snapshot, asked.incident, own=True), asked.account),
            undone=asked.undone,
            as_of=asked.as_of,
            after=key_of("links", (str, str), asked.cursor),
        )
        return page(found, lambda them: link_rows(desk, them), key, name="links", limit=asked.limit, passes=passes)

    return desk.answer(request, snapshot, make)


@router.get("/links/{id}", **read("Link"))
def link(request: Request, id_: Id, asked: Annotated[Asked, Query()], _: Reader) -> Response:
    """Give a decision."""
    desk = desk_of(request)
    found = list(desk.ledger.links(ids=[id_], undone=True, as_of=asked.as_of))
    if not found:
        raise _missing("link", id_)
    return desk.answer(request, desk.snapshot(asked.as_of), lambda: link_rows(desk, found)[0])


def members(snapshot: Snapshot, incident: str | None, *, own: bool = False) -> list[str] | None:
    """Return the accounts of an incident and, unless only its ``own`` are asked for, those about it; None for none.

    The id of any of its accounts stands for an incident; an id that is none has no accounts.
    """
    if incident is None:
        return None
    whole = snapshot.clusters.own.get(incident)
    told = [*snapshot.clusters.own.items(), *(() if own else snapshot.clusters.beside.items())]
    return [account_id for account_id, of in told if of == whole]


def account_rows(desk: Desk, snapshot: Snapshot, found: Sequence[Account]) -> list[Row]:
    """Return accounts as the export's rows."""
    reports, recorded = _context(desk, found)
    return [account_row(a, reports[a.report_id], snapshot.clusters.incident_of(a.id), recorded[a.id]) for a in found]


def statement_rows(desk: Desk, snapshot: Snapshot, found: Sequence[Statement]) -> list[Row]:
    """Return statements as the export's rows."""
    reports, recorded = _context(desk, found)
    incident_of = snapshot.clusters.incident_of
    return [statement_row(s, reports[s.report_id], incident_of(s.account_id), recorded[s.id]) for s in found]


def link_rows(desk: Desk, found: Sequence[Link]) -> list[Row]:
    """Return decisions as rows."""
    recorded = desk.ledger.recorded([link.id for link in found])
    return [link_row(link, recorded[link.id]) for link in found]


def _context(
    desk: Desk, found: Sequence[Account] | Sequence[Statement]
) -> tuple[dict[str, Report], dict[str, datetime]]:
    reports = {report.id: report for report in desk.ledger.reports(ids={one.report_id for one in found})}
    return reports, desk.ledger.recorded([one.id for one in found])


def _both(ids: list[str] | None, one: str | None) -> list[str] | None:
    """Return the ids that are also ``one``, where that is asked for."""
    if one is None:
        return ids
    return [one] if ids is None or one in ids else []


def _report_key(report: Report) -> tuple[str, str]:
    return report.published.isoformat(), report.id


def _missing(kind: str, id_: str) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, f"There is no {kind} {id_} here, or it was not at that moment.")
