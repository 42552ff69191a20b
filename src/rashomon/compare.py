"""What the statements about one incident come to, field by field. It never settles a disagreement.

In: the statements of one incident. Out: a comparison per field, with the sides and the statements on each. States:

agreed      two or more origins tell values that go together, and nobody tells another or denies it
contested   two told values exclude each other, or one is told and denied
single      one origin only, or several that tell values of which nothing says that they go together
denied      nobody asserts it, somebody denies it
unknown     nobody asserts or denies it; somebody says it isn't known, or keeps silent

Each side has such a state too: of three values one may be agreed while the other two exclude each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.records import (
    Category,
    Comparison,
    Name,
    Place,
    Quantity,
    Report,
    Side,
    Stance,
    State,
    Statement,
    TimeRange,
    Value,
    Wording,
)
from rashomon.values.names import compare_names
from rashomon.values.places import compare_places
from rashomon.values.publishers import publisher_key
from rashomon.values.quantities import can_be_one_number, compare_quantities
from rashomon.values.quantities.narrower import is_narrower
from rashomon.values.quantities.parts import Part
from rashomon.values.times import covers
from rashomon.vocabulary import kinds

#: Counts that grow as more becomes known: a higher one told on a later day doesn't exclude the lower one.
GROWING = frozenset({"killed", "injured", "casualties", "arrested", "missing"})
_TOLD: frozenset[Stance] = frozenset({"asserts"})
_DENIED: frozenset[Stance] = frozenset({"denies"})
_OPEN: frozenset[Stance] = frozenset({"unclear", "silent"})


@dataclass(frozen=True, slots=True, eq=False)
class _Bare:
    """A side before it is known how it stands: the statements of one value, and the origins behind them."""

    statements: tuple[Statement, ...]
    origins: frozenset[str]

    @property
    def value(self) -> Value:
        return self.statements[0].value

    @property
    def stance(self) -> Stance:
        return self.statements[0].stance


def compare(
    incident_id: str,
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    *,
    origins: Mapping[str, str] | None = None,
    bearers: Mapping[str, str] | None = None,
) -> tuple[Comparison, ...]:
    """Compare the statements of one incident, field by field, fields in alphabetical order.

    ``origins`` maps a report's id to the origin of what it tells in its own voice, a statement's to that of its words
    where they are taken over, and a publisher's name in lower case to the origin of what it is quoted with
    (:mod:`rashomon.lineage`); what is not in it is its own origin. ``bearers`` maps a canonical name to another that
    means the same: they are compared as one, and told as they were read.
    """
    by_field: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.published, s.report_id, s.span, s.id)):
        by_field.setdefault(statement.field, []).append(_called(statement, bearers) if bearers else statement)
    found = (
        _compare_field(incident_id, field, told, reports, origins or {}) for field, told in sorted(by_field.items())
    )
    return tuple(_as_read(one, {s.id: s for s in statements}) if bearers else one for one in found)


def compare_values(one: Value, other: Value) -> str:
    """Compare two values: "same", "compatible", "different" or "unknown". Values of two types are "unknown"."""
    match one, other:
        case Quantity(), Quantity():
            return _compare_quantities(one, other)
        case TimeRange(), TimeRange():
            return covers(one, other)
        case Place(), Place():
            return compare_places(one, other)
        case Name(), Name():
            verdict = compare_names(one, other).state
            return "different" if verdict == "conflict" else verdict
        case Category(), Category():
            return _compare_categories(one, other)
        case Wording(), Wording():
            return "same" if _bare(one.words) == _bare(other.words) else "unknown"
    return "same" if one == other else "unknown"


def origin(statement: Statement, reports: Mapping[str, Report], origins: Mapping[str, str]) -> str:
    """Return whom a statement comes from: its speaker, or for the publisher's own voice whom that goes back to."""
    report, speaker = reports[statement.report_id], statement.speaker
    name, own = publisher_key(speaker.canonical), publisher_key(report.publisher)
    if speaker.kind == "unknown" or not name or name == own:
        return origins.get(statement.id) or origins.get(report.id) or own or report.id
    return origins.get(name, name)


def _called(statement: Statement, bearers: Mapping[str, str]) -> Statement:
    """Return a statement whose value and speaker have the names that stand for them."""
    value, speaker = statement.value, statement.speaker
    if isinstance(value, Name):
        value = replace(value, canonical=bearers.get(value.canonical, value.canonical))
    return replace(
        statement, value=value, speaker=replace(speaker, canonical=bearers.get(speaker.canonical, speaker.canonical))
    )


def _as_read(comparison: Comparison, read: Mapping[str, Statement]) -> Comparison:
    """Return a comparison with its statements as they were read."""
    sides = []
    for side in comparison.sides:
        told = tuple(read[statement.id] for statement in side.statements)
        sides.append(replace(side, value=told[0].value, statements=told))
    return replace(comparison, sides=tuple(sides))


def _compare_field(
    incident_id: str,
    field: str,
    statements: Iterable[Statement],
    reports: Mapping[str, Report],
    origins: Mapping[str, str],
) -> Comparison:
    gathered: list[list[Statement]] = []
    for statement in statements:
        home = next((side for side in gathered if _same_side(side[0], statement)), None)
        if home is None:
            gathered.append([statement])
        else:
            home.append(statement)
    bare = [_Bare(tuple(side), frozenset(origin(s, reports, origins) for s in side)) for side in gathered]
    states = [_side_state(field, side, bare) for side in bare]
    sides = tuple(
        Side(side.value, side.stance, side.statements, len(side.origins), state, _is_some(side.statements[0]))
        for side, state in zip(bare, states, strict=True)
    )
    return Comparison(incident_id, field, _state(field, bare, states), sides)


