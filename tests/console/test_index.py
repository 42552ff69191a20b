"""The outline of a ledger: days, places, who acts, when the ledger was told; and of a past moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.console.ledgers import DAY, ERBIL, START, TOLD, Told, make_ledger

from rashomon.console.disputes import disputes
from rashomon.console.index import Indexes, outline
from rashomon.console.situation import changes
from rashomon.console.timeline import LANES, lay_out
from rashomon.ledger import Ledger, open_ledger


def test_two_reports_of_one_incident_are_one_entry(ledger: Ledger) -> None:
    first = outline(ledger).entries[0]
    assert (first.day, first.first, first.last, first.stated) == (DAY, DAY, DAY, True)
    assert first.reports == 2
    assert first.place
    assert first.place.name == "Baghdad"
    assert [name.canonical for name in first.actors] == ["the Ash Brigade", ""]
    assert (first.recorded, first.renewed) == (START, START + timedelta(minutes=1))


def test_a_past_moment_holds_what_was_recorded_by_then(ledger: Ledger) -> None:
    then = outline(ledger, START + timedelta(minutes=3))
    assert [entry.day for entry in then.entries] == [DAY, DAY, date(2020, 12, 21), date(2021, 2, 15)]


def test_a_ledger_is_outlined_again_only_when_it_has_grown(tmp_path: Path) -> None:
    path = tmp_path / "grows.db"
    indexes = Indexes()
    make_ledger(path, TOLD[:2])
    with open_ledger(path, create=False, read_only=True) as ledger:
        once = indexes.of(ledger)
        assert indexes.of(ledger) is once
        make_ledger(path, TOLD)
        grown = indexes.of(ledger, fresh=True)
    assert (len(once.entries), len(grown.entries)) == (1, 5)


@pytest.mark.parametrize(
    ("since", "new", "renewed"),
    [(timedelta(minutes=-1), 5, 0), (timedelta(0), 4, 1), (timedelta(minutes=1), 4, 0), (timedelta(days=1), 0, 0)],
    ids=str,
)
def test_what_has_changed_since_a_moment(since: timedelta, new: int, renewed: int, ledger: Ledger) -> None:
    found = changes(outline(ledger), START + since)
    assert (len(found.new), len(found.renewed)) == (new, renewed)


def test_the_timeline_counts_every_incident_and_draws_its_days(ledger: Ledger) -> None:
    entries = outline(ledger).entries
    drawn = lay_out(entries)
    assert drawn
    assert sum(one.number for one in drawn.bins) == len(entries) == len(drawn.bars) + drawn.left_out
    assert all(0 <= bar.x <= 100 for bar in drawn.bars)
    assert all(drawn.first <= tick.day <= drawn.last for tick in drawn.ticks)
    assert lay_out([]) is None


def test_what_finds_no_row_on_the_timeline_is_only_counted(tmp_path: Path) -> None:
    told = [Told("Example Wire", date(2021, 1, 2), ERBIL, date(2021, 1, 1), n) for n in range(LANES + 3)]
    path = tmp_path / "many.db"
    make_ledger(path, told)
    with open_ledger(path, create=False, read_only=True) as ledger:
        drawn = lay_out(outline(ledger).entries)
    assert drawn
    assert drawn.left_out == 2  # the first two reports tell of one incident
    assert len(drawn.bars) == LANES


def test_a_few_bars_of_many_incidents_are_not_drawn(tmp_path: Path) -> None:
    told = [Told("Example Wire", date(2021, 1, 2), ERBIL, date(2021, 1, 1), n) for n in range(2 * LANES + 3)]
    path = tmp_path / "more.db"
    make_ledger(path, told)
    with open_ledger(path, create=False, read_only=True) as ledger:
        drawn = lay_out(outline(ledger).entries)
    assert drawn
    assert drawn.bars == ()
    assert drawn.left_out == sum(one.number for one in drawn.bins)


@pytest.mark.parametrize(
    ("days", "unit"), [(0, "day"), (80, "day"), (300, "week"), (3000, "month"), (9000, "quarter"), (30000, "year")]
)
def test_the_unit_suits_the_span(days: int, unit: str, ledger: Ledger) -> None:
    entries = outline(ledger).entries
    drawn = lay_out(entries, date(1990, 1, 1), date(1990, 1, 1) + timedelta(days=days))
    assert drawn
    assert drawn.unit == unit
    assert len(drawn.ticks) <= 14


def test_moments_are_shown_in_utc() -> None:
    from rashomon.console.words import moment

    assert moment(datetime(2020, 1, 1, 12, tzinfo=UTC).astimezone()) == "2020-01-01 12:00 UTC"


def test_what_is_contested_and_what_is_denied_is_told_in_the_list(tmp_path: Path) -> None:
    told = [
        Told("Example Wire", date(2021, 2, 16), ERBIL, date(2021, 2, 15), 1, denied=True),
        Told("Second Paper", date(2021, 2, 16), ERBIL, date(2021, 2, 15), 4),
        Told("Third Desk", date(2021, 6, 2), ERBIL, date(2021, 6, 1), 2),
    ]
    path = tmp_path / "disputed.db"
    make_ledger(path, told)
    with open_ledger(path, create=False, read_only=True) as ledger:
        index = outline(ledger)
        found = disputes(ledger, index, index.entries)
        assert disputes(ledger, index, index.entries) == found
    assert [found[entry.id] for entry in index.entries] == [
        (("contested", ("Killed",)), ("denied", ("Perpetrator",))),
        (),
    ]
