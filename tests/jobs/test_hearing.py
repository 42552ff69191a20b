"""Who says what in an explanation: what counts, what the encoder heard in vain, and how often it is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.extract.told import TOOLS
from tests.fake_encoder import make_reader
from tests.fake_hearing import Heard, HearingReader
from tests.strategies import make_report

from rashomon.jobs.explaining import Explanation, explain
from rashomon.pipeline import read_report

TEXT = (
    "A car bomb exploded outside a bank in Mosul on Monday, the army said. "
    "The mayor groused that the bomb had killed two guards. "
    "No group groaned that it had planted the bomb. "
    "The bomb was heard far away."
)
GROUSED: Heard = ("The mayor", "groused", "that the bomb had killed two guards", 0.91)
#: What the encoder hears, and why that does not count.
PASSED_OVER: list[tuple[Heard, str]] = [
    (("the army", "said", "A car bomb exploded", 0.9), "a rule reads its cue"),
    ((*GROUSED[:3], 0.4), "not sure enough"),
    (("No group", "groaned", "that it had planted the bomb", 0.9), "nobody says it"),
    (("The mayor", "groused", "the bomb", 0.9), "no clause"),
    (("The mayor", "groused", "The bomb was heard far away", 0.9), "said elsewhere"),
    (("", "groused", "that the bomb had killed two guards", 0.9), "no speaker"),
    (("The mayor", "", "that the bomb had killed two guards", 0.9), "no words of saying"),
]


def reader(*heard: Heard) -> HearingReader:
    return HearingReader(make_reader({}, {"bombing": 0.9}, ()), heard, {"exploded": 2.5, "killed": -1.0})


def told(*heard: Heard) -> Explanation:
    encoder: Any = reader(*heard)
    return explain(make_report(TEXT), replace(TOOLS, encoder=encoder))


def test_who_says_what_and_what_found_it() -> None:
    rows = [(v.said.attribution.speaker.canonical, v.said.attribution.found_by, v.score) for v in told(GROUSED).said]
    assert rows[0][0].casefold() == "army"
    assert rows[0][1].startswith("rule:")
    assert rows[0][2] is None
    assert rows[1:] == [("mayor", "encoder-en/10:said", 0.91)]


@pytest.mark.parametrize(("heard", "why"), PASSED_OVER, ids=[why for _, why in PASSED_OVER])
def test_what_does_not_count_has_a_reason(heard: Heard, why: str) -> None:
    given = told(heard)
    assert [one.why for one in given.unheard] == [why]
    assert all(voice.said.attribution.found_by.startswith("rule:") for voice in given.said)


def test_what_counts_is_not_passed_over() -> None:
    assert told(GROUSED).unheard == ()


def test_the_score_is_that_of_its_own_attribution() -> None:
    text = TEXT + " The baker sniffed that the bomb had been small."
    encoder: Any = reader(GROUSED, ("The baker", "sniffed", "that the bomb had been small", 0.72))
    given = explain(make_report(text), replace(TOOLS, encoder=encoder))
    assert [voice.score for voice in given.said if voice.score is not None] == [0.91, 0.72]


def test_a_happening_has_its_stance_and_its_value() -> None:
    members = [(given.words(m.mention), m.stance, m.value) for given in [told()] for m in given.accounts[0].members]
    assert [value for words, _, value in members if "exploded" in words] == [2.5]
    assert {stance for _, stance, _ in members} == {"asserts"}


def test_the_rules_alone_give_no_value() -> None:
    given = explain(make_report(TEXT), TOOLS)
    assert {m.value for one in given.accounts for m in one.members} == {None}
    assert (len(given.said), given.unheard) == (1, ())


def test_the_encoder_reads_once_and_the_reading_is_the_same() -> None:
    encoder: Any = reader(GROUSED)
    tools = replace(TOOLS, encoder=encoder)
    given = explain(make_report(TEXT), tools)
    assert encoder.readings == 1
    assert given.statements == read_report(make_report(TEXT), tools).statements
