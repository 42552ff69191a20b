"""The backends that every test of the ledger's contract runs on."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.fresh import fresh_ledger

from rashomon.ledger import Ledger

#: Each opens the same new ledger in a folder, however often it is called.
BACKENDS: Mapping[str, Callable[[Path], Ledger]] = {"sqlite": lambda folder: fresh_ledger(folder / "ledger.db")}

Opener = Callable[[Path], AbstractContextManager[Ledger]]


@pytest.fixture(params=BACKENDS)
def opener(request: pytest.FixtureRequest) -> Opener:
    return BACKENDS[request.param]


@pytest.fixture
def ledger(opener: Opener, tmp_path: Path) -> Iterator[Ledger]:
    with opener(tmp_path) as opened:
        yield opened
