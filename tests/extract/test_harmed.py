"""Those harmed, by the examples of the rules for them, and what must never be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.harmed import harmed_in
from rashomon.extract.people import find_people
from rashomon.rules import Example, load_rules

EXAMPLES = [
    pytest.param(rule.gives["field"], example, id=f"{rule.name}:{example.text[:40]}")
    for rule in load_rules("harmed_en")
    for example in rule.matches
]
PIECES = [
    "two men", "Ann Rowe, 34,", "and", "was killed", "a woman", "killing", "the driver", "who", "shot", "in the leg",
    "three others", "were wounded", "including", "at the ford", "another", ",", ".", "by", "his wife", "no one", "died",
]  # fmt: skip


@pytest.mark.parametrize(("field", "example"), EXAMPLES)
def test_examples_tell_of_these_people(field: str, example: Example) -> None:
    told = [words for label, words in harmed_in(example.text) if label == field]
    assert [words for words in example.extra["people"] if words not in told] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three men shot at a car and drove off.", [("casualties", "Three men")]),  # known: who fired is not told apart
        ("A gunman shot three people and killed a guard.", [("casualties", "three people"), ("killed", "a guard")]),
        ("The guard who killed two men was freed.", [("killed", "two men")]),
        ("She was not injured.", []),
        ("Half of the 40 clerks were hurt.", []),
        ("Nobody among the 40 guests was hurt.", []),
        ("Not all of the 12 were killed.", []),
        ("One in four children died young.", []),
        ("Nine people nearly died.", []),
        (
            "Ann Rowe was shot in the back and is in critical condition.",
            [("casualties", "Ann Rowe"), ("injured", "Ann Rowe")],
        ),
        ("Four drivers of a relief agency were abducted near Arden.", [("kidnapped", "Four drivers")]),
        ("Five members of a family, including three children, were found dead.", [("killed", "Five members")]),
        ("Two guards, one old and one young, were wounded.", [("injured", "Two guards")]),
        ("Two men, 19 and 20, were wounded.", [("injured", "Two men")]),
        ("The clerk tried to kill a guard.", []),
        ("Did two men die?", []),
        ("A boy was seized and was found killed two days later.", [("killed", "A boy")]),
        ("Two cooks were abducted and killed eight days later.", [("killed", "Two cooks")]),
        ("The raiders abducted and killed eight guards.", [("killed", "eight guards")]),
        ("A cook was abducted from a farm where he was working and found dead a day later.", [("killed", "A cook")]),
        ("A cook was abducted from a farm where his uncle was working and was found dead.", [("kidnapped", "A cook")]),
        ("A guard was robbed and injured walking home.", [("injured", "A guard")]),
        ("A guard robbed and injured two men.", [("injured", "two men")]),
        ("A cook hired by a school was shot and wounded.", [("injured", "A cook")]),
        ("Two cooks living within the old camp were beaten.", [("injured", "Two cooks")]),
        ("One of the cooks shot later died in hospital.", [("killed", "One of the cooks")]),
        ("A cook was pulled out of a van and shot dead.", [("killed", "A cook")]),
        (
            "One of two cooks shot late Monday in Arden dies",  # so the other is alive
            [("casualties", "two cooks"), ("killed", "One of two cooks")],
        ),
        ("The names of three cooks killed by a gunman were read out.", [("killed", "three cooks")]),
        ("The army said of 30 people taken to hospitals 29 were old.", []),
        ("Two women, a cook and a guard, were shot.", [("casualties", "Two women")]),
        ("Two women, a man and a child were shot.", [("casualties", "Two women, a man and a child")]),
        (
            "In the van were two women, a man and a child, who were all shot.",
            [("casualties", "two women, a man and a child")],
        ),
        ("Ada Rowe, 34, is a cook. Ada was shot and killed.", [("killed", "Ada")]),
        ("Ada Rowe is a cook. Ada was shot and killed.", []),  # known: only names told with an age are known again so
        ("Man shoots neighbor in a quarrel", [("casualties", "neighbor")]),
        ("The shot man was awake.", []),
        ("The goats grazed a field.", []),
        ("One of the five cooks shot and killed on Friday was old.", [("killed", "five cooks")]),
        ("Nine cooks were hit, including two guards who were killed.", [("killed", "two guards")]),
        ("The parents of two boys who were killed spoke.", [("killed", "two boys")]),
        ("The mother of a boy who was shot dead spoke.", [("killed", "a boy")]),
        ("The parents of a boy, who were killed, were old.", []),  # known: two told of by a plural alone
        ("The head of a mill who shot a clerk was freed.", [("casualties", "a clerk")]),
        ("The two cooks killed were brothers.", [("killed", "two cooks")]),
        ("One shot was fired in the yard.", []),
        ("Two cooks and a guard were flown to a hospital, where they died.", [("killed", "Two cooks and a guard")]),
        ("More than 60 cooks were killed or wounded in the raid.", [("casualties", "More than 60 cooks")]),
        (
            "Gunmen held nine guests hostage and shot a cook.",
            [("kidnapped", "nine guests hostage"), ("casualties", "a cook")],
        ),
        ("They found a cook they had taken hostage.", [("kidnapped", "a cook")]),
        ("A clerk beat his wife to death in a barn.", [("killed", "his wife")]),
        ("The clerk was beaten to death.", [("killed", "The clerk")]),
        ("Guards shot back, killing him.", [("killed", "him")]),
        ("The clerk spoke of killing him.", []),
        ("A man accused of robbing a clerk was killed.", [("killed", "A man")]),
        ("A man who fired after robbing a clerk ran off.", []),
        ("Bo Lund shot, killed and then burned Ann Rowe.", [("killed", "Ann Rowe")]),
        ("Bo Lund was shot, killed and then burned.", [("killed", "Bo Lund")]),
        ("Three others walked into a clinic with gunshot wounds.", [("casualties", "Three others")]),
        ("A friend rushed Bo Lund to a hospital.", []),
        ("An 8 yo girl was killed by gunfire.", [("killed", "An 8 yo girl")]),
        ("The song is called a 50 shot.", []),
        ("Video Credit Ann Rowe was killed.", [("killed", "Ann Rowe")]),
        ("Two cooks - one young and one old - were killed.", [("killed", "Two cooks")]),
        ("Ann Rowe was shot dead in Arden.", [("killed", "Ann Rowe")]),
        ("Ann Rowe Killed at a Fair in Arden", []),  # known: no name can be told where every word has a capital
        ("One guard was killed, 3 abducted.", [("kidnapped", "3"), ("killed", "One guard")]),
        ("Two men, 19 and 22, were killed.", [("killed", "Two men")]),
        (
            "Two cooks of a school and two guards were abducted.",
            [("kidnapped", "Two cooks of a school and two guards")],
        ),
        ("Two men and two women were killed.", [("killed", "Two men and two women")]),
        ("Two cooks were abducted in May; found dead in June.", [("killed", "Two cooks")]),
        (
            "Two cooks were abducted in May; a guard was found dead.",
            [("kidnapped", "Two cooks"), ("killed", "a guard")],
        ),
        ("A bullet hit his head and wounded his hand.", []),
        ("The head of a school was killed.", [("killed", "The head")]),
        ("A cook was abducted north of the ford.", [("kidnapped", "A cook")]),
        ("One Dead, Six Hurt In Harbour Fair Shooting", [("killed", "One"), ("injured", "Six")]),
    ],
)
def test_who_is_harmed(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(harmed_in(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("Thirteen Maoists were shot dead.", "counted", 13),
        ("Nine Houthis were hit.", "counted", 9),
        ("Two Americans were shot.", "counted", 2),
        ("Gunmen took three Filipinos.", "counted", 3),
        ("Ada Americans was shot.", "name", 1),
        ("May Lund was shot.", "name", 1),
    ],
)
def test_a_people_in_the_plural_is_counted(text: str, kind: str, low: int) -> None:
    assert [(one.kind, one.low) for one in find_people(text)] == [(kind, low)]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_people_stand_apart_in_order_and_in_the_text(text: str) -> None:
    people = find_people(text)
    assert all(0 <= one.start < one.end <= len(text) for one in people)
    assert all(one.end <= other.start for one, other in pairwise(people))
    for _, words in harmed_in(text):
        assert words in text
