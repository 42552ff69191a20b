"""Slot 11 for given organisations: which fill is wanted for which, and what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.muc4.building import raw

from rashomon.evaluation.muc4.confidences import Decided, Given, counts_of, decide_all, organisations, table_of
from rashomon.evaluation.muc4.counts import total
from rashomon.evaluation.muc4.keys import key_document
from rashomon.extract.confidence import CONFIDENCES

FACT, CLAIMED, ACCUSED = "REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED"
TEXT = "THE RED FRONT BURNED A MILL."


def wanted(**slots: str | list[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    key = key_document("A", TEXT, [raw(s4="ARSON", s12='"MILL"', **slots)])
    return [(one.names, one.wanted) for one in organisations(key)]


@pytest.mark.parametrize(
    ("bodies", "sure", "expected"),
    [
        (['"RED FRONT" / "FRONT"'], [f'{FACT}: "RED FRONT" / "FRONT"'], [(("RED FRONT", "FRONT"), (FACT,))]),
        (['"RED FRONT"'], [f'{FACT}: "THE RED FRONT"'], [(("RED FRONT",), (FACT,))]),
        (['"RED FRONT"'], [f'{FACT} / {CLAIMED}: "RED FRONT"'], [(("RED FRONT",), (FACT, CLAIMED))]),
        (['? "RED FRONT"'], [f'? {FACT}: "RED FRONT"'], [(("RED FRONT",), (FACT,))]),
        (['"RED FRONT"'], [FACT], [(("RED FRONT",), (FACT,))]),
        (['"RED FRONT"', '"ARMY"'], [FACT], []),
        (['"RED FRONT"'], ["-"], []),
        (
            ['"RED FRONT"', '"ARMY"'],
            [f'{ACCUSED}: "ARMY"', f'{CLAIMED}: "RED FRONT"'],
            [(("RED FRONT",), (CLAIMED,)), (("ARMY",), (ACCUSED,))],
        ),
    ],
)
def test_the_fill_that_refers_to_an_organisation_is_wanted_for_it(
    bodies: list[str], sure: list[str], expected: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    assert wanted(s10=bodies, s11=sure) == expected


def test_names_that_the_text_holds_go_before_the_others() -> None:
    one = Given(("ARMY", "Red\n Front", "FRONT"), (FACT,))
    assert one.names_for("the red  front burned a mill") == ("Red\n Front", "FRONT", "ARMY")
    assert one.names_for("nobody") == one.names


def test_counts_and_table_by_hand() -> None:
    """Two are right of three decided and four asked about; nothing was decided for the fourth."""
    found = {
        "A": [
            Decided(Given(("A",), (FACT,)), FACT),
            Decided(Given(("B",), (FACT, CLAIMED)), CLAIMED),
            Decided(Given(("C",), (ACCUSED,)), FACT),
        ],
        "B": [Decided(Given(("D",), (ACCUSED,)), "-")],
    }
    counts = total(counts_of(found).values())
    assert (counts.precision, counts.recall) == (2 / 3, 2 / 4)
    table = table_of(found)
    assert table[FACT][FACT] == table[CLAIMED][CLAIMED] == table[ACCUSED][FACT] == table[ACCUSED]["-"] == 1
    assert sum(number for row in table.values() for number in row.values()) == 4


@given(st.lists(st.sampled_from(CONFIDENCES), min_size=1, max_size=6))
def test_the_keys_themselves_score_in_full(fills: list[str]) -> None:
    bodies = [f'"BODY {number}"' for number in range(len(fills))]
    sure = [f"{fill}: {body}" for fill, body in zip(fills, bodies, strict=True)]
    key = key_document("A", TEXT, [raw(s4="ARSON", s10=bodies, s11=sure)])
    decided = decide_all([key], lambda _, one: one.wanted[0])
    assert [one.fill for one in decided["A"]] == fills
    assert total(counts_of(decided).values()).f1 == 1
