"""Exports as CSV: the same columns as the JSON Lines, lists and objects as JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.cli.conftest import Rashomon

from rashomon.export import EXPORTS, cell


@pytest.mark.parametrize("what", EXPORTS)
def test_csv_holds_what_the_lines_hold(filled: Rashomon, what: str) -> None:
    rows = filled("export", what).rows
    table = list(csv.DictReader(io.StringIO(filled("export", what, "--format", "csv").out)))
    assert len(table) == len(rows) > 0
    for told, row in zip(table, rows, strict=True):
        assert list(told) == list(EXPORTS[what])
        assert told == {key: _cell(part) for key, part in row.items()}


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("@desk", "'@desk"),
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("- a first item", "'- a first item"),
        ("+1", "'+1"),
        ("-", "-"),
        ("a = b", "a = b"),
        (-1.5, -1.5),
        (None, None),
        (["=1"], '["=1"]'),
    ],
)
def test_no_cell_is_run_by_a_spreadsheet(part: object, shown: object) -> None:
    assert cell(part) == shown


def _cell(part: object) -> str:
    if isinstance(part, dict | list):
        return json.dumps(part, ensure_ascii=False)
    return "" if part is None else str(part)
