"""A ledger taken back to what an older version made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from rashomon.ledger.indexing import INDEXES
from rashomon.ledger.migrations import VERSION_TABLE

#: Version -> what the script that leads on from it made, and how that is taken away.
_TAKEN: dict[str, list[str]] = {
    "0005": [
        "DROP TABLE profiles",
        "DROP INDEX blocks_with_accounts",
        "CREATE INDEX blocks_by_block ON blocks (block)",
    ],
    "0004": [f"ALTER TABLE statements DROP COLUMN {column}" for column in ("speech", "speaker_found_by")],
    "0003": [
        *(f"DROP TRIGGER {name}" for name in ("reports_index", "statements_index")),
        "DROP VIEW statements_found_by",
        *(f"DROP INDEX {name}" for name in ("statements_by_score", "statements_by_finder")),
        *(f"DROP TABLE {index}" for index in INDEXES.values()),
    ],
}


def take_back(path: Path, version: str) -> None:
    """Take away what the scripts after ``version``, "0003" or later, made of the ledger at ``path``."""
    with closing(sqlite3.connect(path)) as database, database:
        # An altered table is checked against views and triggers, so what stands on it goes first.
        for after in sorted(name for name in _TAKEN if name >= version):
            for statement in _TAKEN[after]:
                database.execute(statement)
        database.execute(f"UPDATE {VERSION_TABLE} SET version_num = '{version}'")
