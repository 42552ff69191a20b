"""Credit lines: which publisher they name, where they count, and what only looks like one."""

from __future__ import annotations

import pytest
from tests.strategies import make_report

from rashomon.extract.credits import find_credits

BODY = "Two rockets fell on the depot on Monday.\n\nNobody was hurt, the mayor said.\n\nThe road was closed."
#: The text, its publisher, and whom credit lines name.
CASES = {
    "a dateline": (f"NORTHTOWN, Dec 20 (Border Wire) - {BODY}", "Hill Post", ["Border Wire"]),
    "a dateline in brackets of its own": (f"NORTHTOWN [Border Wire] — {BODY}", "Hill Post", ["Border Wire"]),
    "initials in a dateline": (f"NORTHTOWN (BWA) — {BODY}", "Hill Post", ["BWA"]),
    "the report's own agency": (f"NORTHTOWN (Border Wire) — {BODY}", "border wire", []),
    "a country in a dateline": (f"BAGHDAD (Iraq) — {BODY}", "Hill Post", []),
    "a byline": (f"Rockets fall\nBy Ana Lund, Border Wire\n\n{BODY}", "Hill Post", ["Border Wire"]),
    "a byline of staff": (f"Rockets fall\nBy Ana Lund, Staff Writer\n\n{BODY}", "Hill Post", []),
    "a byline alone": (f"By Ana Lund\n\n{BODY}", "Hill Post", []),
    "a last line": (f"{BODY}\n\n— Border Wire", "Hill Post", ["Border Wire"]),
    "a last line with a person": (f"{BODY}\n\n— Ana Lund", "Hill Post", []),
    "inputs": (f"{BODY}\n\n(With inputs from Border Wire)", "Hill Post", ["Border Wire"]),
    "rights": (f"{BODY}\n\nCopyright 2018 The Border Wire. All rights reserved.", "Hill Post", ["Border Wire"]),
    "rights of its own": (f"{BODY}\n\n© 2018 Hill Post", "Hill Post", []),
    "a reprint": (f"{BODY}\n\nThis article was originally published by Border Wire.", "Hill Post", ["Border Wire"]),
    "twice is once": (f"NORTHTOWN (Border Wire) - {BODY}\n\n© 2018 Border Wire", "Hill Post", ["Border Wire"]),
    "in the middle": (f"{BODY}\n\n{BODY}\n\n— Border Wire\n\n{BODY}\n\n{BODY}", "Hill Post", []),
    "a dateline at the end": (f"{BODY}\n\n{BODY}\n\n(Border Wire) - the map was wrong.", "Hill Post", []),
    "a dash at the top": (f"— Border Wire\n\n{BODY}\n\n{BODY}", "Hill Post", []),
    "no text to speak of": ("(", "Hill Post", []),
}


@pytest.mark.parametrize(("text", "publisher", "named"), CASES.values(), ids=CASES)
def test_credits(text: str, publisher: str, named: list[str]) -> None:
    report = make_report(text, publisher=publisher)
    found = find_credits(report)
    assert [statement.value.words.removeprefix("The ") for statement in found] == named
    for statement in found:
        assert text[statement.span.start : statement.span.end] == statement.words
        assert (statement.field, statement.account_id, statement.report_id) == ("cites", "", report.id)
