"""The ledger's contract: what comes out is what went in, in an order of its own, as of any moment."""

import itertools
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fresh import fresh_ledger
from tests.strategies import make_account, make_link, make_reading, make_report, make_statement, readings

from rashomon.errors import UsageError
from rashomon.ledger import Ledger, open_ledger
from rashomon.records import Issue, Name, Quantity, Reading, Statement, Wording

DAY = timedelta(days=1)
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
READER = "test 1"


def add(ledger: Ledger, *given: Reading, at: datetime = NOON, file: str = "a.txt") -> list[bool]:
    return [ledger.add(reading, file=file, reader=READER, recorded=at) for reading in given]


def dump(ledger: Ledger) -> dict[str, list[Any]]:
    """All that the ledger tells, but for when it was recorded."""
    return {
        "reports": list(ledger.reports()),
        "accounts": list(ledger.accounts()),
        "statements": list(ledger.statements()),
        "issues": list(ledger.issues()),
        "files": sorted(ledger.files().items()),
        "counts": sorted(ledger.counts().items()),
    }


def embassy() -> Reading:
    """A reading with an incident, a verbal act about it, and statements of several speakers."""
    report = make_report()
    rockets = make_account(report, "Eight rockets hit the Green Zone")
    claim = make_account(report, "No group claimed it", kind="claim", form="said", about=rockets.id)
    army = Name("the army", "Iraqi Army", "organisation", country="IQ")
    doctors = Name("Ärzte", "ÄRZTE OHNE GRENZEN", "organisation")
    no_group = Name("No group", "")
    nobody = Quantity("Nobody", 0, 0, "exactly")
    eight = Quantity("Eight", 8, 8, "exactly", "rockets")
    return Reading(
        report,
        (rockets, claim),
        (
            make_statement(report, "Eight", "munitions", eight, account=rockets, speaker=army, hedge="said"),
            make_statement(report, "Nobody", "killed", nobody, account=rockets, speaker=doctors),
            make_statement(report, "No group claimed it", "responsibility", no_group, account=claim, stance="denies"),
            make_statement(report, "the army said", "cites", army),
        ),
        (Issue("unresolved", "The time 'Sunday' could be two days.", "Nothing to do.", "a.txt", "line 1", report.id),),
    )


# --- what goes in comes out -------------------------------------------------------------------------------------------


def test_a_reading_comes_back_whole(ledger: Ledger) -> None:
    reading = embassy()
    assert add(ledger, reading) == [True]
    assert ledger.report(reading.report.id) == reading.report
    assert set(ledger.accounts()) == set(reading.accounts)
    assert set(ledger.statements()) == set(reading.statements)
    assert list(ledger.issues()) == list(reading.issues)
    assert ledger.files([reading.report.id]) == {reading.report.id: ["a.txt"]}
    assert ledger.counts() == {
        "reports": 1, "readings": 1, "accounts": 2, "statements": 4, "links": 0, "issues": 1,
        "corrections": 0, "name_decisions": 0,
    }  # fmt: skip


def test_an_unknown_report(ledger: Ledger) -> None:
    assert not ledger.has_report("0" * 32)
    with pytest.raises(KeyError):
        ledger.report("0" * 32)


def test_the_same_reading_again_adds_nothing(ledger: Ledger) -> None:
    assert add(ledger, embassy(), embassy(), at=NOON) == [True, False]
    before = dump(ledger)
    assert add(ledger, embassy(), at=NOON + DAY) == [False]
    assert dump(ledger) == before
    assert set(ledger.recorded([embassy().report.id]).values()) == {NOON}


def test_the_same_report_in_another_file_adds_the_file(ledger: Ledger) -> None:
    add(ledger, embassy())
    add(ledger, embassy(), file="b.txt")
    assert ledger.files() == {embassy().report.id: ["a.txt", "b.txt"]}
    assert ledger.counts()["statements"] == 4


def test_a_newer_reader_adds_what_it_finds_with_its_time(ledger: Ledger) -> None:
    old, report = embassy(), embassy().report
    add(ledger, old)
    found = make_statement(report, "Baghdad", "place", Wording("Baghdad"), account=old.accounts[0])
    newer = replace(old, statements=(*old.statements, found))
    assert not ledger.add(newer, file="a.txt", reader="test 2", recorded=NOON + DAY)
    assert ledger.counts()["readings"] == 2
    assert set(ledger.statements()) - set(ledger.statements(as_of=NOON)) == {found}
    assert ledger.recorded([found.id]) == {found.id: NOON + DAY}


