"""A value of a row as a cell of a CSV table.

In: a value as :mod:`rashomon.export` lays it out. Out: a number or a text. A table is opened in spreadsheets, which run
a cell that begins like a formula; words of reports are anybody's. JSON Lines have every text as it is.
"""

from __future__ import annotations

import json

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(part: object) -> object:
    """Return a value as a cell: lists and objects as JSON, a text that would be run behind an apostrophe.

    >>> cell("@desk"), cell("-"), cell(-1.5), cell([1])
    ("'@desk", '-', -1.5, '[1]')
    """
    if isinstance(part, dict | list):
        return json.dumps(part, ensure_ascii=False)
    return f"'{part}" if isinstance(part, str) and len(part) > 1 and part.startswith(_FORMULA) else part
