"""The index of words over reports and statements, filled from what the ledger holds."""

from __future__ import annotations

from alembic import op

from rashomon.ledger.dialects import DIALECTS

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index, the triggers that keep it up, and fill it; a database without one is searched row by row."""
    for statement in DIALECTS[op.get_bind().dialect.name].words_index:
        op.execute(statement)
