"""What readers are given and what they give back.

In: an opened file, as :class:`Opened`. Between: what a format found, as :class:`Draft`, still words. Out: one
:class:`ReadItem` per report found, or per trouble met. Readers never raise for a bad report and never write anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from rashomon.records import Issue, Report


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One report that was read, with what is odd about it; or no report, with at least one issue that says why."""

    file: str
    report: Report | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file: its name as shown, its bytes from the first on, and its first bytes again in ``head``.

    ``max_bytes`` bounds one report, not the file; ``columns`` maps a field of a report to a column's name.
    """

    file: str
    stream: BinaryIO
    head: bytes
    max_bytes: int
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as a format found it: every part in words, "" where it says nothing.

    ``place`` tells where it begins ("row 7"), ``dated_at`` where its date stands or should stand ("header").
    """

    text: str
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    dateline: str = ""
    place: str = ""
    dated_at: str = ""


Reader = Callable[[Opened], Iterator[ReadItem]]


def refused(file: str, *issues: Issue) -> ReadItem:
    """Return an item without a report; the issues get the file's name."""
    return ReadItem(file, None, located(issues, file))


def located(issues: Iterable[Issue], file: str, place: str = "") -> tuple[Issue, ...]:
    """Write the file's name, and a place where there is none yet, into issues."""
    return tuple(replace(issue, file=file, place=issue.place or place) for issue in issues)


def as_words(value: object) -> str:
    """Turn a value of a header or a row into words: lists joined by commas, numbers as written, anything else ""."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return ", ".join(filter(None, map(as_words, value)))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def plain_line_ends(text: str) -> str:
    """Bring the line ends of Windows and of old Macs to ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def trim(text: str) -> str:
    """Bring line ends to ``\\n`` and drop blank lines at both ends; nothing else changes."""
    text = plain_line_ends(text)
    start = len(text) - len(text.lstrip())
    closing = text.find("\n", len(text.rstrip()))
    return text[text.rfind("\n", 0, start) + 1 : closing if closing >= start else len(text)]
