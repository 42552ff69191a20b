"""The order, the grouping and the repetition of reading change nothing of what a ledger comes to hold."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fresh import fresh_ledger
from tests.stories.conftest import Fill

from rashomon.brief import build_brief, render
from rashomon.jobs.clustering import cluster_ledger
from rashomon.jobs.dossiers import dossiers
from rashomon.jobs.filters import Filters
from rashomon.ledger import Ledger

Batches = list[tuple[list[Path], bool]]
#: What a ledger comes to, all but the times at which it was recorded.
DUMPS: dict[str, Callable[[Ledger], object]] = {
    "reports": lambda ledger: list(ledger.reports()),
    "accounts": lambda ledger: list(ledger.accounts()),
    "statements": lambda ledger: list(ledger.statements()),
    "links": lambda ledger: sorted(ledger.links(), key=lambda link: link.id),
    "issues": lambda ledger: list(ledger.issues()),
    "incidents": lambda ledger: list(cluster_ledger(ledger).incidents.values()),
}


@pytest.fixture
def empty() -> Iterator[Callable[[], Ledger]]:
    """Make an empty ledger, as many as a test asks for."""
    with tempfile.TemporaryDirectory() as folder:
        opened: list[Ledger] = []

        def make() -> Ledger:
            opened.append(fresh_ledger(Path(folder) / f"{len(opened)}.db"))
            return opened[-1]

        yield make
        for one in opened:
            one.close()


def same(one: Ledger, other: Ledger) -> None:
    """Compare what two ledgers hold, and the briefs that are printed of it."""
    for name, dump in DUMPS.items():
        assert dump(one) == dump(other), name
    assert briefs(one) == briefs(other)


def briefs(ledger: Ledger) -> str:
    return render([build_brief(dossier) for dossier in dossiers(ledger, Filters())], "json", width=100, colour=False)


@st.composite
def readings(draw: st.DrawFn, files: list[Path]) -> Batches:
    """Draw the files in any order, cut into batches, each of them read once or twice."""
    order = draw(st.permutations(files))
    cuts = sorted(draw(st.sets(st.integers(1, len(files) - 1), max_size=6)))
    bounds = zip([0, *cuts], [*cuts, len(files)], strict=True)
    return [(list(order[start:end]), draw(st.booleans())) for start, end in bounds]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_order_and_grouping_give_the_same_ledger(
    data: st.DataObject, ledger: Ledger, empty: Callable[[], Ledger], fill: Fill, example_files: list[Path]
) -> None:
    shuffled = empty()
    for files, twice in data.draw(readings(example_files)):
        for _ in range(2 if twice else 1):
            summary = fill(shuffled, *files)
        assert not twice or (summary.read, summary.statements, summary.links) == (0, 0, 0)
    same(shuffled, ledger)


def test_the_last_report_first(
    ledger: Ledger, empty: Callable[[], Ledger], fill: Fill, example_files: list[Path]
) -> None:
    backwards = empty()
    for file in reversed(example_files):
        fill(backwards, file)
    same(backwards, ledger)


def test_reading_again_adds_no_row(empty: Callable[[], Ledger], fill: Fill, example_files: list[Path]) -> None:
    twice = empty()
    fill(twice, *example_files)
    before = twice.counts()
    summary = fill(twice, *example_files)
    assert twice.counts() == before
    assert (summary.read, summary.known) == (0, before["reports"])
