"""Counts that reports tell beside the ledger's own: rows of ``rashomon series``, in pages, as their schema says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import jsonschema_rs
import pytest
from starlette.testclient import TestClient
from tests.api.conftest import walk
from tests.plain import PLACES
from tests.strategies import make_account, make_report, make_statement

from rashomon.jobs.rows import series_row
from rashomon.jobs.series import series
from rashomon.ledger import Ledger
from rashomon.records import Quantity, Reading, TimeRange


@pytest.fixture
def counted(full: Ledger) -> Ledger:
    for number, day in enumerate((date(2020, 12, 31), date(2021, 12, 31))):
        text = f"{66 + number} attacks in Baghdad since 1 December 2020, the army said."
        report = make_report(text, published=day)
        account = make_account(report, text[:-1], kind="attack", form="series")
        since = TimeRange("since 1 December 2020", datetime(2020, 12, 1), None, "open", "stated")
        told = (
            make_statement(
                report, str(66 + number), "incident_count", Quantity("66", 66, None, "at least"), account=account
            ),
            make_statement(report, "since 1 December 2020", "since", since, account=account),
            make_statement(report, "Baghdad", "place", PLACES["Baghdad"], account=account),
        )
        at = datetime(2026, 2, 1, number, tzinfo=UTC)
        full.add(Reading(report, (account,), told), file="s.txt", reader="test", recorded=at)
    return full


def test_counts_are_listed_as_they_are_computed(client: TestClient, counted: Ledger) -> None:
    expected = [series_row(one) for one in series(counted)]
    assert len(expected) == 2
    assert walk(client, "series") == expected
    assert walk(client, "series", limit=1) == expected
    assert walk(client, "series", account=expected[1]["id"]) == expected[1:]
    assert walk(client, "series", as_of="2026-02-01T00:30:00Z") == expected[:1]
    assert walk(client, "series", account="0" * 32) == []


def test_they_are_what_their_schema_says(client: TestClient, counted: Ledger) -> None:
    described = client.get("/api/v1/openapi.json").json()
    schema = {"$ref": "#/components/schemas/Series", "components": described["components"]}
    rows = walk(client, "series")
    assert any(row["in_scope"] or row["unclear"] or row["near"] for row in rows)
    for row in rows:
        jsonschema_rs.validator_for(schema).validate(row)