@settings(max_examples=30)  # each makes two ledgers
@given(st.lists(readings(), min_size=1, max_size=4), st.data())
def test_order_grouping_and_repetition_do_not_matter(given_: list[Reading], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(given_), max_size=4))
    shuffled = data.draw(st.permutations(given_ + again))
    cut = data.draw(st.integers(0, len(shuffled)))
    dumps = []
    for runs in ([given_], [shuffled[:cut], shuffled[cut:]]):
        with TemporaryDirectory() as folder:
            dumps.append(_dump_after(Path(folder), runs))
    assert dumps[0] == dumps[1]


def _dump_after(folder: Path, runs: list[list[Reading]]) -> dict[str, list[Any]]:
    for number, run in enumerate(runs):
        with fresh_ledger(folder / "ledger.db") as ledger:
            add(ledger, *run, at=NOON + number * DAY)
    with open_ledger(folder / "ledger.db", read_only=True) as ledger:
        assert list(ledger.check()) == []
        return dump(ledger)


# --- what is unsound stays out ----------------------------------------------------------------------------------------

#: What is spoilt -> the code of the issue, and how.
UNSOUND: dict[str, tuple[str, Callable[[Statement], Statement]]] = {
    "words": ("words-differ", lambda s: replace(s, words="Seven")),
    "span": ("span-outside", lambda s: replace(s, span=replace(s.span, end=10_000))),
    "empty": ("span-outside", lambda s: replace(s, words="", span=replace(s.span, end=s.span.start))),
    "id": ("id-differs", lambda s: replace(s, id="f" * 32)),
    "hedge": ("id-differs", lambda s: replace(s, hedge="perhaps")),
    "date": ("published-differs", lambda s: replace(s, published=date(1999, 1, 1))),
    "account": ("account-missing", lambda s: replace(s, account_id="f" * 32)),
    "report": ("report-differs", lambda s: replace(s, report_id="f" * 32)),
}


@pytest.mark.parametrize("case", UNSOUND)
def test_an_unsound_statement_is_left_out_with_an_issue(ledger: Ledger, case: str) -> None:
    code, spoil = UNSOUND[case]
    reading = embassy()
    first, *rest = reading.statements
    add(ledger, replace(reading, statements=(spoil(first), *rest), issues=()))
    assert set(ledger.statements()) == set(rest)
    assert code in {issue.code for issue in ledger.issues()}
    assert {issue.report_id for issue in ledger.issues()} == {reading.report.id}
    assert list(ledger.check()) == []


def test_of_two_with_one_id_the_first_sound_one_stays(ledger: Ledger) -> None:
    reading = embassy()
    first, *_ = reading.statements
    alike = (replace(first, stance="denies"), first, replace(first, score=0.1), replace(first, words="Seven"))
    add(ledger, replace(reading, statements=alike))
    assert list(ledger.statements()) == [first]


def test_what_hangs_on_an_unsound_account_is_left_out_too(ledger: Ledger) -> None:
    reading = embassy()
    rockets, claim = reading.accounts
    add(ledger, replace(reading, accounts=(replace(rockets, words="Nine rockets"), claim)))
    assert list(ledger.accounts()) == []
    assert [statement.field for statement in ledger.statements()] == ["cites"]
    assert list(ledger.check()) == []


def test_a_report_with_a_wrong_id_is_refused_whole(ledger: Ledger) -> None:
    reading = embassy()
    with pytest.raises(UsageError, match="digest"):
        add(ledger, replace(reading, report=replace(reading.report, title="Changed")))
    assert set(ledger.counts().values()) == {0}


def test_an_account_that_is_told_before_the_one_it_is_about(ledger: Ledger) -> None:
    reading = embassy()
    add(ledger, replace(reading, accounts=reading.accounts[::-1]))
    assert set(ledger.accounts()) == set(reading.accounts)


def test_a_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="time zone"):
        add(ledger, embassy(), at=datetime(2024, 1, 1))
    with pytest.raises(UsageError, match="time zone"):
        ledger.statements(as_of=datetime(2024, 1, 1))


# --- asking -----------------------------------------------------------------------------------------------------------

