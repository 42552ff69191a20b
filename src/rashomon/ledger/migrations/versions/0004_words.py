"""The index of words over reports and statements, filled from what the ledger holds; two more indexes of statements."""

from __future__ import annotations

from alembic import op

from rashomon.ledger.dialects import DIALECTS

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index, the triggers that keep it up, and fill it; a database without one is searched row by row."""
    op.create_index("statements_by_score", "statements", ["score", "id"])
    op.create_index("statements_by_finder", "statements", ["found_by"])
    for statement in DIALECTS[op.get_bind().dialect.name].words_index:
        op.execute(statement)
