"""A MUC-4 message to templates, by the same road as any report: read, then exported in the MUC-4 layout.

In: a message as printed. Out: for each incident one template, slots "0" to "24", each a list of fills. The day it was
sent is that of its dateline.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import regex

from rashomon.evaluation.muc4.message import normalise
from rashomon.export.muc4 import muc4_row
from rashomon.pipeline import Tools, read_report
from rashomon.records import Reading, Report

#: The day of messages without a dateline that tells one: in the middle of the years that the texts are of.
UNDATED = date(1989, 7, 1)
_DATE = regex.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b")
_HEAD = 200


def read_templates(text: str, tools: Tools) -> list[Mapping[str, list[str]]]:
    """Return a template for each incident that a message tells of; none for an irrelevant one."""
    return templates_of(read_message(text, tools), coded=tools.encoder is not None)


def read_message(text: str, tools: Tools) -> Reading:
    """Read a message as a report, on one line and without its header."""
    plain = normalise(text)
    return read_report(Report("message", plain, sent(plain), publisher="FBIS"), tools)


def templates_of(reading: Reading, *, coded: bool) -> list[Mapping[str, list[str]]]:
    """Return the templates of what was read; ``coded`` says that an encoder read too."""
    row = muc4_row(reading.report, reading.accounts, reading.statements, coded=coded)
    told = [one for one in row["templates"] if one["4"] != ["*"]]
    return told if _day_sent(reading.report.text) else [{**one, "2": ["-"]} for one in told]


def sent(text: str) -> date:
    """Return the day in a message's dateline, as the first characters tell it: "SAN SALVADOR, 3 JAN 90 --".

    A message without one is read as of a day that was made up: no date may come of it (slot 2, section 7.3).
    """
    return _day_sent(text) or UNDATED


def _day_sent(text: str) -> date | None:
    found = _DATE.search(text[:_HEAD].upper())
    try:
        return datetime.strptime(" ".join(found.groups()), "%d %b %y").date() if found else None
    except ValueError:  # 31 FEB
        return None
