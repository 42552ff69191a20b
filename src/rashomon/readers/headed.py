"""Plain text and Markdown with a YAML header between ``---`` lines.

In: a whole file. Out: one report. A first line ``# Title`` is the title and is taken off when the header gives the same
title or none; the rest is kept as it stands, Markdown marks included, so that offsets hold. The header's values stay
words: ``no`` is Norwegian here, and a date keeps its zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from rashomon.readers.building import build
from rashomon.readers.decoding import decode_whole
from rashomon.readers.items import Draft, Opened, ReadItem, as_words, plain_line_ends, refused, trim
from rashomon.readers.names import choose
from rashomon.records import Issue

_OPENING = re.compile(r"\s*?---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LONGEST_HEADER = 20_000


def read(opened: Opened) -> Iterator[ReadItem]:
    """Read one text with a header."""
    decoded = decode_whole(opened.stream, opened.max_bytes)
    found = draft(decoded.text, opened.columns) if decoded.text is not None else None
    if isinstance(found, Draft):
        yield build(found, opened.file, decoded.issues)
    else:
        yield refused(opened.file, *decoded.issues, *([found] if found else []))


def begins(text: str) -> bool:
    """Tell whether a text opens a header."""
    return _OPENING.match(plain_line_ends(text)) is not None


def draft(text: str, columns: Mapping[str, str] | None = None) -> Draft | Issue:
    """Split a text into header and text, or say what is wrong with the header.

    ``columns`` maps a part of a report to the name it has in the header, where it has it.
    """
    text = plain_line_ends(text)
    opening = _OPENING.match(text)
    if opening is None:
        return _with_title({}, trim(text), "line 1")
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST_HEADER)
    if closing is None:
        message = "A header begins with '---' but no second '---' ends it."
        return Issue("truncated", message, "Close the header, or fetch the file again.", place="line 1")
    header = _header(text[opening.end() : closing.start()])
    if isinstance(header, Issue):
        return header
    chosen = choose(header, {part: name for part, name in (columns or {}).items() if name in header})
    parts = {part: as_words(header.get(name)) for part, name in chosen.items() if part != "text"}
    return _with_title(parts, trim(text[closing.end() :]), "header")


def _header(words: str) -> dict[str, Any] | Issue:
    try:
        header = yaml.load(words, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        return _bad_header(f"The header is not YAML, near line {line} of it.")
    if header is None:
        return {}
    if not isinstance(header, dict) or not all(isinstance(name, str) for name in header):
        return _bad_header("The header is not a list of 'name: value' lines.")
    return header


def _bad_header(message: str) -> Issue:
    remedy = "Write it as lines of 'name: value'; quote a value with a colon."
    return Issue("bad-header", message, remedy, place="header")


def _with_title(parts: dict[str, str], text: str, dated_at: str) -> Draft:
    first, _, rest = text.partition("\n")
    title = " ".join(first[1:].strip().rstrip("#").split()) if first.startswith(("# ", "#\t")) else ""
    if title and title == " ".join((parts.get("title") or title).split()):
        return Draft(rest, dated_at=dated_at, **{**parts, "title": title})
    return Draft(text, dated_at=dated_at, **parts)
