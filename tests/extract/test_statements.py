"""Short reports to statements: written cases, known gaps, and what always holds of a reading."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import PUBLISHED, Case, fits, happened, load_cases, problems, read

from rashomon.encoding import account_id, statement_id
from rashomon.records import VALUE_TYPES
from rashomon.vocabulary import fields

CASES = load_cases("statements_en")
WANTED = load_cases("wanted_en")
TEXTS = st.lists(st.sampled_from([case["text"] for case in CASES]), min_size=1, max_size=3).map(" ".join)
GAPS = [
    pytest.param(case, column, row, id=f"{case['text'][:40]}:{column}:{row}")
    for case in WANTED
    for column in ("has", "hasnt", "incidents")
    for row in (case.get(column, []) if column != "incidents" else [case[column]] if column in case else [])
]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_reports_are_read_to_these_statements(case: Case) -> None:
    assert problems(case) == []


@pytest.mark.parametrize(("case", "column", "row"), GAPS)
def test_a_known_gap_is_still_one(case: Case, column: str, row: Any) -> None:
    reading = read(case["text"], case.get("published", PUBLISHED))
    if column == "incidents":
        met = len(happened(reading)) == row
    else:
        met = any(fits(row, s) for s in reading.statements) == (column == "has")
    assert not met, "this gap is closed: move the row to statements_en.yaml"


@given(TEXTS)
def test_every_statement_stands_in_its_report(text: str) -> None:
    reading = read(text)
    accounts = {account.id: account for account in reading.accounts}
    for account in reading.accounts:
        assert text[account.span.start : account.span.end] == account.words
        assert account.id == account_id(account.report_id, account.kind, account.form, account.stance, account.span)
        assert not account.about or accounts[account.about].form == "incident"
    for statement in reading.statements:
        assert text[statement.span.start : statement.span.end] == statement.words
        assert statement.value.words in statement.words
        assert statement.id == statement_id(statement)
        assert statement.account_id in accounts or statement.account_id == ""
        assert statement.found_by.startswith("rule:")
        assert statement.published == reading.report.published


@given(TEXTS)
def test_ids_are_unique_and_reading_again_gives_the_same(text: str) -> None:
    reading = read(text)
    assert read(text) == reading
    ids = [statement.id for statement in reading.statements]
    assert len(set(ids)) == len(ids)
    assert len({account.id for account in reading.accounts}) == len(reading.accounts)


@given(TEXTS)
def test_values_have_the_type_of_their_field(text: str) -> None:
    for statement in read(text).statements:
        wanted = VALUE_TYPES[fields()[statement.field]["value"]]
        unnamed = statement.field in {"perpetrator", "responsibility"} and type(statement.value).__name__ == "Category"
        assert isinstance(statement.value, wanted) or unnamed


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_the_day_of_publication_is_never_the_day_of_happening_by_itself(published: date) -> None:
    reading = read("Three rockets hit the airport in Aden, the police said.", published)
    assert [s.field for s in reading.statements if s.field == "time"] == []
    assert happened(reading)


EMPTY: list[Any] = ["", "\n\n", "...", "“”", "-", "7", "?", "No.", "x" * 5000, "a. " * 2000, "\x00", "Said said said."]


@pytest.mark.parametrize("text", EMPTY)
def test_odd_texts_are_read_to_nothing(text: str) -> None:
    reading = read(text)
    assert (reading.accounts, reading.statements) == ((), ())


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    read(text)
