"""Series: counts of incidents that reports tell, beside the ledger's own count under the same scope."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from rashomon.api.desk import desk_of
from rashomon.api.documents import read
from rashomon.api.identity import Reader
from rashomon.api.paging import Key, Row, key_of, page
from rashomon.api.parameters import SeriesAsked
from rashomon.jobs.rows import series_row
from rashomon.jobs.series import Series, series

router = APIRouter(tags=["incidents"])


@router.get("/series", **read("Series", many=True))
def counts(request: Request, asked: Annotated[SeriesAsked, Query()], _: Reader) -> Response:
    """List the counts of incidents that reports tell, by day of publication, each beside the ledger's own."""
    desk = desk_of(request)

    def make() -> Row:
        after = key_of("series", (str, str, int, int, str), asked.cursor)
        found = series(desk.ledger, as_of=asked.as_of, account_ids=[asked.account] if asked.account else None)
        rest = (one for one in found if after is None or _key(one) > after)
        return page(rest, lambda them: list(map(series_row, them)), _key, name="series", limit=asked.limit)

    return desk.answer(request, desk.snapshot(asked.as_of), make)


def _key(one: Series) -> Key:
    span = one.account.span
    return one.report.published.isoformat(), one.report.id, span.start, span.end, one.account.id
