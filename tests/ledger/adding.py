"""A process that adds readings to a ledger for as long as it lives, and prints each report's id once it is stored.

Run as ``python -m tests.ledger.adding LEDGER FIRST``; the parent kills it.
"""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tests.strategies import make_reading

from rashomon.ledger import open_ledger
from rashomon.records import Reading


def reading(number: int) -> Reading:
    """The ``number``-th reading, of a size that differs from its neighbours'."""
    return make_reading(number, statements=number % 40)


def main(path: Path, first: int) -> None:
    with open_ledger(path) as ledger:
        for number in count(first):
            told = reading(number)
            blocks = {account.id: ["one", "two"] for account in told.accounts}
            ledger.add(told, file=f"{number}.txt", reader="test 1", recorded=datetime.now(UTC), blocks=blocks)
            print(number, told.report.id, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