#: What is asked -> the filters, and the fields of the statements found.
FILTERS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "all": ({}, ["munitions", "cites", "killed", "responsibility"]),
    "field": ({"fields": ["killed", "cites"]}, ["cites", "killed"]),
    "no field": ({"fields": []}, []),
    "speaker, canonical": ({"speaker": "iraqi"}, ["munitions"]),
    "speaker, as printed": ({"speaker": "THE ARMY"}, ["munitions"]),
    "speaker, beyond ASCII": ({"speaker": "ärzte ohne"}, ["killed"]),
    "speaker, no pattern": ({"speaker": "%"}, []),
    "stance": ({"stance": "denies"}, ["responsibility"]),
    "since the day": ({"since": date(2020, 12, 21)}, ["munitions", "cites", "killed", "responsibility"]),
    "since later": ({"since": date(2020, 12, 22)}, []),
    "until the day": ({"until": date(2020, 12, 21)}, ["munitions", "cites", "killed", "responsibility"]),
    "until earlier": ({"until": date(2020, 12, 20)}, []),
    "account": ({"account_ids": [embassy().accounts[1].id]}, ["responsibility"]),
    "report": ({"report_ids": [embassy().report.id], "fields": ["killed"]}, ["killed"]),
    "other report": ({"report_ids": ["0" * 32]}, []),
    "before it was recorded": ({"as_of": NOON - timedelta(microseconds=1)}, []),
    "the moment it was recorded": ({"as_of": NOON, "fields": ["killed"]}, ["killed"]),
    "the same moment elsewhere": ({"as_of": NOON.astimezone(timezone(DAY / 6)), "fields": ["killed"]}, ["killed"]),
}


@pytest.mark.parametrize("case", FILTERS)
def test_statements_are_filtered(ledger: Ledger, case: str) -> None:
    filters, fields = FILTERS[case]
    add(ledger, embassy())
    assert [statement.field for statement in ledger.statements(**filters)] == fields


def test_accounts_and_reports_are_filtered(ledger: Ledger) -> None:
    reading, other = embassy(), make_reading(7)
    rockets, claim = reading.accounts
    add(ledger, other, at=NOON + DAY)
    add(ledger, reading)
    assert list(ledger.accounts()) == [*other.accounts, rockets, claim]
    assert list(ledger.accounts(form="said")) == [claim]
    assert list(ledger.accounts(ids=[rockets.id, "0" * 32])) == [rockets]
    assert list(ledger.accounts(report_ids=[other.report.id])) == list(other.accounts)
    assert list(ledger.accounts(as_of=NOON)) == [rockets, claim]
    assert list(ledger.reports()) == [other.report, reading.report]
    assert list(ledger.reports(ids=[reading.report.id])) == [reading.report]
    assert list(ledger.reports(as_of=NOON)) == [reading.report]
    assert list(ledger.reports(ids=[])) == []


def test_statements_stand_in_order_of_content(ledger: Ledger) -> None:
    add(ledger, *(make_reading(number) for number in (20, 3, 11)))

    def key(s: Statement) -> tuple[Any, ...]:
        return (s.published, s.report_id, s.span, s.field, s.id)

    told = list(ledger.statements())
    assert told == sorted(told, key=key)
    assert len(told) == 9


def test_any_number_of_ids_may_be_asked_for(ledger: Ledger) -> None:
    reading = embassy()
    add(ledger, reading)
    many = [f"{number:032x}" for number in range(50_000)]
    assert list(ledger.reports(ids=[*many, reading.report.id])) == [reading.report]


def test_find_by_the_beginning_of_an_id(ledger: Ledger) -> None:
    reading = embassy()
    add(ledger, reading)
    link = make_link(reading.accounts[0].id, reading.accounts[1].id)
    ledger.add_links([link], recorded=NOON)
    known = [("reports", reading.report.id), ("links", link.id)]
    known += [("accounts", a.id) for a in reading.accounts] + [("statements", s.id) for s in reading.statements]
    for table, identity in known:
        assert (table, identity) in ledger.find(identity[:3].upper())
        assert ledger.find(identity) == [(table, identity)]
    assert ledger.find("") == ledger.find("g") == ledger.find("%") == []


