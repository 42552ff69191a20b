"""The ledger: one append-only file of reports, accounts, statements and links.

In: Readings, Links and Issues with the time they are recorded. Out: the same records, streamed in an order that does
not depend on when they came in, as the ledger stands or as it stood at a past moment. It never changes or deletes what
it holds, never compares or decides, and never reaches the network. SQLAlchemy is imported when a ledger is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.ledger.store import Ledger

__all__ = ["Ledger", "open_ledger"]


def open_ledger(path: Path, *, create: bool = True, read_only: bool = False, wait: float = 10.0) -> Ledger:
    """Open the ledger file at ``path``, bringing an older one up to this version; use it in a ``with`` statement.

    ``create`` makes the file when there is none (never when ``read_only``); ``wait`` is how many seconds to wait for
    another process that writes. Raises LedgerError when the file is missing, not a ledger, newer than this version,
    damaged or not writable, and LedgerBusy when the other process takes longer.
    """
    from rashomon.ledger.opening import open_store

    return open_store(path, create=create and not read_only, read_only=read_only, wait=wait)


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from rashomon.ledger.store import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
