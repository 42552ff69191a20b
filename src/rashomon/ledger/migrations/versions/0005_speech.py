"""How a statement's words reached the report, and what found its speaker; "" for statements stored before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the two columns."""
    for name in ("speech", "speaker_found_by"):
        op.add_column("statements", sa.Column(name, sa.Text, nullable=False, server_default=""))
