"""Whom each report's words go back to: by name, by copying, along chains, and not round in circles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineage.test_copies import story
from tests.strategies import make_report, make_statement

from rashomon.lineage import Lineage, trace
from rashomon.records import Name, Quantity, Report, Statement

#: publisher, day, the story it prints, how much of it, whom it names as its basis.
Told = tuple[str, int, int, int, str]

CASES: dict[str, tuple[list[Told], list[str]]] = {
    "each its own": ([("A", 1, 1, 14, ""), ("B", 1, 2, 14, "")], ["a", "b"]),
    "one names the other": ([("A", 1, 1, 14, ""), ("B", 2, 2, 14, "A")], ["a", "a"]),
    "one copies the other": ([("A", 1, 1, 14, ""), ("B", 2, 1, 14, "")], ["a", "a"]),
    "three copies, read in any order": (
        [("C", 3, 1, 9, ""), ("A", 1, 1, 14, ""), ("B", 2, 1, 12, "")], ["a", "a", "a"]
    ),
    "a copy of one that names its basis": ([("A", 1, 1, 14, "Agency"), ("B", 2, 1, 14, "")], ["agency", "agency"]),
    "the copy names what the first left out": (
        [("A", 1, 1, 14, ""), ("B", 2, 1, 14, "Agency")], ["agency", "agency"]
    ),
    "most copies name one agency": (
        [("A", 1, 1, 14, ""), ("B", 2, 1, 14, "Agency"), ("C", 2, 1, 13, "Agency"), ("D", 3, 1, 12, "Wire")],
        ["agency", "agency", "agency", "wire"],
    ),
    "a copy names the first as its basis": ([("A", 1, 1, 14, ""), ("B", 2, 1, 14, "A")], ["a", "a"]),
    "a chain of names": ([("A", 1, 1, 14, ""), ("B", 1, 2, 14, "A"), ("C", 2, 3, 14, "B")], ["a", "a", "a"]),
    "named, and itself a copy": (
        [("A", 1, 1, 14, ""), ("B", 2, 1, 14, ""), ("C", 3, 3, 14, "B")], ["a", "a", "a"]
    ),
    "named, with a report of its own": (
        [("A", 1, 1, 14, ""), ("B", 2, 1, 14, ""), ("B", 2, 4, 14, ""), ("C", 3, 3, 14, "B")], ["a", "a", "b", "b"]
    ),
    "a circle": ([("A", 1, 1, 14, "B"), ("B", 1, 2, 14, "A")], ["a", "b"]),
    "itself": ([("A", 1, 1, 14, "A")], ["a"]),
    "by a short name": ([("AFP", 1, 1, 14, ""), ("B", 1, 2, 14, "Agence France-Presse")], ["agence france-presse"] * 2),
    "copied from nobody named": ([("", 1, 1, 14, ""), ("B", 2, 1, 14, "")], ["#0", "#0"]),
    "a roundup of two": (
        [("A", 1, 1, 14, ""), ("B", 1, 2, 14, ""), ("C", 2, 12, 14, "")], ["a", "b", "c"]
    ),
}  # fmt: skip


def make(told: list[Told]) -> tuple[list[Report], list[Statement]]:
    reports, cites = [], []
    for publisher, day, seed, length, named in told:
        sentences = [*story(1, 7), *story(2, 7)] if seed == 12 else story(seed)[:length]
        text = " ".join([f"{publisher} {day}.", *sentences, f"Sources: {named}"])
        reports.append(make_report(text, publisher=publisher, published=date(2021, 3, day)))
        if named:
            cites.append(make_statement(reports[-1], "Sources: ", "cites", Name(named, named, "publisher")))
    return reports, cites


def origins(reports: list[Report], lineage: Lineage) -> list[str]:
    numbers = {report.id: f"#{number}" for number, report in enumerate(reports)}
    return [numbers.get(lineage.origins[r.id], lineage.origins[r.id]) for r in reports]


@pytest.mark.parametrize(("told", "expected"), CASES.values(), ids=CASES)
def test_origins(told: list[Told], expected: list[str]) -> None:
    reports, cites = make(told)
    lineage = trace({report.id: report for report in reports}, cites)
    assert origins(reports, lineage) == expected
    assert lineage.count(report.id for report in reports) == len(set(expected))


def test_each_step_tells_its_reason() -> None:
    reports, cites = make([("A", 1, 1, 14, "Agency"), ("B", 2, 1, 14, "")])
    named, copied = sorted(trace({r.id: r for r in reports}, cites).steps, key=lambda step: step.basis, reverse=True)
    assert (named.report_id, named.basis, named.name, named.statement_id) == (
        reports[0].id,
        "names",
        "Agency",
        cites[0].id,
    )
    assert (copied.report_id, copied.basis, copied.name, copied.other) == (reports[1].id, "copies", "A", reports[0].id)
    assert copied.share > 0.9


def test_a_denied_basis_is_none_nor_is_that_of_a_report_elsewhere() -> None:
    reports, _ = make([("A", 1, 1, 14, ""), ("B", 2, 2, 14, "")])
    denied = make_statement(reports[0], "A 1.", "cites", Name("Agency", "Agency", "publisher"), stance="denies")
    elsewhere = make_statement(make([("C", 1, 3, 14, "")])[0][0], "C 1.", "cites", Name("A", "A", "publisher"))
    lineage = trace({report.id: report for report in reports}, [denied, elsewhere])
    assert (origins(reports, lineage), lineage.steps) == (["a", "b"], ())


AGENCY, OTHER = Name("the agency", "Agency", "publisher"), Name("Wire", "Wire", "publisher")
POLICE, OWN = Name("police", "police", "organisation"), Name("", "B", "publisher")
#: What a report of the publisher B tells, each statement by a speaker, through somebody and in a stance; its origin.
QUOTED: dict[str, tuple[list[tuple[Name, tuple[Name, ...], str]], str]] = {
    "all of it is one publisher's": ([(AGENCY, (), "asserts"), (AGENCY, (), "asserts")], "agency"),
    "told to a publisher by another": ([(POLICE, (AGENCY,), "asserts"), (AGENCY, (), "asserts")], "agency"),
    "of two publishers": ([(AGENCY, (), "asserts"), (OTHER, (), "asserts")], "b"),
    "something in its own voice": ([(AGENCY, (), "asserts"), (OWN, (), "asserts")], "b"),
    "a speaker of its own": ([(AGENCY, (), "asserts"), (POLICE, (), "asserts")], "b"),
    "police alone": ([(POLICE, (), "asserts")], "b"),
    "what is told to itself": ([(POLICE, (OWN,), "asserts")], "b"),
    "itself": ([(OWN, (), "asserts")], "b"),
    "what is feared in its own voice": ([(AGENCY, (), "asserts"), (OWN, (), "conditional")], "agency"),
}


@pytest.mark.parametrize(("told", "expected"), QUOTED.values(), ids=QUOTED)
def test_who_tells_nothing_but_what_another_told_rests_on_it(
    told: list[tuple[Name, tuple[Name, ...], str]], expected: str
) -> None:
    report = make_report("Two died. Five were hurt.", publisher="B", published=date(2021, 3, 2))
    statements = [
        replace(
            make_statement(report, words, "killed", Quantity(words, number, number, "exactly"), stance=stance),
            id=f"s{number}", account_id="an account", speaker=speaker, via=via,
        )
        for number, (words, (speaker, via, stance)) in enumerate(zip(("Two", "Five"), told, strict=False))
    ]  # fmt: skip
    lineage = trace({report.id: report}, statements)
    assert lineage.origins[report.id] == expected
    assert [(step.basis, step.name, step.statement_id) for step in lineage.steps] == (
        [("names", "Agency", "s0")] if expected == "agency" else []
    )


def test_whom_it_names_goes_before_whom_it_quotes() -> None:
    ((report,), cites) = make([("B", 1, 1, 14, "Wire")])
    quoted = replace(make_statement(report, "B 1.", "killed", AGENCY), account_id="an account", speaker=AGENCY)
    assert trace({report.id: report}, [quoted, *cites]).origins[report.id] == "wire"


TOLD = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", "C", ""]),
        st.integers(1, 3),
        st.integers(1, 3),
        st.integers(5, 14),
        st.sampled_from(["", "", "A", "B", "Agency"]),
    ),
    max_size=6,
)


@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_statements_does_not_matter(told: list[Told], random: object) -> None:
    reports, cites = make(told)
    expected = trace({report.id: report for report in reports}, cites)
    random.shuffle(reports)  # type: ignore[attr-defined]
    random.shuffle(cites)  # type: ignore[attr-defined]
    assert trace({report.id: report for report in reports}, cites) == expected
    assert expected.count(r.id for r in reports) <= len({r.publisher or r.id for r in reports}) + 1
