"""A ledger of many linked accounts, made without reading, and how long one report more takes to be stored and linked.

In: a path and how many accounts. Out: a sound ledger of so many reports, each with one account, four or five statements
on its words, and the blocks and profile that linking gives it; the accounts of one incident are linked. The rows are
what the ledger itself would write, put in by the thousand and with the indexes made at the end, that of words too,
since a million transactions would take most of a day. Links of "different" are left out: they are looked up in the same
index as those of "same".
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, islice
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

from rashomon.encoding import account_id, report_id, statement_id
from rashomon.jobs.linking import DONE, store_and_link
from rashomon.jobs.profiles import Profiles, profiles_of
from rashomon.ledger import open_ledger, rows, tables
from rashomon.ledger.indexing import INDEXES
from rashomon.linking import Profile, blocks, decide
from rashomon.linking.packed import MADE_BY, pack
from rashomon.records import Account, Name, Place, Quantity, Reading, Report, Span, Statement, TimeRange, Value, Wording

RECORDED = datetime(2026, 1, 1, tzinfo=UTC)
TOWNS, COUNTRIES, DAYS, FIRST_DAY = 2000, 60, 7300, date(2005, 1, 1)
KINDS = {"shooting": "shooting", "bombing": "bombing", "rocket_attack": "rocket attack", "attack": "attack"}
TARGETS = ("market", "embassy", "mosque", "base", "school", "checkpoint")
FILLER = (
    "Shops stayed closed and roads were blocked while investigators looked at what was left. A resident said that he "
    "had heard a loud noise and had run into the street, where people were shouting for help. The governor promised an "
    "inquiry and asked people to stay at home. "
)
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Told:
    """What the reports of one incident share."""

    town: int
    day: date
    kind: str
    target: str
    killed: int
    names: Sequence[str]
    words: Sequence[str]


def readings(count: int, seed: int = 7) -> Iterator[list[Reading]]:
    """Yield the readings of incidents, one to five each, until there are so many."""
    random, made = Random(f"ledger {seed}"), 0
    while made < count:
        told = _incident(random)
        number = min(random.choice((1, 1, 2, 3, 5)), count - made)
        yield [_reading(f"{seed}-{made + nth}", told, random) for nth in range(number)]
        made += number


def build(path: Path, count: int) -> Path:
    """Write a ledger of so many accounts and return its path; one that is there already stays as it is."""
    if path.exists():
        return path
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    with open_ledger(draft):
        pass
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        for setting in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -2000000", "temp_store = FILE"):
            connection.execute(f"PRAGMA {setting}")
        made_last = _take_away(connection)
        connection.execute("BEGIN")
        done = 0
        for incidents in _batches(readings(count), BATCH):
            _insert(connection, incidents)
            done += sum(map(len, incidents))
            _progress(done, count)
        connection.execute("COMMIT")
        for sql in made_last:
            connection.execute(sql)
        for index in INDEXES.values():
            for work in ("rebuild", "optimize"):
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('{work}')")
        connection.execute("PRAGMA journal_mode = WAL")
    return draft.rename(path)


def measure_one_more(path: Path, more: int, *, cold: bool = False) -> str:
    """Add so many reports one by one, and tell what each took: milliseconds, links, kilobytes from and to the disk.

    Timed is all that ``rashomon read`` does once a report is read: its profile made, the report, its statements and
    blocks stored, those that share a block found and compared, their links stored, and the whole on the disk
    (``synchronous = FULL``). The ledger is opened before. Each report is of an incident of its own, which the ledger
    does not hold. What the system keeps in memory of the file stays there, as far as it has room; with ``cold`` it is
    let go before the first report, so that every page is read from the disk once. Each report adds what later ones may
    meet, so a ledger is measured again and again only while they are few beside it.
    """
    spent: list[float] = []
    busy: list[float] = []
    found = 0
    with open_ledger(path) as ledger:
        profiles = Profiles(ledger)
        seed = ledger.counts()["reports"]  # other reports than those of an earlier measurement
        given = list(islice((told[0] for told in readings(5 * more, seed)), more))
        if cold:
            _let_go(path)
        moved = _disk()
        for reading in given:
            began, worked = perf_counter(), process_time()
            recorded = datetime.now(UTC)
            found += store_and_link(ledger, profiles, reading, file="bench", reader="bench/1", recorded=recorded)
            spent.append(1000 * (perf_counter() - began))
            busy.append(1000 * (process_time() - worked))
        came, went = (now - before for now, before in zip(_disk(), moved, strict=True))
    return (
        f"one report more by the clock: {_told(spent)}; of one processor: {_told(busy)}; {found / more:.1f} links, "
        f"{came / more:,.0f} kB from the disk and {went / more:,.0f} kB to it for each"
    )


def _let_go(path: Path) -> None:
    """Ask the system to forget what it keeps of a file."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _disk() -> tuple[float, float]:
    """Return the kilobytes that this process has had read from disks and written to them, 0 where nobody counts."""
    try:
        lines = Path("/proc/self/io").read_text("ascii").splitlines()
    except OSError:
        return 0.0, 0.0
    counted = {name: int(number) / 1000 for name, _, number in (line.partition(": ") for line in lines)}
    return counted["read_bytes"], counted["write_bytes"]


