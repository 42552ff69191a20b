"""How fast time expressions are read: ``python bench/times.py --data FOLDER [--peers]``.

In: a folder of TimeML files. Out: a table of texts a second, of processor time and of one thread, and how many times
slower the peers are that are installed (HeidelTime, dateparser). The splitting into sentences is not in it, and what a
reader loads at its start is not either. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from tables import table

from rashomon.evaluation.sets.timeml import TimeText, load
from rashomon.evaluation.time_peers import PEERS, Read, load_peer
from rashomon.extract.sentences import split
from rashomon.values.times import find_times_of_text, read_times

#: A peer takes seconds for what takes us thousandths: this many texts say enough.
PEER_TEXTS = 10
REPEATS = 5


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the reading of time expressions.")
    parser.add_argument("--data", type=Path, required=True, help="a folder of TimeML files")
    parser.add_argument("--peers", action="store_true", help="measure the peers that are installed too")
    given = parser.parse_args()
    texts = load(given.data)
    speeds = dict(_ours(texts))
    if given.peers:
        speeds |= dict(_peers(texts[:PEER_TEXTS]))
    first = next(iter(speeds.values()))
    length = sum(len(one.text) for one in texts) / len(texts)
    rows = [(name, f"{speed:,.1f}", f"{first / speed:,.1f}") for name, speed in speeds.items()]
    print("\n".join(table(f"{len(texts)} texts of {length:,.0f} characters", ("reader", "texts/s", "slower"), rows)))


def _ours(texts: Sequence[TimeText]) -> Iterator[tuple[str, float]]:
    read = [([sentence.text for sentence in split(one.text)], one.written.date()) for one in texts]
    for name, function in (("times of happenings", find_times_of_text), ("all expressions", read_times)):
        yield name, _speed(partial(_each, function, read), len(texts), REPEATS)


def _peers(texts: Sequence[TimeText]) -> Iterator[tuple[str, float]]:
    for name in PEERS:
        if peer := load_peer(name):
            peer(texts[0].text, texts[0].written)
            yield name, _speed(partial(_all, peer, texts), len(texts), 1)


def _each(function: Callable[..., object], texts: Sequence[tuple[Sequence[str], date]]) -> None:
    for sentences, published in texts:
        function(sentences, published=published)


def _all(peer: Read, texts: Sequence[TimeText]) -> None:
    for one in texts:
        peer(one.text, one.written)


def _speed(work: Callable[[], object], count: int, repeats: int) -> float:
    """Return how many a second are done, at the best of some repeats; the first, which loads rules, does not count."""
    work()
    best = float("inf")
    for _ in range(repeats):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return count / best


if __name__ == "__main__":
    main()
