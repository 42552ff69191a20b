"""Reports in a made-up language of one line per account, and a reader for them that stands in for the pipeline.

``rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army.`` is an account with statements on its words;
``condemn by Pompeo.`` is a verbal act about the account before it; ``broken`` breaks the reader off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from tests.strategies import PUBLISHER, make_account, make_statement

from rashomon.encoding import statement_id
from rashomon.extract.anchored import UNRESOLVED
from rashomon.records import (
    Account,
    Category,
    Issue,
    Name,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
    TimeRange,
)

PLACES = {
    "Baghdad": Place("Baghdad", "Baghdad", "geonames:98182", "IQ", 33.34, 44.40, "town", 10.0, city="Baghdad"),
    "Taji": Place("Taji", "Taji", "", "IQ", 33.52, 44.26, "town", 5.0, city="Taji"),
    "Mogadishu": Place("Mogadishu", "Mogadishu", "geonames:53654", "SO", 2.04, 45.34, "town", 10.0, city="Mogadishu"),
}
_ACCOUNT = re.compile(
    r"(?P<kind>\w+) at (?P<place>\w+)(?: on (?P<day>\d{4}-\d\d-\d\d))?(?:: (?P<killed>\d+) killed)?"
    r"(?:, blamed (?P<actor>\w+))?(?:, said (?P<speaker>\w+))?\."
)
_SAID = re.compile(r"(?P<kind>\w+) by (?P<actor>\w+)\.")


def write_report(folder: Path, name: str, *lines: str, published: str = "2020-12-21", publisher: str = "Wire") -> Path:
    """Write a report of such lines as a Markdown file with a header and return its path."""
    head = f"---\ntitle: {name}\npublished: {published}\npublisher: {publisher}\n---\n\n"
    path = folder / f"{name}.md"
    path.write_text(head + "\n".join(lines) + "\n", "utf-8")
    return path


def beginning(read: Callable[[Report, Any], Reading]) -> Callable[[Report, Any], Callable[[], Reading]]:
    """Return what stands in for beginning to read a report, where nothing computes meanwhile."""
    return lambda report, tools: partial(read, report, tools)


def read_plain(report: Report, tools: Any = None) -> Reading:
    """Read such a report as the pipeline reads one."""
    if "broken" in report.text:
        raise RuntimeError("the reader met something it was not made for")
    accounts: list[Account] = []
    statements: list[Statement] = []
    for line in report.text.splitlines():
        if match := _ACCOUNT.fullmatch(line):
            accounts.append(make_account(report, line, kind=match["kind"]))
            statements += _statements(report, accounts[-1], match)
        elif match := _SAID.fullmatch(line):
            told = make_account(report, line, kind=match["kind"], form="said", about=accounts[-1].id)
            accounts.append(told)
            statements.append(
                make_statement(report, match["actor"], "perpetrator", _name(match["actor"]), account=told)
            )
    codes = [code for word, code in (("odd", "odd"), ("later", UNRESOLVED)) if word in report.text]
    issues = tuple(Issue(code, f"Something is {code}", "Look at it", report_id=report.id) for code in codes)
    return Reading(report, tuple(accounts), tuple(statements), issues)


def _statements(report: Report, account: Account, match: re.Match[str]) -> Iterator[Statement]:
    speaker = _name(match["speaker"]) if match["speaker"] else PUBLISHER

    def state(field: str, words: str, value: Any) -> Statement:
        start = account.span.start + account.words.index(words)
        draft = make_statement(report, words, field, value, account=account, speaker=speaker)
        placed = replace(draft, span=Span(start, start + len(words)))
        return replace(placed, id=statement_id(placed))

    yield state("place", match["place"], PLACES[match["place"]])
    yield state("kind", match["kind"], Category(match["kind"], match["kind"], "kinds"))
    if match["day"]:
        start = datetime.fromisoformat(match["day"])
        value = TimeRange(match["day"], start, start + timedelta(days=1), "day", "stated", match["day"])
        yield state("time", match["day"], value)
    if match["killed"]:
        number = int(match["killed"])
        yield state("killed", match["killed"], Quantity(match["killed"], number, number, "exactly", "people"))
    if match["actor"]:
        yield state("perpetrator", match["actor"], _name(match["actor"]))


def _name(words: str) -> Name:
    return Name(words, words, "organisation")
