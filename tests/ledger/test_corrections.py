"""What a person takes back stays in the ledger, and is left out from that moment until that is taken back too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine
from tests.fresh import fresh_ledger
from tests.strategies import make_correction, make_link, make_reading

from rashomon.errors import UsageError
from rashomon.ledger import Ledger
from rashomon.ledger.migrations import configuration
from rashomon.records import Correction

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
READING = make_reading(1, statements=3)
STATEMENT = READING.statements[1].id
OTHER = make_reading(2)
LINK = make_link(READING.accounts[0].id, OTHER.accounts[0].id, decided_by="Ana Lund", decided_at=NOON)


def at(hours: int) -> datetime:
    return NOON + timedelta(hours=hours)


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    for reading in (READING, OTHER):
        ledger.add(reading, file="a.txt", reader="test 1", recorded=NOON)
    ledger.add_links([LINK], recorded=NOON)
    return ledger


def take_back(ledger: Ledger, *corrections: Correction) -> None:
    for correction in corrections:
        assert ledger.add_corrections([correction], recorded=correction.decided_at) == 1


def there(ledger: Ledger, hours: int | None = None, *, withdrawn: bool = False) -> bool:
    moment = None if hours is None else at(hours)
    return STATEMENT in {s.id for s in ledger.statements(as_of=moment, withdrawn=withdrawn)}


def test_a_withdrawn_statement_is_left_out_from_then_on(told: Ledger) -> None:
    withdrawal = make_correction("statement", STATEMENT, at=at(1))
    take_back(told, withdrawal, make_correction("correction", withdrawal.id, at=at(3)))
    assert [there(told, hours) for hours in (0, 1, 2, 3, 4)] == [True, False, False, True, True]
    assert there(told)
    assert there(told, 2, withdrawn=True)
    assert len(list(told.statements(as_of=at(2)))) == len(list(told.statements(as_of=at(2), withdrawn=True))) - 1


def test_withdrawn_twice_and_taken_back_once_is_withdrawn(told: Ledger) -> None:
    first, second = (make_correction("statement", STATEMENT, at=at(hours)) for hours in (1, 2))
    take_back(told, first, second, make_correction("correction", first.id, at=at(3)))
    assert not there(told)
    take_back(told, make_correction("correction", second.id, at=at(4)))
    assert there(told)


def test_an_undone_link_is_left_out_from_then_on(told: Ledger) -> None:
    take_back(told, make_correction("link", LINK.id, at=at(1)))
    assert list(told.links()) == []
    assert list(told.links(as_of=NOON)) == list(told.links(undone=True)) == [LINK]
    assert list(told.links(account_ids=[LINK.left])) == []


def test_corrections_stand_in_the_order_they_were_made(told: Ledger) -> None:
    made = [make_correction("link", LINK.id, at=at(2)), make_correction("statement", STATEMENT, at=at(1))]
    take_back(told, *made)
    assert list(told.corrections()) == made[::-1]
    assert list(told.corrections(subjects=[LINK.id])) == made[:1]
    assert list(told.corrections(subjects=[])) == list(told.corrections(as_of=NOON)) == []
    assert told.find(made[0].id[:12]) == [("corrections", made[0].id)]
    assert told.recorded([made[0].id]) == {made[0].id: at(2)}
    assert told.counts()["corrections"] == 2


def test_what_is_not_there_cannot_be_taken_back(told: Ledger) -> None:
    good = make_correction("link", LINK.id, at=at(1))
    for bad in (make_correction("statement", LINK.id, at=at(1)), make_correction("link", "0" * 32, at=at(1))):
        with pytest.raises(UsageError):
            told.add_corrections([good, bad], recorded=at(1))
    assert list(told.corrections()) == []


def test_a_ledger_of_the_version_before_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with fresh_ledger(path) as ledger:
        ledger.add(READING, file="a.txt", reader="test 1", recorded=NOON)
        take_back(ledger, make_correction("statement", STATEMENT, at=NOON))
        assert list(ledger.check()) == []
        assert not there(ledger)
