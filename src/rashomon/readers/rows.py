"""Tables of reports: JSON Lines, CSV and TSV, one report a row.

In: an opened file, read row by row; columns as given, or guessed from their usual names. Out: one item per row; a row
that cannot be read is an issue and the others go on, a long run of rows refused alike being told in one. A file whose
rows have no text is one issue. "row 7" counts as an editor does: lines of JSON Lines, records of a CSV file with its
head as row 1.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count, groupby, islice
from typing import Any, TypeVar

import msgspec

from rashomon.readers.building import build
from rashomon.readers.decoding import is_binary, not_text
from rashomon.readers.items import Draft, Opened, ReadItem, as_words, refused
from rashomon.readers.lines import BadLine, Lines
from rashomon.readers.names import choose
from rashomon.records import Issue

Row = Mapping[str, Any]
T = TypeVar("T")

#: What may part the columns of a CSV file.
DELIMITERS = ",;\t|"
_MOST_ALIKE = 10
_FETCH_AGAIN = "Fetch or write the file again."


def read_json_lines(opened: Opened) -> Iterator[ReadItem]:
    """Read JSON Lines: a JSON object on each line; empty lines are passed over."""
    return _condensed(_read(opened, _json_rows, ("text",)))


def read_csv(opened: Opened) -> Iterator[ReadItem]:
    """Read a table with a head, whose columns commas, semicolons, tabs or bars part."""
    csv.field_size_limit(2**31 - 1)  # the csv module's own limit holds for all of Python; ``Lines`` keeps ours
    return _condensed(_read(opened, _csv_rows, ("text", "published")))


def _read(
    opened: Opened, rows: Callable[[Lines], Iterator[tuple[int, Row | Issue]]], needed: Sequence[str]
) -> Iterator[ReadItem]:
    if is_binary(opened.head):
        yield refused(opened.file, not_text(0))
        return
    lines = Lines(opened)
    checked = any_row = False
    for number, row in rows(lines):
        any_row = True
        place = f"row {number}"
        warnings = tuple(replace(warning, place=place) for warning in lines.take_warnings())
        if isinstance(row, Issue):
            yield refused(opened.file, *warnings, replace(row, place=place))
            continue
        names = choose(row, opened.columns)
        if not checked and (missing := [part for part in needed if names.get(part) not in row]):
            yield refused(opened.file, _no_column(missing[0], names.get(missing[0]), row, place))
            return
        checked = True
        yield build(_draft(row, names, place), opened.file, warnings)
    if not any_row:
        yield refused(opened.file, Issue("empty", "There are no rows.", "Leave the file out, or fetch it again."))


def _condensed(items: Iterator[ReadItem]) -> Iterator[ReadItem]:
    """Pass items on; of rows in succession refused for one reason, the first ten and one issue for all the others."""
    for code, alike in groupby(items, key=lambda item: "" if item.report else item.issues[-1].code):
        passed_on = _shortened if code else iter
        yield from passed_on(alike)


def _shortened(alike: Iterator[ReadItem]) -> Iterator[ReadItem]:
    yield from islice(alike, _MOST_ALIKE)
    if further := next(alike, None):
        yield _together(further, alike)


def _together(first: ReadItem, others: Iterator[ReadItem]) -> ReadItem:
    number, last = deque(enumerate(chain([first], others), 1), maxlen=1).pop()
    if number == 1:
        return first
    issue = first.issues[-1]
    message = f"{number} more rows are alike; of the first: {issue.message}"
    return refused(first.file, replace(issue, message=message, place=f"{issue.place} to {last.issues[-1].place}"))


def _json_rows(lines: Lines) -> Iterator[tuple[int, Row | Issue]]:
    for number, line in _numbered(lines, lines):
        if isinstance(line, Issue):
            yield number, line
        elif number == 1 and line.strip() in ("[", "{"):
            message = "It is one JSON document over many lines, not JSON Lines."
            yield number, Issue("bad-row", message, "Write one object a line, for instance with: jq -c '.[]'.")
            return
        elif line.strip():
            yield number, _json_row(line, lines.ended)


def _json_row(line: str, ended: bool) -> Row | Issue:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        if not ended:
            return Issue("truncated", "The last row breaks off.", _FETCH_AGAIN)
        return Issue("bad-row", f"The row is not JSON: {error}.", "Correct or remove the row.")
    if isinstance(row, dict):
        return row
    return Issue("bad-row", "The row is JSON but not an object with names.", 'Write it as {"text": ...}.')


def _csv_rows(lines: Lines) -> Iterator[tuple[int, Row | Issue]]:
    head: list[str] | None = None
    try:
        first = next((line for line in lines if line.strip()), "")
    except BadLine as bad:
        yield 1, bad.issue
        return
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    for number, cells in _numbered(reader, lines):
        if isinstance(cells, Issue):
            yield number, cells
            if head is None:
                return
        elif any(cells):
            if head is None:
                head = [name.strip() for name in cells]
            else:
                yield number, _csv_row(head, cells)


def _csv_row(head: list[str], cells: list[str]) -> Row | Issue:
    if len(cells) < len(head) or any(cells[len(head) :]):
        message = f"The row has {len(cells)} cells, the head has {len(head)}."
        return Issue("bad-row", message, "Put a cell that holds the delimiter or a quotation mark in quotation marks.")
    return dict(zip(head, cells, strict=False))


def _numbered(rows: Iterator[T], lines: Lines) -> Iterator[tuple[int, T | Issue]]:
    """Number rows from 1; one that cannot be read is its issue. Both iterators go on after what they raise."""
    for number in count(1):
        lines.begin_row()
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except BadLine as bad:
            yield number, bad.issue
        except csv.Error as error:
            yield number, _csv_issue(str(error))


def _csv_issue(error: str) -> Issue:
    if "unexpected end" in error:
        return Issue("truncated", "A quotation mark is opened and the file ends before it is closed.", _FETCH_AGAIN)
    return Issue("bad-row", f"The row is not well-formed: {error}.", "Double the quotation marks inside a cell.")


def _no_column(part: str, given: str | None, row: Row, place: str) -> Issue:
    code = "no-text-column" if part == "text" else "no-date-column"
    names = ", ".join(sorted(map(repr, row))[:12])
    message = f"No column {given!r}" if given else f"No column that looks like the {part!r} of a report"
    return Issue(
        code, f"{message} among {names}.", f"Name it, for instance with the column map {part}=NAME.", place=place
    )


def _draft(row: Row, names: Mapping[str, str], place: str) -> Draft:
    parts = {part: as_words(row.get(name)) for part, name in names.items() if part != "text"}
    text = row.get(names.get("text", ""))
    return Draft(text if isinstance(text, str) else "", place=place, dated_at=place, **parts)