def test_blocks(ledger: Ledger) -> None:
    reading = embassy()
    rockets, claim = (account.id for account in reading.accounts)
    blocks = {rockets: ["day", "place"], claim: ["day"], "0" * 32: ["day"]}
    ledger.add(reading, file="a.txt", reader=READER, recorded=NOON, blocks=blocks)
    assert ledger.accounts_in_blocks(["day", "place", "none"]) == {"day": {rockets, claim}, "place": {rockets}}
    assert ledger.blocks_of([rockets, "0" * 32]) == {rockets: {"day", "place"}}


def test_of_large_blocks_some_accounts_are_given(ledger: Ledger) -> None:
    given_ = [make_reading(number) for number in range(6)]
    ids = [reading.accounts[0].id for reading in given_]
    for reading, account in zip(given_, ids, strict=True):
        own = {account: ["all", *(["few"] if account in ids[:2] else [])]}
        ledger.add(reading, file="a.txt", reader=READER, recorded=NOON, blocks=own)
    found = ledger.some_in_blocks(["all", "few", "none"], 3)
    assert {key: len(set(members)) for key, members in found.items()} == {"all": 3, "few": 2}
    assert set(found["all"]) <= set(ids)
    assert set(found["few"]) == set(ids[:2])
    assert ledger.some_in_blocks([], 3) == {}
    assert sorted(a.id for a in ledger.accounts_lacking("few", among="all")) == sorted(ids[2:])


def test_links_and_blocks_are_stored_together_or_not_at_all(ledger: Ledger) -> None:
    given_ = [make_reading(number) for number in range(2)]
    add(ledger, *given_)
    one, two = (reading.accounts[0].id for reading in given_)
    with pytest.raises(UsageError):
        ledger.add_linked([make_link(one, "0" * 32)], {one: ["done"]}, recorded=NOON)
    assert ledger.blocks_of([one]) == {}
    assert ledger.add_linked([make_link(one, two)], {one: ["done"]}, recorded=NOON) == 1
    assert ledger.blocks_of([one]) == {one: {"done"}}


def test_profiles_are_kept_by_who_made_them(ledger: Ledger) -> None:
    reading = make_reading(1)
    one = reading.accounts[0].id
    ledger.add(reading, file="a.txt", reader=READER, recorded=NOON, profiles={one: "first"}, made_by="test 1")
    ledger.add_profiles({one: "second"}, "test 1")
    assert ledger.profiles([one, "1" * 32], "test 1") == {one: "first"}
    assert ledger.profiles([one], "test 2") == {}
    ledger.add_profiles({one: "third"}, "test 2")
    assert ledger.profiles([one], "test 2") == {one: "third"}


def test_a_report_that_tells_more_has_no_profiles_until_they_are_made_again(ledger: Ledger) -> None:
    reading = make_reading(1)
    kept = {"profiles": {reading.accounts[0].id: "seen"}, "made_by": "test 1"}
    ledger.add(replace(reading, statements=()), file="a.txt", reader=READER, recorded=NOON, **kept)  # type: ignore[arg-type]
    ledger.add(replace(reading, accounts=(), statements=()), file="b.txt", reader=READER, recorded=NOON)
    assert ledger.profiles([reading.accounts[0].id], "test 1")
    ledger.add(reading, file="c.txt", reader=READER, recorded=NOON, **kept)  # type: ignore[arg-type]
    assert ledger.profiles([reading.accounts[0].id], "test 1") == {}


def test_of_a_reading_that_is_unsound_no_profile_is_kept(ledger: Ledger) -> None:
    reading = make_reading(1)
    wrong = replace(reading.statements[0], words="not in the report")
    spoilt = replace(reading, statements=(wrong, *reading.statements[1:]))
    kept = {"profiles": {reading.accounts[0].id: "seen"}, "made_by": "test 1"}
    ledger.add(spoilt, file="a.txt", reader=READER, recorded=NOON, **kept)  # type: ignore[arg-type]
    assert ledger.profiles([reading.accounts[0].id], "test 1") == {}


def test_what_is_told_at_once_is_seen_at_once_and_is_all_or_nothing(ledger: Ledger) -> None:
    one, two = make_reading(1), make_reading(2)

    def cut_off() -> None:
        with ledger.at_once() as inside:
            add(inside, one)
            assert inside.has_report(one.report.id)
            assert not ledger.has_report(one.report.id)
            raise KeyError(one.report.id)

    with pytest.raises(KeyError):
        cut_off()
    assert not ledger.has_report(one.report.id)
    with ledger.at_once() as inside:
        add(inside, one, two)
        inside.add_links([make_link(one.accounts[0].id, two.accounts[0].id)], recorded=NOON)
    assert [link.left for link in ledger.links()] == [min(one.accounts[0].id, two.accounts[0].id)]
    with pytest.raises(UsageError), ledger.at_once() as inside:
        inside.add_links([make_link(one.accounts[0].id, "0" * 32)], recorded=NOON)
    assert len(list(ledger.links())) == 1
    assert list(ledger.check()) == []


