"""Which pairs are worth a look, in which order, and which of their words matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.fresh import fresh_ledger
from tests.plain import read_plain
from tests.strategies import make_link, make_report, make_statement

from rashomon.jobs import deciding, reviewing
from rashomon.jobs.reviewing import Pair, review
from rashomon.ledger import Ledger
from rashomon.linking.decide import DECIDED_BY
from rashomon.records import Decision, Link, Quantity

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
TOLD = {
    "one": "rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army.",
    "two": "rocket_attack at Baghdad on 2020-12-20: 5 killed, blamed Militia.",
    "three": "mortar_attack at Taji on 2020-12-20.",
    "four": "car_bombing at Mogadishu on 2020-12-19.",
    "five": "car_bombing at Mogadishu.",
}
READINGS = {
    name: read_plain(make_report(text, title=name, published=date(2020, 12, 21) + timedelta(days=number)))
    for number, (name, text) in enumerate(TOLD.items())
}
IDS = {name: reading.accounts[0].id for name, reading in READINGS.items()}


def machine(one: str, other: str, decision: Decision, score: float) -> Link:
    return make_link(IDS[one], IDS[other], decision, score=score, decided_by=DECIDED_BY)


LINKS = [
    machine("one", "two", "same", 0.9),
    machine("two", "three", "unsure", 0.5),
    machine("one", "three", "unsure", 0.55),
    machine("four", "five", "unsure", 0.5),
    machine("one", "four", "different", 0.2),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with fresh_ledger(tmp_path / "ledger.db") as opened:
        for reading in READINGS.values():
            opened.add(reading, file="a.txt", reader="test 1", recorded=NOON)
        opened.add_links(LINKS, recorded=NOON)
        yield opened


def ends(pairs: list[Pair]) -> list[set[str]]:
    names = {identity: name for name, identity in IDS.items()}
    return [{names[pair.left.account.id], names[pair.right.account.id]} for pair in pairs]


def test_first_what_most_hangs_on_and_each_two_incidents_once(ledger: Ledger) -> None:
    pairs = review(ledger)
    assert ends(pairs) == [{"one", "three"}, {"four", "five"}]
    assert [(pair.reports, pair.others) for pair in pairs] == [(3, 1), (2, 0)]
    assert pairs[0].statements == sum(len(READINGS[name].statements) for name in ("one", "two", "three"))
    assert pairs[0].worth == pytest.approx(0.9 * 3)
    assert review(ledger, limit=1) == pairs[:1]


def test_what_came_out_long_ago_is_left_out(ledger: Ledger) -> None:
    assert ends(review(ledger, since=date(2020, 12, 24))) == [{"four", "five"}]
    assert review(ledger, since=date(2020, 12, 26)) == []


@pytest.mark.parametrize("decision", ["same", "different", "unsure"])
def test_what_a_person_decided_is_asked_no_more_until_undone(ledger: Ledger, decision: Decision) -> None:
    both = [IDS["one"], IDS["two"]]
    deciding.decide_all(ledger, both, [IDS["three"]], decision, "Read both.", by="Ana Lund", at=NOON)
    assert ends(review(ledger)) == [{"four", "five"}]
    deciding.undo(ledger, IDS["one"], IDS["three"], "A slip.", by="Ana Lund", at=NOON + timedelta(hours=1))
    assert ends(review(ledger)) == [{"one", "three"}, {"four", "five"}]
    assert ends(review(ledger, as_of=NOON)) == [{"four", "five"}]


def test_one_pair_decided_answers_for_both_incidents(ledger: Ledger) -> None:
    deciding.decide(ledger, IDS["one"], IDS["three"], "different", "Read both.", by="Ana Lund", at=NOON)
    assert ends(review(ledger)) == [{"four", "five"}]


def test_the_words_that_matter_are_marked(ledger: Ledger) -> None:
    pair = review(ledger, limit=1)[0]
    one = next(side for side in (pair.left, pair.right) if side.account.id == IDS["one"])
    (passage,) = one.passages
    assert passage.text == TOLD["one"]
    text = one.report.text
    marked = {(m.field, text[m.span.start : m.span.end], m.verdict) for m in passage.marks}
    assert marked == {
        ("kind", "rocket_attack", "compatible"),
        ("place", "Baghdad", "different"),
        ("time", "2020-12-20", "same"),
        ("killed", "3", "alone"),
    }


def test_a_withdrawn_statement_is_not_marked(ledger: Ledger) -> None:
    place = next(s for s in READINGS["one"].statements if s.field == "place")
    deciding.correct(ledger, place.id, "Another Baghdad.", by="Ana Lund", at=NOON)
    assert fields_marked(ledger) == {"one": {"kind", "time", "killed"}, "three": {"kind", "place", "time"}}


def fields_marked(ledger: Ledger) -> dict[str, set[str]]:
    pair = review(ledger, limit=1)[0]
    return {s.report.title: {m.field for p in s.passages for m in p.marks} for s in (pair.left, pair.right)}


def test_a_word_within_another_is_not_marked() -> None:
    report = make_report("There was minor damage and no dead.")
    nobody = Quantity("no", 0, 0, "exactly")
    statement = make_statement(report, "minor damage and no dead", "killed", nobody)
    (mark,) = reviewing._marks(statement, report, {})
    assert report.text[mark.span.start - 1 : mark.span.end + 1] == " no "
