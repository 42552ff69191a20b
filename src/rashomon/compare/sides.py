"""How the sides of a field stand: agreed, contested, single, denied or unknown, each by itself and all together.

In: sides, each the statements of one value and stance with the origins behind them. Out: states. Nothing is settled,
and no side is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.compare.values import are_two, bare, compare_values
from rashomon.records import Name, Quantity, Stance, State, Statement, TimeRange, Value
from rashomon.values.quantities import can_be_one_number
from rashomon.values.quantities.parts import Part

#: Counts that grow as more becomes known: a higher one told on a later day doesn't exclude the lower one.
GROWING = frozenset({"killed", "injured", "casualties", "arrested", "missing"})
_TOLD: frozenset[Stance] = frozenset({"asserts"})
_DENIED: frozenset[Stance] = frozenset({"denies"})
_OPEN: frozenset[Stance] = frozenset({"unclear", "silent"})


@dataclass(frozen=True, slots=True, eq=False)
class BareSide:
    """A side before it is known how it stands: the statements of one value, and the origins behind them."""

    statements: tuple[Statement, ...]
    origins: frozenset[str]

    @property
    def value(self) -> Value:
        """Return the value as it was told first."""
        return self.statements[0].value

    @property
    def stance(self) -> Stance:
        """Return the stance of all its statements."""
        return self.statements[0].stance


def side_state(field: str, side: BareSide, sides: Sequence[BareSide]) -> State:
    """Tell how one value stands among the others."""
    others = [other for other in sides if other is not side]
    told = [other for other in others if other.stance in _TOLD]
    if side.stance in _DENIED:
        return "contested" if any(_is_denied(field, yes, side) for yes in told) else "denied"
    if side.stance not in _TOLD:
        return "unknown" if side.stance in _OPEN else "single"
    denied = any(other.stance in _DENIED and _is_denied(field, side, other) for other in others)
    if denied or any(_excludes(field, side, other) for other in told):
        return "contested"
    backed = any(len(side.origins | other.origins) > 1 and _backs(field, other, side) for other in told)
    return "agreed" if backed or len(side.origins) > 1 else "single"


def field_state(field: str, sides: Sequence[BareSide], states: Sequence[State]) -> State:
    """Tell how a field stands by its sides and their states; what a later, higher count outgrew decides nothing."""
    told = [(side, state) for side, state in zip(sides, states, strict=True) if side.stance in _TOLD]
    if not told:
        return "denied" if any(side.stance in _DENIED for side in sides) else "unknown"
    if any(state == "contested" for _, state in told):
        return "contested"
    last = [state for side, state in told if not any(_outgrown(field, side, other) for other, _ in told)]
    return "agreed" if "agreed" in last else "single"


def _backs(field: str, one: BareSide, other: BareSide) -> bool:
    """Tell whether two values can be one; "gunmen" backs no group by name, and "one of them" no number of all.

    Victims who are only described are one where the words are, or one says more: "nurses" and "two young nurses", never
    "nurses" and "a farmer", who may both have been hurt.
    """
    match one.value, other.value:
        case Name(kind="unnamed"), Name(kind="unnamed") if field == "victim":
            return _is_end_of(one.value, other.value) or _is_end_of(other.value, one.value)
        case Quantity(), Quantity():
            alike = is_some(one.statements[0]) == is_some(other.statements[0])
            alike = alike and not are_two(one.value, other.value)
            return alike and can_be_one_number(one.value, other.value) and _goes_with(one, other)
    return _can_be_about(one, other)


def _can_be_about(one: BareSide, other: BareSide) -> bool:
    """Tell values that go together, but that a name and "gunmen" say nothing of each other."""
    match one.value, other.value:
        case Name(), Name():
            return (one.value.kind == "unnamed") is (other.value.kind == "unnamed") and _goes_with(one, other)
    return _goes_with(one, other)


def _is_denied(field: str, told: BareSide, denied: BareSide) -> bool:
    """Tell whether a denial is about what is told; that no civilians were hit says nothing of a driver."""
    match told.value, denied.value:
        case Name(), Name() if field == "victim" and "unnamed" in (told.value.kind, denied.value.kind):
            return _one_of(told.value) == _one_of(denied.value)
    return _can_be_about(denied, told)


def _is_end_of(one: Name, other: Name) -> bool:
    return f" {_one_of(other)}".endswith(f" {_one_of(one)}")


def _one_of(name: Name) -> str:
    return bare(name.canonical).removesuffix("s")


def _goes_with(one: BareSide, other: BareSide) -> bool:
    return compare_values(one.value, other.value) in {"same", "compatible"}


def _excludes(field: str, one: BareSide, other: BareSide) -> bool:
    if compare_values(one.value, other.value) != "different" or _is_some_of(one, other) or _is_some_of(other, one):
        return False
    return not (field in GROWING and _grew(one, other)) and not _told_together(one, other)


def _is_some_of(one: BareSide, other: BareSide) -> bool:
    """Tell whether ``one`` counts only some, and ``other`` can be the number of all of them."""
    if not is_some(one.statements[0]) or not isinstance(other.value, Quantity):
        return False
    return other.value.high is None or _least(one) <= other.value.high


def _outgrown(field: str, one: BareSide, other: BareSide) -> bool:
    """Tell whether a later, higher number of ``other`` goes beyond that of ``one``."""
    if field not in GROWING or _least(one) >= _least(other):
        return False
    return compare_values(one.value, other.value) == "different" and _grew(one, other)


def _grew(one: BareSide, other: BareSide) -> bool:
    low, high = sorted((one, other), key=_least)
    return high.statements[0].published > low.statements[0].published


def _least(side: BareSide) -> int:
    return getattr(side.value, "low", None) or 0


def _told_together(one: BareSide, other: BareSide) -> bool:
    """Names, places and classes that one speaker tells side by side go together: drones and missiles, two towns."""
    if isinstance(one.value, Quantity | TimeRange):
        return False
    tellers = {(s.report_id, s.speaker) for s in one.statements}
    return any((s.report_id, s.speaker) in tellers for s in other.statements)


def is_some(statement: Statement) -> bool:
    """Tell a number of some of those told elsewhere, "two of the dead", from one of all."""
    value = statement.value
    return isinstance(value, Quantity) and Part(statement, value).is_some
