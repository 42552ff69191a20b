"""``rashomon engines``: both engines side by side, and what is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Rashomon

from rashomon.cli.codes import EXIT_CODES
from rashomon.jobs import bulk_linking, splink_engine
from rashomon.jobs.splink_engine import Chance
from rashomon.linking.bulk import BulkRow


def _all_pairs(rows: list[BulkRow], *, least: float) -> list[Chance]:
    """Stand in for Splink: every two accounts, the first pair sure, the others even."""
    ids = sorted(row.unique_id for row in rows)
    pairs = [(one, other) for at, one in enumerate(ids) for other in ids[at + 1 :]]
    return [Chance(*pair, 0.99 if not at else 0.6, {"time": "the same day"}) for at, pair in enumerate(pairs)]


@pytest.fixture
def splink(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_linking, "splink_chances", _all_pairs)
    monkeypatch.setattr(bulk_linking, "splink_version", lambda: "5.0.0")


@pytest.mark.usefixtures("splink")
def test_answers_are_counted_and_differing_pairs_are_listed(rashomon: Rashomon, reports: Path) -> None:
    rashomon("read", reports)
    result = rashomon("engines")
    assert result.code == 0
    assert result.out.splitlines()[0].split() == ["OURS", "SPLINK", "PAIRS"]
    assert "ACCOUNT" in result.out
    assert "4 accounts" in result.err
    assert "0 links stored." in result.err


@pytest.mark.usefixtures("splink")
def test_as_json(rashomon: Rashomon, reports: Path) -> None:
    rashomon("read", reports)
    data = json.loads(rashomon("engines", "--json").out)
    assert data["accounts"] == 4
    assert {"ours", "splink", "left", "right"} == set(data["apart"][0])


@pytest.mark.usefixtures("splink")
def test_links_are_stored_only_when_asked_and_once(rashomon: Rashomon, reports: Path) -> None:
    rashomon("read", reports)
    assert "0 links stored." in rashomon("engines").err
    assert "6 links stored." in rashomon("engines", "--store").err
    assert "0 links stored." in rashomon("engines", "--store").err
    assert rashomon("check").code == 0


def test_without_splink_it_says_what_to_install(
    rashomon: Rashomon, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splink_engine, "find_spec", lambda name: None)
    rashomon("read", reports)
    result = rashomon("engines")
    assert result.code in EXIT_CODES
    assert result.code != 0
    assert "rashomon[bulk]" in result.err
