"""The index of words: two full-text tables beside the records, which the database itself keeps up with them.

FTS5 holds where each word stands and no text (external content): the text is the reports' and statements' own. A
trigger adds each row that is stored, in the transaction that stores it. What a statement is found by (its words, who
speaks, the place it tells) is a view of it. Nothing here is a record: ``rebuild`` makes the index anew from them.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Table -> the table that holds its words.
INDEXES: Mapping[str, str] = {"reports": "reports_words", "statements": "statements_words"}
#: Marks put round what was found; noncharacters of Unicode, which no text is made of.
BEGIN, END = "\ufdd0", "\ufdd1"
_TOKENS = "tokenize='unicode61 remove_diacritics 2'"
_PLACE = (
    "CASE WHEN value_type = 'Place' AND json_valid(value) "
    "THEN json_extract(value, '$.name') || ' ' || json_extract(value, '$.words') ELSE '' END"
)
#: The statements that make the index of a ledger and fill it from what is there.
MADE: tuple[str, ...] = (
    "CREATE VIRTUAL TABLE reports_words USING fts5"
    f"(text, title, publisher, content='reports', content_rowid='rowid', {_TOKENS})",
    "CREATE VIEW statements_found_by AS SELECT rowid AS number, words, "
    f"replace(speaker_folded, char(10), ' ') AS speaker, {_PLACE} AS place FROM statements",
    "CREATE VIRTUAL TABLE statements_words USING fts5"
    f"(words, speaker, place, content='statements_found_by', content_rowid='number', {_TOKENS})",
    "CREATE TRIGGER reports_index AFTER INSERT ON reports BEGIN "
    "INSERT INTO reports_words (rowid, text, title, publisher) "
    "VALUES (NEW.rowid, NEW.text, NEW.title, NEW.publisher); END",
    "CREATE TRIGGER statements_index AFTER INSERT ON statements BEGIN "
    "INSERT INTO statements_words (rowid, words, speaker, place) "
    "SELECT number, words, speaker, place FROM statements_found_by WHERE number = NEW.rowid; END",
    "INSERT INTO reports_words (reports_words) VALUES ('rebuild')",
    "INSERT INTO statements_words (statements_words) VALUES ('rebuild')",
)
