"""Time and memory of linking many accounts, and of adding one more to them.

Usage: python -m bench.linking --accounts 10000 100000

In: how many accounts. Out: for each number the seconds of one processor and the peak memory of linking and joining all
of them, the pairs compared, the milliseconds that one account more takes, and from the second number on the exponent
that leads from one to the next (1 is linear). Accounts and blocks are in memory: what a ledger on disk adds is not in
it. The accounts are made from a fixed draw: incidents of one to five accounts in 2,000 towns of uneven size, over
twenty years, each with names and words of its own and some that others of its beat share.
"""

from __future__ import annotations

import argparse
import math
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from statistics import median
from time import process_time

from rashomon.linking import Profile, decide, link_all
from rashomon.linking.candidates import blocks, gather, is_block, rivals
from rashomon.linking.joining import join
from rashomon.records import Place, Quantity, TimeRange

#: Accounts added to those that are there.
MORE = 100
TOWNS, COUNTRIES, DAYS = 2000, 60, 7300
KINDS = ("shooting", "bombing", "rocket_attack", "air_strike", "attack")
TARGETS = ("market", "embassy", "mosque", "base", "school", "checkpoint")
_FIRST = date(2005, 1, 1)


def profiles(count: int, seed: int = 7) -> Iterator[Profile]:
    """Yield so many accounts, incident by incident."""
    random = Random(f"linking {seed}")
    made = 0
    while made < count:
        incident = _incident(random)
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


def _incident(random: Random) -> _Incident:
    own = [f"w{random.randrange(10**6)}" for _ in range(12)]
    beat = [f"c{random.randrange(3000)}" for _ in range(10)]
    return _Incident(
        int(TOWNS * random.random() ** 3),
        _FIRST + timedelta(days=random.randrange(DAYS)),
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


def measure(count: int) -> float:
    """Link so many accounts, print what it took, and return the seconds."""
    made = list(profiles(count))
    ready = process_time()
    links = link_all(made)
    groups = join({one.account_id: one.report_id for one in made}, links)
    seconds = process_time() - ready
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>9,} accounts: {seconds:.1f} s, {peak:,.0f} MB, {len(links):,} links, {len(groups):,} incidents; "
        f"one more {_one_more(made)}",
        flush=True,
    )
    return seconds


def _one_more(made: list[Profile]) -> str:
    """Return how long an account more takes to be compared with those it shares blocks with: median and worst."""
    by_id = {one.account_id: one for one in made}
    members = gather(made)
    spent, compared = [], []
    for new in profiles(MORE, seed=8):
        began = process_time()
        own = filter(is_block, blocks(new))
        few = (rivals(new.account_id, key, lambda k: members.get(k, ()), lambda k: members[k]) for key in own)
        others = {other for sharing in few for other in sharing}
        for other in others:
            decide(new, by_id[other])
        spent.append(1000 * (process_time() - began))
        compared.append(len(others))
    return f"{median(spent):.1f} ms with {median(compared):.0f} others (at most {max(spent):.1f} ms, {max(compared)})"


def main() -> None:
    """Measure each number and the exponent between them."""
    parser = argparse.ArgumentParser(description="Measure linking on synthetic accounts.")
    parser.add_argument("--accounts", type=int, nargs="+", default=[10_000, 100_000])
    before: tuple[int, float] | None = None
    for count in parser.parse_args().accounts:
        seconds = measure(count)
        if before:
            exponent = math.log(seconds / before[1]) / math.log(count / before[0])
            print(f"          exponent of time from {before[0]:,} to {count:,}: {exponent:.2f}", flush=True)
        before = count, seconds


if __name__ == "__main__":
    main()
