"""Who says what: written sentences, the publisher's own voice, and what always holds of content spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import Case, load_cases, plain

from rashomon.extract.attribution import Said, attribute
from rashomon.extract.hedging import find_hedges
from rashomon.extract.sentences import split
from rashomon.extract.speakers import Speakers

CASES = [pytest.param(case, id=case["text"][:60]) for case in load_cases("attribution_en")]
WANTED = [pytest.param(case, id=case["text"][:60]) for case in load_cases("wanted_attribution_en")]


def said_in(text: str) -> list[Said]:
    return attribute(split(text), Speakers("Example Wire"))


def row(item: Said, text: str) -> list[str]:
    content = text[item.attribution.content.start : item.attribution.content.end]
    return [item.attribution.speaker.canonical, content, item.attribution.stance]


def check(case: Case) -> None:
    said = said_in(case["text"])
    rows = [row(item, case["text"]) for item in said]
    assert len(rows) == len(case["said"]), rows
    for expected, (speaker, content, stance) in zip(case["said"], rows, strict=True):
        who, first, last, *how = expected
        assert plain(speaker) == plain(who), rows
        assert content.startswith(first), rows
        assert content.endswith(last), rows
        assert stance == (how or ["asserts"])[0], rows
    via = [name.canonical for item in said for name in item.attribution.via]
    assert via == case.get("via", [])
    hedges = [hedge.words for sentence in split(case["text"]) for hedge in find_hedges(sentence)]
    assert next(iter(hedges), "") == case.get("hedge", "")


@pytest.mark.parametrize("case", CASES)
def test_who_says_what(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", WANTED)
def test_a_known_gap_is_still_one(case: Case) -> None:
    with pytest.raises(AssertionError):
        check(case)


@given(st.lists(st.sampled_from([case["text"] for case in load_cases("attribution_en")]), min_size=1, max_size=5))
def test_contents_lie_in_their_sentence_beside_their_cue(texts: list[str]) -> None:
    text = " ".join(texts)
    sentences = split(text)
    for item in attribute(sentences, Speakers("Example Wire")):
        sentence, content = sentences[item.sentence], item.attribution.content
        assert sentence.span.start <= content.start < content.end <= sentence.span.end
        assert item.match.start <= content.start or item.match.start >= content.end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A police officer met reporters. He said nine people had died.", "A police officer"),
        ("Ada Moreno met reporters. She said nine people had died.", "She"),
    ],
)
def test_whoever_has_no_name_keeps_their_words_behind_a_pronoun(text: str, words: str) -> None:
    [said] = attribute(split(text), Speakers("Example Wire"))
    assert said.attribution.speaker.words == words
