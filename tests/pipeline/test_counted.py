"""Numbers that no rule reads: when the encoder's head for counts adds a mention, and what becomes of it."""

from __future__ import annotations

import pytest

from rashomon.encoder.counts import Weighed, numbers_of
from rashomon.encoder.labels import BESIDE, COUNTED
from rashomon.extract.mentions import recognise
from rashomon.extract.sentences import split
from rashomon.pipeline.counted import FOUND_BY, SURE, with_counted
from rashomon.records import Mention


def weighed(text: str, beside: str = "", **what: tuple[str, float]) -> list[Weighed]:
    """Give numbers, by their first word, what they count and the chance; all others count something else."""
    made = []
    for one in numbers_of(split(text)):
        label, chance = what.get(text[one.start : one.end].split()[0], ("other", 1.0))
        chances = tuple(chance if label == name else (1 - chance) / len(COUNTED) for name in COUNTED)
        made.append(Weighed(one, chances, tuple(float(name == beside) for name in BESIDE)))
    return made


def added(text: str, beside: str = "", **what: tuple[str, float]) -> list[tuple[str, str, float]]:
    sentences = split(text)
    found = with_counted(recognise(sentences), weighed(text, beside, **what), sentences)
    return [(m.label, text[m.span.start : m.span.end], m.score) for m in found if m.found_by == FOUND_BY]


#: The rules know nothing of the verb, and read the attack from what comes first.
BLAST = "A bomb exploded in Ardenmouth. Nine traders were struck down by it, said a mayor."


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        (BLAST, {"Nine": ("killed", 0.9)}, [("killed", "Nine traders", 0.9)]),
        (BLAST, {"Nine": ("injured", SURE)}, [("injured", "Nine traders", SURE)]),
        (BLAST, {"Nine": ("killed", SURE - 0.01)}, []),  # not sure enough
        (BLAST, {"Nine": ("attackers", 0.9)}, []),  # no field that the head fills
        (BLAST + " Two guards were killed.", {"Nine": ("killed", 0.9)}, [("killed", "Nine traders", 0.9)]),
        (BLAST + " Two guards were killed.", {"Two": ("injured", 0.9)}, []),  # that number has a field
        (BLAST, {"Nine": ("missing", 0.9)}, [("missing", "Nine traders", 0.9)]),
        (BLAST, {"Nine": ("intercepted", 0.9)}, [("munitions_intercepted", "Nine traders", 0.9)]),
        (BLAST, {"Nine": ("munitions", 0.84)}, []),  # more is asked of munitions
        (BLAST.replace("Nine traders", "Nine of those traders"), {"Nine": ("killed", 0.9)}, []),  # a part
        (BLAST.replace("Nine traders", "All but nine traders"), {"nine": ("killed", 0.9)}, []),
        (BLAST.replace("Nine traders", "Two killed guards and nine cooks"), {"nine": ("killed", 0.9)}, []),
        (
            BLAST.replace("Nine traders", "About nine traders and one nurse"),
            {"About": ("killed", 0.9), "one": ("killed", 0.9)},
            [],
        ),  # no total can be told
        (
            BLAST.replace("Nine traders", "Nine traders and one nurse"),
            {"Nine": ("killed", 0.9), "one": ("killed", 0.7)},
            [("killed", "Nine traders and one nurse", 0.7)],  # one list, one number
        ),
        (
            BLAST.replace("Nine traders", "Nine traders and one nurse"),
            {"Nine": ("killed", 0.9), "one": ("injured", 0.7)},
            [],  # a list of which no total can be told
        ),
        (BLAST.replace("it, said a mayor.", "it?"), {"Nine": ("killed", 0.9)}, []),  # a question tells of nothing
    ],
)
def test_what_the_head_adds(text: str, what: dict[str, tuple[str, float]], expected: list[object]) -> None:
    assert added(text, **what) == expected


@pytest.mark.parametrize("beside", ["part", "unreal"])
def test_parts_and_what_did_not_come_about_make_no_mention(beside: str) -> None:
    assert added(BLAST, beside, Nine=("killed", 0.9)) == []


@pytest.mark.parametrize(
    ("what", "field"), [("killed", "killed"), ("incidents", "incident_count"), ("arrested", ""), ("attackers", "")]
)
def test_a_count_over_several_incidents_tells_of_a_series(what: str, field: str) -> None:
    expected = [("happening", "Nine traders", 0.9), (field, "Nine traders", 0.9)] if field else []
    assert added(BLAST, "several", Nine=(what, 0.9)) == expected


def test_a_list_comes_to_what_its_numbers_do() -> None:
    text = BLAST.replace("Nine traders", "Nine traders and one nurse")
    found = with_counted(recognise(split(text)), weighed(text, Nine=("killed", 0.9), one=("killed", 0.9)), split(text))
    assert [one.code for one in found if one.found_by == FOUND_BY] == ["10-10"]


def test_incidents_are_counted_only_over_several() -> None:
    assert added(BLAST, Nine=("incidents", 0.9)) == []


def test_who_was_shot_may_be_dead_or_hurt_already() -> None:
    text = "Three traders were shot in Ardenmouth. Nine more had to go with the raiders."
    assert any(one.label == "casualties" for one in recognise(split(text)))
    assert added(text, Three=("killed", 0.9)) == []
    assert added(text, Nine=("kidnapped", 0.9)) == [("kidnapped", "Nine", 0.9)]


def happenings(found: list[Mention]) -> list[str]:
    return [one.code for one in found if one.label == "happening"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine traders were struck down by gunmen near Ardenmouth.", ["shooting"]),
        ("Nine traders were struck down by the illness in Ardenmouth.", []),  # no word of violence
    ],
)
def test_where_the_rules_saw_no_incident_who_was_harmed_tells_of_one(text: str, expected: list[str]) -> None:
    sentences = split(text)
    assert happenings(recognise(sentences)) == []
    assert happenings(with_counted(recognise(sentences), weighed(text, Nine=("killed", 0.9)), sentences)) == expected


def test_nothing_is_changed_where_nothing_is_added() -> None:
    sentences = split(BLAST)
    assert with_counted(recognise(sentences), weighed(BLAST), sentences) == recognise(sentences)
