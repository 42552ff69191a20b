"""Who claims: names told apart, a spokesman's group, channels, and what a dismissed claim does not say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import read

from rashomon.extract.claimants import claimant_spans, claims_for
from rashomon.extract.responsibility import channel_of
from rashomon.extract.speakers import Speakers
from rashomon.values.names import read_name
from rashomon.vocabulary import load_vocabulary

SPLIT = [
    ("both the Red Front and the Black Star", ["the Red Front", "the Black Star"]),
    ("the Red Front, the Black Star and the Blue Cell", ["the Red Front", "the Black Star", "the Blue Cell"]),
    ("Hamas and Hezbollah", ["Hamas", "Hezbollah"]),
    ("Islamic State of Iraq and Syria", ["Islamic State of Iraq and Syria"]),
    ("Group for the Support of Islam and Muslims", ["Group for the Support of Islam and Muslims"]),
    ("the Front for Change and Progress", ["the Front for Change and Progress"]),
    ("the Front of Hill and the Valley", ["the Front of Hill and the Valley"]),
    ("the Red Front\u2019s", ["the Red Front"]),
]
FOR_WHOM = [
    ("A spokesman for the Taliban", "Taliban"),
    ("the Taliban's spokesman", "Taliban"),
    ("A Hezbollah spokeswoman", "Hezbollah"),
    ("a commander of the Taliban", ""),
    ("two gunmen", ""),
    ("A breakaway faction of the Taliban", ""),
    ("a Taliban splinter group", ""),
]
CHANNELS = [
    ("its Telegram channel", "messaging"),
    ("a short video", "video"),
    ("A caller", "call"),
    ("leaflets", "leaflet"),
    ("the harbour", ""),
    ("", ""),
]
NAMES = st.sampled_from(["the Red Front", "Hamas", "the Black Star", "Hezbollah", "both the Hill", "a cell"])


@pytest.mark.parametrize(("words", "names"), SPLIT)
def test_claimants_are_told_apart(words: str, names: list[str]) -> None:
    assert [words[start:end] for start, end in claimant_spans(words)] == names


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from([" and ", ", ", ", and "]))
def test_spans_lie_apart_and_in_order(names: list[str], joint: str) -> None:
    words = joint.join(names)
    spans = claimant_spans(words)
    assert all(0 <= start < end <= len(words) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(("words", "group"), FOR_WHOM)
def test_a_spokesman_claims_for_his_group(words: str, group: str) -> None:
    name = read_name(words)
    claimed = claims_for(name, Speakers("Example Wire"), 0)
    assert claimed.canonical == (group or name.canonical)


@pytest.mark.parametrize(
    ("told", "group"),
    [
        ("Dario Lenz, who speaks for the Taliban in the hills, claimed the attack.", "Taliban"),
        ("Dario Lenz, who speaks for a living, claimed the attack.", "Dario Lenz"),
        ("A breakaway faction of the Taliban claimed the attack.", "breakaway faction of the Taliban"),
    ],
)
def test_whose_claim_it_is(told: str, group: str) -> None:
    reading = read(f"Two rockets hit the airport in Baghdad on Wednesday. {told}")
    claims = [s.value for s in reading.statements if s.field == "responsibility"]
    assert [getattr(value, "canonical", "") for value in claims] == [group]


@pytest.mark.parametrize(("words", "code"), CHANNELS)
def test_channels(words: str, code: str) -> None:
    assert channel_of(words) == code


def test_every_word_of_a_channel_names_one_channel() -> None:
    words = [word for entry in load_vocabulary("channels").values() for word in entry["words"]]
    assert len(set(words)) == len(words)
    assert all(channel_of(word) for word in words)


def test_whoever_dismisses_a_claim_does_not_deny_the_deed() -> None:
    told = "The Taliban claimed the attack. The army dismissed the claim."
    reading = read(f"Two rockets hit the airport in Baghdad on Wednesday. {told}")
    incidents = {account.id for account in reading.accounts if account.form == "incident"}
    denied = [s.field for s in reading.statements if s.stance == "denies" and s.account_id in incidents]
    assert denied == ["responsibility"]
