"""The interval of a figure of clusterings: where topics do not differ there is none to speak of."""

from __future__ import annotations

import pytest

from rashomon.errors import UsageError
from rashomon.evaluation.clustering_interval import own_intervals, resampled, resampled_conll, whole_parts
from rashomon.evaluation.clusterings import scores

ITEMS = {f"{topic}{n}": topic for topic in "abcdefgh" for n in range(4)}
GOLD = {item: f"{item[0]}{int(item[1]) // 2}" for item in ITEMS}


def test_all_right_is_all_right_in_every_draw() -> None:
    assert resampled_conll(GOLD, GOLD, ITEMS, draws=20) == (100, 100)


def test_topics_that_are_alike_give_one_figure() -> None:
    found = {item: item[0] for item in ITEMS}  # in every topic two events are taken for one
    low, high = resampled_conll(GOLD, found, ITEMS, draws=20)
    assert low == high == pytest.approx(scores(GOLD, found)["conll_f1"])


def test_topics_that_differ_give_a_range_that_holds_the_figure() -> None:
    found = {item: item[0] if item[0] in "abcd" else GOLD[item] for item in ITEMS}
    low, high = resampled_conll(GOLD, found, ITEMS)
    assert low < scores(GOLD, found)["conll_f1"] < high
    assert (low, high) == resampled_conll(GOLD, found, ITEMS)


def test_without_items_it_is_refused() -> None:
    with pytest.raises(UsageError):
        resampled_conll({}, {}, {})


def test_each_figure_asked_for_has_the_interval_it_has_alone() -> None:
    found = {item: item[0] if item[0] in "abcd" else GOLD[item] for item in ITEMS}
    both = resampled(GOLD, found, ITEMS, ["pair_precision", "conll_f1"], draws=20)
    assert set(both) == {"pair_precision", "conll_f1"}
    assert both["conll_f1"] == resampled_conll(GOLD, found, ITEMS, draws=20)
    low, high = both["pair_precision"]
    assert low < scores(GOLD, found)["pair_precision"] < high


def test_no_cluster_of_either_side_is_in_two_parts() -> None:
    gold = {"a": "1", "b": "1", "c": "2", "d": "3", "e": "4"}
    found = {"a": "x", "b": "y", "c": "y", "d": "z", "e": "w"}
    parts = whole_parts(gold, found)
    assert parts["a"] == parts["b"] == parts["c"]
    assert len({parts["a"], parts["d"], parts["e"]}) == 3


def test_wrong_joins_across_topics_stay_in_the_interval() -> None:
    gold = {f"{n}{side}": f"{n}" for n in range(60) for side in "ab"}
    found = {item: str(int(cluster) // 2) for item, cluster in gold.items()}  # two and two are taken for one
    low, high = own_intervals(gold, found, ["pair_precision"], draws=50)["pair_precision"]
    assert low <= scores(gold, found)["pair_precision"] <= high
    apart = resampled(gold, found, gold, ["pair_precision"], draws=50)["pair_precision"]
    assert apart[0] > high  # what drawing the events apart would come to
