"""Human targets of one account: those it names, and those it only counts.

In: a scene. Out: people with the fills about each. A victim named by several words is one target with alternatives.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rashomon.export.muc4.classes import human_type, is_person, is_thing
from rashomon.export.muc4.descriptions import described
from rashomon.export.muc4.effects import human_effect
from rashomon.export.muc4.nations import foreign_nation, nation_name
from rashomon.export.muc4.notation import NOTHING, alternatives, refer
from rashomon.export.muc4.numbers import number, quantity_number
from rashomon.export.muc4.phrases import singular, tokens
from rashomon.export.muc4.scene import Scene
from rashomon.export.muc4.words import bare, mention_span, places_of, role_of, string, told
from rashomon.records import Name, Quantity, Statement
from rashomon.rules import load_rules

_Group = list[Statement]
#: Field of a count -> what became of those counted.
EFFECTS = {"killed": "DEATH", "injured": "INJURY", "kidnapped": "", "missing": ""}


@dataclass(frozen=True, slots=True)
class Person:
    """A human target: its words in quotes (slot 18 or 19), title or role, and the fills about it."""

    id: str
    named: bool
    description: str
    type: str
    number: str
    nation: str
    effects: tuple[str, ...]
    head: str = ""


def named_people(scene: Scene) -> list[Person]:
    """Return the victims that an account names or describes, in the order of the text."""
    groups: dict[str, list[Statement]] = {}
    for statement in told(scene.statements, "victim", "target"):
        value = statement.value
        if isinstance(value, Name):
            groups.setdefault(value.canonical.casefold(), []).append(statement)
        elif statement.field == "target" and is_person(value.words):
            groups.setdefault(bare(value.words).casefold(), []).append(statement)
    return [_person(group, scene, titles) for group, titles in _titled(list(groups.values()), scene)]


def _titled(groups: Sequence[_Group], scene: Scene) -> list[tuple[_Group, list[str]]]:
    """Return the groups, each with its descriptions: one that describes people with a name is no person beside them."""
    named = [group for group in groups if _is_named(group)]
    names = [_printed(group) for group in named]
    titles: dict[int, list[str]] = {number: [] for number in range(len(named))}
    alone = []
    for group in groups:
        if group in named or _told_longer(group, groups, named):
            continue
        whose = described(_printed(group), names, scene.text)
        for one in whose:
            titles[one] += _printed(group)
        if not whose:
            alone.append(group)
    given = [(group, titles[number]) for number, group in enumerate(named)] + [(group, []) for group in alone]
    return sorted(given, key=lambda one: groups.index(one[0]))


def counted_people(scene: Scene, known: Sequence[Person], totals: Collection[str]) -> list[Person]:
    """Return the people known and those only counted; a count of people known already adds to what is known of them.

    ``totals`` are nouns that count everybody: such counts are left out. Where the encoder read the incident, whom it
    did not find is left out too: a report counts the dead of other attacks as well.
    """
    people = list(known)
    for statement in told(scene.statements, *EFFECTS):
        value = statement.value
        if not isinstance(value, Quantity) or value.high == 0 or _after_no(statement, scene) or _one_by_one(statement):
            continue
        words = bare(value.counted) or bare(value.words)
        head = singular(words.split()[-1].lower()) if words else ""
        if not value.counted or head in totals or is_thing(words):
            continue
        index = next((i for i, person in enumerate(people) if person.head == head), None)
        if index is None and not scene.coded:
            people.append(_counted(statement, value, words, head, scene))
        elif index is not None:
            people[index] = _counted_too(people[index], statement, value)
    return people


def _one_by_one(statement: Statement) -> bool:
    """Tell people told of one by one, with no number: those that the layout names are told as victims too."""
    return statement.found_by in {f"rule:{rule.name}" for rule in load_rules("harmed_en")}


def _told_longer(group: _Group, groups: Sequence[_Group], named: Sequence[_Group]) -> bool:
    """Tell whether other words say more of the same people: "the peasants of Cali" of "peasants", a name of its end."""
    own = {tokens(words) for words in _printed(group)}
    others = [tokens(words) for other in groups if other is not group for words in _printed(other)]
    surnames = {words[-1] for other in named for one in _printed(other) if len(words := tokens(one)) > 1}
    return any(_within(one, other) for one in own for other in others) or any(
        one[-1:] and one[-1] in surnames for one in own
    )


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return len(part) < len(whole) and any(
        whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1)
    )


def _is_named(group: _Group) -> bool:
    found = [statement for statement in group if role_of(statement)]
    if found:
        return any(role_of(statement) == "Victim" for statement in found)
    return any(isinstance(s.value, Name) and s.value.kind == "person" for s in group)


def _printed(group: _Group) -> list[str]:
    """Return the words that stand for a person in the layout: the encoder's where it found any."""
    found = [statement for statement in group if role_of(statement)]
    if found:
        return [string(statement) for statement in found]
    names = [statement.value for statement in group if isinstance(statement.value, Name)]
    by_rules = [name.canonical if _is_named(group) else bare(name.words) for name in names]
    return by_rules or [bare(statement.value.words) for statement in group]


