"""What persons decide about names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rashomon.ledger.dialects import DIALECTS

revision = "0003"
down_revision = "0002"

COLUMNS = ("one", "other", "decision", "because", "decided_by", "recorded_at")


def upgrade() -> None:
    """Add the table, its index and the triggers that keep it append-only."""
    op.create_table(
        "name_decisions",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in COLUMNS),
    )
    op.create_index("name_decisions_in_order", "name_decisions", ["recorded_at", "id"])
    for trigger in DIALECTS[op.get_bind().dialect.name].guard("name_decisions", ["id"]).values():
        op.execute(trigger)
