"""What persons decide: the moment of a link, and a table of what they take back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rashomon.ledger.dialects import DIALECTS

revision = "0002"
down_revision = "0001"

#: What a correction may take back, with the table that holds it.
SUBJECTS = {"statement": "statements", "link": "links", "correction": "corrections"}


def upgrade() -> None:
    """Add the column and the table, its indexes and the triggers that keep it append-only."""
    op.add_column("links", sa.Column("decided_at", sa.Text))
    op.create_table(
        "corrections",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        *(_refers(f"{name}_id", f"{table}.id") for name, table in SUBJECTS.items()),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("because", "decided_by", "recorded_at")),
    )
    for name in SUBJECTS:
        op.create_index(f"corrections_of_{name}", "corrections", [f"{name}_id"])
    op.create_index("corrections_in_order", "corrections", ["recorded_at", "id"])
    for trigger in DIALECTS[op.get_bind().dialect.name].guard("corrections", ["id"]).values():
        op.execute(trigger)


def _refers(name: str, to: str) -> sa.Column[str]:
    reference = sa.ForeignKey(to, deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Text, reference, nullable=True)
