"""What holds of a denial, of silence and of a fear: how it is told, of what, by whom, and what was heard around it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.extract.told import read
from tests.fakes import FakeGazetteer

from rashomon.encoder.gate import Kept
from rashomon.encoder.labels import FACTS, ROLES, SAID
from rashomon.encoder.reading import Seen
from rashomon.encoder.said import SaidReading
from rashomon.encoder.scan import Scan
from rashomon.extract.sentences import split
from rashomon.extract.settings import Settings
from rashomon.pipeline.ground import Ground
from rashomon.pipeline.likely import VOICES, load_weights, with_chances
from rashomon.pipeline.voiced import is_voice, numbers, words
from rashomon.records import Statement

TEXT = (
    "Gunmen killed four guards at a mill in Gao on Monday. Norland denied that it was behind the raid. "
    "No group has claimed responsibility. The mayor declined to comment. Norland condemned the raid."
)


@cache
def ground(*, heard: bool = True) -> Ground:
    """The text as the rules read it; ``heard``: with a second encoder that takes "Norland" for a source."""
    starts = [0, *(at + 1 for at, letter in enumerate(TEXT) if letter == " ")]
    offsets = np.array([(start, start + len(TEXT[start:].split(" ")[0])) for start in starts])
    scores = np.zeros((len(starts), 1 + 2 * len(SAID)), np.float32)
    scores[[at for at, start in enumerate(starts) if TEXT.startswith("Norland", start)], 1] = 9
    facts = np.full((len(starts), len(FACTS)), 2.5, np.float32)
    windows = np.zeros(len(starts), np.int64)
    scan = Scan(TEXT, offsets, windows, {"said": scores, "fact": facts})
    roles = Scan(TEXT, offsets, windows, {"roles": np.zeros((len(starts), len(ROLES) * 3), np.float32)})
    seen = Seen(Kept(True, 2.0, (True,) * 5, (1.0,) * 5), roles, said=SaidReading((), scan) if heard else None)
    reading, sentences = read(TEXT), split(TEXT)
    return Ground(reading, sentences, [], Settings(sentences, reading.report.published, "", FakeGazetteer()), seen)


def of(field: str, stance: str) -> Statement:
    return next(one for one in ground().reading.statements if (one.field, one.stance) == (field, stance))


#: Field and stance of a statement, and numbers that hold of it.
SEEN_OF = [
    (
        "perpetrator",
        "denies",
        {"told denies": 1.0, "denies perpetrator": 1.0, "in its sentence": 0.0},
    ),
    ("responsibility", "silent", {"told silent": 1.0, "told of responsibility": 1.0, "speaker publisher": 1.0}),
    ("comment", "silent", {"told of comment": 1.0, "incident asserts": 1.0}),
]


@pytest.mark.parametrize(("field", "stance", "expected"), SEEN_OF)
def test_numbers(field: str, stance: str, expected: dict[str, float]) -> None:
    found = numbers(of(field, stance), ground())
    assert {name: found.get(name, 0.0) for name in expected} == expected
    assert all(np.isfinite(value) for value in found.values())


def test_what_is_heard_in_the_words_of_the_value_and_beside_it() -> None:
    denied, open_ = (numbers(of(*one), ground()) for one in (("perpetrator", "denies"), ("responsibility", "silent")))
    assert denied["source heard"] > 0.9 > 0.5 > open_["source heard there"]
    assert denied[f"value as fact {FACTS[0]}"] == 2.5
    deaf = numbers(of("perpetrator", "denies"), ground(heard=False))
    assert deaf["not heard"] == 1.0
    assert not any("as fact" in name for name in deaf)


def test_words_stand_where_they_stand() -> None:
    there, beside = words(of("perpetrator", "denies"), ground())
    assert {"there denied", "there raid"} <= there
    assert {"denies is norland", "denies behind denied"} <= beside


@pytest.mark.parametrize(("field", "stance"), [("killed", "asserts"), ("kind", "asserts")])
def test_a_plain_fact_is_none(field: str, stance: str) -> None:
    assert not is_voice(of(field, stance), ground())


def test_nor_is_a_verbal_act_whatever_its_stance() -> None:
    acts = [one for one in ground().reading.statements if one.account_id in ground().acts]
    assert acts
    assert not any(is_voice(replace(one, stance="denies"), ground()) for one in acts)


def test_each_has_a_chance_between_nothing_and_all() -> None:
    told = [one for one in with_chances(ground()).statements if is_voice(one, ground())]
    assert len(told) > 2
    assert all(0 < one.score < 1 for one in told)


def test_that_no_group_has_claimed_it_speaks_for_a_statement() -> None:
    assert load_weights(VOICES).numbers["told silent"] > load_weights(VOICES).numbers["told denies"]
