"""Numbers whose meaning a set tells, on texts, totals and keys written here."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rashomon.evaluation.counted_by_rules import counted_by_rules
from rashomon.evaluation.muc4.keys import template_of
from rashomon.evaluation.sets.counted import CountedText, of_coded, of_events, of_key
from rashomon.evaluation.sets.texts import Event, EventText
from rashomon.extract.sentences import split


def told(text: CountedText) -> dict[str, str]:
    return {text.text[text.numbers[at].start : text.numbers[at].end]: what for at, what in text.told.items()}


@pytest.mark.parametrize(
    ("text", "coded", "expected"),
    [
        ("Four guards were killed and two hurt.", {"killed": 4, "injured": 2}, {"Four": "killed", "two": "injured"}),
        ("Four guards were killed, and four drivers hurt.", {"killed": 4, "injured": 0}, {}),  # two of that size
        ("Two guards were killed and three hurt.", {"killed": 2, "injured": 2}, {}),  # one size for both
        ("Four rockets killed two guards.", {"killed": 4, "injured": 0}, {}),  # nobody
        ("About four guards were killed.", {"killed": 4}, {"About four": "killed"}),
        ("More than four guards were killed.", {"killed": 4}, {}),
    ],
)  # fmt: skip
def test_coded_totals(text: str, coded: Mapping[str, int], expected: Mapping[str, str]) -> None:
    assert told(of_coded("made/up", text, coded)) == expected


def events(text: str, *marked: tuple[str, str, str]) -> CountedText:
    """Events of a type, each with one argument, by its role and words."""
    made = [Event((0, 1), kind, ((at := text.index(words), at + len(words), role),)) for kind, role, words in marked]
    return of_events(EventText("made/up", text, tuple(made)))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ([("life.die.deathcausedbyviolentevents", "victim", "five men")], {"five": "killed"}),
        ([("Life.Die.Unspecified", "Victim", "men")], {"five": "killed"}),  # the words behind the number
        ([("life.injure.x", "victim", "five men"), ("contact.meet", "participant", "five men")], {"five": "injured"}),
        ([("life.injure.injury", "victim", "five men"), ("life.die.x", "victim", "five men")], {}),
        ([("conflict.attack", "target", "five men")], {}),  # what became of them is not told
        ([("contact.meet", "giver", "five men"), ("life.die.nonviolent", "victim", "two boys")], {"five": "other"}),
        ([("conflict.attack", "instrument", "a rocket")], {"a": "munitions"}),
    ],
)  # fmt: skip
def test_arguments_of_events(marked: list[tuple[str, str, str]], expected: Mapping[str, str]) -> None:
    assert told(events("On Monday five men met two boys, and a rocket fell.", *marked)) == expected


def test_fills_of_a_key() -> None:
    text = "THREE GUNMEN BURNED TWO TRUCKS AND KILLED FOUR PEASANTS; A CLERK WAS HURT."
    slots: dict[str, list[str]] = {str(number): [] for number in range(25)}
    slots |= {
        "1": ["1"], "4": ["ARSON"], "9": ['"THREE GUNMEN"'], "12": ['"TRUCKS"'], "19": ['"PEASANTS"', '"CLERK"'],
        "23": ['DEATH: "PEASANTS"', 'INJURY: "CLERK"'],
    }  # fmt: skip
    found = told(of_key("made/up", text, [template_of(slots)]))
    assert found == {"THREE": "attackers", "TWO": "objects", "FOUR": "killed", "A": "injured"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed four guards and wounded two men and a woman.", ["killed", "injured", "injured"]),
        ("Police arrested three men after the blast.", ["arrested"]),
        ("The choir sang for three hours.", [None]),
    ],
)
def test_what_the_rules_read(text: str, expected: list[str | None]) -> None:
    counted = of_coded("made/up", text, {})
    read = counted_by_rules(split(text), counted.numbers)
    assert [read.get(at) for at in range(len(counted.numbers))] == expected
