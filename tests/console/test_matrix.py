"""The matrix of who says what: names of one bearer share a column, and it is the same in whatever order things came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.console.ledgers import BAGHDAD, DAY, START, TOLD, Told, reading_of
from tests.fresh import fresh_ledger
from tests.strategies import make_link, make_name_decision

from rashomon.compare import compare
from rashomon.console.matrix import Matrix, matrix
from rashomon.jobs.clustering import cluster_ledger
from rashomon.jobs.dossiers import gather
from rashomon.records import Dossier, Name, NameDecision


def told(*speakers: Name) -> list[Told]:
    return [
        Told(f"Paper {number}", date(2020, 12, 21), BAGHDAD, DAY, 3 + number % 2, speaker=speaker, silent=number == 1)
        for number, speaker in enumerate(speakers)
    ]


def dossier_of(told: list[Told], order: list[int] | None = None, decided: tuple[NameDecision, ...] = ()) -> Dossier:
    """Read reports of one incident into a ledger in an order, and gather it."""
    readings = [reading_of(one) for one in told]
    links = [make_link(readings[0].accounts[0].id, one.accounts[0].id, "same") for one in readings[1:]]
    with TemporaryDirectory() as folder, fresh_ledger(Path(folder, "a.db")) as ledger:
        for number in order or range(len(readings)):
            ledger.add(readings[number], file="a", reader="test/1", recorded=START)
        ledger.add_links(links if order is None else [links[n - 1] for n in order if n], recorded=START)
        ledger.add_name_decisions(decided, recorded=START)
        (incident,) = cluster_ledger(ledger).incidents.values()
        return gather(ledger, incident)


def names(made: Matrix) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.forms) for one in made.columns if not one.own]


def body(words: str, canonical: str = "", country: str = "") -> Name:
    return Name(words, canonical or words, "organisation", country=country)


ADA, ADAH = Name("Ada Berg", "Ada Berg", "person"), Name("Ada Bergh", "Ada Bergh", "person")


@pytest.mark.parametrize(
    ("speakers", "columns"),
    [
        ([body("Iraqi military"), body("the Iraqi military")], [("iraqi military", ())]),
        ([body("The Iraqi military", "Iraqi military"), body("Iraqi military")], [("iraqi military", ())]),
        (
            [body("the army", country="IQ"), body("the police", country="IQ")],
            [("army", ()), ("police", ())],
        ),
        ([body("it", "Iraqi military"), body("Iraqi military")], [("iraqi military", ())]),
        (
            [body("Iraq's army", "Iraqi military"), *[body("Iraqi military")] * 2],
            [("iraqi military", ("Iraq's army",))],
        ),
        ([ADA, Name("a doctor", "a doctor", "unnamed")], [("a doctor", ()), ("ada berg", ())]),
    ],
    ids=str,
)
def test_names_of_one_bearer_share_a_column(speakers: list[Name], columns: list[tuple[str, tuple[str, ...]]]) -> None:
    found = names(matrix(dossier_of(told(*speakers))))  # which is printed first, the ids of the reports decide
    assert sorted((name.casefold().removeprefix("the "), forms) for name, forms in found) == columns


def test_a_person_may_part_and_join_names() -> None:
    same = make_name_decision("Ada Berg", "Cem Dal", decision="same", at=START)
    speakers = told(ADA, ADA, Name("Cem Dal", "Cem Dal", "person"))
    assert len(names(matrix(dossier_of(speakers)))) == 2
    assert names(matrix(dossier_of(speakers, decided=(same,)))) == [("Ada Berg", ("Cem Dal",))]


def test_no_statement_is_lost_where_names_are_joined() -> None:
    dossier = dossier_of(told(body("Iraqi military"), body("the Iraqi military"), ADA, ADAH))
    shown = [s.id for row in matrix(dossier).rows for cell in row.cells for told in cell for s in told.statements]
    assert sorted(shown) == sorted(s.id for s in dossier.statements)
    who = {told.who for row in matrix(dossier).rows for cell in row.cells for told in cell}
    assert {"Iraqi military", "Ada Berg"} <= who


_SPEAKERS = st.sampled_from(
    [body("the army"), body("army"), body("The Army", "army"), ADA, ADAH, Name("a doctor", "a doctor", "unnamed")]
)


@settings(max_examples=8, deadline=None)
@given(st.lists(_SPEAKERS, min_size=3, max_size=5), st.data())
def test_the_order_in_which_reports_came_makes_no_difference(speakers: list[Name], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(speakers))))
    assert matrix(dossier_of(told(*speakers), order)) == matrix(dossier_of(told(*speakers)))


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return dossier_of([*told(ADA, body("the army"), ADAH, body("army"), ADA), *TOLD[:2]])


@settings(deadline=None)
@given(st.data())
def test_the_order_in_which_statements_are_gathered_makes_no_difference(dossier: Dossier, data: st.DataObject) -> None:
    statements = data.draw(st.permutations(dossier.statements))
    reports = dict(data.draw(st.permutations(list(dossier.reports.items()))))
    compared = compare(dossier.incident.id, statements, reports, bearers=dossier.bearers)
    shuffled = replace(
        dossier,
        statements=tuple(statements),
        reports=reports,
        comparisons=tuple(data.draw(st.permutations(compared))),
    )
    plain = compare(dossier.incident.id, dossier.statements, dossier.reports, bearers=dossier.bearers)
    assert matrix(shuffled) == matrix(replace(dossier, comparisons=plain))


def test_each_cell_tells_how_its_own_value_stands() -> None:
    made = matrix(dossier_of(told(body("army"), body("police"), body("mayor"))))
    (killed,) = (row for row in made.rows if row.field == "killed")
    (time,) = (row for row in made.rows if row.field == "time")
    assert {cell.state for column in killed.cells for cell in column} == {"contested"}
    assert {cell.state for column in time.cells for cell in column} == {"agreed"}
