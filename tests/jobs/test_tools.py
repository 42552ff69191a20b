"""The tools: what making them changes in this process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.extract.told import TOOLS

from rashomon.encoder import reading
from rashomon.jobs.tools import make_tools
from rashomon.settings import Settings
from rashomon.values import gazetteer


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_what_a_report_makes_is_not_searched_for_circles_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "load_reader", lambda threads: None)
    monkeypatch.setattr(gazetteer, "open_gazetteer", lambda cache: TOOLS.gazetteer)
    make_tools(Settings(ledger=tmp_path / "none.db", cache=tmp_path, max_bytes=1))
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    made = [[number] for number in range(5_000)]
    assert gc.get_stats()[0]["collections"] == before, len(made)
    made += [[number] for number in range(20_000)]
    assert gc.get_stats()[0]["collections"] > before, "circles are still looked for"
