"""The incidents of the examples, found by day and place as a person would look for them: joined, and kept apart."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import dated_incidents
from rashomon.jobs.vicinity import vicinity_of
from rashomon.ledger import Ledger
from rashomon.records import Account, Incident
from rashomon.settings import read_settings

#: Day, place, and what the names of the files that tell of the incident begin with, as examples/README.md lists them.
INCIDENTS = [
    ("2019-09-14", "Abqaiq", ("2019-09-14-abqaiq", "2019-09-15-abqaiq", "2019-09-18-abqaiq")),
    ("2020-12-20", "Baghdad", ("2020-12-20-b", "2020-12-21-baghdad-q", "2020-12-21-baghdad-t", "2020-12-24-b")),
    ("2021-12-19", "Baghdad", ("2021-12-19-baghdad",)),
    ("2023-12-08", "Baghdad", ("2023-12-08-baghdad", "2023-12-09-baghdad")),
    ("2021-02-15", "Erbil", ("2021-02-15-erbil", "2021-02-16-erbil", "2021-02-26-erbil")),
    ("2024-01-28", "Jordan", ("2024-01-28-tower22", "2024-01-tower22", "2024-02-03-tower22")),
    ("2022-10-29", "Mogadishu", ("2022-10-mogadishu", "2022-11-10-mogadishu")),
    ("2017-10-14", "Mogadishu", ("2017-10-16-mogadishu",)),
    ("2023-01-30", "Peshawar", ("2023-01-30-peshawar", "2023-01-31-peshawar", "2023-02-03-peshawar")),
    ("2024-03-22", "Moscow", ("2024-03-22-moscow", "2024-03-23-moscow", "2024-03-26-moscow")),
]
ALIKE = [
    (("2020-12-20", "Baghdad"), ("2021-12-19", "Baghdad")),
    (("2020-12-20", "Baghdad"), ("2023-12-08", "Baghdad")),
    (("2021-12-19", "Baghdad"), ("2023-12-08", "Baghdad")),
    (("2022-10-29", "Mogadishu"), ("2017-10-14", "Mogadishu")),
]


@pytest.fixture(scope="module")
def accounts(ledger: Ledger) -> dict[str, Account]:
    return {account.id: account for account in ledger.accounts()}


@pytest.fixture(scope="module")
def principal(ledger: Ledger) -> dict[tuple[str, str], Incident]:
    """The incident of each day and place that most accounts tell of."""
    return {(day, place): found for day, place, _ in INCIDENTS if (found := _search(ledger, day, place))}


def _search(ledger: Ledger, day: str, place: str) -> Incident | None:
    on = date.fromisoformat(day)
    filters = Filters(since=on, until=on, near=place)
    vicinity = vicinity_of(filters, read_settings())
    found = [one.incident for one in dated_incidents(ledger, filters, vicinity) if one.day == on]
    return max(found, key=lambda incident: len(incident.accounts), default=None)


@pytest.mark.parametrize(("day", "place", "files"), INCIDENTS)
def test_most_of_its_reports_are_joined(
    day: str,
    place: str,
    files: tuple[str, ...],
    ledger: Ledger,
    accounts: dict[str, Account],
    principal: dict[tuple[str, str], Incident],
) -> None:
    held = ledger.files()
    about = {report for report, names in held.items() if Path(names[0]).name.startswith(files)}
    assert len(about) >= len(files)
    assert (day, place) in principal, "no incident of that day is found there"
    joined = {accounts[account].report_id for account in principal[day, place].accounts}
    missing = sorted(Path(held[report][0]).name for report in about - joined)
    assert len(about & joined) > len(about) / 2, missing


def test_no_two_are_one(principal: dict[tuple[str, str], Incident]) -> None:
    for one, other in combinations(principal.values(), 2):
        assert not set(one.accounts) & set(other.accounts)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_lookalikes_are_kept_apart_with_reasons(
    one: tuple[str, str], other: tuple[str, str], ledger: Ledger, principal: dict[tuple[str, str], Incident]
) -> None:
    left, right = set(principal[one].accounts), set(principal[other].accounts)
    between = [link for link in ledger.links(account_ids=left) if {link.left, link.right} & right]
    assert {link.decision for link in between} == {"different"}
    assert all(link.reasons for link in between)
    assert any("days apart" in reason for link in between for reason in link.reasons)
