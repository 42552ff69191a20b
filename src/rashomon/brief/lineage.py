"""How many origins stand behind the reports of a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.lineage import trace
from rashomon.records import Report, Statement


def count_origins(reports: Mapping[str, Report], statements: Iterable[Statement]) -> int:
    """Count the publishers at the root of the reports. A report without a publisher is an origin of its own."""
    return trace(reports, statements).count(reports)
