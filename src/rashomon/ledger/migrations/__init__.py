"""The versions of the tables, and how to come from any of them to the newest.

Numbered scripts in ``versions/`` do the work, run by alembic, which is imported only then. In: a connection inside a
transaction. Out: nothing; the caller commits. A version, once released, never changes; another is added after it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

#: The number of the newest script, so that opening a ledger need not look at the scripts.
HEAD = "0006"
#: The table that holds a ledger's version.
VERSION_TABLE = "rashomon_version"


def upgrade(connection: Connection) -> None:
    """Bring the ledger behind ``connection`` to ``HEAD``, within the transaction that is open."""
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def configuration() -> Config:
    """Return alembic's configuration: where the scripts are."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
