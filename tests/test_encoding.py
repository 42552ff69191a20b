"""JSON and ids: round trips of every record, and an id that changes with every part of its content."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    TEXT,
    issues,
    links,
    make_account,
    make_link,
    make_report,
    make_statement,
    readings,
    reports,
    values,
)

from rashomon.encoding import (
    account_id,
    check_account,
    digest,
    from_json,
    link_id,
    report_id,
    statement_id,
    to_builtins,
    to_json,
    value_from_json,
    value_type,
)
from rashomon.records import (
    VALUE_TYPES,
    Issue,
    Link,
    Name,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    TimeRange,
    Value,
    Wording,
)

REPORT = make_report()
ACCOUNT = make_account(REPORT, "Eight rockets hit the Green Zone")
STATEMENT = make_statement(REPORT, "Eight rockets", "munitions", Quantity("Eight", 8, 8, "exactly"), account=ACCOUNT)
LINK = make_link("a", "b")


@given(values())
def test_values_survive_their_json(value: Value) -> None:
    assert value_from_json(value_type(value), to_json(value)) == value


@given(values())
def test_values_as_builtins_carry_their_type(value: Value) -> None:
    plain = to_builtins(value)
    assert plain.pop("type") == value_type(value)
    assert value_from_json(value_type(value), json.dumps(plain)) == value


@given(reports())
def test_reports_survive_their_json(report: Report) -> None:
    assert from_json(to_json(report), Report) == report


@given(links())
def test_links_survive_their_json(link: Link) -> None:
    assert from_json(to_json(link), Link) == link
    assert link_id(link) == link.id


@given(issues())
def test_issues_survive_their_json(issue: Issue) -> None:
    assert from_json(to_json(issue), Issue) == issue


@given(readings())
def test_statements_as_builtins_show_the_type_of_their_value(reading: Reading) -> None:
    for statement in reading.statements:
        assert to_builtins(statement)["value"]["type"] == value_type(statement.value)
        assert statement_id(statement) == statement.id
    assert all(check_account(account) for account in reading.accounts)


def test_every_value_type_can_be_stored() -> None:
    for name, kind in VALUE_TYPES.items():
        assert kind.__name__ == name
    with pytest.raises(KeyError):
        value_from_json("Report", "{}")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"words": 1}', '{"words": "a"} x'])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        value_from_json("Quantity", text)


def test_whole_numbers_are_read_where_fractions_are_declared() -> None:
    text = '{"words": "Gao", "name": "Gao", "latitude": 16, "longitude": 0, "radius_km": 5}'
    place = value_from_json("Place", text)
    assert place == Place("Gao", "Gao", latitude=16.0, longitude=0.0, radius_km=5.0)
    assert isinstance(place, Place)
    assert isinstance(place.latitude, float)
    assert digest(place) == digest(Place("Gao", "Gao", latitude=16.0, longitude=0.0, radius_km=5.0))


def test_json_is_sorted_and_equal_for_equal_records() -> None:
    text = to_json(STATEMENT)
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert to_json(replace(STATEMENT)) == text
    assert to_json({"b": 1, "a": 2}) == '{"a":2,"b":1}'


# --- Ids --------------------------------------------------------------------------------------------------------------


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_parts_have_different_digests(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), (("a", ""), ("a",)), (("1",), (1,)), ((None,), ("",)), ((("a",), "b"), ("a", ("b",)))],
)
def test_parts_are_never_run_together(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert digest(*one) != digest(*other)


def test_digests_stay_what_they_are() -> None:
    assert digest("a", 1, date(2020, 12, 20)) == "a0f3a3f1668c6f9f3973df77f83d445c"
    assert len(digest()) == 32


ELSE: dict[str, Any] = {
    "text": "Other words.", "published": date(2021, 1, 1), "publisher": "Other", "title": "Other", "url": "other",
    "report_id": "other", "account_id": "other", "field": "killed", "speaker": Name("x", "x", "unknown"),
    "value": Quantity("Eight", 8, 9, "exactly"), "stance": "denies", "words": "Eight", "span": Span(0, 5),
    "hedge": "probably", "via": (Name("x", "x", "unknown"),),
    "said": TimeRange("then", datetime(2020, 1, 1), None, "open", "stated"),
    "left": "other", "right": "other", "decision": "unsure", "score": 0.1, "reasons": (), "decided_by": "other",
    "decided_at": datetime(2020, 1, 1, tzinfo=UTC),
}  # fmt: skip
#: Parts of a record that are no part of what makes it itself.
ASIDE = {
    "Report": {"id", "language", "dateline", "published_at"},
    "Statement": {"id", "published", "found_by", "score", "speech", "speaker_found_by"},
    "Link": {"id"},
}


@pytest.mark.parametrize(("record", "identify"), [(REPORT, report_id), (STATEMENT, statement_id), (LINK, link_id)])
def test_an_id_changes_with_every_part_of_the_content(record: Any, identify: Any) -> None:
    assert identify(record) == record.id
    for field in fields(record):
        if field.name not in ASIDE[type(record).__name__]:
            assert identify(replace(record, **{field.name: ELSE[field.name]})) != record.id, field.name


def test_a_better_score_is_not_another_statement() -> None:
    assert statement_id(replace(STATEMENT, score=0.5, found_by="other", published=date(2021, 1, 1))) == STATEMENT.id


def test_a_speaker_is_not_the_one_through_whom_it_came() -> None:
    one, other = Name("x", "x", "unknown"), Name("y", "y", "unknown")
    assert statement_id(replace(STATEMENT, speaker=one, via=(other,))) != statement_id(
        replace(STATEMENT, speaker=other, via=(one,))
    )


def test_two_types_of_value_with_the_same_words_are_two_statements() -> None:
    told: list[Value] = [Wording("Eight"), Name("Eight", "Eight"), Quantity("Eight", 8, 8, "exactly")]
    assert len({statement_id(replace(STATEMENT, value=value)) for value in told}) == 3


@pytest.mark.parametrize("position", range(5))
def test_an_account_id_changes_with_every_part(position: int) -> None:
    parts: list[Any] = [ACCOUNT.report_id, ACCOUNT.kind, ACCOUNT.form, ACCOUNT.stance, ACCOUNT.span]
    parts[position] = ["other", "shelling", "series", "denies", Span(1, 2)][position]
    assert account_id(*parts) != ACCOUNT.id
    assert not check_account(replace(ACCOUNT, kind="shelling"))


def test_the_text_of_the_builders_is_what_they_cut() -> None:
    assert TEXT[STATEMENT.span.start : STATEMENT.span.end] == STATEMENT.words
