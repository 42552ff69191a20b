"""Going on after a row gives the rest of the list, and an edition tells one state of a ledger from another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.fresh import fresh_ledger
from tests.strategies import links, make_link, make_reading, readings

from rashomon.ledger import Ledger, open_ledger
from rashomon.ledger.rows import stamp
from rashomon.records import Account, Issue, Link, Reading, Report, Statement

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
Key = tuple[str | int, ...]


def fill(ledger: Ledger, given: Iterable[Reading], decided: Iterable[Link] = ()) -> None:
    for number, reading in enumerate(given):
        ledger.add(reading, file="a.txt", reader="test", recorded=NOON + timedelta(seconds=number))
    for number, link in enumerate(decided):
        ledger.add_links([link], recorded=NOON + timedelta(minutes=number // 2))


def keys(ledger: Ledger) -> dict[str, Callable[[Any], Key]]:
    """How each list is ordered."""

    def account(one: Account) -> Key:
        return *report(ledger.report(one.report_id)), one.span.start, one.span.end, one.id

    def statement(one: Statement) -> Key:
        return one.published.isoformat(), one.report_id, one.span.start, one.span.end, one.field, one.id

    def report(one: Report) -> Key:
        return one.published.isoformat(), one.id

    def link(one: Link) -> Key:
        return stamp(ledger.recorded([one.id])[one.id]), one.id

    return {"reports": report, "accounts": account, "statements": statement, "links": link}


@given(st.data())
def test_after_any_row_comes_the_rest(data: st.DataObject) -> None:
    told = data.draw(st.lists(readings(), max_size=4))
    ids = sorted({account.id for reading in told for account in reading.accounts})
    decided = data.draw(st.lists(links(ids), max_size=5)) if len(ids) > 1 else []
    with TemporaryDirectory() as folder, fresh_ledger(Path(folder, "ledger.db")) as ledger:
        fill(ledger, told, decided)
        for name, key in keys(ledger).items():
            whole = list(getattr(ledger, name)())
            for number, row in enumerate(whole):
                assert list(getattr(ledger, name)(after=key(row))) == whole[number + 1 :]


def test_an_edition_changes_with_every_row_and_with_nothing_else(tmp_path: Path) -> None:
    first, second = make_reading(1), make_reading(2)
    with fresh_ledger(tmp_path / "ledger.db") as ledger:
        seen = [ledger.edition()]
        adding: list[Callable[[], object]] = [
            lambda: ledger.add(first, file="a.txt", reader="test", recorded=NOON),
            lambda: ledger.add(first, file="b.txt", reader="test", recorded=NOON),
            lambda: ledger.add(second, file="a.txt", reader="test", recorded=NOON),
            lambda: ledger.add_links([make_link(first.accounts[0].id, second.accounts[0].id)], recorded=NOON),
            lambda: ledger.add_issues([Issue("odd", "It is odd", "Look at it")], recorded=NOON),
        ]
        for add in adding:
            add()
            seen.append(ledger.edition())
            add()  # nothing new
            assert ledger.edition() == seen[-1]
        assert len(set(seen)) == len(seen)
        with open_ledger(tmp_path / "ledger.db", read_only=True) as other:
            assert other.edition() == seen[-1]


def test_one_record_is_found_by_its_id(tmp_path: Path) -> None:
    first, second = make_reading(1), make_reading(2)
    link = make_link(first.accounts[0].id, second.accounts[0].id)
    with fresh_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger, [first, second], [link])
        assert [one.id for one in ledger.statements(ids=[second.statements[1].id])] == [second.statements[1].id]
        assert list(ledger.links(ids=[link.id])) == [link]
        assert list(ledger.links(ids=[])) == []