# --- links and issues -------------------------------------------------------------------------------------------------


def test_links_stand_in_the_order_they_were_made(ledger: Ledger) -> None:
    given_ = [make_reading(number) for number in range(3)]
    add(ledger, *given_)
    one, two, three = (reading.accounts[0].id for reading in given_)
    first, second, third = make_link(one, two), make_link(two, three, "different"), make_link(one, two, "different")
    assert ledger.add_links([first, second, first], recorded=NOON) == 2
    assert ledger.add_links([third, first], recorded=NOON + DAY) == 1
    assert list(ledger.links()) == [*sorted((first, second), key=lambda link: link.id), third]
    assert list(ledger.links(as_of=NOON)) == list(ledger.links())[:2]
    assert list(ledger.links(account_ids=[three])) == [second]
    assert list(ledger.links(account_ids=[])) == []
    assert list(ledger.check()) == []


def test_links_are_stored_all_or_none(ledger: Ledger) -> None:
    given_ = [make_reading(number) for number in range(2)]
    add(ledger, *given_)
    one, two = sorted(reading.accounts[0].id for reading in given_)
    good = make_link(one, two)
    for bad in (make_link(one, "0" * 32), replace(good, left=two, right=one), replace(good, decision="unsure")):
        with pytest.raises(UsageError):
            ledger.add_links([good, bad], recorded=NOON)
    assert list(ledger.links()) == []


def test_a_long_stream_of_links(ledger: Ledger) -> None:
    given_ = [make_reading(number, statements=0) for number in range(60)]
    add(ledger, *given_)
    pairs = itertools.combinations((reading.accounts[0].id for reading in given_), 2)
    assert ledger.add_links((make_link(*pair) for pair in pairs), recorded=NOON) == 60 * 59 / 2


def test_the_same_issue_is_stored_once(ledger: Ledger) -> None:
    issue = Issue("unreadable", "It is empty.", "Check it.", "b.txt")
    other = replace(issue, file="a.txt")
    assert ledger.add_issues([issue, issue, other], recorded=NOON) == 2
    assert ledger.add_issues([issue], recorded=NOON + DAY) == 0
    assert list(ledger.issues()) == [other, issue]
    assert list(ledger.issues(as_of=NOON - DAY)) == []


# --- several at once --------------------------------------------------------------------------------------------------


def test_a_reader_keeps_its_snapshot_and_keeps_nobody_waiting(ledger: Ledger) -> None:
    add(ledger, make_reading(1))
    stream = ledger.statements()
    first = next(stream)
    add(ledger, make_reading(2))
    assert [first, *stream] == list(make_reading(1).statements)
    assert len(list(ledger.statements())) == 6


def test_many_streams_at_once(ledger: Ledger) -> None:
    add(ledger, make_reading(1))
    streams: list[Iterator[Statement]] = [ledger.statements() for _ in range(40)]
    assert len({next(stream) for stream in streams}) == 1


def test_all_or_nothing_when_the_caller_fails(ledger: Ledger) -> None:
    def failing() -> Iterator[Issue]:
        yield Issue("one", "It went in.", "None.")
        raise RuntimeError("the caller's own fault")

    with pytest.raises(RuntimeError):
        ledger.add_issues(failing(), recorded=NOON)
    assert list(ledger.issues()) == []


def test_memory_does_not_grow_with_what_is_read(ledger: Ledger) -> None:
    def peak() -> int:
        tracemalloc.start()
        count = sum(1 for _ in ledger.issues())
        assert count == ledger.counts()["issues"]
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    def some(start: int, end: int) -> Iterator[Issue]:
        return (Issue("one", f"Number {number}.", "None.") for number in range(start, end))

    ledger.add_issues(some(0, 2_000), recorded=NOON)
    few = peak()
    ledger.add_issues(some(2_000, 20_000), recorded=NOON)
    assert peak() < 1.5 * few
