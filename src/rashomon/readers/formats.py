"""The formats: which reader reads each, which suffix stands for each, and how a format shows in a file's first bytes.

A new format is one file beside this one, an entry in ``FORMATS`` and its suffixes in ``SUFFIXES``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from rashomon.readers import dated, headed, html, rows
from rashomon.readers.decoding import BOMS
from rashomon.readers.items import Opened, Reader, ReadItem, plain_line_ends
from rashomon.readers.names import choose


def read_text(opened: Opened) -> Iterator[ReadItem]:
    """Read plain text or Markdown, whichever of a date line and a header it begins with."""
    return dated.read(opened) if dated.begins(_words(opened.head)) else headed.read(opened)


FORMATS: Mapping[str, Reader] = {
    "text": read_text,
    "dated": dated.read,
    "headed": headed.read,
    "html": html.read,
    "jsonl": rows.read_json_lines,
    "csv": rows.read_csv,
}

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
}


_JSON = ("It is JSON, and no JSON Lines.", "Write each report as one object on a line of its own, in a file .jsonl.")
_FEED = ("It is XML, such as a feed.", "Save the pages it leads to as .html, or write its entries as JSON Lines.")
_PAGES = ("It is an archive of web pages.", "Take its pages out, and save them as .html.")
_WRITTEN = (
    "It is a word processor's file.",
    "Save its text as a .txt file that begins with a line 'date YYYY-MM-DD'.",
)
#: How names end of what is often at hand and is not read: what it is, and what to do.
UNREAD: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((".json", ".geojson"), _JSON),
    **dict.fromkeys((".xml", ".rss", ".atom"), _FEED),
    **dict.fromkeys((".warc", ".warc.gz", ".wacz", ".mhtml"), _PAGES),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), _WRITTEN),
}


def guess_format(head: bytes, columns: Mapping[str, str]) -> str | None:
    """Tell the format by a file's first bytes; None when they show none."""
    words = _words(head)
    if dated.begins(words) or headed.begins(words):
        return "text"
    if html.begins(words):
        return "html"
    if words.lstrip().startswith("{"):
        return "jsonl"
    return "csv" if _is_table_head(words.lstrip().partition("\n")[0], columns) else None


def _is_table_head(line: str, columns: Mapping[str, str]) -> bool:
    cells = next(csv.reader([line], delimiter=max(rows.DELIMITERS, key=line.count)), [])
    chosen = choose(cells, columns)
    return {chosen.get("text"), chosen.get("published")} <= set(cells)


def _words(head: bytes) -> str:
    codec = next((codec for bom, codec in BOMS if head.startswith(bom)), "utf-8")
    return plain_line_ends(head.decode(codec, "ignore").removeprefix("\ufeff"))
