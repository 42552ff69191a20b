"""Who was attacked: MUC-4 slots 18 to 24.

In: the statements of one account and its report: the victims it names, and the people it counts as killed, injured or
abducted. Out: fills. MUC-4 task documentation, part 1, sections 7.19 to 7.25.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.export.muc4.classes import is_person
from rashomon.export.muc4.effects import nobody_hurt
from rashomon.export.muc4.notation import NOTHING, refer
from rashomon.export.muc4.numbers import total
from rashomon.export.muc4.people import Person, counted_people, named_people
from rashomon.export.muc4.scene import Scene
from rashomon.export.muc4.totals import stated_total
from rashomon.export.muc4.words import told
from rashomon.records import Quantity

#: Nouns that count people in general: with named victims, such a count is a total.
_GENERAL = frozenset({"people", "person", "victim", "individual", "other", ""})


def human_fills(scene: Scene) -> dict[str, list[str]]:
    """Return the fills of slots 18 to 24."""
    named = named_people(scene)
    people = counted_people(scene, named, _GENERAL if len(named) > 1 else frozenset())
    return {
        "18": [person.id for person in people if person.named],
        "19": [person.description for person in people],
        "20": [refer(person.type, person.id) for person in people],
        "21": [refer(person.number, person.id) for person in people],
        "22": [refer(person.nation, person.id) for person in people if person.nation != NOTHING],
        "23": [refer(effect, person.id) for person in people for effect in person.effects] + _nobody(scene, people),
        "24": [_total(scene, people)],
    }


def _nobody(scene: Scene, people: Sequence[Person]) -> list[str]:
    """Return what is said of there being no victims, with the dummy reference; only where none is named."""
    if people:
        return []
    none = {s.field for s in told(scene.statements, "killed", "injured") if _is_none(s.value)}
    if not none:
        near = nobody_hurt(scene.text, scene.hit)
        return [refer(near, NOTHING)] if near != NOTHING and scene.incident != "KIDNAPPING" else []
    both = {"killed", "injured"} <= none
    return [refer("NO INJURY OR DEATH" if both else "NO DEATH" if "killed" in none else "NO INJURY", NOTHING)]


def _is_none(value: object) -> bool:
    return isinstance(value, Quantity) and value.high == 0


def _total(scene: Scene, people: Sequence[Person]) -> str:
    """Return slot 24: where only the rules read, what they counted; else a number of people that adds up."""
    numbers = [person.number for person in people]
    if scene.coded:
        return stated_total(numbers, scene.text, _of_people)
    for statement in told(scene.statements, "killed", "injured", "kidnapped"):
        value = statement.value
        if isinstance(value, Quantity) and value.counted.lower().removesuffix("s") in _GENERAL and value.high != 0:
            fill = total(numbers, value)
            if not any(person.number == fill and not person.named for person in people):
                return fill
    return NOTHING


def _of_people(words: str) -> bool:
    """Tell whether counted words stand for people: by their last noun, "two U.S. nuns"."""
    return words.split()[-1].removesuffix("s") in _GENERAL or is_person(words)