def _same_side(first: Statement, other: Statement) -> bool:
    if first.stance != other.stance or compare_values(first.value, other.value) != "same":
        return False
    return _is_some(first) == _is_some(other) and not _are_two(first.value, other.value)


def _are_two(one: Value, other: Value) -> bool:
    """Tell whether two values tell of one person each, by name or description, and nothing says that it is the same."""
    if not (isinstance(one, Quantity) and isinstance(other, Quantity) and _is_somebody(one) and _is_somebody(other)):
        return False
    who, whom = _bare(one.counted), _bare(other.counted)
    alike = who.rpartition(" ")[2] == whom.rpartition(" ")[2] or is_narrower(who, whom) or is_narrower(whom, who)
    return not alike


def _is_somebody(value: Quantity) -> bool:
    return value.low == value.high == 1 and bool(value.counted) and value.counted == value.words


def _bare(words: str) -> str:
    """Return words without their article and capitals: agencies that write in capitals tell what others do."""
    plain = " ".join(words.casefold().split())
    article, _, rest = plain.partition(" ")
    return rest if rest and article in {"a", "an", "the"} else plain


def _is_some(statement: Statement) -> bool:
    """Tell a number of some of those told elsewhere, "two of the dead", from one of all."""
    value = statement.value
    return isinstance(value, Quantity) and Part(statement, value).is_some


def _side_state(field: str, side: _Bare, sides: Sequence[_Bare]) -> State:
    """Tell how one value stands among the others."""
    others = [other for other in sides if other is not side]
    told = [other for other in others if other.stance in _TOLD]
    if side.stance in _DENIED:
        return "contested" if any(_denies(side, yes) for yes in told) else "denied"
    if side.stance not in _TOLD:
        return "unknown" if side.stance in _OPEN else "single"
    denied = any(other.stance in _DENIED and _denies(other, side) for other in others)
    if denied or any(_excludes(field, side, other) for other in told):
        return "contested"
    backed = any(len(side.origins | other.origins) > 1 and _backs(other, side) for other in told)
    return "agreed" if backed or len(side.origins) > 1 else "single"


def _state(field: str, sides: Sequence[_Bare], states: Sequence[State]) -> State:
    told = [(side, state) for side, state in zip(sides, states, strict=True) if side.stance in _TOLD]
    if not told:
        return "denied" if any(side.stance in _DENIED for side in sides) else "unknown"
    if any(state == "contested" for _, state in told):
        return "contested"
    last = [state for side, state in told if not any(_outgrown(field, side, other) for other, _ in told)]
    return "agreed" if "agreed" in last else "single"


def _backs(one: _Bare, other: _Bare) -> bool:
    """Tell whether two values can be one; "gunmen" backs no group by name, and "one of them" no number of all."""
    match one.value, other.value:
        case Name(), Name():
            return (one.value.kind == "unnamed") is (other.value.kind == "unnamed") and _goes_with(one, other)
        case Quantity(), Quantity():
            alike = _is_some(one.statements[0]) == _is_some(other.statements[0])
            alike = alike and not _are_two(one.value, other.value)
            return alike and can_be_one_number(one.value, other.value) and _goes_with(one, other)
    return _goes_with(one, other)


def _denies(no: _Bare, yes: _Bare) -> bool:
    """Tell whether a denial is of a value that is told; who denies that it was a group says nothing of "gunmen"."""
    match no.value, yes.value:
        case Name(), Name():
            return (no.value.kind == "unnamed") is (yes.value.kind == "unnamed") and _goes_with(no, yes)
    return _goes_with(no, yes)


def _goes_with(one: _Bare, other: _Bare) -> bool:
    return compare_values(one.value, other.value) in {"same", "compatible"}


def _excludes(field: str, one: _Bare, other: _Bare) -> bool:
    if compare_values(one.value, other.value) != "different" or _is_some_of(one, other) or _is_some_of(other, one):
        return False
    return not (field in GROWING and _grew(one, other)) and not _told_together(one, other)


def _is_some_of(one: _Bare, other: _Bare) -> bool:
    """Tell whether ``one`` counts only some, and ``other`` can be the number of all of them."""
    if not _is_some(one.statements[0]) or not isinstance(other.value, Quantity):
        return False
    return other.value.high is None or _least(one) <= other.value.high


def _outgrown(field: str, one: _Bare, other: _Bare) -> bool:
    """Tell whether a later, higher number of ``other`` goes beyond that of ``one``."""
    if field not in GROWING or _least(one) >= _least(other):
        return False
    return compare_values(one.value, other.value) == "different" and _grew(one, other)


def _grew(one: _Bare, other: _Bare) -> bool:
    low, high = sorted((one, other), key=_least)
    return high.statements[0].published > low.statements[0].published


def _least(side: _Bare) -> int:
    return getattr(side.value, "low", None) or 0


def _told_together(one: _Bare, other: _Bare) -> bool:
    """Names, places and classes that one speaker tells side by side go together: drones and missiles, two towns."""
    if isinstance(one.value, Quantity | TimeRange):
        return False
    tellers = {(s.report_id, s.speaker) for s in one.statements}
    return any((s.report_id, s.speaker) in tellers for s in other.statements)


def _compare_categories(one: Category, other: Category) -> str:
    if one.code == other.code:
        return "same"
    if one.vocabulary == "kinds":
        families = {str(kinds()[code]["family"]) for code in (one.code, other.code)}
        return "compatible" if len(families) == 1 or "any" in families else "different"
    if one.vocabulary == "channels":
        return "compatible"  # one claim is often made in several ways
    return "different"


def _compare_quantities(one: Quantity, other: Quantity) -> str:
    if "unknown" in (one.exactness, other.exactness):
        return "unknown"
    state = compare_quantities(one, other).state
    return "different" if state == "conflict" else state
