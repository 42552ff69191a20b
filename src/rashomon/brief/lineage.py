"""How many origins stand behind the reports of a dossier, and all its statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.lineage import trace
from rashomon.records import Dossier, Report, Statement


def count_origins(reports: Mapping[str, Report], statements: Iterable[Statement]) -> int:
    """Count the publishers at the root of the reports. A report without a publisher is an origin of its own."""
    return trace(reports, statements).count(reports)


def statements_of(dossier: Dossier) -> dict[str, Statement]:
    """Return every statement of a dossier by its id."""
    beside = (statement for _, statements in (*dossier.said, *dossier.series) for statement in statements)
    return {statement.id: statement for statement in (*dossier.statements, *beside, *dossier.cites)}
