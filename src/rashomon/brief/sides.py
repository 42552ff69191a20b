"""The sides of a field: what the comparison found, with a value to print and the statements to cite for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.brief.voices import representatives, told_order
from rashomon.brief.wording import show
from rashomon.records import Comparison, Dossier, Side, Stance, State, Statement

#: Stances that a brief answers under their own headings, not among what happened.
APART: frozenset[Stance] = frozenset({"denies", "unclear", "silent"})
#: The state of two sides that are printed as one is the first of these that either has.
_FIRST: tuple[State, ...] = ("contested", "agreed", "single")


@dataclass(frozen=True, slots=True)
class Told:
    """A side ready to print: ``shown`` is the value in words, carried by at least one of ``cited``."""

    shown: str
    stance: Stance
    cited: tuple[Statement, ...]
    all: tuple[Statement, ...]
    origins: int
    state: State
    some: bool = False

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return len({statement.report_id for statement in self.all})


def comparison(dossier: Dossier, field: str) -> Comparison:
    """Return the comparison of a field; where none was made, one side for each value and no side where none is told."""
    for compared in dossier.comparisons:
        if compared.field == field:
            return compared
    groups: dict[tuple[str, Stance], list[Statement]] = {}
    for statement in sorted((s for s in dossier.statements if s.field == field), key=told_order):
        groups.setdefault((show(statement.value), statement.stance), []).append(statement)
    sides = tuple(Side(group[0].value, group[0].stance, tuple(group), 1) for group in groups.values())
    return Comparison(dossier.incident.id, field, "single", sides)


def told_sides(compared: Comparison, *, apart: bool = False) -> list[Told]:
    """Return the sides of what happened, best supported first; with ``apart``, the denials after them too."""
    wanted = [side for side in compared.sides if side.statements and side.stance not in APART]
    if apart:
        wanted += [side for side in compared.sides if side.statements and side.stance == "denies"]
    return sorted((_told(side) for side in wanted), key=_support)


def joined(one: Told, other: Told) -> Told:
    """Return two sides that are printed alike as one, in dispute or agreed where one of them is."""
    states = {one.state, other.state}
    state: State = next((state for state in _FIRST if state in states), one.state)
    cited, told = ({*a, *b} for a, b in ((one.cited, other.cited), (one.all, other.all)))
    return Told(
        one.shown,
        one.stance,
        tuple(sorted(cited, key=told_order)),
        tuple(sorted(told, key=told_order)),
        max(one.origins, other.origins),
        state,
        one.some,
    )


def _told(side: Side) -> Told:
    statements = tuple(sorted(side.statements, key=told_order))
    carrier = next((s for s in statements if s.value == side.value), statements[0])
    cited = _cited(carrier, statements)
    return Told(show(carrier.value), side.stance, cited, statements, side.origins, side.state, side.some)


def _cited(carrier: Statement, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    chosen = representatives(statements)
    return chosen if carrier in chosen else tuple(sorted((carrier, *chosen), key=told_order))


def _support(told: Told) -> tuple[object, ...]:
    denied = told.stance in APART
    return (denied, -told.origins, -told.reports, told_order(told.cited[0]), told.shown)
