"""Ten reports that repeat one are one origin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.brief.dossier_builder import SUNDAY, Builder, report, speaker

from rashomon.brief.lineage import count_origins

CASES = [
    pytest.param([("A", ""), ("B", ""), ("C", "")], 3, id="nobody cites"),
    pytest.param([("A", ""), ("B", "A"), ("C", "A")], 1, id="all repeat one"),
    pytest.param([("A", ""), ("B", "a")], 1, id="capitals make no difference"),
    pytest.param([("B", "A"), ("C", "A")], 1, id="the one they repeat was not read"),
    pytest.param([("A", ""), ("B", "A"), ("C", "B")], 1, id="a chain"),
    pytest.param([("A", "B"), ("B", "A")], 2, id="a circle counts both"),
    pytest.param([("A", "A")], 1, id="a publisher that cites itself"),
    pytest.param([("A", ""), ("A", "B")], 2, id="a publisher that once reports and once repeats"),
    pytest.param([("", ""), ("", "")], 2, id="reports without a publisher are on their own"),
    pytest.param([], 0, id="no report"),
]


@pytest.mark.parametrize(("told", "origins"), CASES)
def test_origins(told: list[tuple[str, str]], origins: int) -> None:
    builder = Builder()
    for day, (publisher, cites) in enumerate(told):
        made = builder.add(report(publisher, SUNDAY + timedelta(days=day), "", f"As {cites} reported."))
        if cites:
            builder.tell(made, "cites", speaker(cites, "publisher"), f"As {cites} reported")
    assert count_origins(builder.reports, builder.cites) == origins


def test_a_day_apart_is_another_report() -> None:
    one, other = report("A", date(2020, 1, 1), "", "x"), report("A", date(2020, 1, 2), "", "x")
    assert count_origins({one.id: one, other.id: other}, []) == 1
