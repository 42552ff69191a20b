"""Nothing that was reported as stored is lost, and nothing is stored by half, when the process is killed."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.ledger.adding import reading

from rashomon.ledger import Ledger, open_ledger

ROOT = Path(__file__).parents[2]
ROUNDS = 5


def start(path: Path, first: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.adding", str(path), str(first)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_after(process: subprocess.Popen[str], seconds: float) -> list[tuple[int, str]]:
    """Kill the process ``seconds`` after its first report; return what it said it stored."""
    with process:
        assert process.stdout is not None
        said = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.readlines()
    lines = [line.split() for line in said if line.endswith("\n")]
    return [(int(number), identity) for number, identity in lines]


def check_whole(ledger: Ledger, said: list[tuple[int, str]]) -> None:
    stored = {report.id for report in ledger.reports()}
    assert {identity for _, identity in said} <= stored
    meant = {told.report.id: told for told in map(reading, range(max(said)[0] + 2))}
    statements = Counter(statement.report_id for statement in ledger.statements())
    accounts = Counter(account.report_id for account in ledger.accounts())
    for identity in stored:
        assert statements[identity] == len(meant[identity].statements)
        assert accounts[identity] == len(meant[identity].accounts)
    assert set(ledger.files()) == stored
    assert len(ledger.accounts_in_blocks(["two"]).get("two", ())) == len(stored)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    path, said, moments = tmp_path / "ledger.db", list[tuple[int, str]](), random.Random(20)
    for _ in range(ROUNDS):
        said += kill_after(start(path, said[-1][0] + 1 if said else 0), moments.uniform(0, 0.3))
        with open_ledger(path) as ledger:
            check_whole(ledger, said)
            assert list(ledger.check()) == []
    assert len(said) > ROUNDS


def test_two_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    processes = [start(path, first) for first in (0, 5)]
    said = [line for process in processes for line in kill_after(process, 0.3)]
    with open_ledger(path) as ledger:
        check_whole(ledger, said)
        assert list(ledger.check()) == []
