"""Paths to reports: files, folders and standard input.

In: paths as a person names them. Out: one :class:`ReadItem` after another; nothing is held longer than its turn.
In a folder, hidden files and a project's own papers (README, LICENSE and the like) are passed over; a file of an
unknown kind is an issue. Never follows a link to a folder, never writes.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, BinaryIO

from rashomon.errors import UsageError
from rashomon.readers.decoding import is_binary, is_pdf, not_text
from rashomon.readers.formats import FORMATS, SUFFIXES, UNREAD, guess_format
from rashomon.readers.items import Opened, ReadItem, refused
from rashomon.readers.names import USUAL_NAMES
from rashomon.records import Issue

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"
_HEAD = 65_536
_PAPERS = ("readme", "license", "licence", "copying", "changelog", "contributing", "authors")
_SAY_WHICH = f"Give it one of the suffixes {', '.join(SUFFIXES)}, or say its format: {', '.join(FORMATS)}."


def read_paths(
    paths: Sequence[str],
    *,
    max_bytes: int,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[ReadItem]:
    """Read reports from files, from folders with all below them in order of name, and from standard input ("-").

    ``max_bytes`` bounds one report; ``format`` is a key of ``FORMATS`` for all files, else the suffix or the first
    bytes tell; ``columns`` maps a part of a report to its column in tables. Raises UsageError at once for an unknown
    format or part; whatever is wrong with a file is an issue.
    """
    if format is not None and format not in FORMATS:
        raise UsageError(f"There is no format {format!r}. The formats are {', '.join(FORMATS)}.")
    if unknown := sorted(set(columns or {}) - set(USUAL_NAMES)):
        raise UsageError(f"A report has no {unknown[0]!r}. Its parts are {', '.join(USUAL_NAMES)}.")
    return _read_all(paths, max_bytes, format, columns or {}, stdin)


def count_paths(paths: Sequence[str]) -> int | None:
    """Count the files that :func:`read_paths` will open; None when standard input is among them."""
    if STANDARD_INPUT in paths:
        return None
    return sum(1 for path in paths for _ in _below(path))


def _read_all(
    paths: Sequence[str], max_bytes: int, format: str | None, columns: Mapping[str, str], stdin: BinaryIO | None
) -> Iterator[ReadItem]:
    for path in paths:
        for found in [path] if path == STANDARD_INPUT else _below(path):
            if isinstance(found, Issue):
                yield refused(found.file, found)
                continue
            known = format or SUFFIXES.get(os.path.splitext(found)[1].lower())
            if known is None and found != path:
                yield refused(_shown(found), is_pdf() if found.lower().endswith(".pdf") else _unknown_format(found))
            else:
                yield from _read_file(found, stdin, max_bytes, known, columns)


def _read_file(
    path: str, stdin: BinaryIO | None, max_bytes: int, format: str | None, columns: Mapping[str, str]
) -> Iterator[ReadItem]:
    file = _shown(path)
    try:
        with nullcontext(stdin or sys.stdin.buffer) if path == STANDARD_INPUT else open(path, "rb") as stream:
            head = stream.read(_HEAD)
            name = format or guess_format(head, columns)
            if name is None and head.strip():
                yield refused(file, _no_format(head, path))
                return
            rejoined = io.BufferedReader(_Rejoined(head, stream), _HEAD)
            yield from FORMATS[name or "text"](Opened(file, rejoined, head, max_bytes, columns))
    except OSError as error:
        yield refused(file, _unreadable(error, file))


def _below(path: str) -> Iterator[str | Issue]:
    """Yield a file itself, or the files below a folder in order of name."""
    if "\0" in path:
        yield _unreadable(OSError(errno.EINVAL, "its name holds a NUL character"), _shown(path))
        return
    try:
        if not stat.S_ISDIR(os.stat(path).st_mode):
            yield path
            return
        with os.scandir(path) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(error, _shown(path))
        return
    for entry in inside:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _below(entry.path)
        elif not _passed_over(entry.name) and (os.path.isfile(entry.path) or not os.path.exists(entry.path)):
            yield entry.path  # a link to nothing too, for opening it says so


def _passed_over(name: str) -> bool:
    stem = name.split(".")[0].lower()
    return name.startswith(".") or stem in _PAPERS


def _shown(path: str) -> str:
    return "standard input" if path == STANDARD_INPUT else os.fsencode(path).decode("utf-8", "replace")


def _no_format(head: bytes, path: str) -> Issue:
    """Return the issue of a file of no format: no text at all, or text of no known layout."""
    if head.startswith(b"%PDF"):
        return is_pdf()
    return not_text(0) if is_binary(head) else _unknown_format(path)


def _unknown_format(path: str) -> Issue:
    for ending, (what, remedy) in UNREAD.items():
        if path.lower().endswith(ending):
            return Issue("unknown-format", what, remedy)
    return Issue("unknown-format", "Neither its name nor its beginning tells what format it is in.", _SAY_WHICH)


def _unreadable(error: OSError, file: str) -> Issue:
    if isinstance(error, FileNotFoundError):
        return Issue("not-found", "There is no such file or folder.", "Check the name.", file=file)
    reason = error.strerror or "it cannot be read"
    return Issue("unreadable", f"It could not be read: {reason}.", "Check the file and its permissions.", file=file)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, put together again; closing it leaves the stream open."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)
