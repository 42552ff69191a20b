"""Acts that no rule reads: when the encoder adds one, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.fakes import FakeGazetteer
from tests.strategies import make_report

from rashomon.encoder.acts import Act
from rashomon.extract.mentions import recognise
from rashomon.extract.sentences import split
from rashomon.pipeline.acted import FOUND_BY, SURE, VIOLENT, judge_acts, with_acts
from rashomon.pipeline.reading import Tools, read_report
from rashomon.records import Mention, Sentence

RAID = "Gunmen attacked a mill in Ardenmouth on Sunday, killing two guards. "


def place(text: str, words: str | None) -> tuple[int, int] | None:
    return None if words is None else (text.index(words), text.index(words) + len(words))


def act(
    text: str,
    kind: str,
    cue: str,
    who: str | None = None,
    whom: str | None = None,
    score: float = 0.9,
    violent: float = 0.9,
) -> Act:
    where = place(text, cue)
    assert where is not None
    return Act(kind, where, place(text, who), place(text, whom), score, violent)


def added(text: str, *acts: Act) -> list[tuple[str, str, str]]:
    sentences = split(text)
    rules = recognise(sentences)
    found = with_acts(rules, judge_acts(rules, acts, sentences))
    return [(one.label, one.code, text[one.span.start : one.span.end]) for one in found if one.found_by == FOUND_BY]


@pytest.mark.parametrize(
    ("told", "kind", "cue", "who", "whom", "expected"),
    [
        ("The mayor laid it squarely at the Red Column’s feet.", "accuse", "laid it squarely", "The mayor",
         "the Red Column", [("happening", "accuse", "The mayor laid it squarely at the Red Column"),
          ("perpetrator", "", "The mayor"), ("recipient", "", "the Red Column")]),
        ("“Shameful,” was the bishop’s word for it.", "condemn", "Shameful", "the bishop", None,
         [("happening", "condemn", "Shameful,” was the bishop"), ("perpetrator", "", "the bishop")]),
        ("The mill's owners were keeping their counsel.", "silent", "keeping their counsel", "The mill's owners", None,
         [("comment", "none", "The mill's owners")]),
        ("Keeping mum was the order of the day.", "silent", "Keeping mum", None, None, []),
        ("Anybody's guess is what the motive was.", "unclear", "Anybody's guess", None, None,
         [("motive", "unknown", "what the motive was")]),
        ("Nobody raised a hand to own up to it.", "noclaim", "Nobody raised a hand", None, None,
         [("responsibility", "none claimed", "Nobody raised a hand")]),
        ("The owners sighed over the weather.", "accuse", "sighed", "The owners", "the weather",
         [("happening", "accuse", "The owners sighed over the weather"), ("perpetrator", "", "The owners")]),
    ],
)  # fmt: skip
def test_what_the_encoder_adds(
    told: str, kind: str, cue: str, who: str | None, whom: str | None, expected: list[tuple[str, str, str]]
) -> None:
    text = RAID + told
    assert sorted(added(text, act(text, kind, cue, who, whom))) == sorted(expected)


@pytest.mark.parametrize(
    ("told", "kind", "cue", "who"),
    [
        ("Norland condemned the raid.", "condemn", "condemned", "Norland"),  # the rules read it
        ("Norland condemned the raid.", "accuse", "condemned", "Norland"),  # and theirs is another kind
        ("The mayor declined to comment.", "silent", "declined to comment", "The mayor"),
        ("No group has claimed responsibility.", "noclaim", "No group has claimed", "No group"),
        ("Would the mayor lay it at their feet?", "accuse", "lay it", "the mayor"),  # a question tells of nothing
    ],
)
def test_what_the_rules_read_stands(told: str, kind: str, cue: str, who: str) -> None:
    text = RAID + told
    assert added(text, act(text, kind, cue, who)) == []


@pytest.mark.parametrize(("score", "violent"), [(SURE - 0.01, 1.0), (1.0, VIOLENT - 0.01)])
def test_what_is_not_sure_or_about_something_else_is_left_out(score: float, violent: float) -> None:
    text = RAID + "The mayor laid it at their feet."
    assert added(text, act(text, "accuse", "laid it", "The mayor", score=score, violent=violent)) == []


def test_an_act_of_the_rules_gains_who_does_it() -> None:
    text = RAID + "A manhunt is under way, which falls to the sheriff."
    found = added(text, act(text, "investigate", "under way", "the sheriff"))
    assert found == [("perpetrator", "", "the sheriff")]


def told(text: str, *acts: Act) -> list[tuple[str, str, str, str]]:
    """Read a report whose rules are joined by acts: field, value, speaker and stance of what they add."""

    def see(sentences: Sequence[Sentence]) -> list[Mention]:
        rules = recognise(sentences)
        return with_acts(rules, judge_acts(rules, acts, sentences))

    reading = read_report(make_report(text), Tools(FakeGazetteer(), see))
    made = [one for one in reading.statements if one.found_by == FOUND_BY]
    return [(one.field, one.value.words, one.speaker.canonical, one.stance) for one in made]


@pytest.mark.parametrize(
    ("told_so", "kind", "cue", "who", "expected"),
    [
        ("The mill's owners were keeping their counsel.", "silent", "keeping their counsel", "The mill's owners",
         ("comment", "The mill's owners", "The mill's owners", "silent")),
        ("Nobody raised a hand to own up to it.", "noclaim", "Nobody raised a hand", None,
         ("responsibility", "Nobody raised a hand", "", "silent")),
        ("The Red Column shrugged the deed off.", "noclaim", "shrugged", "The Red Column",
         ("responsibility", "The Red Column", "Red Column", "silent")),
        ("A small outfit, the Red Column, shrugged.", "noclaim", "shrugged", "A small outfit",
         ("responsibility", "A small outfit", "Red Column", "silent")),
        ("The Red Column put its name to it.", "claim", "put its name to it", "The Red Column",
         ("responsibility", "The Red Column", "Red Column", "asserts")),
        ("Anybody's guess is what the motive was.", "unclear", "Anybody's guess", None,
         ("motive", "what the motive was", "", "unclear")),
        ("Shameful, in the words of Eva Brandt.", "condemn", "Shameful", "Eva Brandt",
         ("perpetrator", "Eva Brandt", "Eva Brandt", "asserts")),
    ],
)  # fmt: skip
def test_what_is_added_becomes_a_statement(
    told_so: str, kind: str, cue: str, who: str | None, expected: tuple[str, str, str, str]
) -> None:
    text = RAID + told_so
    found = told(text, act(text, kind, cue, who))
    assert (expected[0], expected[1]) in [one[:2] for one in found], found
    assert expected[3] in {one[3] for one in found}
    if expected[2]:
        assert expected[2] in {name for one in found for name in (one[1], one[2])}


def test_a_deed_of_the_rules_keeps_its_parts() -> None:
    text = "Police raided a house in Ardenmouth on Sunday, killing two men."
    before = read_report(make_report(text), Tools(FakeGazetteer()))
    assert told(text, act(text, "investigate", "raided", "Police", "a house")) == []
    assert {one.form for one in before.accounts} == {"incident"}
