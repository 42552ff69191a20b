"""How many origins stand behind a set of reports: reports that name another's reporting as their basis add none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.brief.wording import key, one_line
from rashomon.records import Dossier, Report, Statement


def count_origins(reports: Mapping[str, Report], cites: Iterable[Statement]) -> int:
    """Count the publishers at the root of the reports. A report without a publisher is an origin of its own."""
    basis: dict[str, list[set[str]]] = {}
    cited = _cited(cites)
    for report in reports.values():
        own = _own(report)
        basis.setdefault(own, []).append(cited.get(report.id, set()) - {own})
    origins: set[str] = set()
    for own, reported in basis.items():
        for names in reported:
            origins |= set().union(*(_roots(name, basis, (own,)) for name in names)) if names else {own}
    return len(origins)


def statements_of(dossier: Dossier) -> dict[str, Statement]:
    """Return every statement of a dossier by its id."""
    beside = (statement for _, statements in (*dossier.said, *dossier.series) for statement in statements)
    return {statement.id: statement for statement in (*dossier.statements, *beside, *dossier.cites)}


def _cited(cites: Iterable[Statement]) -> dict[str, set[str]]:
    """Return whom each report names as its basis, in lower case."""
    cited: dict[str, set[str]] = {}
    for statement in cites:
        name = key(statement.value)
        if statement.field == "cites" and statement.stance == "asserts" and name:
            cited.setdefault(statement.report_id, set()).add(name)
    return cited


def _own(report: Report) -> str:
    return one_line(report.publisher).casefold() or report.id


def _roots(name: str, basis: Mapping[str, Sequence[set[str]]], seen: tuple[str, ...]) -> set[str]:
    """Follow a publisher to those whose reporting all its reports rest on; a circle ends where it closes."""
    cited = basis.get(name, [])
    if name in seen or not cited or not all(cited):
        return {name}
    return set().union(*(_roots(other, basis, (*seen, name)) for names in cited for other in names))
