"""Snapshots: the same incidents as without them, kept while nothing is added, and never made twice at a time."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.jobs.conftest import NOON, Read
from tests.plain import write_report
from tests.strategies import make_reading

from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import dated_incidents
from rashomon.jobs.kept import Kept
from rashomon.jobs.matching import Vicinity
from rashomon.jobs.remembering import Remembering
from rashomon.jobs.snapshots import Box, take
from rashomon.ledger import Ledger
from rashomon.records import Place


@pytest.fixture
def full(tmp_path: Path, ledger: Ledger, read_in: Read) -> Ledger:
    folder = tmp_path / "in"
    folder.mkdir()
    write_report(folder, "one", "rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army.", "condemn by Pompeo.")
    write_report(folder, "two", "rocket_attack at Baghdad on 2020-12-20: 5 killed, blamed Militia.", publisher="Post")
    write_report(folder, "three", "car_bombing at Mogadishu on 2020-12-19.")
    write_report(folder, "four", "mortar_attack at Taji.", published="2021-06-01")
    read_in(ledger, folder)
    return ledger


FILTERS = [
    (Filters(), None),
    (Filters(since=date(2020, 12, 20)), None),
    (Filters(until=date(2020, 12, 19)), None),
    (Filters(actor="militia"), None),
    (Filters(near="taji"), Vicinity("taji")),
    (Filters(near="iraq", since=date(2021, 1, 1)), Vicinity("iraq", "IQ")),
]


@pytest.mark.parametrize(("filters", "vicinity"), FILTERS)
def test_a_snapshot_has_the_incidents_the_ledger_has(full: Ledger, filters: Filters, vicinity: Vicinity | None) -> None:
    snapshot = take(full)
    for _ in range(2):  # the second time from memory
        assert snapshot.incidents(filters, vicinity) == dated_incidents(full, filters, vicinity)


@pytest.mark.parametrize(
    ("box", "kinds", "expected"),
    [
        (None, (), {"rocket_attack", "car_bombing", "mortar_attack"}),
        (None, ("car_bombing", "abduction"), {"car_bombing"}),
        (Box(40, 30, 50, 36), (), {"rocket_attack", "mortar_attack"}),
        (Box(44.3, 30, 44.5, 36), (), {"rocket_attack"}),
        (Box(45, -10, 46, 10), (), {"car_bombing"}),
        (Box(46, -90, 44, 90), (), set()),
        (Box(46, -90, 44.3, 90), (), {"mortar_attack"}),
        (Box(40, 30, 50, 36), ("car_bombing",), set()),
    ],
)
def test_boxes_and_kinds(full: Ledger, box: Box | None, kinds: tuple[str, ...], expected: set[str]) -> None:
    found = take(full).incidents(Filters(), kinds=kinds, box=box)
    assert {dated.incident.kind for dated in found} == expected


def test_a_box_holds_no_place_without_a_point() -> None:
    assert not Box(-180, -90, 180, 90).holds(Place("there", "there"))


def test_a_ledger_that_remembers_says_what_the_ledger_says(full: Ledger) -> None:
    memory, ids = Remembering(full), [report.id for report in full.reports()][:2]
    for _ in range(2):
        assert list(memory.statements(fields=["time"])) == list(full.statements(fields=["time"]))
        assert list(memory.statements(fields=["time"], since=date(2021, 1, 1))) == []
        assert list(memory.statements(fields=["killed"], as_of=NOON - timedelta(days=1))) == []
        assert list(memory.reports(ids=ids)) == list(full.reports(ids=ids))
        assert list(memory.accounts()) == list(full.accounts())


@pytest.fixture
def counted(ledger: Ledger) -> Iterator[tuple[Kept[tuple[int, str]], list[datetime | None], Event]]:
    """Something slow that is kept: how often it was made, and of which edition."""
    made: list[datetime | None] = []
    go = Event()
    go.set()

    def make(ledger: Ledger, as_of: datetime | None) -> tuple[int, str]:
        edition = ledger.edition()
        assert go.wait(10)
        made.append(as_of)
        return len(made), edition

    kept = Kept(ledger, make, patience=0.01)
    yield kept, made, go
    go.set()
    kept.close()


def grow(ledger: Ledger, number: int) -> None:
    ledger.add(make_reading(number), file="a.txt", reader="test", recorded=NOON)


Counted = tuple[Kept[tuple[int, str]], list[datetime | None], Event]


def test_it_is_made_again_only_when_the_ledger_grows(ledger: Ledger, counted: Counted) -> None:
    kept, made, _ = counted
    assert [kept.get()[0] for _ in range(3)] == [1, 1, 1]
    grow(ledger, 1)
    assert kept.get(fresh=True) == (2, ledger.edition())
    assert kept.get(NOON)[0] == 3
    assert made == [None, None, NOON]


def test_who_asks_meanwhile_gets_the_one_before_and_fresh_waits(ledger: Ledger, counted: Counted) -> None:
    kept, made, go = counted
    before = kept.get()
    go.clear()
    grow(ledger, 1)
    assert kept.get() == before  # being made
    grow(ledger, 2)
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(kept.get, fresh=True) for _ in range(4)]
        go.set()
        assert {one.result(10)[1] for one in waiting} == {ledger.edition()}
    assert len(made) <= 3  # the first, the one under way, and one with both rows


def test_what_was_made_since_somebody_looked_is_not_made_again(
    ledger: Ledger, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, made, _ = counted
    kept.get()
    grow(ledger, 1)
    make = kept._make

    def overtaken(*asked: Any) -> Any:
        monkeypatch.setattr(kept, "_make", make)
        assert kept.get(fresh=True) == (2, ledger.edition())
        return make(*asked)

    monkeypatch.setattr(kept, "_make", overtaken)
    assert kept.get(fresh=True) == (2, ledger.edition())
    assert len(made) == 2


def test_what_fails_is_told_and_tried_again(ledger: Ledger) -> None:
    tries: list[int] = []

    def make(ledger: Ledger, as_of: datetime | None) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("it broke")
        return len(tries)

    kept = Kept(ledger, make)
    with pytest.raises(RuntimeError, match="it broke"):
        kept.get()
    assert kept.get() == 2
    kept.close()
