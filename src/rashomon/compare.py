"""What the statements about one incident come to, field by field. It never settles a disagreement.

In: the statements of one incident. Out: a comparison per field, with the sides and the statements on each. States:

agreed      two or more origins tell values that go together, and nobody tells another or denies it
contested   two told values exclude each other, or one is told and denied
single      one origin only
denied      nobody asserts it, somebody denies it
unknown     nobody asserts or denies it; somebody says it isn't known, or keeps silent
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

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
)
from rashomon.values.names import compare_names
from rashomon.values.places import compare_places
from rashomon.values.publishers import publisher_key
from rashomon.values.quantities import compare_quantities
from rashomon.values.times import covers
from rashomon.vocabulary import kinds

#: Counts that grow as more becomes known: a higher one told on a later day doesn't exclude the lower one.
GROWING = frozenset({"killed", "injured", "casualties", "arrested", "missing"})
_TOLD: frozenset[Stance] = frozenset({"asserts"})
_DENIED: frozenset[Stance] = frozenset({"denies"})


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
    sides = tuple(
        Side(side[0].value, side[0].stance, tuple(side), len({origin(s, reports, origins) for s in side}))
        for side in gathered
    )
    return Comparison(incident_id, field, _state(field, sides, reports, origins), sides)


def _same_side(first: Statement, other: Statement) -> bool:
    return first.stance == other.stance and compare_values(first.value, other.value) == "same"


def _state(field: str, sides: Sequence[Side], reports: Mapping[str, Report], origins: Mapping[str, str]) -> State:
    told = [side for side in sides if side.stance in _TOLD]
    denied = [side for side in sides if side.stance in _DENIED]
    if not told:
        return "denied" if denied else "unknown"
    if any(_denies(no, yes) for no in denied for yes in told):
        return "contested"
    if any(_excludes(field, one, other) for one, other in combinations(told, 2)):
        return "contested"
    found = {origin(s, reports, origins) for side in told for s in side.statements}
    return "agreed" if len(found) > 1 else "single"


def _denies(no: Side, yes: Side) -> bool:
    return compare_values(no.value, yes.value) in {"same", "compatible"}


def _excludes(field: str, one: Side, other: Side) -> bool:
    if compare_values(one.value, other.value) != "different":
        return False
    return not (field in GROWING and _grew(one, other)) and not _told_together(one, other)


def _grew(one: Side, other: Side) -> bool:
    low, high = sorted((one, other), key=lambda side: getattr(side.value, "low", None) or 0)
    return high.statements[0].published > low.statements[0].published


def _told_together(one: Side, other: Side) -> bool:
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
