"""A ledger in a folder of its own, and reading by the made-up reader: no rule file, gazetteer or network is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.fresh import fresh_ledger
from tests.plain import beginning, read_plain, write_report

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
    monkeypatch.setattr(reading, "begin_report", beginning(read_plain))
    monkeypatch.setattr(reading, "make_tools", lambda settings: None)
    ticks = count()

    def run(ledger: Ledger, *paths: Path, on_progress: Callable[[Step], None] | None = None) -> ReadSummary:
        def now() -> datetime:
            return NOON + timedelta(seconds=next(ticks))

        return read([str(path) for path in paths], settings, ledger=ledger, on_progress=on_progress, now=now)

    return run


@pytest.fixture
def full(tmp_path: Path, ledger: Ledger, read_in: Read) -> Ledger:
    """A ledger of four incidents: Baghdad 2020 (two reports), Mogadishu 2020, Taji (undated), Baghdad 2021."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, day, lines in (
        ("one", "2020-12-21", ["rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army.", "condemn by Pompeo."]),
        ("two", "2020-12-24", ["rocket_attack at Baghdad on 2020-12-20: 5 killed, blamed Militia."]),
        ("three", "2020-12-22", ["car_bombing at Mogadishu on 2020-12-19."]),
        ("four", "2021-06-01", ["mortar_attack at Taji."]),
        ("five", "2021-12-20", ["rocket_attack at Baghdad on 2021-12-19."]),
    ):
        write_report(folder, name, *lines, published=day, publisher=name.title())
    read_in(ledger, folder)
    return ledger
