"""New ledgers as copies of an empty one, whose tables are made once: making them takes ten times as long as copying.

What is tested of making a ledger (``tests/ledger/test_opening.py``, ``test_migrations.py``) makes its own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.ledger import Ledger, open_ledger


def fresh_ledger(path: Path) -> Ledger:
    """Open a ledger for writing, an empty one where there is none."""
    if not path.exists():
        path.write_bytes(_empty())
    return open_ledger(path)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        open_ledger(path).close()
        return path.read_bytes()
