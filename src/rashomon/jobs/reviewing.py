"""The pairs most worth a person's look, with the words that matter of both.

In: a ledger. Out: pairs that the machine is unsure of and no person has decided, one for each two incidents, first
those that would join most reports and that it knows least about. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from rashomon.compare import compare_values
from rashomon.jobs.clustering import Clusters, cluster_ledger
from rashomon.jobs.decided import MACHINE
from rashomon.linking import deciding_links
from rashomon.records import HAPPENED, Account, Link, Report, Span, Statement, Value

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: The fields whose words decide whether two tellings are of one incident, in the order in which they are compared.
TELLING = ("kind", "time", "place", "target", "weapon", "munitions", "perpetrator", "killed", "injured")
#: Least doubt that a pair is given, so that one beyond the scale still counts by its reports. Chosen by hand.
LEAST_DOUBT = 0.05
Verdict = Literal["same", "compatible", "different", "alone"]
_BEST: tuple[Verdict, ...] = ("same", "compatible", "different")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words that matter, by their place in the report, and how they go with the other telling's.

    ``verdict`` is "alone" where the other tells nothing of the field that could be compared.
    """

    span: Span
    field: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report that tells of the incident, with its marks."""

    span: Span
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of a pair: the account, its report, the incident it belongs to, and where it is told."""

    account: Account
    report: Report
    incident_id: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings to decide about, and what the machine made of them.

    ``reports`` and ``statements`` count what would stand in one incident if the two were the same; ``others`` the
    further pairs of the same two incidents that the machine is unsure of.
    """

    left: Telling
    right: Telling
    link: Link
    reports: int
    statements: int
    others: int
    worth: float


@dataclass(frozen=True, slots=True)
class _Question:
    """Two incidents, the pair of theirs that says most, and how much hangs on it."""

    incidents: tuple[str, str]
    link: Link
    others: int
    reports: int

    @property
    def worth(self) -> float:
        return max(LEAST_DOUBT, 1 - abs(2 * self.link.score - 1)) * self.reports


def review(
    ledger: Ledger,
    *,
    limit: int | None = 20,
    since: date | None = None,
    as_of: datetime | None = None,
    clusters: Clusters | None = None,
) -> list[Pair]:
    """Return the pairs most worth a look, the most worth first, at most ``limit``.

    ``since`` leaves out pairs whose reports were both published before that day. A pair's worth is the doubt about it,
    1 at a score of a half and near 0 at the ends, times the reports that would stand together. ``clusters`` are
    those of the moment, where they are known already.
    """
    clusters = clusters or cluster_ledger(ledger, as_of=as_of)
    questions = _questions(clusters, deciding_links(ledger.links(among="doubted", as_of=as_of)).values())
    if since is not None:
        questions = _published(ledger, clusters, questions, since)
    ranked = sorted(questions, key=lambda question: (-question.worth, question.incidents))
    return [_pair(ledger, clusters, question, as_of) for question in ranked[:limit]]


def _questions(clusters: Clusters, deciding: Iterable[Link]) -> list[_Question]:
    """Gather what the machine is unsure of by the incidents it would join, without those a person keeps apart."""
    unsure: dict[tuple[str, str], list[Link]] = defaultdict(list)
    apart: set[tuple[str, str]] = set()
    for link in deciding:
        one, other = sorted((clusters.own.get(link.left, ""), clusters.own.get(link.right, "")))
        if not one or one == other:
            continue
        if not link.decided_by.startswith(MACHINE):
            apart.add((one, other))
        elif link.decision == "unsure":
            unsure[one, other].append(link)
    return [_question(clusters, pair, links) for pair, links in unsure.items() if pair not in apart]


def _question(clusters: Clusters, pair: tuple[str, str], links: Sequence[Link]) -> _Question:
    best = min(links, key=lambda link: (-link.score, link.id))
    return _Question(pair, best, len(links) - 1, len(_reports_of(clusters, pair)))


def _reports_of(clusters: Clusters, incidents: Iterable[str]) -> set[str]:
    return {clusters.reports[account] for one in incidents for account in clusters.incidents[one].accounts}


def _published(ledger: Ledger, clusters: Clusters, questions: Sequence[_Question], since: date) -> list[_Question]:
    ends = {end: clusters.reports[end] for question in questions for end in (question.link.left, question.link.right)}
    recent = {report.id for report in ledger.reports(ids=set(ends.values())) if report.published >= since}
    return [q for q in questions if {ends[q.link.left], ends[q.link.right]} & recent]


def _pair(ledger: Ledger, clusters: Clusters, question: _Question, as_of: datetime | None) -> Pair:
    link = question.link
    members = [account for one in question.incidents for account in clusters.incidents[one].accounts]
    told: dict[str, list[Statement]] = defaultdict(list)
    for statement in ledger.statements(account_ids=members, as_of=as_of):
        told[statement.account_id].append(statement)
    accounts = {account.id: account for account in ledger.accounts(ids=[link.left, link.right])}
    reports = {report.id: report for report in ledger.reports(ids={a.report_id for a in accounts.values()})}

    def side(mine: str, theirs: str) -> Telling:
        account = accounts[mine]
        report = reports[account.report_id]
        passages = _passages(account, report, told[mine], _values(told[theirs]))
        return Telling(account, report, clusters.own[mine], passages)

    count = sum(map(len, told.values()))
    left, right = side(link.left, link.right), side(link.right, link.left)
    return Pair(left, right, link, question.reports, count, question.others, round(question.worth, 3))


def _values(statements: Iterable[Statement]) -> Mapping[str, list[Value]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for statement in statements:
        if statement.stance in HAPPENED:
            found[statement.field].append(statement.value)
    return found


def _passages(
    account: Account, report: Report, statements: Sequence[Statement], theirs: Mapping[str, list[Value]]
) -> tuple[Passage, ...]:
    telling = [s for s in statements if s.field in TELLING and s.stance in HAPPENED]
    marks = {mark for s in telling for mark in _marks(s, report, theirs)}
    kept = _apart(marks)
    spans = _joined([account.span, *(s.span for s in telling)], report.text)
    return tuple(
        Passage(span, report.text[span.start : span.end], tuple(m for m in kept if _holds(span, m.span)))
        for span in spans
    )


def _marks(statement: Statement, report: Report, theirs: Mapping[str, list[Value]]) -> Iterable[Mark]:
    """Find the words of a value in the words of its statement."""
    words, others = statement.value.words, theirs.get(statement.field, [])
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"  # "no" is not in "minor"
    found = re.compile(whole).search(report.text, statement.span.start, statement.span.end) if words else None
    if found is None:
        return
    verdicts = {compare_values(statement.value, other) for other in others}
    verdict: Verdict = next((verdict for verdict in _BEST if verdict in verdicts), "alone")
    yield Mark(Span(*found.span()), statement.field, verdict)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Keep of marks that overlap the one whose field is compared first, of those the longest; in order of place."""
    kept: list[Mark] = []
    ranked = sorted(marks, key=lambda m: (TELLING.index(m.field), m.span.start - m.span.end, m.span, m.verdict))
    # The kind's words often hold those of the target or weapon, which say more.
    for mark in sorted(ranked, key=lambda m: m.field == "kind"):
        if all(mark.span.end <= one.span.start or one.span.end <= mark.span.start for one in kept):
            kept.append(mark)
    return sorted(kept)


def _joined(spans: Iterable[Span], text: str) -> list[Span]:
    """Join stretches that overlap or stand side by side, each on its own paragraph's words."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip(" "):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
