"""A ledger that all of the console's tests look at; none of them writes to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.console.ledgers import make_ledger

from rashomon.ledger import Ledger, open_ledger


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("console") / "test.db"
    make_ledger(path)
    return path


@pytest.fixture
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    with open_ledger(ledger_path, create=False, read_only=True) as opened:
        yield opened
