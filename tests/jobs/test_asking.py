"""Incidents and dossiers: what the filters let pass, in which order, and what a dossier holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.jobs.conftest import NOON, Read
from tests.plain import beginning, read_plain, write_report

from rashomon.errors import UsageError
from rashomon.jobs import dossiers as gathering
from rashomon.jobs import reading
from rashomon.jobs.clustering import cluster_ledger
from rashomon.jobs.dossiers import dossiers
from rashomon.jobs.filters import Filters
from rashomon.jobs.incidents import TOLD, dated_incidents, incidents
from rashomon.jobs.matching import Vicinity
from rashomon.jobs.showing import find
from rashomon.ledger import Ledger
from rashomon.records import Precision, Reading, Report, TimeRange
from rashomon.values.times import last_day, likeliest_day

BAGHDAD = Vicinity("baghdad")


def titles(ledger: Ledger, filters: Filters, vicinity: Vicinity | None = None) -> list[str]:
    """Return the reports of each incident found, in order, joined."""
    reports = {report.id: report.title for report in ledger.reports()}
    accounts = {account.id: reports[account.report_id] for account in ledger.accounts()}
    return ["+".join(sorted(accounts[a] for a in i.accounts)) for i in incidents(ledger, filters, vicinity)]


ALL = ["three", "one+two", "four", "five"]


@pytest.mark.parametrize(
    ("filters", "vicinity", "expected"),
    [
        ({}, None, ALL),
        ({"since": date(2020, 12, 20)}, None, ["one+two", "four", "five"]),
        ({"until": date(2020, 12, 19)}, None, ["three"]),
        ({"since": date(2020, 12, 20), "until": date(2020, 12, 20)}, None, ["one+two"]),
        ({"since": date(2021, 6, 1), "until": date(2021, 6, 1)}, None, ["four"]),
        ({"since": date(2022, 1, 1)}, None, []),
        ({"near": "baghdad"}, BAGHDAD, ["one+two", "five"]),
        ({"near": "Iraq"}, Vicinity("Iraq", "IQ"), ["one+two", "four", "five"]),
        ({"near": "baghdad"}, Vicinity("baghdad", "", (33.34, 44.40), 40.0), ["one+two", "four", "five"]),
        ({"near": "baghdad"}, Vicinity("baghdad", "", (33.34, 44.40), 5.0), ["one+two", "five"]),
        ({"near": "2,45"}, Vicinity("", "", (2.0, 45.0), 100.0), ["three"]),
        ({"actor": "pompeo"}, None, ["one+two"]),
        ({"actor": "MILIT"}, None, ["one+two"]),
        ({"actor": "nobody"}, None, []),
        ({"near": "baghdad", "since": date(2021, 1, 1)}, BAGHDAD, ["five"]),
        ({"as_of": NOON - timedelta(days=1)}, None, []),
        ({"as_of": NOON + timedelta(days=1)}, None, ALL),
    ],
)
def test_filters(full: Ledger, filters: dict[str, Any], vicinity: Vicinity | None, expected: list[str]) -> None:
    assert titles(full, Filters(**filters), vicinity) == expected


def test_an_id_may_be_of_an_account_and_cut(full: Ledger) -> None:
    clusters = cluster_ledger(full)
    (both,) = (i for i in clusters.incidents.values() if len(i.accounts) == 2)
    for account in both.accounts:
        assert [i.id for i in incidents(full, Filters(ids=(account[:12].upper(),)))] == [both.id]


@pytest.mark.parametrize(("prefix", "message"), [("zzzz", "No incident"), ("ab", "too short")])
def test_an_id_that_fits_nothing(full: Ledger, prefix: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        list(incidents(full, Filters(ids=(prefix,))))


def test_the_day_is_stated_or_that_of_the_first_report(full: Ledger) -> None:
    found = [(str(dated.day), dated.stated) for dated in dated_incidents(full, Filters())]
    assert found == [("2020-12-19", True), ("2020-12-20", True), ("2021-06-01", False), ("2021-12-19", True)]


def _times(*told: tuple[str | None, Precision]) -> Iterator[TimeRange]:
    for day, precision in told:
        start = datetime.fromisoformat(day) if day else None
        yield TimeRange("", start, start and start + timedelta(days=1), precision, "stated")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([], None),
        ([(None, "open")], None),
        ([("2020-12-20", "day")], "2020-12-20"),
        ([("2020-12-21", "day"), ("2020-12-20T20:00", "hour"), ("2020-12-20", "day")], "2020-12-20"),
        ([("2020-12-21", "day"), ("2020-12-20", "day")], "2020-12-20"),
        ([("2020-12-01", "month"), ("2020-12-20", "day")], "2020-12-20"),
        ([("2020-12-01", "month"), ("2020-01-01", "year")], "2020-12-01"),
    ],
)
def test_the_likeliest_day(times: list[tuple[str | None, Precision]], expected: str | None) -> None:
    day = likeliest_day(list(_times(*times)))
    assert (day and str(day)) == expected


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        ("2020-12-01", "2021-01-01", "2020-12-31"),
        ("2020-12-20", "2020-12-21", "2020-12-20"),
        ("2020-12-20T22:00", "2020-12-21T04:00", "2020-12-21"),
        ("2020-12-20", None, "2020-12-20"),
    ],
)
def test_the_last_day_a_time_may_lie_on(start: str, end: str | None, last: str) -> None:
    when = TimeRange("", datetime.fromisoformat(start), end and datetime.fromisoformat(end), "day", "stated")  # type: ignore[arg-type]
    assert str(last_day([when], when.start.date())) == last  # type: ignore[union-attr]


def test_a_dossier_holds_what_belongs_to_its_incident(full: Ledger) -> None:
    _, dossier, *_ = dossiers(full, Filters())
    assert {report.title for report in dossier.reports.values()} == {"one", "two"}
    assert {statement.account_id for statement in dossier.statements} == set(dossier.incident.accounts)
    assert [(account.kind, [s.value.words for s in told]) for account, told in dossier.said] == [
        ("condemn", ["Pompeo"])
    ]
    states = {comparison.field: comparison.state for comparison in dossier.comparisons}
    assert (states["time"], states["perpetrator"]) == ("agreed", "single")
    apart = {end for link in dossier.alike for end in (link.left, link.right)} - set(dossier.incident.accounts)
    assert {full.report(a.report_id).title for a in full.accounts(ids=apart)} == {"five"}


@pytest.mark.parametrize("at_once", [1, 2, 64])
def test_dossiers_are_the_same_however_many_are_asked_for_together(
    full: Ledger, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(gathering, "AT_ONCE", at_once)
    listed = [dated.incident for dated in dated_incidents(full, Filters())]
    assert list(gathering.gather_all(full, listed)) == [gathering.gather(full, one) for one in listed]


def test_many_incidents_are_few_questions(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(Ledger, "_stream", _counted(Ledger._stream, asked))
    listed = [dated.incident for dated in dated_incidents(full, Filters())]
    asked.clear()
    list(gathering.gather_all(full, listed[:1]))
    one = len(asked)
    asked.clear()
    list(gathering.gather_all(full, listed))
    assert len(listed) > 2
    assert len(asked) <= one + 2  # and the reports of those kept apart


def _counted(stream: Any, asked: list[object]) -> Any:
    def counting(self: Ledger, query: Any, made: Any) -> Any:
        asked.append(query)
        return stream(self, query, made)

    return counting


@pytest.mark.parametrize(("score", "told"), [(0.0, False), (TOLD - 0.01, False), (TOLD, True), (1.0, True)])
def test_what_the_reader_is_less_sure_of_stays_in_the_ledger_and_out_of_a_dossier(
    tmp_path: Path, ledger: Ledger, read_in: Read, monkeypatch: pytest.MonkeyPatch, score: float, told: bool
) -> None:
    def read_unsure(report: Report, tools: object) -> Reading:
        whole = read_plain(report)
        scored = [replace(one, score=score if one.field == "killed" else 1.0) for one in whole.statements]
        return replace(whole, statements=tuple(scored))

    monkeypatch.setattr(reading, "begin_report", beginning(read_unsure))
    read_in(ledger, write_report(tmp_path, "one", "rocket_attack at Baghdad on 2020-12-20: 3 killed, said Army."))
    assert [one.score for one in ledger.statements() if one.field == "killed"] == [score]
    (dossier,) = dossiers(ledger, Filters())
    fields = {statement.field for statement in dossier.statements}
    assert {"place", "time", "kind"} <= fields
    assert ("killed" in fields) == told
    assert ("killed" in {one.field for one in dossier.comparisons}) == told


def test_every_dossier_as_of_a_moment_holds_only_what_was_recorded(full: Ledger) -> None:
    moments = sorted(set(full.recorded([report.id for report in full.reports()]).values()))
    for number, moment in enumerate(moments, start=1):
        held = {report for dossier in dossiers(full, Filters(as_of=moment)) for report in dossier.reports}
        assert len(held) == number


def test_find_prefers_the_incident_and_names_what_is_ambiguous(full: Ledger) -> None:
    clusters = cluster_ledger(full)
    incident = next(iter(clusters.incidents))
    assert find(full, clusters, incident[:10]).kind == "incident"
    assert find(full, clusters, incident[:10], kind="account").kind == "account"
    report = next(full.reports())
    assert find(full, clusters, report.id[:10].upper()) == find(full, clusters, report.id)
    with pytest.raises(UsageError, match="too short"):
        find(full, clusters, "abc")
    with pytest.raises(UsageError, match="Nothing in the ledger"):
        find(full, clusters, "not-an-id")


def test_an_ambiguous_prefix_lists_the_candidates(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = "abcd" + "0" * 28, "abcd" + "1" * 28
    monkeypatch.setattr(type(full), "find", lambda self, prefix: [("reports", one), ("links", other)])
    with pytest.raises(UsageError) as caught:
        find(full, cluster_ledger(full), "abcd")
    assert f"report {one}" in str(caught.value)
    assert f"link {other}" in str(caught.value)
    assert find(full, cluster_ledger(full), "abcd", kind="link").id == other
