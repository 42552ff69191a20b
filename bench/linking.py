"""Time and memory of linking many accounts, and of adding one report more to a ledger of them.

Usage: python -m bench.linking --accounts 10000 100000
       python -m bench.linking --accounts 10000 100000 --every
       python -m bench.linking --accounts 10000 100000 --spread
       python -m bench.linking --accounts 1000000 --ledger FOLDER --more 100 [--cold]

In: how many accounts. Out: for each number the seconds and the peak memory of linking and joining all of them in one
process, and from the second number on the exponent that leads from one to the next, and from the first (1 is linear).
Made are the links that incidents follow from; with ``--every`` also those that keep apart look-alikes which nothing
would join. With a folder, a ledger of so many accounts is made there, once, and the milliseconds are told that one
report more takes: storing it and linking it, on disk, as ``rashomon read`` does once a report is read
(:func:`bench.linking_ledger.measure_one_more` says what is timed). The accounts are
made from a fixed draw: incidents of one to five accounts in 2,000 towns of uneven size, over twenty years, each with
names and words of its own and some that others of its beat share. So the days and towns grow ever fuller with the
accounts, and each account has more others to be held against: with ``--spread`` the days grow with the accounts, so
that a day holds as many of a million as of ten thousand.
"""

from __future__ import annotations

import argparse
import math
import resource
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from bench.linking_ledger import build, measure_one_more

from rashomon.linking import Profile, stream_binding, stream_links
from rashomon.linking.joining import join
from rashomon.records import Link, Place, Quantity, TimeRange

#: Reports added to a ledger that is there.
MORE = 100
TOWNS, COUNTRIES, DAYS = 2000, 60, 7300
#: Accounts whose days are taken for full where days grow with accounts.
FULL = 10_000
KINDS = ("shooting", "bombing", "rocket_attack", "air_strike", "attack")
TARGETS = ("market", "embassy", "mosque", "base", "school", "checkpoint")
_FIRST = date(2005, 1, 1)
Linked = Callable[[Iterable[Profile]], Iterator[Link]]


def profiles(count: int, seed: int = 7, *, days: int = DAYS) -> Iterator[Profile]:
    """Yield so many accounts, incident by incident, over so many days."""
    random = Random(f"linking {seed}")
    made = 0
    while made < count:
        incident = _incident(random, days)
        for _ in range(min(random.choice((1, 1, 2, 3, 5)), count - made)):
            yield _account(f"{seed} {made}", incident, random)
            made += 1


@dataclass(frozen=True, slots=True)
class _Incident:
    town: int
    day: date
    kind: str
    target: str
    killed: int
    names: list[str]
    words: list[str]


def _incident(random: Random, days: int) -> _Incident:
    own = [f"w{random.randrange(10**6)}" for _ in range(12)]
    beat = [f"c{random.randrange(3000)}" for _ in range(10)]
    return _Incident(
        int(TOWNS * random.random() ** 3),
        _FIRST + timedelta(days=random.randrange(days)),
        random.choice(KINDS),
        random.choice(TARGETS),
        random.randrange(30),
        [f"n{random.randrange(10**7)} s{random.randrange(10**5)}" for _ in range(4)],
        own + beat,
    )


def _account(number: str, of: _Incident, random: Random) -> Profile:
    start = datetime(of.day.year, of.day.month, of.day.day)
    day = TimeRange("", start, start + timedelta(days=1), "day", "stated")
    name = f"Town {of.town}"
    country = f"C{of.town % COUNTRIES}"
    place = Place(name, name, f"t{of.town}", country, of.town % 60, of.town % 170, "town", 10.0, city=name)
    return Profile(
        account_id=sha256(number.encode()).hexdigest()[:32],
        report_id=f"report {number}",
        kind=of.kind,
        published=of.day + timedelta(days=random.randrange(3)),
        times=(day,) if random.random() < 0.8 else (),
        places=(place,),
        weapons=frozenset(),
        target=frozenset([of.target]),
        actors=(),
        killed=(Quantity("", of.killed, of.killed, "exactly"),),
        words=frozenset(random.sample(of.words, 16)),
        names=frozenset(random.sample(of.names, 3)),
    )


def measure(count: int, linked: Linked, *, spread: bool = False) -> float:
    """Link so many accounts, print what it took, and return the seconds of one processor."""
    made = list(profiles(count, days=max(DAYS, DAYS * count // FULL) if spread else DAYS))
    ready, began = process_time(), perf_counter()
    links = list(_slim(linked(made)))
    groups = join({one.account_id: one.report_id for one in made}, links)
    seconds, elapsed = process_time() - ready, perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>9,} accounts: {seconds:.1f} s of one processor, {elapsed:.1f} s by the clock, {peak:,.0f} MB, "
        f"{len(links):,} links, {len(groups):,} incidents",
        flush=True,
    )
    return seconds


def _slim(links: Iterable[Link]) -> Iterator[Link]:
    """Yield each link as joining needs it; its reasons and id were worked out, and are not kept."""
    for link in links:
        yield Link("", link.left, link.right, link.decision, link.score, (), link.decided_by)


def main() -> None:
    """Measure each number and the exponent between them."""
    parser = argparse.ArgumentParser(description="Measure linking on synthetic accounts.")
    parser.add_argument("--accounts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--ledger", type=Path, help="folder for ledgers of so many accounts, to add one report more to")
    parser.add_argument("--more", type=int, default=MORE, help="reports added to such a ledger, one by one")
    parser.add_argument("--cold", action="store_true", help="nothing of the ledger in memory before the first of them")
    parser.add_argument("--every", action="store_true", help="make every link, those that bear on no incident too")
    parser.add_argument("--spread", action="store_true", help="as many more days as there are more accounts")
    given = parser.parse_args()
    if given.ledger:
        for count in given.accounts:
            path = build(given.ledger / f"linking-{count}.db", count)
            told = measure_one_more(path, given.more, cold=given.cold)
            print(f"{count:>9,} accounts, {path.stat().st_size / 2**20:,.0f} MB: {told}")
        return
    taken: list[tuple[int, float]] = []
    for count in given.accounts:
        linked = stream_links if given.every else stream_binding
        taken.append((count, measure(count, linked, spread=given.spread)))
        for earlier, seconds in dict.fromkeys([*taken[:1], *taken[-2:-1]]):
            if earlier != count:
                exponent = math.log(taken[-1][1] / seconds) / math.log(count / earlier)
                print(f"          exponent of time from {earlier:,} to {count:,}: {exponent:.2f}", flush=True)


if __name__ == "__main__":
    main()
