"""Ten reports that repeat one are one origin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.brief.dossier_builder import SUNDAY, Builder, kind, report, speaker

from rashomon.brief.audit import unsupported
from rashomon.brief.build import build_brief
from rashomon.brief.context import report_lines
from rashomon.brief.lineage import count_origins
from rashomon.lineage import statements_of

ROADS = ["north", "south", "harbour", "market", "river", "old", "new", "mill", "bridge", "school", "mountain", "garden"]

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


def test_a_near_copy_is_told_with_whose_words_it_is() -> None:
    builder = Builder()
    text = " ".join(f"On the {word} road the guards counted {word} shells before noon." for word in ROADS)
    first = builder.add(report("Levant Wire", SUNDAY, "", text))
    for publisher in ("Post", "Courier"):
        builder.tell(
            builder.add(report(publisher, SUNDAY + timedelta(days=1), "", text[:-60])), "kind", kind("road"), "road"
        )
    builder.tell(first, "kind", kind("road"), "road")
    dossier = builder.dossier({})
    lines = report_lines(dossier)
    assert lines[0].text == "3; origins: 1"
    assert [line.text for line in lines[1:]] == [
        "Levant Wire, 20 December 2020",
        "Courier, 21 December 2020; mostly the words of Levant Wire, 20 December 2020",
        "Post, 21 December 2020; mostly the words of Levant Wire, 20 December 2020",
    ]
    assert unsupported(build_brief(dossier), statements_of(dossier), dossier.reports) == []
