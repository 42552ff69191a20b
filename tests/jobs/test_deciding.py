"""What persons decide binds, is signed and dated, and can be undone; nothing is lost on the way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fresh import fresh_ledger
from tests.strategies import make_account, make_link, make_reading

from rashomon.errors import UsageError
from rashomon.jobs import deciding
from rashomon.jobs.choosing import apart, choose
from rashomon.jobs.clustering import cluster_ledger
from rashomon.ledger import Ledger
from rashomon.linking.decide import DECIDED_BY
from rashomon.records import Decision, Link, Reading

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
READINGS: Sequence[Reading] = [make_reading(number, statements=2) for number in range(6)]
IDS = sorted(reading.accounts[0].id for reading in READINGS)
STATEMENTS = sorted(statement.id for reading in READINGS for statement in reading.statements)
BECAUSE = "The second report says so."


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def machine(one: int, other: int, decision: Decision = "same", score: float = 0.8) -> Link:
    return make_link(IDS[one], IDS[other], decision, score=score, decided_by=DECIDED_BY)


@contextmanager
def a_ledger(links: Sequence[Link]) -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, fresh_ledger(Path(folder) / "ledger.db") as ledger:
        for reading in READINGS:
            ledger.add(reading, file="a.txt", reader="test 1", recorded=NOON)
        ledger.add_links(links, recorded=NOON)
        yield ledger


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """Six accounts; the machine joins the first two, and keeps the second and third apart."""
    with a_ledger([machine(0, 1), machine(1, 2, "different")]) as opened:
        yield opened


def groups(ledger: Ledger, moment: datetime | None = None) -> list[list[int]]:
    """Return incidents of more than one account by the numbers of their accounts."""
    found = cluster_ledger(ledger, as_of=moment).incidents.values()
    return sorted([IDS.index(key) for key in one.accounts] for one in found if len(one.accounts) > 1)


def held(ledger: Ledger, moment: datetime | None = None) -> object:
    """Return all that decisions can change."""
    return groups(ledger, moment), [s.id for s in ledger.statements(as_of=moment)]


def say(ledger: Ledger, decision: Decision, ones: Sequence[int], others: Sequence[int], hours: float) -> list[Link]:
    chosen = [[IDS[n] for n in numbers] for numbers in (ones, others)]
    return deciding.decide_all(ledger, *chosen, decision, BECAUSE, by="Ana Lund", at=at(hours))


def test_a_decision_is_signed_dated_and_binding(ledger: Ledger) -> None:
    link = deciding.decide(ledger, IDS[3], IDS[1], "different", BECAUSE, by="Ana Lund", at=at(1))
    assert (link.left, link.right) == (IDS[1], IDS[3])
    assert (link.decided_by, link.decided_at, link.reasons, link.score) == ("Ana Lund", at(1), (BECAUSE,), 1.0)
    deciding.decide(ledger, IDS[0], IDS[1], "different", BECAUSE, by="Ana Lund", at=at(1))
    assert groups(ledger) == []
    assert groups(ledger, NOON) == [[0, 1]]
    assert list(ledger.check()) == []


def test_all_pairs_across_two_incidents_overrule_the_machine(ledger: Ledger) -> None:
    say(ledger, "same", [0, 1], [2], 1)
    assert groups(ledger) == [[0, 1, 2]]


def test_undoing_one_pair_undoes_all_that_was_decided_with_it(ledger: Ledger) -> None:
    say(ledger, "same", [0, 1], [2], 1)
    say(ledger, "same", [3], [4], 1.5)
    undone = deciding.undo(ledger, IDS[2], IDS[0], "A slip.", by="Bo Chen", at=at(2))
    assert len(undone) == 2
    assert groups(ledger) == [[0, 1], [3, 4]]
    assert groups(ledger, at(1.5)) == [[0, 1, 2], [3, 4]]


def test_who_decides_again_after_an_undo_decides(ledger: Ledger) -> None:
    for hours in (1, 3):
        say(ledger, "same", [3], [4], hours)
        assert groups(ledger) == [[0, 1], [3, 4]]
        deciding.undo(ledger, IDS[3], IDS[4], "A slip.", by="Ana Lund", at=at(hours + 1))
        assert groups(ledger) == [[0, 1]]


def test_the_last_of_several_decisions_counts_and_one_undo_takes_back_all(ledger: Ledger) -> None:
    for hours, decision in enumerate(("same", "different", "same"), start=1):
        say(ledger, decision, [3], [4], hours)  # type: ignore[arg-type]
    assert groups(ledger) == [[0, 1], [3, 4]]
    assert len(deciding.undo(ledger, IDS[3], IDS[4], "A slip.", by="Ana Lund", at=at(4))) == 3
    assert groups(ledger) == [[0, 1]]


def test_a_statement_is_withdrawn_and_restored(ledger: Ledger) -> None:
    before = held(ledger)
    deciding.correct(ledger, STATEMENTS[0], BECAUSE, by="Ana Lund", at=at(1))
    assert STATEMENTS[0] not in [s.id for s in ledger.statements()]
    deciding.restore(ledger, STATEMENTS[0], BECAUSE, by="Bo Chen", at=at(2))
    assert held(ledger) == before == held(ledger, NOON)
    assert STATEMENTS[0] not in [s.id for s in ledger.statements(as_of=at(1))]


def test_the_log_tells_all_of_it(ledger: Ledger) -> None:
    links = say(ledger, "same", [0, 1], [2], 1)
    withdrawn = deciding.correct(ledger, STATEMENTS[0], "Eight are houses.", by="Bo Chen", at=at(2))
    (taken_back,) = deciding.undo_entry(ledger, withdrawn.id, "No, rockets.", by="Ana Lund", at=at(3))
    first, second, third = deciding.log(ledger)
    assert (first.at, first.by, first.action, first.because) == (at(1), "Ana Lund", "same", BECAUSE)
    assert (set(first.ids), first.about) == ({link.id for link in links}, tuple(IDS[:3]))
    assert first.undone is None
    assert (second.action, second.about, second.undone) == ("withdrawn", (STATEMENTS[0],), taken_back)
    assert (third.action, third.about, third.because) == ("undone", (withdrawn.id,), "No, rockets.")
    assert deciding.log(ledger, as_of=at(2)) == [first, replace(second, undone=None)]
    deciding.undo_entry(ledger, links[1].id, "A slip.", by="Ana Lund", at=at(4))
    assert groups(ledger) == [[0, 1]]


REFUSED = {
    "one account": ("decide", (IDS[0], IDS[0], "same", BECAUSE), "one and the same"),
    "no account": ("decide", (IDS[0], "f" * 32, "same", BECAUSE), "no account"),
    "a statement": ("decide", (IDS[0], STATEMENTS[0], "same", BECAUSE), "no account"),
    "no reason": ("decide", (IDS[0], IDS[1], "same", "  "), "reason"),
    "nothing to undo": ("undo", (IDS[0], IDS[1], BECAUSE), "nothing to undo"),
    "no statement": ("correct", (IDS[0], BECAUSE), "no statement"),
    "not withdrawn": ("restore", (STATEMENTS[0], BECAUSE), "not withdrawn"),
    "no entry": ("undo_entry", (IDS[0], BECAUSE), "no decision"),
}


@pytest.mark.parametrize(("verb", "given", "told"), REFUSED.values(), ids=REFUSED)
def test_refused(ledger: Ledger, verb: str, given: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        getattr(deciding, verb)(ledger, *given, by="Ana Lund", at=at(1))
    assert deciding.log(ledger) == []


@pytest.mark.parametrize("by", ["", " ", "rashomon/linking-1"])
def test_nobody_signs_as_the_machine(ledger: Ledger, by: str) -> None:
    with pytest.raises(UsageError, match="no name to sign with"):
        deciding.decide(ledger, IDS[0], IDS[1], "same", BECAUSE, by=by, at=at(1))


def test_an_undoing_is_undone_by_deciding_again_and_nothing_twice(ledger: Ledger) -> None:
    (link,) = say(ledger, "same", [3], [4], 1)
    (undone,) = deciding.undo_entry(ledger, link.id, "A slip.", by="Ana Lund", at=at(2))
    for identity, told in ((link.id, "undone already"), (undone.id, "itself an undoing")):
        with pytest.raises(UsageError, match=told):
            deciding.undo_entry(ledger, identity, BECAUSE, by="Ana Lund", at=at(3))
    deciding.correct(ledger, STATEMENTS[0], BECAUSE, by="Ana Lund", at=at(3))
    with pytest.raises(UsageError, match="withdrawn already"):
        deciding.correct(ledger, STATEMENTS[0], BECAUSE, by="Ana Lund", at=at(4))


def test_what_did_not_happen_is_the_same_as_nothing(ledger: Ledger) -> None:
    told = make_account(READINGS[0].report, "Report 0", kind="claim", form="said")
    ledger.add(replace(READINGS[0], accounts=(told,), statements=()), file="a.txt", reader="test 2", recorded=NOON)
    with pytest.raises(UsageError, match="tells of no incident"):
        deciding.decide(ledger, told.id, IDS[1], "same", BECAUSE, by="Ana Lund", at=at(1))


def test_an_id_stands_for_an_incident_or_one_of_its_tellings(ledger: Ledger) -> None:
    clusters = cluster_ledger(ledger)
    incident, telling, other = (choose(ledger, clusters, IDS[n]) for n in (0, 1, 2))
    assert incident.accounts == set(IDS[:2])
    assert apart(incident, other) == (set(IDS[:2]), {IDS[2]})
    assert apart(incident, telling) == ({IDS[0]}, {IDS[1]}) == apart(telling, incident)[::-1]
    assert choose(ledger, clusters, IDS[0], kind="account").accounts == {IDS[0]}
    with pytest.raises(UsageError, match="one and the same"):
        apart(incident, incident)
    with pytest.raises(UsageError, match="is a statement"):
        choose(ledger, clusters, STATEMENTS[0])


PAIRS = list(combinations(range(len(IDS)), 2))
MACHINE_LINKS = st.lists(
    st.builds(
        lambda pair, decision, score: machine(*pair, decision, score),
        st.sampled_from(PAIRS),
        st.sampled_from(["same", "same", "different", "unsure"]),
        st.sampled_from([0.6, 0.7, 0.9]),
    ),
    max_size=8,
    unique_by=lambda link: (link.left, link.right),
)
NUMBERS = st.integers(0, len(IDS) - 1)
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["same", "different", "unsure"]), st.sets(NUMBERS, min_size=2, max_size=4)),
        st.tuples(st.sampled_from(["undo", "withdraw"]), st.sets(NUMBERS, min_size=2, max_size=2)),
    ),
    max_size=8,
)


def act(ledger: Ledger, action: str, numbers: set[int], hours: int) -> None:
    """Do one thing, or nothing where it is refused."""
    first, *rest = sorted(numbers)
    try:
        if action == "undo":
            deciding.undo(ledger, IDS[first], IDS[rest[0]], BECAUSE, by="Bo Chen", at=at(hours))
        elif action == "withdraw":
            deciding.correct(ledger, STATEMENTS[first], BECAUSE, by="Bo Chen", at=at(hours))
        else:
            say(ledger, action, [first], rest, hours)  # type: ignore[arg-type]
    except UsageError:
        pass


@settings(max_examples=40)
@given(MACHINE_LINKS, ACTIONS)
def test_decisions_bind_and_undoing_them_brings_the_same_incidents_back(
    links: list[Link], actions: list[tuple[str, set[int]]]
) -> None:
    with a_ledger(links) as ledger:
        history = [(NOON, held(ledger))]
        for hours, (action, numbers) in enumerate(actions, start=1):
            act(ledger, action, numbers, hours)
            history.append((at(hours), held(ledger)))
            stand = {(link.left, link.right): link.decision for link in deciding.standing(ledger)}
            for group in groups(ledger):
                pairs = {(IDS[one], IDS[other]) for one, other in combinations(group, 2)}
                assert all(stand.get(pair) != "different" for pair in pairs)
        for entry in deciding.log(ledger):
            if entry.undone is None and entry.action != "undone":
                deciding.undo_entry(ledger, entry.ids[0], "All of it.", by="Ana Lund", at=at(100))
        assert held(ledger) == history[0][1]
        assert all(held(ledger, moment) == then for moment, then in history)
        assert list(ledger.check()) == []


@settings(max_examples=30)
@given(MACHINE_LINKS, st.sets(NUMBERS, min_size=2, max_size=3), st.booleans(), st.sampled_from(["", "early", "late"]))
def test_it_does_not_matter_whether_others_were_read_before_or_after(
    links: list[Link], numbers: set[int], same: bool, undone: str
) -> None:
    """Nor whether a decision was undone before or after that; one that was undone is as if never taken."""
    first, *rest = sorted(numbers)
    decision: Decision = "same" if same else "different"
    with a_ledger(links) as ledger:
        if not undone:
            say(ledger, decision, [first], rest, 1)
        expected = groups(ledger)
    ours = {IDS[number] for number in numbers}
    with tempfile.TemporaryDirectory() as folder, fresh_ledger(Path(folder) / "ledger.db") as ledger:
        for early in (True, False):
            for reading in READINGS:
                if (reading.accounts[0].id in ours) is early:
                    ledger.add(reading, file="a.txt", reader="test 1", recorded=at(0 if early else 2))
            if early:
                say(ledger, decision, [first], rest, 1)
            if undone == ("early" if early else "late"):
                deciding.undo(ledger, IDS[first], IDS[rest[0]], BECAUSE, by="Bo Chen", at=at(1.5 if early else 3))
        ledger.add_links(links, recorded=at(2))
        assert groups(ledger) == expected


def test_a_report_read_later_joins_what_a_person_joined(ledger: Ledger) -> None:
    """The machine keeps 1 and 2 apart, a person joins them; 5 comes later, the same as 1 and unlike 2."""
    say(ledger, "same", [0, 1], [2], 1)
    ledger.add_links([machine(1, 5), machine(2, 5, "different", 0.1)], recorded=at(2))
    assert groups(ledger) == [[0, 1, 2, 5]]
    deciding.undo(ledger, IDS[0], IDS[2], BECAUSE, by="Ana Lund", at=at(3))
    assert groups(ledger) == [[0, 1, 5]]
