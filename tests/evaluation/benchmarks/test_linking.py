"""The benchmark of linking: which parts are run, what counts, and the look-alikes it makes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.linking import PARTS, folder_of, measure_linking
from rashomon.evaluation.benchmarks.linking_gva import as_coded, held_out, home_of
from rashomon.evaluation.benchmarks.look import DEVELOPMENT, Look
from rashomon.evaluation.lookalikes import GAPS, GROUPS, make
from rashomon.evaluation.sets.gva import Coded, Told
from rashomon.evaluation.splits import calibrates, mark
from rashomon.linking.weights import load_weights

USED = sorted(load_weights().calibrated_on)


def told(name: str, incident: str, published: date = date(2019, 5, 4)) -> Told:
    return Told(name, published, "", f"A man was shot in Plumville, {name} said.", "", (incident,))


def test_a_set_is_found_in_the_folder_of_all_and_in_its_own(tmp_path: Path) -> None:
    own = tmp_path / "gva"
    own.mkdir()
    (own / "incidents.jsonl").touch()
    assert folder_of("gva", PARTS["gva"], tmp_path) == folder_of("gva", PARTS["gva"], own) == own
    assert folder_of("clusters", PARTS["clusters"], tmp_path) is None


def test_without_any_set_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="gva"):
        measure_linking(tmp_path, Look())


def test_what_was_fitted_on_does_not_count_and_another_file_counts_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    new = [told("a", "new-1"), told("b", "new-2")]
    assert held_out(new) == ("whole", new)
    used = next(str(n) for n in range(100) if calibrates(f"gva/{n}"))
    marked = load_weights().calibrated_on | {mark(used)}
    monkeypatch.setattr(
        "rashomon.evaluation.benchmarks.linking_gva.load_weights",
        lambda: type(load_weights())(0, {}, marked),
    )
    assert held_out([*new, told("c", used)]) == (DEVELOPMENT, new)


def test_the_marks_are_of_the_folds_that_are_fitted_on() -> None:
    assert len(USED) == len(set(USED)) > 100
    assert all(len(one) == 8 for one in USED)


def test_given_slots_join_one_shooting_and_keep_two_apart() -> None:
    one = Coded("1", date(2019, 5, 3), "Ohio", "Plumville", (40.0, -82.0), 1, 4)
    other = Coded("2", date(2019, 5, 3), "Texas", "Oakburg", (31.0, -97.0), 0, 2)
    found = [as_coded(told("a", "1"), one), as_coded(told("b", "1"), one), as_coded(told("c", "2"), other)]
    homes = home_of(found)
    assert homes["a"] == homes["b"] != homes["c"]


def test_the_look_alikes_are_the_same_every_time_and_share_nothing_between_parts() -> None:
    made = list(make("evaluation"))
    assert [one.report.id for one in made] == [one.report.id for one in make("evaluation")]
    assert Counter(one.gap for one in made) == Counter(dict.fromkeys(GAPS, 5 * GROUPS))
    assert not {one.report.text for one in made} & {one.report.text for one in make("calibration")}
