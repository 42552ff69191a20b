"""What is told of what was judged: what counts as told, what as true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.evaluation.sets.test_judged import TEXT, lay
from tests.extract.told import read

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.judged import NAMES, counted, measure_judged, scored, voices
from rashomon.evaluation.benchmarks.judged import acts as count_acts
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.sets.judged import Judged, parties_of

ONE, TWO, THREE = (("killed", at, 0, "0a0a0a0a") for at in (0, 60, 90))
#: The verdicts, the scores of what is still made, and the counts: true and told, told, told of the true, true.
CASES = [
    ({ONE: "right"}, {ONE: 0.9}, Counts(1, 1, 1, 1)),
    ({ONE: "right"}, {ONE: 0.1}, Counts(0, 0, 0, 1)),
    ({ONE: "right"}, {}, Counts(0, 0, 0, 1)),
    ({ONE: "value", TWO: "speaker"}, {ONE: 0.9, TWO: 0.9}, Counts(1, 2, 1, 1)),
    ({ONE: "value"}, {}, Counts(0, 0, 0, 0)),
    ({ONE: "doubt"}, {ONE: 0.9}, Counts(0, 0, 0, 0)),
    ({ONE: "right"}, {ONE: 0.9, THREE: 0.9}, Counts(1, 1, 1, 1)),
]


@pytest.mark.parametrize(("verdicts", "found", "counts"), CASES)
def test_counts(verdicts: dict, found: dict, counts: Counts) -> None:  # type: ignore[type-arg]
    one = Judged("india", "7", read(TEXT).report, verdicts, held=True)
    assert counted(one, found)["count"] == counts
    assert set(counted(one, found)) == set(NAMES)


def test_a_report_that_is_read_as_it_was_judged_is_right(tmp_path: Path) -> None:
    reading = read(TEXT)
    (killed,) = (key for key in scored(reading) if key[0] == "killed")
    folder = lay(tmp_path, statements=[[*killed, "right"]])
    metrics = measure_judged(tmp_path, Look(), read=lambda report: reading, folder=folder).metrics
    assert (metrics["all_precision"], metrics["all_recall"], metrics["made_precision"]) == (100, 100, 100)


def test_voices_and_acts_are_counted_where_they_were_judged(tmp_path: Path) -> None:
    text = "Gunmen shot dead two clerks at a mill in Gao on Monday. Norland condemned the attack."
    reading = read(text)
    (act,) = (one for one in reading.accounts if one.form == "said")
    told = [one for one in reading.statements if one.account_id == act.id]
    (killed,) = (key for key in scored(reading) if key[0] == "killed")
    acts = {(act.kind, act.span.start): (parties_of(told), act.stance, "right"), ("deny", 3): ("x", "asserts", "right")}
    one = Judged(
        "india", "7", reading.report, {}, held=True, voices={killed: ("denies", "stance", "asserts")}, acts=acts
    )
    assert count_acts(one, reading) == Counts(1, 1, 1, 2)
    assert voices(one, reading) == Counts(1, 1, 1, 1)
    low = replace(reading, statements=tuple(replace(s, score=0.2) for s in reading.statements))
    assert (voices(one, low), count_acts(one, low)) == (Counts(0, 0, 0, 1), Counts(0, 0, 0, 2))


def test_without_judgements_it_says_where_they_should_be(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="holds no judgements"):
        measure_judged(tmp_path, Look(), folder=tmp_path)
