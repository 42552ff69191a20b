"""The rules of truth, held against everything that is read from the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from rashomon.brief import build_brief, statements_of, unsupported
from rashomon.jobs.clustering import Clusters, cluster_ledger
from rashomon.jobs.dossiers import dossiers
from rashomon.jobs.filters import Filters
from rashomon.ledger import Ledger
from rashomon.records import HAPPENED, Report, Statement, TimeRange

#: Words that name a day: a time that comes to the day of publication must have one of them.
NAMES_A_DAY = regex.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tonight|this\s(?:morning|afternoon|evening))\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{4}-\d\d-\d\d",
    regex.IGNORECASE,
)
BASES = {"stated", "relative to publication", "relative to another time", "inferred"}
#: What the examples tell of that had not happened when they told it, or did not happen at all.
NOT_HAPPENED = [
    "attacks would widen if the Saudi-led war",
    "if an American was killed",
    "more attacks on Americans in Iraq",
    "militias could strike around 3 January",
    "extremists might be planning to attack large gatherings",
    "more strikes would follow",
    "deter further attacks",
    "it would strike back in the capital",
    "operations against US forces would continue",
    "rumours that a drone had been used",
    "anyone had been taken hostage",
    "any reckless step",
    "its territory had been used",
    "could widen the war in Gaza",
]


@pytest.fixture(scope="module")
def reports(ledger: Ledger) -> dict[str, Report]:
    return {report.id: report for report in ledger.reports()}


@pytest.fixture(scope="module")
def clusters(ledger: Ledger) -> Clusters:
    return cluster_ledger(ledger)


def test_every_file_is_read_and_says_something(ledger: Ledger, example_files: list[Path]) -> None:
    told = {account.report_id for account in ledger.accounts()}
    silent = [files for report, files in ledger.files().items() if report not in told]
    assert silent == []
    read = {Path(file).name for files in ledger.files().values() for file in files}
    assert read == {file.name for file in example_files}


def test_words_stand_at_their_offsets(ledger: Ledger, reports: dict[str, Report]) -> None:
    found = [(s, reports[s.report_id].text[s.span.start : s.span.end]) for s in ledger.statements()]
    assert len(found) > 400
    assert [(s.field, s.words, text) for s, text in found if not s.words or s.words != text] == []


def test_values_keep_words_of_their_report(ledger: Ledger, reports: dict[str, Report]) -> None:
    """A value's words stand in the sentence, or, for a pronoun, where its report names who is meant."""
    foreign = [
        (s.field, s.value.words, s.words)
        for s in ledger.statements()
        if s.value.words not in (s.words if s.field not in {"perpetrator", "recipient"} else reports[s.report_id].text)
    ]
    assert foreign == []


def test_no_time_is_silently_the_day_of_publication(ledger: Ledger) -> None:
    times = list(ledger.statements(fields=["time", "since"]))
    assert len(times) > 40
    for statement in times:
        value = statement.value
        assert isinstance(value, TimeRange)
        assert value.basis in BASES
        assert value.words.strip()
        assert value.words in statement.words
        if value.start and value.start.date() == statement.published:
            assert any(NAMES_A_DAY.search(words) for words in _words_for(statement, times)), statement


def _words_for(statement: Statement, times: list[Statement]) -> list[str]:
    """Return the words that give a time its day: its own, or for a bare clock time those of its report that day."""
    value = statement.value
    assert isinstance(value, TimeRange)
    if value.basis != "inferred" or value.start is None:
        return [value.words]
    day = value.start.date()
    others = [s.value for s in times if s.report_id == statement.report_id and isinstance(s.value, TimeRange)]
    return [o.words for o in others if o.basis != "inferred" and o.start and o.start.date() == day]


def test_only_what_happened_is_an_incident(ledger: Ledger, clusters: Clusters) -> None:
    accounts = {account.id: account for account in ledger.accounts()}
    joined = [accounts[account] for incident in clusters.incidents.values() for account in incident.accounts]
    assert {(account.form, account.stance in HAPPENED) for account in joined} == {("incident", True)}
    apart = [account for account in accounts.values() if account.stance not in HAPPENED]
    assert len(apart) > 5
    assert not {account.id for account in apart} & clusters.own.keys()


@pytest.mark.parametrize("passage", NOT_HAPPENED)
def test_what_had_not_happened_is_no_incident(
    passage: str, ledger: Ledger, clusters: Clusters, reports: dict[str, Report]
) -> None:
    (report,) = (report for report in reports.values() if passage in report.text)
    start = report.text.index(passage)
    end = start + len(passage)
    for account in ledger.accounts(report_ids=[report.id]):
        if account.span.start < end and start < account.span.end:
            assert account.id not in clusters.own, account
    for s in ledger.statements(report_ids=[report.id]):
        if s.account_id in clusters.own and s.span.start <= start < s.span.end and s.value.words in passage:
            assert s.stance not in HAPPENED, s


def test_every_brief_prints_only_what_its_citations_carry(ledger: Ledger, reports: dict[str, Report]) -> None:
    statements = {statement.id: statement for statement in ledger.statements()}
    links = {link.id: link for link in ledger.links()}
    cited = 0
    for dossier in dossiers(ledger, Filters()):
        brief = build_brief(dossier)
        own = {identity: statements[identity] for identity in statements_of(dossier)}
        held = {identity: reports[identity] for identity in dossier.reports}
        apart = [reports[report.id] for report in dossier.others.values()]
        findings = unsupported(brief, own, held, {link.id: links[link.id] for link in dossier.alike}, others=apart)
        assert [(line.full, what) for line, what in findings] == []
        cited += len(brief.citations)
    assert cited > 100


def test_the_ledger_is_sound(ledger: Ledger) -> None:
    assert list(ledger.check()) == []
