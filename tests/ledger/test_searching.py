"""Looking for words, speakers, places and doubtful statements: the index finds what a pass over every text would."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fresh import fresh_ledger
from tests.strategies import make_account, make_correction, make_report, make_statement

from rashomon.ledger import Ledger, open_ledger
from rashomon.ledger.dialects import Sqlite
from rashomon.ledger.looked import Looked, pieces
from rashomon.records import Name, Place, Reading, Wording

AT = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = (
    ("Rockets hit the camp at dawn, 100% of it, the army said.", "North Wire", "the army", 1.0),
    ("ROCKETS fell on the Café d'Été, the mayor said.", "South Paper", "the mayor", 0.6),
    ("Nothing was hit_today, the army said.", "North Wire", "the army", 0.4),
)


class Unindexed(Sqlite):
    """A database without an index of words, such as another than SQLite would be."""

    words_index = ()


def told(number: int, text: str, publisher: str, who: str, score: float) -> Reading:
    report = make_report(text, published=date(2020, 1, 1 + number), publisher=publisher, title=f"Title {number}")
    account = make_account(report, text.split(",")[0])
    words = text.split(",")[0]
    statements = (
        make_statement(
            report, words, "damage", Wording(who), account=account, speaker=Name(who, who, "organisation"), score=score
        ),
        make_statement(
            report,
            words[:4],
            "place",
            Place(words[:4], f"Town {number}"),
            account=account,
            speaker=Name(who, who, "organisation"),
        ),
    )
    return Reading(report, (account,), statements)


def fill(ledger: Ledger, texts: tuple[tuple[str, str, str, float], ...] = TEXTS) -> list[Reading]:
    readings = [told(number, *one) for number, one in enumerate(texts)]
    for number, reading in enumerate(readings):
        ledger.add(reading, file="f", reader="test/1", recorded=AT + timedelta(minutes=number))
    return readings


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("searching") / "test.db"
    with fresh_ledger(path) as ledger:
        fill(ledger)
    return path


@pytest.fixture(params=[Sqlite, Unindexed])
def ledger(request: pytest.FixtureRequest, filled: Path) -> Iterator[Ledger]:
    """The same ledger with and without an index; no test writes to it."""
    with open_ledger(filled, read_only=True) as opened:
        yield Ledger(opened.path, opened._engine, request.param())


def titles(ledger: Ledger, looked: Looked, limit: int = 10) -> list[str]:
    return [found.report.title for found in ledger.search(looked, limit=limit)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", ["Title 2", "Title 1", "Title 0"]),
        ("rockets", ["Title 1", "Title 0"]),
        ("rock", []),
        ("rock*", ["Title 1", "Title 0"]),
        ("rockets camp", ["Title 0"]),
        ('"hit the camp"', ["Title 0"]),
        ('"camp the hit"', []),
        ('"hit the ca"*', ["Title 0"]),
        ("CAMP north", ["Title 0"]),
        ('"title 2"', ["Title 2"]),
        ("cafe ete", ["Title 1"]),
        ("CAFÉ", ["Title 1"]),
        ("100%", ["Title 0"]),
        ("%", []),
        ("rockets %", ["Title 1", "Title 0"]),
        ("' OR 1=1 --", []),
        ("hit NOT camp", []),
    ],
)
def test_reports_that_hold_every_word(words: str, wanted: list[str], ledger: Ledger) -> None:
    assert titles(ledger, Looked(words)) == wanted
    assert sorted(titles(ledger, Looked(words, best=True))) == sorted(wanted)


@pytest.mark.parametrize(
    ("looked", "wanted"),
    [
        (Looked(speaker="army"), ["Title 2", "Title 0"]),
        (Looked(speaker="ARM*", words="dawn"), ["Title 0"]),
        (Looked(place="town 1"), ["Title 1"]),
        (Looked(place="roc", speaker="mayor"), []),
        (Looked(place="rock*", speaker="mayor"), ["Title 1"]),
        (Looked(since=date(2020, 1, 2)), ["Title 2", "Title 1"]),
        (Looked(until=date(2020, 1, 2), words="rockets"), ["Title 1", "Title 0"]),
        (Looked(since=date(2020, 1, 2), until=date(2020, 1, 2)), ["Title 1"]),
        (Looked(speaker="%"), []),
        (Looked(place='"'), []),
        (Looked(words="rockets", as_of=AT), ["Title 0"]),
        (Looked(speaker="army", as_of=AT), ["Title 0"]),
        (Looked(as_of=AT - timedelta(1)), []),
    ],
    ids=str,
)
def test_every_filter_must_hold(looked: Looked, wanted: list[str], ledger: Ledger) -> None:
    assert titles(ledger, looked) == wanted


@pytest.mark.parametrize(
    ("looked", "wanted"),
    [
        (Looked("nothing"), ["Nothing was hit_today"]),
        (Looked("army dawn"), ["Rockets hit the camp at dawn"]),
        (Looked("hit", speaker="army"), ["Nothing was hit_today", "Rockets hit the camp at dawn"]),
        (Looked("hit", speaker="mayor"), []),
        (Looked("hit", place="town 0"), ["Rockets hit the camp at dawn"]),
        (Looked("hit", until=date(2020, 1, 1)), ["Rockets hit the camp at dawn"]),
        (Looked("hit", as_of=AT), ["Rockets hit the camp at dawn"]),
    ],
    ids=str,
)
def test_statements_by_words_speaker_and_place(looked: Looked, wanted: list[str], ledger: Ledger) -> None:
    assert [found.statement.words for found in ledger.search_statements(looked, limit=10)] == wanted


def test_the_best_comes_first_and_of_equals_the_latest(tmp_path: Path) -> None:
    texts = (
        ("The bridge fell, the bridge of the bridges, the army said.", "A", "the army", 1.0),
        ("Long after, somebody named a bridge among forty other things of no matter here, the army said.", "B", "x", 1),
        ("A bridge fell, the army said.", "C", "the army", 1.0),
        ("A bridge fell, the army said.", "D", "the army", 1.0),
    )
    with fresh_ledger(tmp_path / "test.db") as ledger:
        fill(ledger, texts)
        best = [found.report.publisher for found in ledger.search(Looked("bridge", best=True), limit=10)]
        assert best == ["A", "D", "C", "B"]


def test_what_was_found_is_marked(ledger: Ledger) -> None:
    (found,) = ledger.search(Looked("camp title"), limit=10)
    assert [piece.text for piece in found.snippet if piece.found] == ["camp"]
    assert [piece.text for piece in found.title if piece.found] == ["Title"]
    assert "".join(piece.text for piece in found.snippet) == TEXTS[0][0]
    (told,) = (one for one in ledger.search_statements(Looked("dawn"), limit=10))
    assert [piece.text for piece in told.words if piece.found] == ["dawn"]
    assert "".join(piece.text for piece in told.words) == told.statement.words


@pytest.mark.parametrize("text", ["", "plain", "\ufdd0", "\ufdd1", "\ufdd1a\ufdd0b\ufdd0", "a\ufdd0b\ufdd1c"])
def test_a_text_with_our_marks_in_it_only_loses_them(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text.replace("\ufdd0", "").replace("\ufdd1", "")


def test_no_more_than_asked_and_none_recorded_later(ledger: Ledger) -> None:
    assert titles(ledger, Looked(), limit=1) == ["Title 2"]
    assert ledger.speakers(Looked(), limit=1) == [("the army", 4, 2)]
    assert ledger.speakers(Looked(as_of=AT), limit=9) == [("the army", 2, 1)]
    assert ledger.places(Looked("town"), limit=1) == [("Town 0", 1, 1)]


@pytest.mark.parametrize(
    ("words", "found"),
    [("", ["the army", "the mayor"]), ("MAYOR", ["the mayor"]), ("army the", ["the army"]), ("_", []), ("arm", [])],
    ids=str,
)
def test_speakers_whose_names_hold_every_word(words: str, found: list[str], ledger: Ledger) -> None:
    assert [name for name, _, _ in ledger.speakers(Looked(words), limit=10)] == found


def test_a_withdrawn_statement_is_not_found(tmp_path: Path) -> None:
    with fresh_ledger(tmp_path / "test.db") as ledger:
        fill(ledger)
        withdraw(ledger)


def withdraw(ledger: Ledger) -> None:
    statement = next(s for s in ledger.statements() if s.words.startswith("Rockets hit the camp"))
    assert ledger.telling(Looked("dawn")) == {statement.account_id}
    at = AT + timedelta(days=1)
    ledger.add_corrections([make_correction("statement", statement.id, at=at)], recorded=at)
    assert ledger.search_statements(Looked("dawn"), limit=10) == []
    assert ledger.telling(Looked("dawn")) == set()
    assert ledger.telling(Looked("dawn", as_of=AT)) == {statement.account_id}
    assert titles(ledger, Looked("dawn")) == ["Title 0"]


def test_lists_of_what_holds_words(ledger: Ledger) -> None:
    assert [report.title for report in ledger.reports(holding="rockets")] == ["Title 0", "Title 1"]
    assert [s.speaker.canonical for s in ledger.statements(holding="army dawn")] == ["the army"]
    assert list(ledger.reports(holding="%")) == []


_WORDS = st.text("ab é-ß.\x00Σ中", max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.lists(_WORDS, max_size=5), st.one_of(_WORDS, _WORDS.map(lambda w: f"{w}*"), _WORDS.map(lambda w: f'"{w}"')))
def test_a_database_without_an_index_gives_the_same(texts: list[str], words: str) -> None:
    with TemporaryDirectory() as folder, fresh_ledger(Path(folder, "a.db")) as ledger:
        fill(ledger, tuple((f"{text} x, y", text, text or "who", 1.0) for text in texts))
        copy = Ledger(ledger.path, ledger._engine, Unindexed())
        for looked in (Looked(words), Looked(words, best=True), Looked(speaker=words), Looked(words, as_of=AT)):
            assert copy.search(looked, limit=9) == ledger.search(looked, limit=9)
            assert copy.search_statements(looked, limit=9) == ledger.search_statements(looked, limit=9)
            assert copy.speakers(looked, limit=9) == ledger.speakers(looked, limit=9)
        assert list(copy.statements(holding=words)) == list(ledger.statements(holding=words))
        assert list(copy.reports(holding=words)) == list(ledger.reports(holding=words))


def test_what_is_known_is_indexed_once_and_vacuum_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with fresh_ledger(path) as ledger:
        fill(ledger)
        fill(ledger)
    with closing(sqlite3.connect(path)) as database:
        database.execute("VACUUM")
        for index, rows in (("reports_words", 3), ("statements_words", 6)):
            assert database.execute(f"SELECT count(*) FROM {index}_docsize").fetchone() == (rows,)
            database.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    with fresh_ledger(path) as ledger:
        assert titles(ledger, Looked("camp")) == ["Title 0"]


def test_a_check_tells_what_no_search_finds(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with fresh_ledger(path) as ledger:
        fill(ledger)
        assert list(ledger.check()) == []
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT INTO reports_words (reports_words) VALUES ('delete-all')")
    with fresh_ledger(path) as ledger:
        assert [(issue.code, issue.place) for issue in ledger.check()] == [("index-behind", "reports")]


def test_statements_by_score(ledger: Ledger) -> None:
    assert [s.score for s in ledger.scored(0.0, 1.0, limit=10)] == [0.4, 0.6]
    assert [s.score for s in ledger.scored(0.6, 1.0, limit=10)] == [0.6]
    assert [s.score for s in ledger.scored(0.0, 1.0, limit=1)] == [0.4]


def test_what_read_and_what_found(ledger: Ledger) -> None:
    assert ledger.readers() == {"test/1": 3}
    assert ledger.finders() == {"test": 6}
