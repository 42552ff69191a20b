"""Numbers that no rule reads: when the encoder's head for counts adds a mention, and what becomes of it."""

from __future__ import annotations

import pytest

from rashomon.encoder.counts import Weighed, numbers_of
from rashomon.encoder.labels import COUNTED
from rashomon.extract.mentions import recognise
from rashomon.extract.sentences import split
from rashomon.pipeline.counted import FOUND_BY, SURE, with_counted
from rashomon.records import Mention


def weighed(text: str, **what: tuple[str, float]) -> list[Weighed]:
    """Give numbers, by their first word, what they count and the chance; all others count something else."""
    made = []
    for one in numbers_of(split(text)):
        label, chance = what.get(text[one.start : one.end].split()[0], ("other", 1.0))
        made.append(Weighed(one, tuple(chance if label == name else (1 - chance) / 8 for name in COUNTED)))
    return made


def added(text: str, **what: tuple[str, float]) -> list[tuple[str, str, float]]:
    sentences = split(text)
    found = with_counted(recognise(sentences), weighed(text, **what), sentences)
    return [(m.label, text[m.span.start : m.span.end], m.score) for m in found if m.found_by == FOUND_BY]


#: The rules know nothing of the verb, and read the attack from what comes first.
BLAST = "A bomb exploded in Ardenmouth. Nine traders were mown down by it, said a mayor."


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        (BLAST, {"Nine": ("killed", 0.9)}, [("killed", "Nine traders", 0.9)]),
        (BLAST, {"Nine": ("injured", SURE)}, [("injured", "Nine traders", SURE)]),
        (BLAST, {"Nine": ("killed", SURE - 0.01)}, []),  # not sure enough
        (BLAST, {"Nine": ("attackers", 0.9)}, []),  # no field that the head fills
        (BLAST.replace("Nine", "Of 12 traders nine"), {"12": ("killed", 0.9), "nine": ("killed", 0.9)}, []),  # which?
        (BLAST + " Two guards were killed.", {"Nine": ("killed", 0.9)}, []),  # the rules read somebody killed
        (BLAST + " Nobody was killed.", {"Nine": ("killed", 0.9)}, []),  # and so they do here
        (BLAST + " Two guards were killed.", {"Nine": ("injured", 0.9)}, [("injured", "Nine traders", 0.9)]),
        (BLAST + " Two guards were killed.", {"Two": ("injured", 0.9)}, []),  # that number has a field
        (BLAST.replace("it, said a mayor.", "it?"), {"Nine": ("killed", 0.9)}, []),  # a question tells of nothing
    ],
)
def test_what_the_head_adds(text: str, what: dict[str, tuple[str, float]], expected: list[object]) -> None:
    assert added(text, **what) == expected


def test_who_was_shot_may_be_dead_or_hurt_already() -> None:
    text = "Three traders were shot in Ardenmouth. Nine more were carried off."
    assert any(one.label == "casualties" for one in recognise(split(text)))
    assert added(text, Nine=("injured", 0.9)) == []
    assert added(text, Nine=("kidnapped", 0.9)) == [("kidnapped", "Nine", 0.9)]


def happenings(found: list[Mention]) -> list[str]:
    return [one.code for one in found if one.label == "happening"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine traders were mown down by gunmen near Ardenmouth.", ["shooting"]),
        ("Nine traders were mown down by the illness in Ardenmouth.", []),  # no word of violence
    ],
)
def test_where_the_rules_saw_no_incident_who_was_harmed_tells_of_one(text: str, expected: list[str]) -> None:
    sentences = split(text)
    assert happenings(recognise(sentences)) == []
    assert happenings(with_counted(recognise(sentences), weighed(text, Nine=("killed", 0.9)), sentences)) == expected


def test_nothing_is_changed_where_nothing_is_added() -> None:
    sentences = split(BLAST)
    assert with_counted(recognise(sentences), weighed(BLAST), sentences) == recognise(sentences)