def _person(group: _Group, scene: Scene, titles: Sequence[str] = ()) -> Person:
    values = [statement.value for statement in group]
    names = [value for value in values if isinstance(value, Name)]
    named, printed = _is_named(group), _printed(group)
    roles = list(dict.fromkeys([*titles, *(name.role for name in names if named and name.role)]))
    ident = alternatives(printed)
    first, span = group[0], mention_span(group[0], scene.text)
    effect = human_effect(scene.text, places_of(printed, scene.text) or [span], scene.incident, scene.stage)
    return Person(
        ident,
        named,
        (refer(alternatives(roles), ident) if roles else NOTHING) if named else ident,
        human_type(*(roles or [value.words for value in values])),
        number(first.value.words, scene.text[: span.start], named=named),
        _nation([*roles, *(value.words for value in values)], names, scene.country),
        () if effect == NOTHING else (effect,),
        "" if named else singular(printed[0].split()[-1].lower()),
    )


def _counted(statement: Statement, value: Quantity, words: str, head: str, scene: Scene) -> Person:
    ident = alternatives([words])
    effect = EFFECTS[statement.field]
    return Person(
        ident,
        False,
        ident,
        human_type(words),
        quantity_number(value),
        foreign_nation(_as_told(words, statement, scene), scene.country),
        (effect,) if effect else (),
        head,
    )


def _as_told(words: str, statement: Statement, scene: Scene) -> str:
    """Return words, which a quantity holds in lower case, as the report prints them next after it."""
    start = mention_span(statement, scene.text).start
    span = next((span for span in places_of([words], scene.text) if span.end > start), None)
    return scene.text[span.start : span.end] if span else words


def _after_no(statement: Statement, scene: Scene) -> bool:
    """Tell whether "no" stands before a number: "no one was killed" counts nobody."""
    before = scene.text[: mention_span(statement, scene.text).start]
    return before.lower().split()[-1:] == ["no"]


def _counted_too(person: Person, statement: Statement, value: Quantity) -> Person:
    effect = EFFECTS[statement.field]
    effects = tuple(dict.fromkeys((*person.effects, effect))) if effect else person.effects
    known = person.number not in {"PLURAL", "1"}
    return replace(person, effects=effects, number=person.number if known else quantity_number(value))


def _nation(words: Sequence[str], names: Sequence[Name], country: str) -> str:
    told_by_words = next((n for n in (foreign_nation(one, country) for one in words) if n != NOTHING), NOTHING)
    codes = [name.country for name in names if name.country and name.country != country]
    return told_by_words if told_by_words != NOTHING or not codes else nation_name(codes[0])
