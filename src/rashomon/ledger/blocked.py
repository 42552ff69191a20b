"""Which accounts share a block, and which have none yet: what linking asks of a ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from rashomon.ledger import queries, rows
from rashomon.ledger.connected import Connected
from rashomon.records import Account


class Blocked(Connected):
    """An open ledger whose blocks are asked for."""

    def accounts_in_blocks(self, blocks: Collection[str]) -> dict[str, set[str]]:
        """Return the ids of the accounts in each of the blocks; a block without any is left out."""
        found: dict[str, set[str]] = {}
        for row in self._rows(queries.blocks(self._dialect, keys=blocks)):
            found.setdefault(row["block"], set()).add(row["account_id"])
        return found

    def accounts_without(self, block: str, *, form: str) -> Iterator[Account]:
        """Stream the accounts of a form that lack a block, by report."""
        return self._stream(queries.accounts_without(block, form), rows.account_of)

    def accounts_in_block(self, block: str) -> list[str]:
        """Return the ids of the accounts in a block, in no order."""
        return [row["account_id"] for row in self._rows(queries.members(block))]

    def some_in_blocks(self, blocks: Collection[str], most: int) -> dict[str, list[str]]:
        """Return the ids of any ``most`` accounts of each of the blocks, in no order; one without any is left out.

        What it takes grows with the blocks asked for, not with how many accounts they have.
        """
        found: dict[str, list[str]] = {}
        for row in self._rows(queries.some_members(self._dialect, blocks, most)):
            found.setdefault(row["block"], []).append(row["account_id"])
        return found

    def crowded_blocks(
        self, more_than: int, *, but: Collection[str] = (), as_of: datetime | None = None
    ) -> dict[str, set[str]]:
        """Return the accounts of the blocks that have more than so many, but for the blocks named."""
        found: dict[str, set[str]] = {}
        for row in self._rows(queries.crowded(more_than, but, as_of)):
            found.setdefault(row["block"], set()).add(row["account_id"])
        return found

    def blocks_of(self, account_ids: Collection[str]) -> dict[str, set[str]]:
        """Return the blocks of each of the accounts; an account without any is left out."""
        found: dict[str, set[str]] = {}
        for row in self._rows(queries.blocks(self._dialect, account_ids=account_ids)):
            found.setdefault(row["account_id"], set()).add(row["block"])
        return found
