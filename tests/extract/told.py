"""What a short report must be read to, in shorthand: the rows of ``tests/cases/*.yaml`` against statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from tests.fakes import FakeGazetteer
from tests.strategies import make_report

from rashomon.pipeline import Tools, read_report
from rashomon.records import Account, Category, Name, Place, Quantity, Reading, Statement, TimeRange, Value
from rashomon.values.names import read_name, same_name
from rashomon.values.places import show_place

CASES = Path(__file__).parents[1] / "cases"
PUBLISHER = "Example Wire"
PUBLISHED = date(2023, 5, 4)  # a Thursday
TOOLS = Tools(FakeGazetteer())
Case = Mapping[str, Any]
Row = Sequence[Any]


def load_cases(name: str) -> list[Case]:
    """Load ``tests/cases/<name>.yaml``."""
    cases: list[Case] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return cases


def read(text: str, published: date = PUBLISHED) -> Reading:
    """Read a text as a report of that day."""
    return read_report(make_report(text, published=published, publisher=PUBLISHER), TOOLS)


def problems(case: Case) -> list[str]:
    """Return in words what is missing, what is there and must not be, and a wrong count of incidents."""
    reading = read(case["text"], case.get("published", PUBLISHED))
    told = [shown(statement) for statement in reading.statements]
    missing = [f"missing {row}" for row in case.get("has", ()) if not any(fits(row, s) for s in reading.statements)]
    extra = [f"must not be: {row}" for row in case.get("hasnt", ()) if any(fits(row, s) for s in reading.statements)]
    incidents = happened(reading)
    wrong = case.get("incidents", len(incidents)) != len(incidents)
    count = [f"{len(incidents)} incidents: {[(a.kind, a.words) for a in incidents]}"] if wrong else []
    found = [*missing, *extra, *count]
    return [*found, *told] if found else []


def happened(reading: Reading) -> list[Account]:
    """Return the accounts of incidents told to have happened."""
    return [account for account in reading.accounts if account.form == "incident" and account.stance == "asserts"]


def fits(row: Row, statement: Statement) -> bool:
    """Tell whether a statement is what a row of field, value, speaker and stance asks for; "*" is anything."""
    defaults: Row = ("*", "publisher", "asserts")
    field, value, speaker, stance = list(row) + list(defaults[len(row) - 1 :])
    return (
        bool(field == statement.field)
        and stance in {"*", statement.stance}
        and (value == "*" or value_is(value, statement.value))
        and (speaker == "*" or speaker_is(speaker, statement.speaker))
    )


def value_is(expected: Any, value: Value) -> bool:
    """Tell whether a value is the expected one, written as ``tests/cases/statements_en.yaml`` explains."""
    match value:
        case Quantity():
            if expected == "unknown":
                return value.exactness == "unknown"
            low, high = expected if isinstance(expected, list) else (expected, expected)
            return (value.low, value.high) == (low, high)
        case TimeRange():
            return value.timex.startswith(str(expected))
        case Place():
            return str(expected) in show_place(value)
        case Name():
            return plain(str(expected)) == plain(value.canonical) or same_name(read_name(str(expected)), value)
        case Category():
            return bool(expected == value.code)
    return plain(str(expected)) == plain(value.words)


def speaker_is(expected: str, speaker: Name) -> bool:
    """Tell whether a speaker is the publisher, where that is expected, or bears the expected name."""
    if expected == "publisher":
        return speaker.kind == "publisher" and speaker.canonical == PUBLISHER
    return plain(expected) in {plain(speaker.canonical), plain(speaker.words)}


def plain(words: str) -> str:
    """Return words without case, article and kind of apostrophe, for comparing."""
    lowered = words.lower().replace("’", "'").strip()
    for article in ("the ", "an ", "a ", "her ", "his ", "their ", "its "):
        lowered = lowered.removeprefix(article)
    return lowered


def shown(statement: Statement) -> str:
    """Return a statement on one line, for a failing test."""
    s, v = statement, statement.value
    detail = getattr(v, "code", "") or getattr(v, "timex", "") or getattr(v, "name", "")
    return f"{s.field}={detail} {v.words!r} | {s.speaker.canonical!r} ({s.speaker.kind}) | {s.stance}"
