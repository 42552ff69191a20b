"""A saved web page.

In: a whole file. Out: one report: the article that trafilatura finds in the page, with its title, date, publisher and
address. The date is taken from the page's markup, never from the words of the article, where the date of the happening
stands as well. Fetches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from rashomon.readers.building import build
from rashomon.readers.decoding import decode_whole
from rashomon.readers.items import Draft, Opened, ReadItem, plain_line_ends, refused
from rashomon.records import Issue

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\slang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
#: A line that ends as a sentence does: without one, what was found is menus and captions.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$", re.MULTILINE)
_MARKUP_ONLY = {"original_date": True, "extensive_search": False}


def read(opened: Opened) -> Iterator[ReadItem]:
    """Read one saved page."""
    decoded = decode_whole(opened.stream, opened.max_bytes, _declared)
    if decoded.text is None:
        yield refused(opened.file, *decoded.issues)
        return
    page = _page(decoded.text)
    found = _draft(page, decoded.text) if page else None
    if found is None or not _SENTENCE_END.search(found.text):
        yield refused(opened.file, *decoded.issues, *_cut_off(decoded.text), _no_article())
    else:
        yield build(found, opened.file, (*decoded.issues, *_cut_off(decoded.text)))


def begins(text: str) -> bool:
    """Tell whether a text begins as a page does."""
    return _BEGINS.match(text) is not None


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _page(text: str) -> Any:
    try:
        return _trafilatura().bare_extraction(
            text, with_metadata=True, include_comments=False, date_extraction_params=_MARKUP_ONLY
        )
    except Exception:  # whatever the parsers under trafilatura raise at a page too broken for them
        return None


@cache
def _trafilatura() -> Any:
    import logging

    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they complain of comes back as an issue
    return trafilatura


def _draft(page: Any, text: str) -> Draft:
    title = " ".join((page.title or "").split())
    first, newline, rest = plain_line_ends(page.text or "").partition("\n")
    language = _LANGUAGE.search(text[:20_000])
    return Draft(
        rest if title and " ".join(first.split()) == title else first + newline + rest,
        published=page.date or "",
        publisher=page.sitename or "",
        title=title,
        url=page.url or "",
        language=language[1] if language else "",
        dated_at="page markup",
    )


def _cut_off(text: str) -> list[Issue]:
    lowered = text.lower()
    opened = any(tag in lowered for tag in ("<html", "<body"))
    if not opened or "</html" in lowered or "</body" in lowered:
        return []
    message = "The page breaks off: nothing closes it, so its end may be missing."
    return [Issue("truncated", message, "Save the page again.", place="end of file")]


def _no_article() -> Issue:
    return Issue("no-article", "No article was found in the page.", "Save its text as a dated text file instead.")
