"""What was attacked: MUC-4 slots 12 to 17.

In: the statements of one account and its report. Out: fills. MUC-4 task documentation, part 1, sections 7.13 to 7.18.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.export.muc4.classes import is_thing, physical_type
from rashomon.export.muc4.effects import physical_effect
from rashomon.export.muc4.nations import foreign_nation
from rashomon.export.muc4.notation import NOTHING, quote, refer
from rashomon.export.muc4.numbers import number
from rashomon.export.muc4.scene import Scene
from rashomon.export.muc4.totals import stated_total
from rashomon.export.muc4.words import bare, mention_span, places_of, role_of, string, told, without_place
from rashomon.records import Statement


@dataclass(frozen=True, slots=True)
class Thing:
    """A physical target: its words in quotes, and the fills about it."""

    id: str
    type: str
    number: str
    nation: str
    effect: str


def physical_fills(scene: Scene) -> dict[str, list[str]]:
    """Return the fills of slots 12 to 17."""
    found = [_thing(statement, scene) for statement in _targets(scene)]
    things = list({thing.id: thing for thing in reversed(found)}.values())[::-1]
    damage = told(scene.statements, "damage")
    effects = [refer(thing.effect, thing.id) for thing in things if thing.effect != NOTHING]
    if not things and damage:
        effects = [
            refer(one, NOTHING) for one in (_summary(statement, scene) for statement in damage) if one != NOTHING
        ]
    return {
        "12": [thing.id for thing in things],
        "13": [refer(thing.type, thing.id) for thing in things],
        "14": [refer(thing.number, thing.id) for thing in things],
        "15": [refer(thing.nation, thing.id) for thing in things if thing.nation != NOTHING],
        "16": effects,
        "17": [stated_total([thing.number for thing in things], scene.text, is_thing)],
    }


def _targets(scene: Scene) -> list[Statement]:
    """Return the statements on things attacked; what is told as a target without saying which sort, by its noun."""
    named = told(scene.statements, "target_physical")
    seen = {bare(s.value.words).lower() for s in named}
    others = [s for s in told(scene.statements, "target") if is_thing(s.value.words)]
    return named + [s for s in others if bare(s.value.words).lower() not in seen]


def _thing(statement: Statement, scene: Scene) -> Thing:
    printed = statement.value.words
    words = string(statement) if role_of(statement) else bare(without_place(printed, scene.places))
    span = mention_span(statement, scene.text)
    spans = places_of([words], scene.text) or [span]
    return Thing(
        quote(words),
        physical_type(printed),
        number(printed, scene.text[: span.start]),
        foreign_nation(printed, scene.country),
        physical_effect(scene.text, spans, scene.incident, scene.stage),
    )


def _summary(statement: Statement, scene: Scene) -> str:
    return physical_effect(scene.text, [mention_span(statement, scene.text)], scene.incident, scene.stage)
