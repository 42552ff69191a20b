"""Through whom words came, quotations over several sentences, whose a document is, and attributions found elsewhere."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import CASES

from rashomon.extract.attribution import attribute
from rashomon.extract.authors import author_of
from rashomon.extract.found import Found, read_found
from rashomon.extract.quoted import quoted_runs
from rashomon.extract.sentences import split
from rashomon.extract.speakers import Speakers
from rashomon.records import Span
from rashomon.values.names import same_name

FILES = ("speakers", "relays", "speech")
TEXTS = [
    case["text"] for file in FILES for case in yaml.safe_load((CASES / "voices" / f"{file}.yaml").read_text("utf-8"))
]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.sampled_from(["Example Wire", "Reuters", "AFP"]))
def test_nobody_is_twice_in_a_chain_and_the_publisher_never_passes_on(texts: list[str], publisher: str) -> None:
    speakers = Speakers(publisher)
    for item in attribute(split(" ".join(texts)), speakers):
        via = item.attribution.via
        assert not any(same_name(name, speakers.publisher) for name in via)
        assert len({name.canonical for name in via}) == len(via)


@given(st.lists(st.sampled_from(["“", "”", '"', "\n", "a b. ", "C d, "]), max_size=14))
def test_runs_are_in_order_and_lie_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    runs = quoted_runs(split(text))
    assert all(0 <= run.start <= run.end <= len(text) for run in runs)
    assert all(one.end <= other.start for one, other in pairwise(runs))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("He said: “It was dark. It rained.” He left.", ["It was dark. It rained."]),
        ('He said: "It was dark. It rained." He left.', ["It was dark. It rained."]),
        ("“It was dark.\n“It rained.” He left.", ["It was dark.\n“It rained."]),
        ("“It was dark.\nIt rained.", []),
        ("“It was dark,” he said. “It rained.”", []),
    ],
)
def test_quotations_over_several_sentences(text: str, runs: list[str]) -> None:
    assert [text[run.start : run.end] for run in quoted_runs(split(text))] == runs


@pytest.mark.parametrize(
    ("words", "author"),
    [
        ("a statement from the army", "the army"),
        ("a post on X by the brigade", "the brigade"),
        ("the brigade’s Telegram channel", "the brigade"),
        ("a post on the brigade’s channel", "the brigade"),
        ("an army statement", "army"),
        ("a video posted by the brigade", "the brigade"),
        ("a statement carried by Border Radio", ""),
        ("the army", ""),
        ("a video posted on Telegram", ""),
    ],
)
def test_whose_a_document_is(words: str, author: str) -> None:
    assert author_of(words) == author


def test_what_was_found_elsewhere_is_read_like_what_the_rules_find() -> None:
    text = "Colonel Omar Pell came. Two shells fell, he denied to AFP, citing the army. None hurt anybody. He left."
    sentences, speakers = split(text), Speakers("Example Wire")
    attribute(sentences, speakers)
    found = [
        Found(span(text, "denied"), (span(text, "Two shells fell"), span(text, "None hurt anybody")), span(text, "he")),
        Found(span(text, "left"), (span(text, "came"),), None, "encoder"),
    ]
    said = {
        text[i.attribution.content.start : i.attribution.content.end]: i for i in read_found(sentences, found, speakers)
    }
    shells, nobody, came = said["Two shells fell"], said["None hurt anybody"], said["came"]
    assert (shells.attribution.speaker.canonical, shells.attribution.stance, shells.sentence) == ("army", "denies", 1)
    assert [name.canonical for name in shells.attribution.via] == ["Omar Pell"]
    assert (nobody.attribution.speaker.canonical, nobody.sentence, nobody.cue) == ("army", 2, None)
    assert (came.attribution.speaker.kind, came.attribution.found_by) == ("unknown", "encoder")
    assert read_found(sentences, [Found(Span(900, 910), (Span(0, 5),))], speakers) == []


#: A text, the printed speaker and cue in it, and who speaks: kind and canonical form.
BEARERS = [
    ("The army, which at first said two shells fell, left.", "which", "said", "army"),
    ("The offer was read. Which said it all.", "Which", "said", "unknown"),
    ("In Sudan it is feared that two shells fell.", "Sudan", "feared", "unnamed"),
    ("Sudan fears that two shells fell.", "Sudan", "fears", "Sudan"),
    ("Last month two shells fell, it said.", "Last month", "said", "unknown"),
    ("The militia met. The army rejected that and said two shells fell.", "The militia", "said", "army"),
    ("The militia met. Two shells fell, it said.", "The militia", "said", "militia"),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "expected"), BEARERS)
def test_the_bearer_of_words_found_elsewhere(text: str, speaker: str, cue: str, expected: str) -> None:
    sentences, speakers = split(text), Speakers("Example Wire")
    attribute(sentences, speakers)
    found = [Found(span(text, cue), (Span(len(text) - 12, len(text) - 1),), span(text, speaker))]
    assert [item.attribution.speaker.canonical for item in read_found(sentences, found, speakers)] == [expected]
