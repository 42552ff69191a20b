"""What alembic runs: the scripts, on the connection it is handed, in the transaction that is open there."""

from __future__ import annotations

from alembic import context

from rashomon.ledger.migrations import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
context.run_migrations()
