"""Where each report's own words come from: a graph of reports, and the origin at the end of each way.

In: reports and their statements. Out: a lineage. A report rests on the publisher that it names as its basis, else on
the one that it quotes for everything it tells here ("…, Border Wire reported"), else on the earliest report that it is
a near-copy of; where copies of one report name an agency and it names none, that agency is its origin too. A publisher
named goes back to what all of its own reports here rest on. What rests on nothing is its publisher's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rashomon.lineage.copies import Copy, near_copies
from rashomon.lineage.sentences import taken_over
from rashomon.records import HAPPENED, Dossier, Name, Report, Statement
from rashomon.values.publishers import publisher_key


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One report and what it rests on.

    ``name`` is the publisher that it names, quotes or copies, ``other`` the id of the report that it copies, "" where
    it copies none; ``share`` of its own words stand there; ``statement_id`` is of the words that name or quote.
    """

    report_id: str
    basis: Literal["names", "copies"]
    name: str
    other: str = ""
    share: float = 0.0
    statement_id: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The steps by report, and the origins, as keys: of each report by its id, of each publisher by its key.

    A statement in words taken over from an earlier report has an origin of its own, by its id.
    """

    steps: tuple[Step, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def count(self, report_ids: Iterable[str]) -> int:
        """Return how many origins stand behind reports."""
        return len({self.origins.get(report_id, report_id) for report_id in report_ids})


def trace(reports: Mapping[str, Report], statements: Iterable[Statement], told: Sequence[Statement] = ()) -> Lineage:
    """Return the lineage of a set of reports, by their statements: those that name a basis, and all they tell here.

    Of ``told``, the statements whose words stand in an earlier report get the origin of that one, by their own ids.
    """
    kept = sorted((s for s in statements if s.report_id in reports), key=lambda s: (s.span, s.id))
    named = _quoted(reports, kept) | _named(reports, kept)
    copied = _copied(reports)
    graph = _Graph(reports, named, copied)
    steps = [
        *(Step(i, "names", _words(s), statement_id=s.id) for i, told in named.items() for s in told),
        *(Step(i, "copies", reports[c.earlier].publisher, c.earlier, c.share) for i, c in copied.items()),
    ]
    publishers = {key: graph.of_name(key, ()) for key in graph.printed}
    own = {i: graph.of_report(i, ()) for i in sorted(reports)}
    taken = {statement: own[earlier] for statement, earlier in taken_over(reports, told).items()}
    return Lineage(tuple(sorted(steps)), publishers | own | taken)


def lineage_of(dossier: Dossier) -> Lineage:
    """Return who repeats whom among the reports of a dossier."""
    return trace(dossier.reports, statements_of(dossier).values())


def statements_of(dossier: Dossier) -> dict[str, Statement]:
    """Return every statement of a dossier by its id."""
    beside = (statement for _, statements in (*dossier.said, *dossier.series) for statement in statements)
    return {statement.id: statement for statement in (*dossier.statements, *beside, *dossier.cites)}


def _named(reports: Mapping[str, Report], statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return for each report the statements that name another publisher as its basis, first named first."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        told = statement.field == "cites" and statement.stance == "asserts"
        if told and _cited(statement) not in {"", _own(reports[statement.report_id])}:
            found[statement.report_id].append(statement)
    return dict(found)


def _quoted(reports: Mapping[str, Report], statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return for each report that tells nothing but what one other publisher told the first statement of that.

    One that tells anything in its own voice, or by a speaker of its own, rests on nobody.
    """
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.account_id and statement.stance in HAPPENED:
            found[statement.report_id].append(statement)
    alone = {i: told for i, told in found.items() if len({_cited(s) for s in told}) == 1}
    return {i: told[:1] for i, told in alone.items() if _cited(told[0]) not in {"", _own(reports[i])}}


def _cited(statement: Statement) -> str:
    """Return the key of the publisher that a statement names or is quoted from, "" for none."""
    name = _basis_of(statement)
    return publisher_key(name.canonical or name.words) if name else ""


def _basis_of(statement: Statement) -> Name | None:
    """Return the publisher that a statement names as its report's basis, or from which what it tells is quoted."""
    if statement.field == "cites":
        value = statement.value
        return value if isinstance(value, Name) else Name(value.words, value.words, "publisher")
    return next((name for name in (statement.speaker, *statement.via) if name.kind == "publisher"), None)


def _copied(reports: Mapping[str, Report]) -> dict[str, Copy]:
    """Return for each near-copy the earliest report that it copies; of several of one day, that with most of it."""
    found: dict[str, Copy] = {}
    for copy in near_copies(reports.values()):
        best = found.get(copy.report_id)
        if best is None or _rank(copy, reports) < _rank(best, reports):
            found[copy.report_id] = copy
    return found


def _rank(copy: Copy, reports: Mapping[str, Report]) -> tuple[str, float, str]:
    return reports[copy.earlier].published.isoformat(), -copy.share, copy.earlier


def _own(report: Report) -> str:
    return publisher_key(report.publisher) or report.id


def _words(statement: Statement) -> str:
    """Return the publisher as printed where it is named as the basis, by its name where it is quoted ("the agency")."""
    basis = _basis_of(statement)
    return "" if basis is None else basis.words if statement.field == "cites" else basis.canonical


class _Graph:
    """Follows reports and publishers to their origins; a circle ends where it closes."""

    def __init__(
        self, reports: Mapping[str, Report], named: Mapping[str, list[Statement]], copied: Mapping[str, Copy]
    ) -> None:
        self.reports, self.copied = reports, copied
        self.named = {i: _cited(told[0]) for i, told in named.items()}
        self.printed: dict[str, list[str]] = defaultdict(list)
        for i in sorted(reports, key=lambda i: (reports[i].published, i)):
            self.printed[_own(reports[i])].append(i)
        self.adopted = self._adopted()

    def of_report(self, i: str, seen: tuple[str, ...]) -> str:
        """Return the origin of a report's own words."""
        own = _own(self.reports[i])
        if i in self.named:
            return self.of_name(self.named[i], (*seen, own))
        if i in self.copied:
            return self.of_report(self.copied[i].earlier, seen)
        return self.of_name(self.adopted[i], (*seen, own)) if i in self.adopted else own

    def of_name(self, name: str, seen: tuple[str, ...]) -> str:
        """Return the origin of what a publisher tells: another's, where all of its reports here rest on others."""
        printed = self.printed.get(name, [])
        if name in seen or not printed or not all(map(self._rests, printed)):
            return name
        return self.of_report(printed[0], (*seen, name))

    def _rests(self, i: str) -> bool:
        """Tell whether a report rests on another publisher's."""
        if i in self.named or i in self.adopted:
            return True
        return i in self.copied and _own(self.reports[self._root(i)]) != _own(self.reports[i])

    def _root(self, i: str) -> str:
        """Return the report that a near-copy goes back to; what is copied is always earlier, so this ends."""
        while i in self.copied:
            i = self.copied[i].earlier
        return i

    def _adopted(self) -> dict[str, str]:
        """Return for reports that name nobody the agency that most of their copies name."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for i, name in sorted(self.named.items()):
            root = self._root(i)
            if root != i and root not in self.named and name != _own(self.reports[root]):
                votes[root][name] += 1
        return {root: min(names, key=lambda name: (-names[name], name)) for root, names in votes.items()}
