"""How sure a report is of an organisation: from a text, from statements, and what holds for any of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as some

from rashomon.extract.authorities import authority_in, is_authority
from rashomon.extract.confidence import CONFIDENCES, NUMBERS, WEIGHED, confidence_of, gather, score, weigh
from rashomon.extract.passages import aliases, names_pattern
from rashomon.records import Name, Stance, Statement
from rashomon.vocabulary import load_vocabulary

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/confidence/texts_en.yaml").read_text("utf-8"))
REPORT = some.make_report("The Red Column burned the mill.")
COLUMN = Name("The Red Column", "Red Column", "armed group")
OTHER = Name("The Blue Column", "Blue Column", "armed group")
WIRE = some.PUBLISHER
ARMY = Name("an army spokesman", "army spokesman", "unnamed")
STATE = Name("Peru", "Peru", "state", country="PE")
PRIEST = Name("a village priest", "village priest", "unnamed")
MINISTER = Name("Ana Robles", "Ana Robles", "person", "interior minister")
PIECES = st.sampled_from(
    [
        "The Red Column",
        "attacked",
        "blamed",
        "the army said",
        "no",
        "claimed responsibility",
        "denied",
        ".",
        "might",
        "\n",
    ]
)


def told(speaker: Name = WIRE, stance: Stance = "asserts", **rest: Any) -> Statement:
    value = rest.pop("value", COLUMN)
    field = rest.pop("field", "perpetrator")
    return some.make_statement(REPORT, "The Red Column", field, value, speaker=speaker, stance=stance, **rest)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_text_by_itself(case: dict[str, str]) -> None:
    found = confidence_of("Red Column", case["text"])
    assert found.fill == case["fill"]
    assert case["quoted"] in found.reason
    assert all(case["quoted"] in case["text"][span.start : span.end] for span in found.spans[:1])


@pytest.mark.parametrize(
    ("statements", "wanted"),
    [
        ([told()], "REPORTED AS FACT"),
        ([told(), told(PRIEST)], "REPORTED AS FACT"),
        ([told(hedge="reportedly")], "SUSPECTED OR ACCUSED"),
        ([told(stance="possible")], "SUSPECTED OR ACCUSED"),
        ([told(PRIEST, "possible")], "SUSPECTED OR ACCUSED"),
        ([told(ARMY, hedge="probably")], "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ([told(MINISTER, "possible")], "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ([told(field="responsibility")], "CLAIMED OR ADMITTED"),
        ([told(ARMY, "denies")], "ACQUITTED"),
        ([told(COLUMN, "denies")], "POSSIBLE"),
        ([told(PRIEST, "denies")], "POSSIBLE"),
        ([told(value=OTHER)], "POSSIBLE"),
        ([told(field="comment")], "POSSIBLE"),
        ([], "POSSIBLE"),
    ],
)
def test_statements_without_a_text(statements: list[Statement], wanted: str) -> None:
    assert confidence_of("Red Column", "", statements).fill == wanted


def test_a_statement_goes_before_what_its_sentence_shows() -> None:
    assert confidence_of("Red Column", REPORT.text).fill == "REPORTED AS FACT"
    doubting = told(ARMY, hedge="probably")
    found = confidence_of("Red Column", REPORT.text, [doubting])
    assert found.fill == "SUSPECTED OR ACCUSED BY AUTHORITIES"
    assert found.statements == (doubting.id,)
    assert "an army spokesman" in found.reason


def test_every_fill_that_is_weighed_has_a_weight_for_every_number_and_a_reason() -> None:
    weights = load_vocabulary("confidence_weights")
    assert tuple(weights) == WEIGHED
    assert all(tuple(entry["weights"]) == NUMBERS for entry in weights.values())


def test_each_weighed_fill_wins_somewhere() -> None:
    weights = {fill: {"base": 0.0, "weights": dict.fromkeys(NUMBERS, 0.0)} for fill in WEIGHED}
    case = gather(["Red Column"], "The Red Column burned the mill.")
    for fill in WEIGHED:
        chosen = weights | {fill: {"base": 1.0, "weights": dict.fromkeys(NUMBERS, 0.0)}}
        assert score(fill, case.numbers, chosen) == 1.0
        assert weigh(case, chosen).fill == fill


@given(st.lists(PIECES, max_size=20))
def test_any_text_has_one_fill_and_words_that_stand_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = confidence_of("Red Column", text)
    assert found.fill in CONFIDENCES
    assert bool(found.spans) == ("“" in found.reason) == ("Red Column" in text)
    for span in found.spans[:1]:
        assert " ".join(text[span.start : span.end].split()) in found.reason


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("Red Column", "The Red Column (RC) came.", ["Red Column", "RC"]),
        ("RC", "RC [Red Column] came.", ["RC", "Red Column"]),
        ("Red Column", "The Red Column came (1989).", ["Red Column"]),
        ("", "The Red Column (RC) came.", []),
    ],
)
def test_names_in_brackets(name: str, text: str, wanted: list[str]) -> None:
    assert aliases(name, text) == wanted


@pytest.mark.parametrize(("text", "hits"), [("It is IS.", 1), ("IT IS IS.", 2), ("it is is.", 2)])
def test_case_counts_for_short_names_in_capitals(text: str, hits: int) -> None:
    pattern = names_pattern(["IS"], text)
    assert pattern is not None
    assert len(pattern.findall(text)) == hits


@pytest.mark.parametrize(
    ("speaker", "wanted"),
    [(STATE, True), (ARMY, True), (MINISTER, True), (PRIEST, False), (COLUMN, False), (WIRE, False)],
)
def test_authorities(speaker: Name, wanted: bool) -> None:
    assert is_authority(speaker) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("two POLICEMEN said", "POLICEMEN"),
        ("the authorities", "authorities"),
        ("the captaincy", ""),
        ("", ""),
        ("the director of the FSB", "FSB"),
        ("director of the Houthis", ""),
        ("director of the film", ""),
        ("head of Amnesty International", ""),
    ],
)
def test_words_that_name_an_authority(words: str, wanted: str) -> None:
    assert authority_in(words) == wanted
