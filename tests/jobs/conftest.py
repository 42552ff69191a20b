"""A ledger in a folder of its own, and reading by the made-up reader: no rule file, gazetteer or network is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.fresh import fresh_ledger
from tests.plain import read_plain

from rashomon.jobs import reading
from rashomon.jobs.reading import ReadSummary, Step, read
from rashomon.ledger import Ledger
from rashomon.settings import Settings

Read = Callable[..., ReadSummary]
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(ledger=tmp_path / "test.db", cache=tmp_path / "cache", max_bytes=1_000_000)


@pytest.fixture
def ledger(settings: Settings) -> Iterator[Ledger]:
    with fresh_ledger(settings.ledger) as opened:
        yield opened


@pytest.fixture
def read_in(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read paths into a ledger with the made-up reader; the clock goes one second for each time it is looked at."""
    monkeypatch.setattr(reading, "read_report", read_plain)
    monkeypatch.setattr(reading, "make_tools", lambda settings: None)
    ticks = count()

    def run(ledger: Ledger, *paths: Path, on_progress: Callable[[Step], None] | None = None) -> ReadSummary:
        def now() -> datetime:
            return NOON + timedelta(seconds=next(ticks))

        return read([str(path) for path in paths], settings, ledger=ledger, on_progress=on_progress, now=now)

    return run
