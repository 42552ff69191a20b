"""A message to templates: read by the pipeline, exported in the layout of the keys, dated by its dateline."""

from __future__ import annotations

from datetime import date

import pytest
from tests.fake_encoder import make_reader
from tests.fakes import FakeGazetteer

from rashomon.evaluation.muc4.keys import SLOTS, view_of
from rashomon.evaluation.muc4.message import normalise
from rashomon.evaluation.muc4.predict import UNDATED, read_templates, sent
from rashomon.pipeline import Tools

RULES = Tools(FakeGazetteer())
MESSAGE = (
    "DEV-MUC3-9999 (MADEUP)\n\n   SAN SALVADOR, 3 JAN 90 (MADE-UP WIRE) -- [TEXT] Masked men threw a bomb at an old\n"
    "mill in San Salvador on 2 January.   A clerk was killed."
)


def encoded(types: dict[str, float], *fills: float) -> Tools:
    """Tools whose encoder tags the words below; its candidates are, by role, men, mill and clerk."""
    roles = {"men": "PerpInd", "mill": "Target", "clerk": "Person"}
    return Tools(FakeGazetteer(), encoder=make_reader(roles, types, fills))


def test_rules_alone_fill_templates_of_all_slots() -> None:
    (found,) = read_templates(MESSAGE, RULES)
    assert list(found) == list(SLOTS)
    assert (found["1"], found["4"], found["2"]) == (["1"], ["BOMBING"], ["02 JAN 90"])


def test_the_encoder_s_type_and_words_go_before_those_of_the_rules() -> None:
    """Only sentences that the gate keeps are read by it: the clerk's has no bomb in it."""
    (found,) = read_templates(MESSAGE, encoded({"bombing": 0.9}, 0.9, 0.9))
    view = view_of(found)
    assert (found["4"], view.type) == (["BOMBING"], "bombing")
    assert (view.roles["PerpInd"], view.roles["Target"]) == ((("men",),), (("mill",),))


def test_words_under_their_threshold_are_left_out_though_the_rules_have_them() -> None:
    (rules,), (found,) = read_templates(MESSAGE, RULES), read_templates(MESSAGE, encoded({"bombing": 0.9}, 0.1, 0.9))
    assert rules["9"] != ["-"] == found["9"]


def test_each_type_is_a_template() -> None:
    message = MESSAGE.replace("killed", "abducted")
    found = read_templates(message, encoded({"bombing": 0.9, "kidnapping": 0.8}, 0.9, 0.9))
    assert [(one["1"], one["4"]) for one in found] == [(["1"], ["BOMBING"]), (["2"], ["KIDNAPPING"])]


@pytest.mark.parametrize("tools", [RULES, encoded({"bombing": 0.9})], ids=["rules", "encoder"])
@pytest.mark.parametrize("text", ["", "The choir sang on. The mayor liked it."])
def test_an_irrelevant_message_has_no_template(text: str, tools: Tools) -> None:
    assert read_templates(text, tools) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA, 5 JUL 89 (ANSA) -- A mill burned.", date(1989, 7, 5)),
        ("Lima, 25 Jun 91 -- A mill burned.", date(1991, 6, 25)),
        ("LIMA, 5 JULY 89 -- A mill burned.", date(1989, 7, 5)),
        ("LIMA, 31 FEB 90 -- A mill burned.", UNDATED),
        ("A mill burned.", UNDATED),
        ("A mill burned. " * 20 + "LIMA, 5 JUL 89 --", UNDATED),
    ],
)
def test_the_day_a_message_was_sent(text: str, expected: date) -> None:
    assert sent(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TST1-MUC3-0000\n\n   A MILL\n BURNED", "A MILL BURNED"),
        ("A MILL IN DEV-MUC3-0001 BURNED", "A MILL IN DEV-MUC3-0001 BURNED"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_a_message_without_a_day_has_no_date_of_an_incident() -> None:
    (found,) = read_templates(MESSAGE.replace("3 JAN 90", "NO DATE"), RULES)
    assert found["2"] == ["-"]


def test_a_header_of_several_words_is_no_part_of_the_text() -> None:
    assert normalise("DEV-MUC3-9999 (MADE UP CO)\n\n   LIMA, 3 JAN 90 -- A MILL\n BURNED.") == (
        "LIMA, 3 JAN 90 -- A MILL BURNED."
    )
