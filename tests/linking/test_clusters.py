"""Accounts and links to incidents: what binds, who overrides whom, and that no order matters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import make_accounts
from tests.strategies import make_link

from rashomon.linking import cluster, deciding_links
from rashomon.linking.decide import DECIDED_BY
from rashomon.records import Account, Decision, Incident, Link

ACCOUNTS = sorted(make_accounts(6), key=lambda account: account.id)
IDS = [account.id for account in ACCOUNTS]


def machine(one: int, other: int, decision: Decision = "same", score: float = 0.8) -> Link:
    return make_link(IDS[one], IDS[other], decision, score=score, decided_by=DECIDED_BY)


def person(one: int, other: int, decision: Decision) -> Link:
    return make_link(IDS[one], IDS[other], decision, score=1.0, decided_by="Ana Lund")


def groups(incidents: list[Incident]) -> list[list[int]]:
    """Return incidents of more than one account by the numbers of their accounts."""
    return [[IDS.index(key) for key in incident.accounts] for incident in incidents if len(incident.accounts) > 1]


# links, the groups of more than one account they come to
CASES: list[tuple[str, list[Link], list[list[int]]]] = [
    ("nothing decided", [], []),
    ("a chain", [machine(0, 1), machine(1, 2)], [[0, 1, 2]]),
    ("two groups", [machine(0, 1), machine(2, 3)], [[0, 1], [2, 3]]),
    ("unsure joins nothing", [machine(0, 1, "unsure")], []),
    ("different binds through a chain", [machine(0, 1, score=0.9), machine(1, 2), machine(0, 2, "different")],
     [[0, 1]]),
    ("the stronger link joins first", [machine(0, 1, score=0.7), machine(1, 2, score=0.9), machine(0, 2, "different")],
     [[1, 2]]),
    ("different binds two groups", [machine(0, 1, score=0.9), machine(2, 3, score=0.9), machine(1, 2),
                                    machine(0, 3, "different")], [[0, 1], [2, 3]]),
    ("a person joins what the machine keeps apart", [machine(0, 1, "different"), person(0, 1, "same")], [[0, 1]]),
    ("a person parts what the machine joins", [machine(0, 1), person(0, 1, "different")], []),
    ("a person came first", [person(0, 1, "different"), machine(0, 1)], []),
    ("the last of two decisions by persons", [person(0, 1, "different"), person(0, 1, "same")], [[0, 1]]),
    ("the last of two decisions by the machine", [machine(0, 1), machine(0, 1, "different")], []),
    ("a person's different binds through a chain", [machine(0, 1), machine(1, 2, score=0.7), person(0, 2, "different")],
     [[0, 1]]),
    ("a person joins three of which the machine keeps two apart",
     [person(0, 1, "same"), person(1, 2, "same"), machine(0, 2, "different")], [[0, 1, 2]]),
    ("a person's different binds a person's chain",
     [person(0, 1, "same"), person(1, 2, "same"), person(0, 2, "different")], [[0, 1]]),
    ("a later one joins what a person joined, though the machine keeps it from one of them",
     [machine(0, 1, "different", 0.1), person(0, 1, "same"), machine(0, 2), machine(1, 2, "different", 0.1)],
     [[0, 1, 2]]),
    ("a later one that is the same as none of them stays out",
     [person(0, 1, "same"), machine(0, 2, "unsure", 0.4), machine(1, 2, "different", 0.1)], [[0, 1]]),
    ("one that is the same as the later one alone is bound as ever",
     [person(0, 1, "same"), machine(0, 2, score=0.9), machine(2, 3, score=0.7), machine(1, 3, "different", 0.1)],
     [[0, 1, 2]]),
    ("what a person keeps apart a later one does not join",
     [machine(0, 1), person(0, 1, "different"), machine(0, 2, score=0.9), machine(1, 2, score=0.7)], [[0, 2]]),
    ("nor do two later ones",
     [person(0, 1, "different"), machine(0, 2, score=0.9), machine(1, 3, score=0.9), machine(2, 3)], [[0, 2], [1, 3]]),
    ("a person keeps a later one from what a person joined",
     [person(0, 1, "same"), machine(0, 2), person(1, 2, "different")], [[0, 1]]),
]  # fmt: skip


@pytest.mark.parametrize(("links", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_incidents(links: list[Link], expected: list[list[int]]) -> None:
    assert groups(cluster(ACCOUNTS, links)) == expected


def test_one_report_is_never_joined_by_the_machine_but_may_be_by_a_person() -> None:
    accounts = sorted(make_accounts(4, reports=2), key=lambda account: account.id)
    one = accounts[0]
    twin = next(a for a in accounts[1:] if a.report_id == one.report_id)
    others = [a for a in accounts if a.report_id != one.report_id]
    by_machine = [make_link(one.id, o.id, decided_by=DECIDED_BY) for o in (twin, *others)]
    by_machine += [make_link(twin.id, o.id, decided_by=DECIDED_BY) for o in others]
    for incident in cluster(accounts, by_machine):
        reports = [a.report_id for a in accounts if a.id in incident.accounts]
        assert len(set(reports)) == len(reports)
    joined = cluster(accounts, [make_link(one.id, twin.id, score=1.0, decided_by="Ana Lund")])
    assert any({one.id, twin.id} <= set(incident.accounts) for incident in joined)


@pytest.mark.parametrize(
    "change", [{"form": "said"}, {"form": "series"}, {"stance": "conditional"}, {"stance": "denies"}]
)
def test_what_did_not_happen_and_verbal_acts_are_no_incidents(change: dict[str, str]) -> None:
    odd = replace(ACCOUNTS[0], **change)  # type: ignore[arg-type]
    found = cluster([odd, *ACCOUNTS[1:]], [machine(0, 1), machine(0, 2)])
    assert all(odd.id not in incident.accounts for incident in found)
    assert groups(found) == []


LINKS = st.lists(
    st.builds(
        lambda pair, decision, score, who: make_link(
            IDS[pair[0]], IDS[pair[1]], decision, score=round(score, 1), decided_by=who
        ),
        st.lists(st.integers(0, len(IDS) - 1), min_size=2, max_size=2, unique=True),
        st.sampled_from(["same", "same", "different", "unsure"]),
        st.floats(0.5, 1),
        st.sampled_from([DECIDED_BY, DECIDED_BY, "Ana Lund"]),
    ),
    max_size=15,
    unique_by=lambda link: (link.left, link.right),
)


@given(LINKS, st.randoms(use_true_random=False))
def test_the_order_of_accounts_and_links_does_not_matter(links: list[Link], random: object) -> None:
    shuffled_accounts, shuffled_links = list(ACCOUNTS), list(links)
    random.shuffle(shuffled_accounts)  # type: ignore[attr-defined]
    random.shuffle(shuffled_links)  # type: ignore[attr-defined]
    assert cluster(shuffled_accounts, shuffled_links) == cluster(ACCOUNTS, links)


@given(LINKS)
def test_every_account_is_in_one_incident_and_different_always_binds(links: list[Link]) -> None:
    incidents = cluster(ACCOUNTS, links)
    assert sorted(key for incident in incidents for key in incident.accounts) == IDS
    joined_by_hand = any(link.decision == "same" and link.decided_by != DECIDED_BY for link in links)
    for incident in incidents:
        assert incident.id == min(incident.accounts)
        for link in links:
            if link.decision == "different" and not (joined_by_hand and link.decided_by == DECIDED_BY):
                assert not {link.left, link.right} <= set(incident.accounts)


@given(LINKS)
def test_adding_the_same_links_again_changes_nothing(links: list[Link]) -> None:
    assert cluster(ACCOUNTS, [*links, *links]) == cluster(ACCOUNTS, links)
    assert deciding_links([*links, *links]) == deciding_links(links)


def test_the_kind_of_an_incident_names_its_weapon_when_any_account_does() -> None:
    def of(account: Account, kind: str) -> Account:
        return replace(account, kind=kind)

    told = [of(ACCOUNTS[0], "attack"), of(ACCOUNTS[1], "attack"), of(ACCOUNTS[2], "drone_attack")]
    (incident,) = cluster(told, [machine(0, 1), machine(1, 2)])
    assert incident.kind == "drone_attack"
