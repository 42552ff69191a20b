"""Every exported key is documented, every documented key is exported, and values go out as they are held."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from tests import strategies as some

from rashomon.encoding import to_builtins
from rashomon.export import EXPORTS, OBJECTS, account_row, incident_row, muc4_row, plover_rows, statement_row
from rashomon.export.values import VALUE_KEYS, value_object
from rashomon.records import (
    VALUE_TYPES,
    Account,
    Comparison,
    Dossier,
    Incident,
    Name,
    Quantity,
    Side,
    TimeRange,
    Value,
)

REPORT = some.make_report()
ACCOUNT = some.make_account(REPORT, "Eight rockets hit")
SAID = TimeRange("on Monday", datetime(2020, 12, 21), datetime(2020, 12, 22), "day", "relative to publication")
STATEMENT = some.make_statement(
    REPORT, "Eight", "munitions", Quantity("Eight", 8, 8, "exactly"), account=ACCOUNT, via=(some.PUBLISHER,), said=SAID
)
RECORDED = datetime(2026, 1, 1, tzinfo=UTC)


def dossier() -> Dossier:
    return Dossier(
        incident=Incident(ACCOUNT.id, ACCOUNT.kind, "incident", (ACCOUNT.id,)),
        accounts=(ACCOUNT,),
        statements=(STATEMENT,),
        comparisons=(
            Comparison(ACCOUNT.id, "munitions", "single", (Side(STATEMENT.value, "asserts", (STATEMENT,), 1),)),
        ),
        reports={REPORT.id: REPORT},
        said=((ACCOUNT, ()),),
        series=((ACCOUNT, ()),),
        alike=(some.make_link(ACCOUNT.id, "f" * 32, "different"),),
        cites=(some.make_statement(REPORT, "Eight", "cites", Name("Hill Wire", "Hill Wire", "publisher")),),
        withdrawn=(some.make_statement(REPORT, "rockets", "munitions", STATEMENT.value, account=ACCOUNT),),
    )


def told_and_denied() -> Dossier:
    """A dossier whose parties are named and denied, so that no list of a PLOVER row is empty."""
    made = [
        some.make_statement(REPORT, "Eight", field, Name(name, name, "state"), account=ACCOUNT, stance=stance)
        for field, name in (("perpetrator", "Norland"), ("victim", "Sudria"))
        for stance in ("asserts", "denies")
    ]
    return replace(dossier(), statements=(STATEMENT, *made))


ROWS: dict[str, dict[str, Any]] = {
    "statements": statement_row(STATEMENT, REPORT, "abc", RECORDED),
    "accounts": account_row(ACCOUNT, REPORT, "abc", RECORDED),
    "incidents": incident_row(dossier()),
    "muc4": muc4_row(REPORT, [ACCOUNT], [STATEMENT]),
    "plover": next(plover_rows(told_and_denied())),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_keys_are_those_documented_in_that_order(name: str) -> None:
    assert list(ROWS[name]) == list(EXPORTS[name])


@pytest.mark.parametrize("name", EXPORTS)
def test_kinds_are_those_documented(name: str) -> None:
    for key, part in ROWS[name].items():
        check_kind(EXPORTS[name][key].kind, part)


def check_kind(kind: str, part: Any) -> None:
    """Check a part of a row against the kind its documentation gives it."""
    if kind.endswith(" or null"):
        kind = kind.removesuffix(" or null")
        if part is None:
            return
    if kind.startswith("list of "):
        assert isinstance(part, list)
        assert part
        for inner in part:
            check_kind(kind.removeprefix("list of "), inner)
    elif kind.startswith("object of "):
        for inner in part.values():
            check_kind(kind.removeprefix("object of "), inner)
    elif kind in OBJECTS or kind == "object":
        name = part["type"] if kind == "object" else kind
        assert list(part) == list(OBJECTS[name])
        for key, inner in part.items():
            check_kind(OBJECTS[name][key].kind, inner)
    elif kind == "number":
        assert isinstance(part, int | float)
    elif kind == "true or false":
        assert isinstance(part, bool)
    else:
        assert kind in {"text", "date", "time"}
        assert isinstance(part, str)
        if kind != "text":
            datetime.fromisoformat(part)


def test_every_type_of_value_is_documented() -> None:
    assert VALUE_KEYS.keys() == VALUE_TYPES.keys()
    for name, kind in VALUE_TYPES.items():
        assert set(VALUE_KEYS[name]) == {"type", *kind.__dataclass_fields__}


@given(some.values())
def test_values_lose_nothing(value: Value) -> None:
    assert json.loads(json.dumps(value_object(value))) == json.loads(json.dumps(to_builtins(value)))


def test_a_row_is_plain_json() -> None:
    for row in ROWS.values():
        assert json.loads(json.dumps(row)) == row


@pytest.mark.parametrize("name", [*EXPORTS, *OBJECTS])
def test_every_key_is_explained_in_a_sentence(name: str) -> None:
    for key in {**EXPORTS, **OBJECTS}[name].values():
        assert key.about.endswith(".")


def test_an_unknown_kind_of_happening_goes_out_as_it_is() -> None:
    account = Account(ACCOUNT.id, REPORT.id, "sorcery", "incident", "asserts", ACCOUNT.span, ACCOUNT.words)
    assert account_row(account, REPORT, "", RECORDED)["plover"] == ""


def test_nothing_is_collapsed() -> None:
    several = Quantity("several", 2, None, "vague")
    statement = some.make_statement(REPORT, "Eight", "killed", several, account=ACCOUNT)
    row = statement_row(statement, REPORT, "", RECORDED)
    assert (row["value"]["low"], row["value"]["high"], row["value"]["words"]) == (2, None, "several")
