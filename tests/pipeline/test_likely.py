"""How likely a statement is true: what is looked at, how it is summed up, and what is left as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import read
from tests.fakes import FakeGazetteer

from rashomon.encoder.gate import Kept
from rashomon.encoder.labels import ACTS as ACT_KINDS
from rashomon.encoder.labels import ROLES, TYPES
from rashomon.encoder.reading import Seen
from rashomon.encoder.said import SaidReading
from rashomon.encoder.scan import Scan
from rashomon.extract.sentences import split
from rashomon.extract.settings import Settings
from rashomon.pipeline.ground import Ground, value_at
from rashomon.pipeline.likely import (
    ACTS,
    LEAST,
    STATEMENTS,
    VOICES,
    Weights,
    is_weighed,
    kept_in,
    load_weights,
    with_chances,
)
from rashomon.pipeline.looks import group_of, numbers, words
from rashomon.records import Mention, Span, Statement

TEXT = (
    "Gunmen killed four guards at a mill in Baghdad on Monday. No group has claimed responsibility. "
    "The minister spoke on Friday of 12 wounded in an attack in Basra last year. Norland condemned the raid."
)


@cache
def seen() -> Seen:
    """What an encoder saw of every word: roles and types at even odds."""
    starts = [0, *(at + 1 for at, letter in enumerate(TEXT) if letter == " ")]
    offsets = np.array([(start, start + len(TEXT[start:].split(" ")[0])) for start in starts])
    heads = {"roles": np.zeros((len(starts), len(ROLES) * 3), np.float32), "muc": np.zeros((1, len(TYPES)), np.float32)}
    scan = Scan(TEXT, offsets, np.zeros(len(starts), np.int64), heads)
    return Seen(Kept(True, 2.0, (True,) * 4, (3.0, 1.0, -1.0, 0.0)), scan)


@cache
def made() -> Ground:
    reading, sentences = read(TEXT), split(TEXT)
    settings = Settings(sentences, reading.report.published, "", FakeGazetteer())
    at = TEXT.index("killed")
    mention = Mention(Span(at, at + 6), "happening", "killing", 0, 1.0, "rule:x")
    return Ground(reading, sentences, [mention], settings, seen())


@pytest.fixture(scope="module")
def ground() -> Ground:
    return made()


def of(ground: Ground, field: str) -> Statement:
    return next(one for one in ground.reading.statements if one.field == field and is_weighed(one, ground))


#: A field, and numbers that hold of the first statement of it.
SEEN_OF = [
    (
        "killed",
        {"field count": 1.0, "sentences off": 0.0, "exactly": 1.0, "gate there": 3.0, "violent": 2 / 3, "no time": 0.0},
    ),
    ("perpetrator", {"field perpetrator": 1.0, "fills perpetrator": 2 / 3, "name unnamed": 1.0, "speaker": 0.0}),
    ("time", {"field time": 1.0, "precision time day": 1.0, "chosen time": 1.0, "other act": 0.0}),
    ("place", {"field place": 1.0, "precision place town": 1.0, "chosen place": 1.0, "places beside": np.log1p(1)}),
]


@pytest.mark.parametrize(("field", "expected"), SEEN_OF)
def test_numbers(ground: Ground, field: str, expected: dict[str, float]) -> None:
    found = numbers(of(ground, field), ground)
    assert {name: found.get(name, 0.0) for name in expected} == pytest.approx(expected)


def test_words_tell_where_they_stand(ground: Ground) -> None:
    there, first, beside = words(of(ground, "killed"), ground)
    assert {"there gunmen", "there baghdad"} <= there
    assert {"first gunmen", "first baghdad"} <= first
    assert {"count before killed", "count is four", "count is guards", "count behind at"} <= beside


def test_every_statement_of_an_incident_is_looked_at_alike(ground: Ground) -> None:
    for one in ground.reading.statements:
        if is_weighed(one, ground) and kept_in(one, ground) != VOICES:
            assert numbers(one, ground)[f"field {group_of(one, ground)}"] == 1.0
            assert all(np.isfinite(value) for value in numbers(one, ground).values())


#: What is left as it is.
LEFT = [
    {"field": "incident_type"}, {"score": LEAST - 0.01}, {"account_id": ""},
    {"stance": "denies", "score": LEAST - 0.01},
]  # fmt: skip
#: What is weighed as no plain fact.
OTHERWISE = [
    {"stance": "denies"},
    {"stance": "silent"},
    {"field": "responsibility"},
    {"stance": "fears", "account_id": ""},
]


@pytest.mark.parametrize("changed", LEFT)
def test_what_was_not_judged_is_not_weighed(ground: Ground, changed: dict[str, str]) -> None:
    assert not is_weighed(replace(of(ground, "killed"), **changed), ground)  # type: ignore[arg-type]


@pytest.mark.parametrize("changed", OTHERWISE)
def test_what_is_no_plain_fact_has_weights_of_its_own(ground: Ground, changed: dict[str, str]) -> None:
    one = replace(of(ground, "killed"), **changed)  # type: ignore[arg-type]
    assert is_weighed(one, ground)
    assert kept_in(one, ground) == VOICES
    assert kept_in(of(ground, "killed"), ground) == STATEMENTS


def test_all_of_a_verbal_act_has_the_chance_of_the_act(ground: Ground) -> None:
    told = [one for one in with_chances(ground).statements if one.account_id in ground.acts]
    assert {one.field for one in told} == {"kind", "mode", "perpetrator"}
    assert len({one.score for one in told}) == 1
    act = next(one for one in told if one.field == "kind")
    found = numbers(act, ground)
    expected = {"field act": 1.0, "act condemn": 1.0, "act without actor": 0.0, "act with mode": 1.0}
    assert {name: found[name] for name in expected} == expected


def test_an_act_is_weighed_by_what_the_encoder_sees_in_its_words(ground: Ground) -> None:
    at = TEXT.index("condemned")
    offsets = ground.seen.scan.offsets
    scores = np.zeros((len(offsets), 2 + len(ACT_KINDS)), np.float32)
    scores[:, 0], scores[:, -1] = 9, -9
    here = (offsets[:, 0] < at + 9) & (offsets[:, 1] > at)
    scores[here, 0], scores[here, 1 + ACT_KINDS.index("condemn")], scores[here, -1] = 0, 9, 9
    scan = Scan(TEXT, offsets, ground.seen.scan.window, {"act": scores})
    told = replace(ground, seen=replace(ground.seen, said=SaidReading((), scan)))
    account, act = next(iter(told.acts.values()))
    assert min(told.acted(account.span, "condemn").values()) > 0.9
    assert told.acted(account.span, "support")["its kind"] < 0.1
    assert told.acted(Span(0, 6), "condemn")["any kind"] < 0.1
    assert numbers(act, told)["act seen as its kind"] > 0.9
    assert "act seen as its kind" not in numbers(act, ground)
    assert load_weights(ACTS).numbers["act seen as its kind"] > 0


def test_only_scores_change(ground: Ground) -> None:
    after = with_chances(ground)
    assert [replace(one, score=1.0) for one in after.statements] == [
        replace(one, score=1.0) for one in ground.reading.statements
    ]
    for before, one in zip(ground.reading.statements, after.statements, strict=True):
        assert (0 < one.score < 1) if is_weighed(before, ground) else one.score == before.score


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_more_weight_for_it_is_never_a_smaller_chance(base: float, weight: float) -> None:
    one, ground = of(made(), "killed"), made()
    less, more = ({"field count": bound(0.0, weight)} for bound in (min, max))
    chances = [Weights(base, of_names, {}).chance(one, ground) for of_names in (less, {}, more)]
    assert chances == sorted(chances)


def test_the_weights_that_ship_weigh_something(ground: Ground) -> None:
    weights = load_weights(STATEMENTS)
    one = of(ground, "killed")
    assert weights.numbers
    assert weights.words
    assert 0 < weights.chance(one, ground) < 1
    assert dict(weights.parts(one, ground)) == dict(weights.parts(one, ground))


def test_the_value_is_found_in_its_sentence(ground: Ground) -> None:
    one = of(ground, "killed")
    at = value_at(one, TEXT)
    assert TEXT[at.start : at.end] == "four guards"
