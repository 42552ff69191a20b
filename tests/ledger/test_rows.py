"""Any record that the types allow comes back equal from its row."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import corrections, issues, links, readings

from rashomon.errors import UsageError
from rashomon.ledger import rows
from rashomon.ledger.soundness import sound_part
from rashomon.records import Correction, Issue, Link, Reading


@given(readings())
def test_readings(reading: Reading) -> None:
    assert rows.report_of(rows.report_row(reading.report)) == reading.report
    assert tuple(rows.account_of(rows.account_row(a)) for a in reading.accounts) == reading.accounts
    assert tuple(rows.statement_of(rows.statement_row(s)) for s in reading.statements) == reading.statements


@given(readings())
def test_what_the_strategies_draw_is_sound(reading: Reading) -> None:
    assert sound_part(reading) == (reading, ())


@given(corrections())
def test_corrections(correction: Correction) -> None:
    row = rows.correction_row(correction) | {"recorded_at": rows.stamp(correction.decided_at)}
    assert rows.correction_of(row) == correction


@given(links())
def test_links(link: Link) -> None:
    assert rows.link_of(rows.link_row(link)) == link


@given(issues(), issues())
def test_issues(issue: Issue, other: Issue) -> None:
    assert rows.issue_of(rows.issue_row(issue)) == issue
    assert (rows.issue_row(issue)["id"] == rows.issue_row(other)["id"]) == (issue == other)


ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=ZONES)


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert rows.moment_of(rows.stamp(one)) == one
    assert (rows.stamp(one) < rows.stamp(other)) == (one < other)


def test_a_moment_needs_a_zone() -> None:
    assert rows.stamp(datetime(2024, 1, 1, tzinfo=UTC)) == "2024-01-01T00:00:00.000000+00:00"
    with pytest.raises(UsageError):
        rows.stamp(datetime(2024, 1, 1))
    for text in ("2024-01-01", "2024-01-01T00:00:00.000000", "2024-01-01T02:00:00.000000+02:00", "yesterday"):
        with pytest.raises(ValueError, match=r"."):
            rows.moment_of(text)
