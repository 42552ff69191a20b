"""The tables, as SQLAlchemy Core sees them; the migrations make them.

Dates and times are ISO 8601 text (``recorded_at`` in UTC with microseconds, so that it sorts as text), values and
names are JSON as :mod:`rashomon.encoding` writes it. "" for "no account" is stored as NULL, so that references hold.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA = MetaData()


def _text(name: str, *, key: bool = False, default: str | None = None) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False, server_default=default)


def _refers(name: str, to: str, *, key: bool = False, nullable: bool = False) -> Column[str]:
    reference = ForeignKey(to, deferrable=True, initially="DEFERRED")
    return Column(name, Text, reference, primary_key=key, nullable=nullable)


reports = Table(
    "reports",
    METADATA,
    _text("id", key=True),
    _text("text"),
    _text("published"),
    _text("publisher"),
    _text("title"),
    _text("url"),
    _text("language"),
    _text("dateline"),
    Column("published_at", Text),
    _text("recorded_at"),
    Index("reports_in_order", "published", "id"),
)

readings = Table(
    "readings",
    METADATA,
    _refers("report_id", "reports.id", key=True),
    _text("file", key=True),
    _text("reader", key=True),
    _text("recorded_at"),
)

accounts = Table(
    "accounts",
    METADATA,
    _text("id", key=True),
    _refers("report_id", "reports.id"),
    _text("kind"),
    _text("form"),
    _text("stance"),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    _text("words"),
    _refers("about", "accounts.id", nullable=True),
    _text("recorded_at"),
    Index("accounts_of_report", "report_id"),
)

statements = Table(
    "statements",
    METADATA,
    _text("id", key=True),
    _refers("report_id", "reports.id"),
    _refers("account_id", "accounts.id", nullable=True),
    _text("field"),
    _text("value_type"),
    _text("value"),
    _text("speaker"),
    _text("speaker_canonical"),
    _text("speaker_folded"),
    _text("stance"),
    _text("words"),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    _text("published"),
    _text("found_by"),
    Column("score", Float, nullable=False),
    _text("hedge"),
    _text("via"),
    Column("said", Text),
    _text("recorded_at"),
    _text("speech", default=""),
    _text("speaker_found_by", default=""),
    Index("statements_of_report", "report_id"),
    Index("statements_of_account", "account_id"),
    Index("statements_by_speaker", "speaker_canonical"),
    Index("statements_by_score", "score", "id"),
    Index("statements_by_finder", "found_by"),
    Index("statements_in_order", "published", "report_id", "span_start", "span_end", "field", "id"),
)

links = Table(
    "links",
    METADATA,
    _text("id", key=True),
    _refers("left", "accounts.id"),
    _refers("right", "accounts.id"),
    _text("decision"),
    Column("score", Float, nullable=False),
    _text("reasons"),
    _text("decided_by"),
    _text("recorded_at"),
    Column("decided_at", Text),
    Index("links_by_left", "left"),
    Index("links_by_right", "right"),
    Index("links_in_order", "recorded_at", "id"),
)

#: What persons take back; of the three references one is there, the others are NULL.
corrections = Table(
    "corrections",
    METADATA,
    _text("id", key=True),
    _refers("statement_id", "statements.id", nullable=True),
    _refers("link_id", "links.id", nullable=True),
    _refers("correction_id", "corrections.id", nullable=True),
    _text("because"),
    _text("decided_by"),
    _text("recorded_at"),
    Index("corrections_of_statement", "statement_id"),
    Index("corrections_of_link", "link_id"),
    Index("corrections_of_correction", "correction_id"),
    Index("corrections_in_order", "recorded_at", "id"),
)

#: What persons decide about names: the last decision about a pair counts.
name_decisions = Table(
    "name_decisions",
    METADATA,
    _text("id", key=True),
    _text("one"),
    _text("other"),
    _text("decision"),
    _text("because"),
    _text("decided_by"),
    _text("recorded_at"),
    Index("name_decisions_in_order", "recorded_at", "id"),
)

issues = Table(
    "issues",
    METADATA,
    _text("id", key=True),
    _text("code"),
    _text("message"),
    _text("remedy"),
    _text("file"),
    _text("place"),
    _text("report_id"),
    _text("recorded_at"),
)

#: Keys under which accounts are looked up when candidates for linking are sought; made by the caller of ``add``.
blocks = Table(
    "blocks",
    METADATA,
    _refers("account_id", "accounts.id", key=True),
    _text("block", key=True),
    _text("recorded_at"),
    Index("blocks_with_accounts", "block", "account_id"),
)

#: What linking sees of an account, as the caller of ``add`` made it and signed it with ``made_by``. It follows from
#: what the account's report holds, and is kept because making it takes longer than reading it.
profiles = Table(
    "profiles",
    METADATA,
    _refers("account_id", "accounts.id", key=True),
    _text("made_by", key=True),
    _text("content"),
)

#: What holds records: rows are added and never changed, and the database itself refuses anything else.
APPEND_ONLY: Mapping[str, Table] = {
    table.name: table for table in (reports, readings, accounts, statements, links, issues, corrections, name_decisions)
}
