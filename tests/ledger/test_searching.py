"""Looking for words, speakers and doubtful statements: the database counts and sorts; no word is a pattern or code."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.strategies import make_account, make_report, make_statement

from rashomon.ledger import Ledger, open_ledger
from rashomon.records import Name, Reading, Wording

AT = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = (
    ("Rockets hit the camp at dawn, 100% of it, the army said.", "North Wire", "the army", 1.0),
    ("ROCKETS fell on the Café d'Été, the mayor said.", "South Paper", "the mayor", 0.6),
    ("Nothing was hit_today, the army said.", "North Wire", "the army", 0.4),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = open_ledger(tmp_path / "test.db")
    for number, (text, publisher, who, score) in enumerate(TEXTS):
        report = make_report(text, published=date(2020, 1, 1 + number), publisher=publisher, title=f"Title {number}")
        account = make_account(report, text.split(",")[0])
        told = make_statement(
            report, who, "damage", Wording(who), account=account, speaker=Name(who, who, "organisation"), score=score
        )
        at = AT + timedelta(minutes=number)
        ledger.add(Reading(report, (account,), (told,)), file="f", reader="test/1", recorded=at)
    return ledger


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ((), ["Title 2", "Title 1", "Title 0"]),
        (("rockets",), ["Title 1", "Title 0"]),
        (("rockets", "camp"), ["Title 0"]),
        (("CAMP", "north"), ["Title 0"]),
        (("title 2",), ["Title 2"]),
        (("Café",), ["Title 1"]),
        (("100%",), ["Title 0"]),
        (("hit_",), ["Title 2"]),
        (("%",), ["Title 0"]),
        (("' OR 1=1 --",), []),
    ],
    ids=str,
)
def test_reports_that_hold_every_word(words: tuple[str, ...], titles: list[str], ledger: Ledger) -> None:
    assert [report.title for report in ledger.search(words, limit=10)] == titles


def test_no_more_than_asked_and_none_recorded_later(ledger: Ledger) -> None:
    assert [report.title for report in ledger.search((), limit=1)] == ["Title 2"]
    assert [report.title for report in ledger.search((), limit=9, as_of=AT)] == ["Title 0"]
    assert ledger.speakers((), limit=1) == [("the army", 2, 2)]
    assert ledger.speakers((), limit=9, as_of=AT) == [("the army", 1, 1)]


@pytest.mark.parametrize(
    ("words", "found"),
    [((), ["the army", "the mayor"]), (("MAYOR",), ["the mayor"]), (("the", "army"), ["the army"]), (("_",), [])],
    ids=str,
)
def test_speakers_whose_names_hold_every_word(words: tuple[str, ...], found: list[str], ledger: Ledger) -> None:
    assert [name for name, _, _ in ledger.speakers(words, limit=10)] == found


def test_statements_by_score(ledger: Ledger) -> None:
    assert [s.score for s in ledger.scored(0.0, 1.0, limit=10)] == [0.4, 0.6]
    assert [s.score for s in ledger.scored(0.6, 1.0, limit=10)] == [0.6]
    assert [s.score for s in ledger.scored(0.0, 1.0, limit=1)] == [0.4]


def test_what_read_and_what_found(ledger: Ledger) -> None:
    assert ledger.readers() == {"test/1": 3}
    assert ledger.finders() == {"test": 3}
