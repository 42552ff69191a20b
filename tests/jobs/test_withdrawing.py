"""What a person withdraws is told no more; the machine's links are the same, whenever it was withdrawn."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.fresh import fresh_ledger
from tests.jobs.conftest import NOON, Read
from tests.plain import write_report

from rashomon.jobs import deciding
from rashomon.jobs.dossiers import dossiers
from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import dated_incidents
from rashomon.ledger import Ledger

LATER = NOON + timedelta(days=1)


def withdraw(ledger: Ledger, field: str) -> None:
    for statement in list(ledger.statements(fields=[field])):
        deciding.correct(ledger, statement.id, "It was misread.", by="Ana Lund", at=LATER)


def two(folder: Path) -> tuple[Path, Path]:
    one = write_report(folder, "one", "rocket_attack at Baghdad on 2020-12-20: 3 killed.", publisher="Post")
    return one, write_report(folder, "two", "rocket_attack at Baghdad on 2020-12-20.", publisher="Courier")


def test_links_do_not_depend_on_when_a_statement_was_withdrawn(tmp_path: Path, read_in: Read) -> None:
    one, other = two(tmp_path)
    found = []
    for early in (True, False):
        with fresh_ledger(tmp_path / f"{early}.db") as ledger:
            read_in(ledger, one)
            if early:
                withdraw(ledger, "time")
                withdraw(ledger, "place")
            read_in(ledger, other)
            found.append({link.id for link in ledger.links()})
    assert found[0] == found[1] != set()


def test_what_is_withdrawn_is_told_no_more(tmp_path: Path, ledger: Ledger, read_in: Read) -> None:
    read_in(ledger, two(tmp_path)[0])
    (before,) = dossiers(ledger, Filters())
    withdraw(ledger, "killed")
    withdraw(ledger, "time")
    (after,) = dossiers(ledger, Filters())
    assert {c.field for c in before.comparisons} - {c.field for c in after.comparisons} == {"killed", "time"}
    assert {s.field for s in after.withdrawn} == {"killed", "time"}
    assert [s for s in before.statements if s not in after.withdrawn] == list(after.statements)
    assert [(dated.day, dated.stated) for dated in dated_incidents(ledger, Filters())] == [(date(2020, 12, 21), False)]
    assert list(dossiers(ledger, Filters(as_of=LATER - timedelta(hours=1)))) == [before]