def _told(times: Sequence[float]) -> str:
    cuts = quantiles(times, n=20)
    return f"median {cuts[9]:.1f} ms, 95 of 100 within {cuts[18]:.1f} ms, at most {max(times):.1f} ms"


def _incident(random: Random) -> Told:
    return Told(
        int(TOWNS * random.random() ** 3),
        FIRST_DAY + timedelta(days=random.randrange(DAYS)),
        random.choice(tuple(KINDS)),
        random.choice(TARGETS),
        random.randrange(1, 30),
        [f"{_word(random.randrange(10**7)).title()} {_word(random.randrange(10**5)).title()}" for _ in range(4)],
        [*(_word(random.randrange(10**6)) for _ in range(12)), *(_word(random.randrange(3000)) for _ in range(10))],
    )


def _reading(number: str, told: Told, random: Random) -> Reading:
    town, stated = f"Town {_word(told.town)}", f"{told.day.day} {told.day:%B %Y}"
    opening = f"A {KINDS[told.kind]} hit a {told.target} in {town} on {stated}"
    names, words = random.sample(told.names, 3), random.sample(told.words, 16)
    text = (
        f"{opening}. The number killed is {told.killed}. {names[0]} saw it, so did {names[1]}, and {names[2]} fled. "
        f"{FILLER}{', '.join(words)}. {FILLER}Dispatch {number}."
    )
    published = told.day + timedelta(days=random.randrange(3))
    report = Report("", text, published, f"Wire {random.randrange(40)}", f"Attack in {town}")
    report = replace(report, id=report_id(report))
    span = Span(0, len(opening))
    key = account_id(report.id, told.kind, "incident", "asserts", span)
    account = Account(key, report.id, told.kind, "incident", "asserts", span, opening)
    start = datetime(told.day.year, told.day.month, told.day.day)
    day = TimeRange(stated, start, start + timedelta(days=1), "day", "stated", told.day.isoformat())
    north, east = float(told.town % 60), float(told.town % 170)
    country = f"C{told.town % COUNTRIES}"
    place = Place(town, town, f"t{told.town}", country, north, east, "town", 10.0, city=town)
    killed = Quantity(str(told.killed), told.killed, told.killed, "exactly", "people")
    values: list[tuple[str, str, Value]] = [
        ("place", town, place),
        ("target", told.target, Wording(told.target)),
        ("killed", f"killed is {told.killed}", killed),
    ]
    if random.random() < 0.8:
        values.append(("time", stated, day))
    return Reading(report, (account,), tuple(_statement(report, key, *value) for value in values))


def _statement(report: Report, account: str, field: str, words: str, value: Value) -> Statement:
    start = report.text.index(words)
    speaker = Name(report.publisher, report.publisher, "publisher")
    span = Span(start, start + len(words))
    draft = Statement(
        "", report.id, account, field, value, speaker, "asserts", words, span, report.published, "bench/1", 1.0
    )
    return replace(draft, id=statement_id(draft))


def _word(number: int) -> str:
    """Return a word that is in no dictionary, another one for each number."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 100)
        letters += "bdfgklmnprstvzjhcwqx"[rest // 5] + "aeiou"[rest % 5]
    return f"zx{letters}"


def _insert(connection: sqlite3.Connection, incidents: Iterable[Sequence[Reading]]) -> None:
    content: dict[str, list[Mapping[str, Any]]] = {name: [] for name in tables.METADATA.tables}
    for told in incidents:
        made: list[Profile] = []
        for one in told:
            made += profiles_of(one.accounts, one.statements, {one.report.id: one.report}).values()
            content["reports"].append(rows.report_row(one.report))
            content["readings"].append({"report_id": one.report.id, "file": "bench", "reader": "bench/1"})
            content["accounts"] += map(rows.account_row, one.accounts)
            content["statements"] += map(rows.statement_row, one.statements)
        for profile in made:
            keys = [*sorted(blocks(profile)), DONE]
            content["blocks"] += [{"account_id": profile.account_id, "block": key} for key in keys]
            kept = {"account_id": profile.account_id, "made_by": MADE_BY, "content": pack(profile)}
            content["profiles"].append(kept)
        links = (decide(one, other) for one, other in combinations(made, 2))
        content["links"] += [rows.link_row(link) for link in links if link]
    recorded = {"recorded_at": rows.stamp(RECORDED)}
    for name, new in content.items():
        if new:
            stamped = recorded if "recorded_at" in tables.METADATA.tables[name].c else {}
            names = ", ".join(f'"{column}"' for column in {**new[0], **stamped})
            marks = ", ".join("?" for _ in {**new[0], **stamped})
            sql = f'INSERT INTO "{name}" ({names}) VALUES ({marks})'
            connection.executemany(sql, [(*row.values(), *stamped.values()) for row in new])


def _take_away(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes and triggers that can be made at the end; return how to make them."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    found = connection.execute(query).fetchall()
    for kind, name, _ in found:
        connection.execute(f'DROP {kind} "{name}"')
    return [sql for _, _, sql in sorted(found)]


def _batches(stream: Iterator[list[Reading]], size: int) -> Iterator[list[list[Reading]]]:
    while batch := list(islice(stream, size)):
        yield batch


def _progress(done: int, count: int) -> None:
    bar = "#" * (40 * done // count)
    end = "\n" if done >= count else ""
    print(f"\r[{bar:<40}] {done:,} of {count:,} accounts", end=end, file=sys.stderr, flush=True)
