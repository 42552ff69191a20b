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
    accounts = {account.id: account for account in reading.accounts}
    told = [shown(statement) for statement in reading.statements]
    said = {"has": [], "hasnt": []}  # type: dict[str, list[Any]]
    for key in said:
        rows = case.get(key, ())
        said[key] = [row for row in rows if any(fits(row, s, accounts) for s in reading.statements)]
    missing = [f"missing {row}" for row in case.get("has", ()) if row not in said["has"]]
    extra = [f"must not be: {row}" for row in said["hasnt"]]
    incidents = happened(reading)
    wrong = case.get("incidents", len(incidents)) != len(incidents)
    count = [f"{len(incidents)} incidents: {[(a.kind, a.words) for a in incidents]}"] if wrong else []
    found = [*missing, *extra, *count]
    return [*found, *told] if found else []


def happened(reading: Reading) -> list[Account]:
    """Return the accounts of incidents told to have happened."""
    return [account for account in reading.accounts if account.form == "incident" and account.stance == "asserts"]


def fits(row: Row | Case, statement: Statement, accounts: Mapping[str, Account] | None = None) -> bool:
    """Tell whether a statement is what a row of field, value, speaker and stance asks for; "*" is anything.

    A row may be a mapping too, as ``tests/cases/voices/README.md`` explains; what it leaves out is not asked for.
    """
    if isinstance(row, Mapping):
        return _fits_all(row, statement, accounts or {})
    defaults: Row = ("*", "publisher", "asserts")
    field, value, speaker, stance = list(row) + list(defaults[len(row) - 1 :])
    return (
        bool(field == statement.field)
        and stance in {"*", statement.stance}
        and (value == "*" or value_is(value, statement.value))
        and (speaker == "*" or speaker_is(speaker, statement.speaker))
    )


def _fits_all(row: Case, statement: Statement, accounts: Mapping[str, Account]) -> bool:
    account = accounts.get(statement.account_id)
    via = row.get("via")
    asked = [
        fits([row["field"], row.get("value", "*"), row.get("speaker", "*"), row.get("stance", "*")], statement),
        row.get("hedge", statement.hedge).lower() == statement.hedge.lower(),
        via is None or [plain(v) for v in via] == [plain(name.canonical) for name in statement.via],
        row.get("role", statement.speaker.role).lower() == statement.speaker.role.lower(),
        row.get("country", statement.speaker.country) == statement.speaker.country,
        row.get("kind", statement.speaker.kind) == statement.speaker.kind,
        row.get("speech", statement.speech) == statement.speech,
        "by" not in row or statement.speaker_found_by == row["by"],
        "act" not in row or (account is not None and account.form == "said" and account.kind == row["act"]),
        "told" not in row or (account is not None and account.stance == row["told"]),
    ]
    return all(asked)


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
    who = f"{s.speaker.canonical!r} ({s.speaker.kind}, role {s.speaker.role!r}, {s.speaker.country})"
    more = f" | hedge {s.hedge!r}" * bool(s.hedge) + f" | via {[n.canonical for n in s.via]}" * bool(s.via)
    return f"{s.field}={detail} {v.words!r} | {who} | {s.stance} | {s.speech} by {s.speaker_found_by}{more}"
