"""What is computed from the ledger each time it is asked for, and never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rashomon.records.decisions import Link
from rashomon.records.reading import Account, Form, Report, Stance, Statement
from rashomon.records.values import Value

State = Literal["agreed", "contested", "single", "denied", "unknown"]


@dataclass(frozen=True, slots=True)
class Incident:
    """Accounts joined by links. ``id`` is the smallest of their ids, so it does not depend on the order of reading."""

    id: str
    kind: str
    form: Form
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a field and the statements that carry it; ``origins`` counts independent speakers behind it.

    ``state`` tells how this value stands among the others, as that of a comparison does for the whole field; ``some``
    whether it counts only some of those told elsewhere ("two of the dead").
    """

    value: Value
    stance: Stance
    statements: tuple[Statement, ...]
    origins: int
    state: State = "single"
    some: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the statements about one field of one incident come to, and the statements on each side."""

    incident_id: str
    field: str
    state: State
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All the ledger holds on one incident, gathered for a brief or an export.

    ``statements`` are those of the incident's own accounts; ``said`` and ``series`` the verbal acts and counts that
    its reports tell beside it, with their statements; ``cites`` the report-level statements; ``alike`` the decisions
    that keep other accounts apart from it, ``others`` the reports of those accounts; ``withdrawn`` what a person
    withdrew as misread, which is in none of these; ``bearers`` maps a canonical name to another that stands for the
    same bearer.
    """

    incident: Incident
    accounts: tuple[Account, ...]
    statements: tuple[Statement, ...]
    comparisons: tuple[Comparison, ...]
    reports: Mapping[str, Report]
    said: tuple[tuple[Account, tuple[Statement, ...]], ...] = ()
    series: tuple[tuple[Account, tuple[Statement, ...]], ...] = ()
    cites: tuple[Statement, ...] = ()
    alike: tuple[Link, ...] = ()
    others: Mapping[str, Report] = field(default_factory=dict)
    withdrawn: tuple[Statement, ...] = ()
    bearers: Mapping[str, str] = field(default_factory=dict)
