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
from dataclasses import replace

from rashomon.compare.sides import GROWING, BareSide, field_state, is_some, side_state
from rashomon.compare.values import are_two, compare_values
from rashomon.records import Comparison, Name, Report, Side, Statement
from rashomon.values.publishers import publisher_key

__all__ = ["GROWING", "compare", "compare_values", "origin"]


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
    bare = [BareSide(tuple(side), frozenset(origin(s, reports, origins) for s in side)) for side in gathered]
    states = [side_state(field, side, bare) for side in bare]
    sides = tuple(
        Side(side.value, side.stance, side.statements, len(side.origins), state, is_some(side.statements[0]))
        for side, state in zip(bare, states, strict=True)
    )
    return Comparison(incident_id, field, field_state(field, bare, states), sides)


def _same_side(first: Statement, other: Statement) -> bool:
    if first.stance != other.stance or compare_values(first.value, other.value) != "same":
        return False
    return is_some(first) == is_some(other) and not are_two(first.value, other.value)
