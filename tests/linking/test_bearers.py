"""Which names have one bearer: spellings, what keeps them apart, what persons decide, in any order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import make_name_decision

from rashomon.linking.bearers import DECIDED_BY, link_names, standing_for
from rashomon.records import Name, NameDecision, NameVerdict

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
FORMS = ["Qasem Soleimani", "Qassim Sulaimani", "Qasem M. Suleimani", "Ruhollah Khomeini", "Ada Berg", "Ada K. Berg"]


def people(*names: str, country: str = "") -> list[Name]:
    return [Name(name, name, "person", "", country) for name in names]


def decided(one: str, other: str, decision: NameVerdict, hours: float = 0) -> NameDecision:
    return make_name_decision(one, other, decision, at=NOON + timedelta(hours=hours))


def stands(names: list[Name], *decisions: NameDecision) -> dict[str, str]:
    return standing_for(names, link_names(names, decisions))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (people("Qasem Soleimani", "Qassim Sulaimani"), "same"),
        (people("Qasem Soleimani", country="IR") + people("Qassim Sulaimani"), "same"),
        (people("Qasem Soleimani", country="IR") + people("Qassim Sulaimani", country="IQ"), "unsure"),
        (people("Ada Karin Berg", "Ada Maria Berg"), "unsure"),
        (people("Ada Karin Berg", "Ada Berg"), "same"),
        (people("Ada Berg", "Eva Berg"), None),
        (people("Soleimani", "Sulaimani"), None),
        ([Name(n, n, "organisation") for n in ("Karim Hassan", "Kareem Hassan")], None),
        ([Name(n, n, "organisation", "", "IQ") for n in ("Iraqi army", "Iraq's army")], "same"),
        ([Name(n, n, "organisation", "", "IQ") for n in ("Iraqi army", "Kurdish army")], None),
    ],
    ids=lambda value: "/".join(name.canonical for name in value) if isinstance(value, list) else None,
)
def test_spellings(names: list[Name], expected: str | None) -> None:
    links = link_names(names)
    assert [link.decision for link in links] == ([expected] if expected else [])
    assert all(link.reason and link.decided_by == DECIDED_BY for link in links)


def test_the_form_used_most_stands_for_all() -> None:
    names = people("Qassim Sulaimani", "Qasem Soleimani", "Qasem Soleimani")
    assert stands(names)["Qassim Sulaimani"] == "Qasem Soleimani"


def test_a_person_goes_before_the_machine_and_can_take_it_back() -> None:
    names = people("Qasem Soleimani", "Qassim Sulaimani", "General S.")
    apart = decided(*FORMS[:2], "different")
    assert stands(names, apart) == {name.canonical: name.canonical for name in names}
    assert stands(names, apart, decided(*FORMS[:2], "undo", 1)) == stands(names)
    joined = stands(names, decided("General S.", FORMS[0], "same"))
    assert len(set(joined.values())) == 1


def test_different_binds_over_a_third_name() -> None:
    names = people(*FORMS[:3])
    kept = stands(names, decided(FORMS[0], FORMS[1], "different"))
    assert kept[FORMS[0]] != kept[FORMS[1]]


PAIRS = st.tuples(*[st.sampled_from(FORMS)] * 2).filter(lambda pair: pair[0] != pair[1])
DECISIONS = st.lists(
    st.builds(
        lambda pair, decision, hours: decided(*pair, decision, hours),
        PAIRS,
        st.sampled_from(["same", "different", "undo"]),
        st.integers(0, 9),
    ),
    max_size=6,
)


@given(st.lists(st.sampled_from(FORMS), max_size=8), DECISIONS, st.randoms())
def test_order_does_not_matter_and_nobody_is_lost(
    forms: list[str], decisions: list[NameDecision], chance: object
) -> None:
    names = people(*forms)
    found = stands(names, *decisions)
    assert found.keys() == set(forms)
    assert all(found[form] == form for form in found.values())
    chance.shuffle(names)  # type: ignore[attr-defined]
    chance.shuffle(decisions)  # type: ignore[attr-defined]
    assert stands(names, *decisions) == found
