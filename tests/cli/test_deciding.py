"""Deciding, correcting and reviewing at the command line: what is stored, what is told, what it changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Rashomon
from tests.strategies import make_link

from rashomon.ledger import open_ledger
from rashomon.linking.decide import DECIDED_BY

WHY = ("--because", "Both tell of it.", "--by", "Ana Lund")


@pytest.fixture
def decided(filled: Rashomon) -> Rashomon:
    """The command line on a ledger in which the Mogadishu incident was said to be that of Baghdad, 2021."""
    one, other = incidents(filled)["car_bombing"], late(filled)
    assert filled("link", "same", one, other, *WHY).code == 0
    return filled


def incidents(rashomon: Rashomon) -> dict[str, str]:
    return {row["kind"]: row["id"] for row in rashomon("incidents", "--json").rows}


def late(rashomon: Rashomon) -> str:
    (row,) = [row for row in rashomon("incidents", "--json").rows if row["first_published"] == "2021-12-20"]
    return str(row["id"])


def shape(rashomon: Rashomon, *options: str) -> list[int]:
    return sorted(len(row["accounts"]) for row in rashomon("incidents", "--json", *options).rows)


def statement(rashomon: Rashomon, field: str) -> str:
    return str(rashomon("statements", "--field", field, "--json").rows[0]["id"])


def test_a_decision_joins_and_its_undo_parts_again(filled: Rashomon) -> None:
    before = shape(filled)
    one, other = incidents(filled)["car_bombing"], late(filled)
    result = filled("link", "same", one[:12], other[:12], *WHY, "--json")
    (row,) = json.loads(result.out)
    assert (row["decision"], row["decided_by"], row["reasons"]) == ("same", "Ana Lund", ["Both tell of it."])
    assert "Same: 1 pair, signed by Ana Lund." in result.err
    assert "They are one incident now" in result.err
    assert shape(filled) == [2, 2]
    assert shape(filled, "--as-of", "2020-01-01") == []
    undone = filled("link", "undo", one, other, *WHY)
    assert "They are of 2 incidents" in undone.err
    assert shape(filled) == before
    assert filled("check").code == 0


def test_an_incident_stands_for_all_its_tellings(filled: Rashomon) -> None:
    (both,) = [row["id"] for row in filled("incidents", "--json").rows if len(row["accounts"]) == 2]
    result = filled("link", "same", both, late(filled), *WHY)
    assert "Same: 2 pairs" in result.err
    assert shape(filled) == [1, 3]
    (joined,) = [row for row in filled("incidents", "--json").rows if len(row["accounts"]) == 3]
    telling = max(joined["accounts"])
    assert "Different: 2 pairs" in filled("link", "different", joined["id"], telling, *WHY).err
    assert shape(filled) == [1, 1, 2]


def test_who_signs(filled: Rashomon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_SIGNER", "Desk Two")
    one, other = incidents(filled)["car_bombing"], late(filled)
    assert "signed by Desk Two" in filled("link", "different", one, other, "--because", "Two towns.").err


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("link", "same", "{one}", "{one}", *WHY), "one and the same"),
        (("link", "undo", "{one}", "{other}", *WHY), "nothing to undo"),
        (("link", "same", "{one}", "{other}"), "--because"),
        (("link", "same", "{one}", "{other}", "--because", "x", "--by", "rashomon/9"), "no name to sign with"),
        (("link", "same", "{one}", "{statement}", *WHY), "is a statement"),
        (("correct", "{one}", *WHY), "Nothing in the ledger"),
        (("correct", "{statement}", "--undo", *WHY), "not withdrawn"),
    ],
)
def test_refused(filled: Rashomon, call: tuple[str, ...], told: str) -> None:
    names = {"one": incidents(filled)["car_bombing"], "other": late(filled), "statement": statement(filled, "killed")}
    result = filled(*(part.format(**names) for part in call))
    assert (result.code, result.out) == (2, "")
    assert told in result.err


def test_a_withdrawn_statement_is_left_out_and_counted(filled: Rashomon) -> None:
    killed = statement(filled, "killed")
    assert "is withdrawn, signed by Ana Lund" in filled("correct", killed, *WHY).err
    assert killed not in filled("statements", "--json").out
    assert "Left out: 2; withdrawn" not in filled("brief").out
    assert "1; withdrawn as misread" in filled("brief").out
    exported = filled("export", "statements")
    assert killed not in exported.out
    assert "Left out: 1 statement that a person withdrew" in exported.err
    (row,) = [row for row in filled("export", "incidents").rows if row["withdrawn"]]
    assert row["withdrawn"] == [killed]
    assert all(killed not in side["statements"] for field in row["fields"].values() for side in field["sides"])
    assert "by Ana Lund" in filled("show", killed).out
    filled("correct", killed, "--undo", *WHY)
    assert killed in filled("statements", "--json").out
    assert "withdrawn" not in filled("brief").out


def test_the_log_lists_decisions_and_what_was_undone(decided: Rashomon) -> None:
    killed = statement(decided, "killed")
    decided("correct", killed, *WHY)
    decided("correct", killed, "--undo", "--because", "It was right.", "--by", "Bo Chen")
    rows = decided("review", "--log", "--json").rows
    assert [(row["action"], row["by"]) for row in rows] == [
        ("same", "Ana Lund"), ("withdrawn", "Ana Lund"), ("undone", "Bo Chen")
    ]  # fmt: skip
    assert [bool(row["undone"]) for row in rows] == [False, True, False]
    table = decided("review", "--log").out.splitlines()
    assert table[0].split()[:4] == ["ID", "WHEN", "(UTC)", "WHO"]
    assert table[2].endswith("by Bo Chen")
    for row in rows:
        assert decided("show", row["ids"][0]).code == 0


@pytest.fixture
def doubtful(filled: Rashomon) -> Rashomon:
    """The command line on a ledger in which the machine is unsure of Baghdad, 2021, and Mogadishu."""
    one, other = incidents(filled)["car_bombing"], late(filled)
    with open_ledger(Path("rashomon.db")) as ledger:
        reasons = ("371 days apart", "different places")
        link = make_link(one, other, "unsure", score=0.5, reasons=reasons, decided_by=DECIDED_BY)
        ledger.add_links([link], recorded=datetime.now(UTC))
    return filled


def test_pairs_to_review_stand_side_by_side(doubtful: Rashomon) -> None:
    text = doubtful("review").out
    assert "371 days apart; different places" in text
    assert "score 0.50; 2 reports and 7 statements would stand in one incident" in text
    words = set(text.replace("\n", " ").split("["))
    assert any(part.startswith("≠ Baghdad]") for part in words)
    assert any(part.startswith("≠ Mogadishu]") for part in words)
    assert any(part.startswith("· Militia]") for part in words)
    assert "No pair" not in doubtful("review", "--since", "2022-01-01").out
    assert doubtful("review", "--since", "2022-01-01").out == ""


def test_pairs_to_review_as_data(doubtful: Rashomon) -> None:
    (row,) = doubtful("review", "--json").rows
    assert (row["reports"], row["statements"], row["others"], row["link"]["decision"]) == (2, 7, 0, "unsure")
    marks = [mark for side in ("left", "right") for part in row[side]["passages"] for mark in part["marks"]]
    assert {(mark["field"], mark["verdict"]) for mark in marks} >= {("place", "different"), ("time", "different")}
    assert doubtful("link", "unsure", row["left"]["account"], row["right"]["account"], *WHY).code == 0
    assert "The machine is unsure of no pair." in doubtful("review").err


def test_nothing_to_review(filled: Rashomon) -> None:
    assert "No person has decided anything yet." in filled("review", "--log").err
    assert "The machine is unsure of no pair." in filled("review").err
