"""Time and memory of linking many accounts, and of adding one report to a ledger of many.

Usage: python -m bench.linking --accounts 10000 100000 [--ledger 10000]

In: how many accounts. Out: for each number the seconds of one processor and peak memory of linking and joining all of them, the pairs
compared, and from the second number on the exponent that joins the two (1 is linear). ``--ledger`` fills a ledger with so
many accounts and times adding one report more. The accounts are made from a fixed draw: incidents of one to five
accounts in 2,000 towns of uneven size, over twenty years, each with names and words of its own and some of its beat.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from time import process_time

from rashomon.linking import Profile
from rashomon.linking.candidates import candidates, gather
from rashomon.linking.engine import link_all
from rashomon.linking.joining import join
from rashomon.records import Place, Quantity, TimeRange

TOWNS, COUNTRIES, DAYS = 2000, 60, 7300
KINDS = ("shooting", "bombing", "rocket_attack", "air_strike", "attack")
TARGETS = ("market", "embassy", "mosque", "base", "school", "checkpoint")
_FIRST = date(2005, 1, 1)


def profiles(count: int, seed: int = 7) -> Iterator[Profile]:
    """Yield so many accounts, incident by incident."""
    random = Random(f"linking {seed}")
    made = 0
    while made < count:
        town = int(TOWNS * random.random() ** 3)
        day = _FIRST + timedelta(days=random.randrange(DAYS))
        kind, target, killed = random.choice(KINDS), random.choice(TARGETS), random.randrange(30)
        names = [f"n{random.randrange(10**7)} s{random.randrange(10**5)}" for _ in range(4)]
        words = [f"w{random.randrange(10**6)}" for _ in range(12)] + [f"c{random.randrange(3000)}" for _ in range(10)]
        for _ in range(min(random.choice((1, 1, 2, 3, 5)), count - made)):
            yield _profile(
                made, town, day, kind, target, killed, random.sample(names, 3), random.sample(words, 16), random
            )
            made += 1


def _profile(
    number: int, town: int, day: date, kind: str, target: str, killed: int, names: list[str], words: list[str],
    random: Random,
) -> Profile:  # fmt: skip
    start = datetime(day.year, day.month, day.day)
    times = (TimeRange("", start, start + timedelta(days=1), "day", "stated"),) if random.random() < 0.8 else ()
    name = f"Town {town}"
    place = Place(name, name, f"t{town}", f"C{town % COUNTRIES}", town % 60, town % 170, "town", 10.0, city=name)
    return Profile(
        sha256(str(number).encode()).hexdigest()[:32], f"report {number}", kind, day + timedelta(days=random.randrange(3)),
        times, (place,), frozenset(), frozenset([target]), (), (Quantity("", killed, killed, "exactly"),),
        words=frozenset(words), names=frozenset(names),
    )  # fmt: skip


def measure(count: int) -> tuple[float, int]:
    """Link so many accounts; print what it took and return the seconds and the pairs."""
    began = process_time()
    made = list(profiles(count))
    ready = process_time()
    links = link_all(made)
    groups = join({one.account_id: one.report_id for one in made}, links)
    seconds = process_time() - ready
    pairs = len(set(candidates(gather(made)))) if count <= 100_000 else 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>9,} accounts: made in {ready - began:.1f} s, linked in {seconds:.1f} s, {pairs:,} pairs, "
        f"{len(links):,} links, {len(groups):,} incidents, {peak:,.0f} MB",
        flush=True,
    )
    return seconds, pairs


def main() -> None:
    """Measure each number and the exponent between them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--accounts", type=int, nargs="+", default=[10_000, 100_000])
    args = parser.parse_args()
    before: tuple[int, float] | None = None
    for count in args.accounts:
        seconds, _ = measure(count)
        if before:
            exponent = math.log(seconds / before[1]) / math.log(count / before[0])
            print(f"          exponent of time from {before[0]:,} to {count:,}: {exponent:.2f}")
        before = count, seconds
    sys.stdout.flush()


if __name__ == "__main__":
    main()
