"""Which tellings of one report go together: written reports, and what always holds of groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import PUBLISHED, PUBLISHER, TOOLS, Case, load_cases

from rashomon.extract.attribution import attribute
from rashomon.extract.grouping import group, kinds_compatible
from rashomon.extract.groups import Group
from rashomon.extract.mentions import recognise
from rashomon.extract.scenes import scenes
from rashomon.extract.sentences import split
from rashomon.extract.settings import Settings
from rashomon.extract.several import tells_several
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context
from rashomon.vocabulary import kinds

CASES = load_cases("grouping_en")
TEXTS = st.lists(st.sampled_from([case["text"] for case in CASES]), min_size=1, max_size=3).map(" ".join)
INCIDENTS = sorted(code for code, kind in kinds().items() if kind["form"] == "incident")


def groups_of(text: str) -> list[Group]:
    """Group the tellings of a text as the pipeline does."""
    sentences = split(text)
    speakers = Speakers(PUBLISHER)
    context = Context(sentences, attribute(sentences, speakers), speakers.publisher)
    settings = Settings(sentences, PUBLISHED, "", TOOLS.gazetteer)
    return group(scenes(recognise(sentences), context, settings, speakers), PUBLISHED)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:90]) for case in CASES])
def test_tellings_go_together(case: Case) -> None:
    found = groups_of(case["text"])
    told = [[scene.words for scene in one.scenes] for one in found]
    assert [len(words) for words in told] == [len(words) for words in case["groups"]], told
    for words, expected in zip(told, case["groups"], strict=True):
        assert all(other in one for one, other in zip(words, expected, strict=True)), told
    assert [one.stance for one in found] == case.get("stances", ["asserts"] * len(found))


@given(TEXTS)
def test_groups_hold_every_telling_once_and_mix_no_stances_or_forms(text: str) -> None:
    found = groups_of(text)
    spans = [scene.telling.mention.span for one in found for scene in one.scenes]
    assert len(set(spans)) == len(spans)
    for one in found:
        assert {scene.telling.stance for scene in one.scenes} == {one.stance}
        assert {scene.form for scene in one.scenes} == {one.form}
        assert one.kind in {scene.kind for scene in one.scenes}
        assert one.scenes == sorted(one.scenes, key=lambda scene: scene.telling.mention.span)


@given(st.sampled_from(INCIDENTS), st.sampled_from(INCIDENTS))
def test_kinds_agree_both_ways_and_with_themselves(one: str, other: str) -> None:
    assert kinds_compatible(one, one)
    assert kinds_compatible(one, other) == kinds_compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("rocket_attack", "mortar_attack", True),
        ("rocket_attack", "attack", True),
        ("car_bombing", "explosion", True),
        ("rocket_attack", "car_bombing", False),
        ("stabbing", "shooting", False),
        ("abduction", "air_strike", False),
    ],
)
def test_kinds_of_one_family_can_be_one_incident(one: str, other: str, agree: bool) -> None:
    assert kinds_compatible(one, other) is agree


def test_two_days_in_the_same_words_are_not_told_apart_by_and() -> None:
    scene = groups_of("Gunmen shot two men in Erbil on Monday.")[0].scenes[0]
    day = scene.times[0]
    assert day.start is not None
    other = replace(day, start=day.start + timedelta(days=1))
    assert not tells_several(replace(scene, times=(other, day)))
