"""What is told beside the incident: its parts, and weights that even a mention out with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tests.coreference.texts import made

from rashomon.coreference import TokenText, load_kinds
from rashomon.coreference.beside import LEAD, PARTS, Beside, beside_parts, scaled
from rashomon.coreference.victims import victims_told
from rashomon.encoder.scan import Floats

MILL = "Ada Brandt was [shot] at the mill in Arden . / She [died] at the mill ."
LATER = " / The mill was shut . / Last year 14 people were hurt in several [shootings] in Corvo in March ."


def _parts(texts: Sequence[TokenText]) -> dict[str, Floats]:
    one = dict.fromkeys([text.id for text in texts], "one")
    return beside_parts(texts, one, victims_told(texts, one))


def _named(parts: dict[str, Floats], id_: str) -> dict[str, float]:
    return dict(zip(PARTS, parts[id_].tolist(), strict=True))


def test_the_parts_are_those_worked_by_hand() -> None:
    texts = [made("a", MILL + LATER), made("b", MILL)]
    parts = _parts(texts)
    lead, beside = _named(parts, "a#0.3"), _named(parts, "a#3.8")
    assert (lead["new names"], lead["month"], lead["other texts"], lead["plural"]) == (0, 0, 1, 0)
    assert lead["told in other texts"] == 1  # "brandt", "shot", "mill" and "arden" are in the other text
    assert (beside["new names"], beside["new numbers"], beside["month"], beside["plural"]) == (2, 1, 1, 1)
    assert beside["over time"] == 1
    assert beside["told in other texts"] == 0
    assert beside["log of sentence"] == pytest.approx(np.log(4))


def test_somebody_new_comes_after_the_lead() -> None:
    line = " / A man was [shot] near the bridge in Corvo ."
    parts = _parts([made("a", line.removeprefix(" / ") + " / x" * (LEAD - 1) + line)])
    assert [row[PARTS.index("somebody new")] for row in parts.values()] == [0, 1]


def test_a_text_alone_is_held_against_its_lead() -> None:
    parts = _named(_parts([made("a", MILL)]), "a#1.1")
    assert parts["other texts"] == 0
    assert parts["told in other texts"] == parts["told in lead"] == 0.5  # "mill" of "died" and "mill"


def test_neighbours_count_and_those_far_off_hardly() -> None:
    text = made("a", "It [was] . / It [was] ." + " / x" * 40 + " / It [was] .")
    parts = {mention.id: np.zeros(len(PARTS), np.float32) for mention in text.mentions}
    parts[text.mentions[0].id][0] = 1
    weights = np.zeros(len(PARTS), np.float32)
    weights[0] = 4
    one = np.ones(len(PARTS), np.float32)
    first, second, third = Beside(one * 0, one, weights, np.float32(0)).logits(text.mentions, parts)
    assert first > second > 0.5
    assert third == pytest.approx(0, abs=1e-4)


def test_no_part_counts_more_than_four_spreads() -> None:
    one = np.ones(2, np.float32)
    assert scaled(np.array([[100, -100]], np.float32), one, one).tolist() == [[4, -4]]


def test_the_weights_that_ship_know_what_is_told_beside() -> None:
    texts = [made("a", MILL + LATER), made("b", MILL)]
    parts = _parts(texts)
    shot, died, shootings = load_kinds().beside.logits(texts[0].mentions, parts)
    assert max(shot, died) < -1
    assert shootings > 0
