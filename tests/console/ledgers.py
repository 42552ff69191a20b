"""A small ledger for the console's tests: texts and statements written here, told the moment they are recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.fresh import fresh_ledger
from tests.strategies import make_account, make_link, make_report, make_statement

from rashomon.records import Category, Link, Name, Place, Quantity, Reading, Stance, TimeRange

BAGHDAD = Place("Baghdad", "Baghdad", "", "IQ", 33.34, 44.40, "town", 21.5)
ERBIL = Place("Erbil", "Erbil", "", "IQ", 36.19, 44.01, "town", 10.2)
SYRIA = Place("Syria", "Syria", "", "SY", 35.0, 38.5, "country", 243.0)
MOSCOW = Place("Moscow", "Moscow", "", "RU", 55.75, 37.62, "town", 25.8)
ARMY = Name("the army", "the army", "organisation")
GROUP = Name("the Ash Brigade", "the Ash Brigade", "armed group")
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
#: What a hostile report does in every field that a page shows.
HOSTILE = '<script>window.hacked = 1</script><img src=x onerror="window.hacked=2"> \u202egnirts\u202c \'"></a>'


@dataclass(frozen=True)
class Told:
    """What one report tells: by whom, when, where, and how many were killed."""

    publisher: str
    published: date
    place: Place
    day: date
    killed: int
    speaker: Name = ARMY
    kind: str = "rocket_attack"
    denied: bool = False
    silent: bool = False
    title: str = ""


def reading_of(told: Told) -> Reading:
    """Build a report and what is read from it."""
    first = f"Rockets hit {told.place.words} on {told.day}, {told.speaker.words} said, and {told.killed} died."
    text = f"{first} The Ash Brigade denied it. Nobody claimed it. Reported by {told.publisher}."
    report = make_report(text, published=told.published, publisher=told.publisher, title=told.title)
    account = make_account(report, "Rockets hit", kind=told.kind)
    start = datetime.combine(told.day, datetime.min.time())
    when = TimeRange(str(told.day), start, start + timedelta(days=1), "day", "stated", str(told.day))
    asserted: list[tuple[str, str, object]] = [
        ("kind", "Rockets hit", Category("Rockets hit", told.kind, "kinds")),
        ("time", str(told.day), when),
        ("place", told.place.words, told.place),
        ("killed", f"{told.killed} died", Quantity(str(told.killed), told.killed, told.killed, "exactly", "people")),
    ]
    statements = [
        make_statement(report, words, field, value, account=account, speaker=told.speaker)  # type: ignore[arg-type]
        for field, words, value in asserted
    ]
    beside: list[tuple[bool, str, str, object, Stance, Name]] = [
        (told.denied, "The Ash Brigade denied it", "perpetrator", GROUP, "denies", GROUP),
        (
            told.silent,
            "Nobody claimed it",
            "responsibility",
            Name("Nobody", "", "unnamed"),
            "silent",
            Name("", "", "publisher"),
        ),
    ]
    for wanted, words, field, value, stance, speaker in beside:
        if wanted:
            made = make_statement(report, words, field, value, account=account, speaker=speaker, stance=stance)  # type: ignore[arg-type]
            statements.append(made)
    return Reading(report, (account,), tuple(statements))


DAY = date(2020, 12, 20)
TOLD = (
    Told("Example Wire", date(2020, 12, 21), BAGHDAD, DAY, 3, denied=True, silent=True, title="Rockets in Baghdad"),
    Told("Second Paper", date(2020, 12, 22), BAGHDAD, DAY, 5, speaker=Name("a doctor", "a doctor", "unnamed")),
    Told("Third Desk", date(2020, 12, 23), BAGHDAD, date(2020, 12, 21), 4),
    Told("Example Wire", date(2021, 2, 16), ERBIL, date(2021, 2, 15), 1),
    Told("Second Paper", date(2021, 6, 2), SYRIA, date(2021, 6, 1), 2, kind="air_strike"),
    Told("Example Wire", date(2022, 3, 3), MOSCOW, date(2022, 3, 2), 7, kind="bombing"),
)


def make_ledger(path: Path, told: Sequence[Told] = TOLD, *, more: Sequence[Reading] = ()) -> list[Reading]:
    """Make a ledger: the first two reports tell of one incident, and the machine is unsure of the third.

    Readings are recorded a minute apart from ``START``. Returns them.
    """
    readings = [*(reading_of(one) for one in told), *more]
    with fresh_ledger(path) as ledger:
        for number, reading in enumerate(readings):
            at = START + timedelta(minutes=number)
            ledger.add(reading, file=f"{number}.txt", reader="test/1", recorded=at)
        ledger.add_links(_links(readings), recorded=START + timedelta(hours=1))
    return readings


def _links(readings: Sequence[Reading]) -> list[Link]:
    ids = [reading.accounts[0].id for reading in readings]
    pairs = [("same", 0.9, 0, 1), ("unsure", 0.5, 0, 2), ("different", 0.1, 0, 3)]
    return [
        make_link(ids[one], ids[other], decision, score=score, decided_by="rashomon/test")  # type: ignore[arg-type]
        for decision, score, one, other in pairs
        if other < len(ids)
    ]


def hostile_reading(line: int = 0) -> Reading:
    """Build a report whose every field is hostile, its text ending in one line of ``line`` characters."""
    text = f"{HOSTILE} Rockets hit the camp, {HOSTILE} said.\n{'x' * line}"
    report = make_report(
        text, published=date(2022, 5, 5), publisher=HOSTILE, title=HOSTILE, url="javascript:alert(1)", dateline=HOSTILE
    )
    account = make_account(report, "Rockets hit the camp")
    start = datetime(2022, 5, 4)
    when = TimeRange(HOSTILE, start, start + timedelta(days=1), "day", "stated")
    speaker = Name(HOSTILE, HOSTILE, "person", HOSTILE)
    words = "Rockets hit the camp"
    values: list[tuple[str, object]] = [
        ("kind", Category(words, "rocket_attack", "kinds")),
        ("time", when),
        ("place", Place(HOSTILE, HOSTILE, "", "IQ", 35.0, 43.0, "town", 5.0)),
        ("perpetrator", Name(HOSTILE, HOSTILE, "armed group")),
    ]
    statements = tuple(
        make_statement(report, words, field, value, account=account, speaker=speaker, hedge=HOSTILE)  # type: ignore[arg-type]
        for field, value in values
    )
    return Reading(report, (account,), statements)
