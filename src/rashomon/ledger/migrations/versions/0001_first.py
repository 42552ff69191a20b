"""The first tables: reports, readings, accounts, statements, links, issues and blocks, all but the last append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rashomon.ledger.dialects import DIALECTS

revision = "0001"
down_revision = None

KEYS = {
    "reports": ["id"],
    "readings": ["report_id", "file", "reader"],
    "accounts": ["id"],
    "statements": ["id"],
    "links": ["id"],
    "issues": ["id"],
}


def upgrade() -> None:
    """Make the tables, their indexes and the triggers that keep them append-only."""
    _reports()
    _accounts()
    _statements()
    _links()
    _issues()
    _blocks()
    dialect = DIALECTS[op.get_bind().dialect.name]
    for table, key in KEYS.items():
        for trigger in dialect.guard(table, key).values():
            op.execute(trigger)


def _reports() -> None:
    names = ("text", "published", "publisher", "title", "url", "language", "dateline")
    op.create_table(
        "reports", _text("id", key=True), *map(_text, names), sa.Column("published_at", sa.Text), _text("recorded_at")
    )
    op.create_index("reports_in_order", "reports", ["published", "id"])
    op.create_table(
        "readings",
        _refers("report_id", "reports.id", key=True),
        _text("file", key=True),
        _text("reader", key=True),
        _text("recorded_at"),
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        _text("id", key=True),
        _refers("report_id", "reports.id"),
        *map(_text, ("kind", "form", "stance")),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        _text("words"),
        _refers("about", "accounts.id", nullable=True),
        _text("recorded_at"),
    )
    op.create_index("accounts_of_report", "accounts", ["report_id"])


def _statements() -> None:
    named = ("field", "value_type", "value", "speaker", "speaker_canonical", "speaker_folded", "stance", "words")
    op.create_table(
        "statements",
        _text("id", key=True),
        _refers("report_id", "reports.id"),
        _refers("account_id", "accounts.id", nullable=True),
        *map(_text, named),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        *map(_text, ("published", "found_by")),
        sa.Column("score", sa.Float, nullable=False),
        *map(_text, ("hedge", "via")),
        sa.Column("said", sa.Text),
        _text("recorded_at"),
    )
    op.create_index("statements_of_report", "statements", ["report_id"])
    op.create_index("statements_of_account", "statements", ["account_id"])
    op.create_index("statements_by_speaker", "statements", ["speaker_canonical"])
    order = ["published", "report_id", "span_start", "span_end", "field", "id"]
    op.create_index("statements_in_order", "statements", order)


def _links() -> None:
    op.create_table(
        "links",
        _text("id", key=True),
        _refers("left", "accounts.id"),
        _refers("right", "accounts.id"),
        _text("decision"),
        sa.Column("score", sa.Float, nullable=False),
        *map(_text, ("reasons", "decided_by", "recorded_at")),
    )
    op.create_index("links_by_left", "links", ["left"])
    op.create_index("links_by_right", "links", ["right"])
    op.create_index("links_in_order", "links", ["recorded_at", "id"])


def _issues() -> None:
    names = ("code", "message", "remedy", "file", "place", "report_id", "recorded_at")
    op.create_table("issues", _text("id", key=True), *map(_text, names))


def _blocks() -> None:
    op.create_table(
        "blocks", _refers("account_id", "accounts.id", key=True), _text("block", key=True), _text("recorded_at")
    )
    op.create_index("blocks_by_block", "blocks", ["block"])


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _refers(name: str, to: str, *, key: bool = False, nullable: bool = False) -> sa.Column[str]:
    reference = sa.ForeignKey(to, deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Text, reference, primary_key=key, nullable=nullable)
