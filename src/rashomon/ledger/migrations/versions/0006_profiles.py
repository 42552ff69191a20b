"""What linking sees of each account, kept as it was made; and blocks whose accounts are read from the index alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, empty, put an index of blocks and accounts in place of that of blocks, and mark what is unlinked.

    From here on a report is stored and linked in one transaction, so that what was stored and not linked is known.
    """
    reference = sa.ForeignKey("accounts.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "profiles",
        sa.Column("account_id", sa.Text, reference, primary_key=True, nullable=False),
        sa.Column("made_by", sa.Text, primary_key=True, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("blocks_with_accounts", "blocks", ["block", "account_id"])
    op.drop_index("blocks_by_block", "blocks")
    op.execute(
        "INSERT INTO blocks (account_id, block, recorded_at) SELECT id, 'unlinked', recorded_at FROM accounts "
        "WHERE form = 'incident' AND stance = 'asserts' AND NOT EXISTS "
        "(SELECT 1 FROM blocks WHERE blocks.account_id = accounts.id AND blocks.block = 'linked')"
    )
