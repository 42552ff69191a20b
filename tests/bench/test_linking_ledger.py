"""The ledger that one report more is added to is one that Rashomon itself could have made."""

from __future__ import annotations

from pathlib import Path

from bench.linking_ledger import build, readings

from rashomon.jobs.profiles import Profiles
from rashomon.ledger import open_ledger
from rashomon.linking.packed import MADE_BY, pack


def test_it_is_sound_and_holds_what_linking_asks(tmp_path: Path) -> None:
    path = build(tmp_path / "made.db", 30)
    with open_ledger(path) as ledger:
        assert list(ledger.check()) == []
        accounts = [account.id for told in readings(30) for one in told for account in one.accounts]
        stored = ledger.profiles(accounts, MADE_BY)
        assert stored.keys() == set(accounts)
        made = Profiles(ledger)._make(accounts, None)
        assert {key: pack(profile) for key, profile in made.items()} == stored
        assert list(ledger.links()) != []
