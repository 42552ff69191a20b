"""Which accounts share a block, which have none yet, and what is seen of them: what linking asks of a ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from rashomon.encoding import from_json, to_json
from rashomon.ledger import block_queries
from rashomon.ledger import rows as records
from rashomon.ledger.connected import Connected
from rashomon.records import Account, Link


class Blocked(Connected):
    """An open ledger whose blocks are asked for."""

    def accounts_in_blocks(self, blocks: Collection[str]) -> dict[str, set[str]]:
        """Return the ids of the accounts in each of the blocks; a block without any is left out."""
        found: dict[str, set[str]] = {}
        for row in self._rows(block_queries.blocks(self._dialect, keys=blocks)):
            found.setdefault(row["block"], set()).add(row["account_id"])
        return found

    def accounts_lacking(self, block: str, *, among: str) -> Iterator[Account]:
        """Stream the accounts of the block ``among`` that lack another, by report."""
        return self._stream(block_queries.accounts_lacking(block, among), records.account_of)

    def accounts_in_block(self, block: str) -> list[str]:
        """Return the ids of the accounts in a block, in no order."""
        return [row["account_id"] for row in self._rows(block_queries.members(block))]

    def some_in_blocks(self, blocks: Collection[str], most: int) -> dict[str, list[str]]:
        """Return the ids of any ``most`` accounts of each of the blocks, in no order; one without any is left out.

        What it takes grows with the blocks asked for, not with how many accounts they have.
        """
        given = {"wanted": to_json(sorted(blocks))}
        rows = self._rows(block_queries.some_members(self._dialect, most), given)
        return {row["block"]: found for row in rows if (found := from_json(row["listed"], list[str]))}

    def crowded_blocks(
        self, more_than: int, *, but: Collection[str] = (), as_of: datetime | None = None
    ) -> dict[str, set[str]]:
        """Return the accounts of the blocks that have more than so many, but for the blocks named."""
        found: dict[str, set[str]] = {}
        for row in self._rows(block_queries.crowded(more_than, but, as_of)):
            found.setdefault(row["block"], set()).add(row["account_id"])
        return found

    def blocks_of(self, account_ids: Collection[str]) -> dict[str, set[str]]:
        """Return the blocks of each of the accounts; an account without any is left out."""
        found: dict[str, set[str]] = {}
        for row in self._rows(block_queries.keys_of(self._dialect), {"wanted": to_json(sorted(account_ids))}):
            found.setdefault(row["account_id"], set()).add(row["block"])
        return found

    def decided(self, account_ids: Collection[str]) -> Iterator[Link]:
        """Stream the decisions with an end among the accounts in the order they were recorded.

        They have no ids, chances and reasons. Those that a person has undone are left out.
        """
        for row in self._rows(block_queries.decided(self._dialect), {"wanted": to_json(sorted(account_ids))}):
            yield Link("", row["left"], row["right"], row["decision"], 0.0, (), row["decided_by"])

    def profiles(self, account_ids: Collection[str], made_by: str) -> dict[str, str]:
        """Return what linking sees of each of the accounts, as it was stored by ``made_by``; others are left out."""
        given = {"wanted": to_json(sorted(account_ids)), "made_by": made_by}
        return {row["account_id"]: row["content"] for row in self._rows(block_queries.profiles(self._dialect), given)}
