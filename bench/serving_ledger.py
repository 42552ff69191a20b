"""A large ledger made without reading: made-up reports, each with one account and eight statements on its words.

In: a path and how many statements. Out: a ledger of that size, the same each time: incidents of one to four reports,
linked, and look-alikes kept apart. Nothing is read by rules or encoder, since serving is what is measured.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, count
from pathlib import Path
from random import Random

from rashomon.encoding import account_id, link_id, report_id, statement_id
from rashomon.ledger import open_ledger
from rashomon.records import (
    Account,
    Category,
    Decision,
    Link,
    Name,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
    TimeRange,
    Value,
)

STATEMENTS = 8
FIRST_DAY, DAYS = date(2021, 1, 1), 3 * 365
RECORDED = datetime(2026, 1, 1, tzinfo=UTC)
TOWNS = (("Baghdad", "IQ", 33.34, 44.40), ("Mosul", "IQ", 36.34, 43.13), ("Aleppo", "SY", 36.20, 37.16),
         ("Goma", "CD", -1.68, 29.22), ("Gao", "ML", 16.27, -0.04), ("Jolo", "PH", 6.05, 121.00),
         ("Kherson", "UA", 46.66, 32.62), ("Cali", "CO", 3.44, -76.52))  # fmt: skip
KINDS = ("rocket_attack", "car_bombing", "mortar_attack", "shooting")
GROUPS = ("Northern Front", "Red Column", "River Brigade", "unidentified gunmen")
FILLER = "Shops stayed closed and roads were blocked while investigators looked at what was left. " * 12


def build(path: Path, statements: int) -> Path:
    """Write a ledger of so many statements and return its path; one that is there already stays as it is."""
    if path.exists():
        return path
    with open_ledger(path) as ledger:
        for number in count():
            readings = incident(number)
            for reading in readings:
                ledger.add(reading, file="made-up.jsonl", reader="bench/1", recorded=moment(number))
                statements -= len(reading.statements)
            ledger.add_links(links(readings), recorded=moment(number))
            if statements <= 0:
                break
    return path


def moment(number: int) -> datetime:
    """Return when the ``number``-th incident was recorded."""
    return RECORDED + timedelta(seconds=number)


def incident(number: int) -> list[Reading]:
    """Return the readings of the reports of the ``number``-th incident."""
    random = Random(number)
    town, kind, day = random.choice(TOWNS), random.choice(KINDS), FIRST_DAY + timedelta(random.randrange(DAYS))
    return [_reading(number, nth, town, kind, day, random) for nth in range(random.choice((1, 1, 2, 3, 4)))]


def links(readings: list[Reading]) -> list[Link]:
    """Return the decisions that make one incident of the readings."""
    return [_link(a.accounts[0].id, b.accounts[0].id, "same") for a, b in combinations(readings, 2)]


def _link(one: str, other: str, decision: Decision) -> Link:
    left, right = sorted((one, other))
    made = Link("", left, right, decision, 0.9, ("same day", "same place"), "rashomon/bench")
    return replace(made, id=link_id(made))


def _reading(
    number: int, nth: int, town: tuple[str, str, float, float], kind: str, day: date, random: Random
) -> Reading:
    name, country, latitude, longitude = town
    killed, injured, shots = random.randint(1, 60), random.randint(1, 90), random.randint(2, 30)
    group, stated = random.choice(GROUPS), f"{day.day} {day:%B %Y}"
    opening = f"An attack ({kind}) hit {name} on {stated}, the governor said"
    text = (
        f"{opening}. {killed} people were killed and {injured} injured. {shots} rounds fell on a depot. "
        f"{group} did it, he said. Nobody has claimed it yet. Dispatch {number}-{nth}.\n\n{FILLER}"
    )
    publisher = f"Wire {nth}"
    draft = Report("", text, day + timedelta(days=nth), publisher, f"Attack in {name}", f"https://example.org/{number}")
    report = replace(draft, id=report_id(draft))
    span = Span(0, len(opening))
    account = Account(
        account_id(report.id, kind, "incident", "asserts", span), report.id, kind, "incident", "asserts", span, opening
    )
    governor, start = Name("the governor", "governor", "person"), datetime(day.year, day.month, day.day)
    values: list[tuple[str, str, Value]] = [
        ("kind", kind, Category(kind, kind, "kinds")),
        ("place", name, Place(name, name, "", country, latitude + nth / 100, longitude, "town", 10.0, city=name)),
        ("time", stated, TimeRange(stated, start, start + timedelta(days=1), "day", "stated", day.isoformat())),
        ("killed", str(killed), Quantity(str(killed), killed, killed, "exactly", "people")),
        ("injured", str(injured), Quantity(str(injured), injured, injured, "exactly", "people")),
        ("munitions", str(shots), Quantity(str(shots), shots, shots, "exactly", "rounds")),
        ("perpetrator", group, Name(group, group, "unnamed" if group.startswith("un") else "armed group")),
        ("responsibility", "Nobody", Name("Nobody", "nobody", "unnamed")),
    ]
    told = tuple(_statement(report, account, field, words, value, governor) for field, words, value in values)
    return Reading(report, (account,), told)


def _statement(report: Report, account: Account, field: str, words: str, value: Value, speaker: Name) -> Statement:
    start = report.text.index(words)
    draft = Statement(
        id="",
        report_id=report.id,
        account_id=account.id,
        field=field,
        value=value,
        speaker=speaker,
        stance="silent" if field == "responsibility" else "asserts",
        words=words,
        span=Span(start, start + len(words)),
        published=report.published,
        found_by="bench/1",
        score=1.0,
    )
    return replace(draft, id=statement_id(draft))
