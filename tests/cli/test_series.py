"""``rashomon series``: a count, its scope and the ledger beside it, for a person and as data."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Rashomon
from tests.jobs.test_series import NOON, counting

from rashomon.ledger import open_ledger


@pytest.fixture
def counted(filled: Rashomon) -> Rashomon:
    """The command line on a ledger that holds a count too."""
    with open_ledger(Path("rashomon.db")) as ledger:
        ledger.add(counting(), file="a.txt", reader="test 1", recorded=NOON)
    return filled


def test_a_ledger_without_counts(filled: Rashomon) -> None:
    result = filled("series")
    assert (result.code, result.out) == (0, "")
    assert "The ledger holds no count of incidents." in result.err


def test_a_count_for_a_person(counted: Rashomon) -> None:
    text = " ".join(counted("series").out.split())
    assert "Count of incidents: over 20; Killed: 12" in text
    assert "the army — Post, 31 December 2020: “over 20 attacks”" in text
    assert "scope: from 1 October 2020 until 31 December 2020; at Iraq" in text
    assert "The ledger holds 1 incident in that scope; at least 20 of those counted are not in the ledger." in text
    assert "Killed, in those in scope: 3 to 5 (told of 1 incident)" in text
    assert "2020-12-20 within the span; the place fits: Baghdad" in text
    assert "missing it by one limit: " in text
    assert "another place: Mogadishu" in text


def test_a_count_as_data(counted: Rashomon) -> None:
    (row,) = counted("series", "--json").rows
    assert (row["scope"]["since"], row["scope"]["until"], row["not_in_the_ledger"]) == ("2020-10-01", "2020-12-31", 20)
    assert [len(row[key]) for key in ("in_scope", "unclear", "near")] == [1, 0, 1]
    assert row["own"] == [{"field": "killed", "low": 3, "high": 5, "told": 1}]
    assert row["in_scope"][0]["reasons"][0] == {"limit": "time", "verdict": "in", "why": "within the span"}
    assert counted("series", row["id"][:8], "--json").rows == [row]


def test_an_id_of_something_else(counted: Rashomon) -> None:
    result = counted("series", "ffffffff")
    assert (result.code, result.out) == (2, "")
    assert "Nothing in the ledger" in result.err
